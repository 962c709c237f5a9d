import { RecordCheck, type Flaw } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

/** Entries held at a time. */
const ENTRIES_A_READ = 1_000;

/** X1: checks the server's whole record; `anchor` is the beginning of a head hash that was printed on a card. */
export const verifyRecord = (
  deps: Pick<Deps, 'store'>,
  { serverId }: Pick<Act, 'serverId'>,
  anchor?: string,
): Promise<{ flaw: Flaw | null; entries: number; head: string }> =>
  deps.store.read(async (tx) => {
    // The record may grow while it is read: it ends at the tip of before, at that of after, or in between.
    const before = await tx.record.tip(serverId);
    const check = new RecordCheck(anchor);
    const flaw = (await checkEntries(tx, serverId, check, before)) ?? check.end();
    const { seq, head } = check.tip;
    const after = await tx.record.tip(serverId);
    const whole = seq >= before.seq && (seq < after.seq || (seq === after.seq && head === after.head));
    return { flaw: flaw ?? (whole ? null : { seq: seq + 1, problem: 'missing' }), entries: seq, head };
  });

/** Lets all entries be checked, page by page; `known` is a tip that the record once had. */
async function checkEntries(
  tx: Tx,
  serverId: Act['serverId'],
  check: RecordCheck,
  known: { readonly seq: number; readonly head: string },
): Promise<Flaw | null> {
  for (;;) {
    const page = await tx.record.list({ serverId, afterSeq: check.tip.seq, limit: ENTRIES_A_READ });
    for (const entry of page) {
      const flaw = check.next(entry);
      if (flaw) return flaw;
      if (entry.seq === known.seq && entry.hash !== known.head) return { seq: entry.seq, problem: 'hash' };
    }
    if (page.length < ENTRIES_A_READ) return null;
  }
}
