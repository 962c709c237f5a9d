import { yes, type Decision } from '../domain/decision.js';
import type { Instant } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import { referenceOf, type ProposalHistory } from '../domain/proposal.js';
import { verify, type Flaw, type RecordEntry } from '../domain/record.js';
import { published } from '../domain/record-shown.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { factsOf, proposalNamed } from './proposal-facts.js';
import { publicationOf } from './publication.js';

/** Entries read at a time; a record may be longer than what should be held in one answer of the database. */
const ENTRIES_A_READ = 1_000;

export interface RecordFilter {
  /** A reference such as `D-1`. */
  readonly ref: string | null;
  readonly from: Instant | null;
  readonly to: Instant | null;
}

/** X1: the entries of this server's record that fit, in order, as they may leave Discord (X8). */
export const readRecord = (deps: Deps, act: Act, filter: RecordFilter): Promise<Decision<RecordEntry[], Refusal>> =>
  deps.store.read(async (tx) => {
    const publication = await publicationOf(tx, act.serverId);
    const shown = (entries: RecordEntry[]) => yes(entries.map((entry) => published(entry, publication)));
    if (filter.ref === null) return shown(await entriesOf(tx, act, filter));
    const proposal = await proposalNamed(tx, act.serverId, filter.ref);
    if (!proposal.ok) return proposal;
    return shown(await entriesOf(tx, act, filter, referenceOf(proposal.value)));
  });

async function entriesOf(
  tx: Tx,
  act: Act,
  filter: Omit<RecordFilter, 'ref'>,
  subject?: string,
): Promise<RecordEntry[]> {
  const entries: RecordEntry[] = [];
  for (;;) {
    const page = await tx.record.list({
      serverId: act.serverId,
      ...(subject === undefined ? {} : { subject }),
      ...(filter.from === null ? {} : { from: filter.from }),
      ...(filter.to === null ? {} : { to: filter.to }),
      afterSeq: entries.at(-1)?.seq ?? 0,
      limit: ENTRIES_A_READ,
    });
    entries.push(...page);
    if (page.length < ENTRIES_A_READ) return entries;
  }
}

/** X1: checks the server's whole record; `anchor` is the beginning of a head hash that was printed on a card. */
export const verifyRecord = (
  deps: Deps,
  act: Act,
  anchor?: string,
): Promise<{ flaw: Flaw | null; entries: number; head: string }> =>
  deps.store.read(async (tx) => {
    // The record may grow while it is read.
    const before = await tx.record.tip(act.serverId);
    const entries = await entriesOf(tx, act, { from: null, to: null });
    const after = await tx.record.tip(act.serverId);
    const flaw = verify(entries, anchor) ?? cutOff(entries, before, after);
    return { flaw, entries: entries.length, head: entries.at(-1)?.hash ?? '' };
  });

interface Tip {
  readonly seq: number;
  readonly head: string;
}

/** Entries may be added while the record is read: it ends at the tip of before, at that of after, or in between. */
function cutOff(entries: readonly RecordEntry[], before: Tip, after: Tip): Flaw | null {
  const reaches = ({ seq, head }: Tip): boolean => (entries[seq - 1]?.hash ?? '') === head;
  const whole = reaches(before) && (entries.length < after.seq || (entries.length === after.seq && reaches(after)));
  return whole ? null : { seq: entries.length + 1, problem: 'missing' };
}

/** X4: the steps of a proposal, from its record. */
export const explain = (deps: Deps, act: Act, typed: string): Promise<Decision<ProposalHistory, Refusal>> =>
  deps.store.read(async (tx) => {
    const proposal = await proposalNamed(tx, act.serverId, typed);
    if (!proposal.ok) return proposal;
    const entries = await entriesOf(tx, act, { from: null, to: null }, referenceOf(proposal.value));
    const people = await tx.people.all(act.serverId);
    const by = (entry: RecordEntry): Person | null =>
      people.find((person) => person.accounts.some((account) => account === entry.values['actor']?.value)) ?? null;
    return yes({
      facts: await factsOf(tx, proposal.value),
      steps: entries.map((entry) => ({ entry, by: by(entry) })),
    });
  });
