import type { Step } from '../domain/explained.js';
import type { Instant, Snowflake } from '../domain/ids.js';
import { asId } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { RecordEntry } from '../domain/record.js';
import type { Tx } from '../ports/store.js';

/** Entries read at a time; a record may be longer than what should be held in one answer of the database. */
const ENTRIES_A_READ = 1_000;

/** All entries of a server's record that fit, in order. */
export async function entriesOf(
  tx: Tx,
  serverId: Snowflake,
  filter: { readonly subject?: string; readonly from?: Instant; readonly to?: Instant } = {},
): Promise<RecordEntry[]> {
  const entries: RecordEntry[] = [];
  for (;;) {
    const afterSeq = entries.at(-1)?.seq ?? 0;
    const page = await tx.record.list({ ...filter, serverId, afterSeq, limit: ENTRIES_A_READ });
    entries.push(...page);
    if (page.length < ENTRIES_A_READ) return entries;
  }
}

/**
 * X4: each step of a matter with who took it. A ballot is its seat's: whose that is stands in the result, and is nobody's
 * affair before (V6).
 */
export async function stepsOf(tx: Tx, serverId: Snowflake, subject: string): Promise<Step[]> {
  const entries = await entriesOf(tx, serverId, { subject });
  const people = new Map<string, Person | null>();
  for (const entry of entries) {
    const account = actorOf(entry);
    if (account === null || people.has(account)) continue;
    people.set(account, await tx.people.byAccount(serverId, asId<Snowflake>(account)));
  }
  return entries.map((entry) => ({ entry, by: people.get(actorOf(entry) ?? '') ?? null }));
}

const actorOf = ({ kind, values }: RecordEntry): string | null =>
  kind === 'ballot-cast' ? null : (values['actor']?.value ?? null);
