import { yes, type Decision } from '../domain/decision.js';
import type { Instant } from '../domain/ids.js';
import { nominationReference, type NominationHistory } from '../domain/nomination.js';
import type { Person } from '../domain/person.js';
import { referenceOf, type ProposalHistory } from '../domain/proposal.js';
import type { RecordEntry } from '../domain/record.js';
import { published } from '../domain/record-shown.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { meansNomination, nominationFacts, nominationNamed } from './nomination-facts.js';
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
    const subject = await subjectNamed(tx, act, filter.ref);
    return subject.ok ? shown(await entriesOf(tx, act, filter, subject.value)) : subject;
  });

/** The reference of the matter that somebody named. */
async function subjectNamed(tx: Tx, act: Act, typed: string): Promise<Decision<string, Refusal>> {
  if (meansNomination(typed)) {
    const nomination = await nominationNamed(tx, act.serverId, typed);
    return nomination.ok ? yes(nominationReference(nomination.value)) : nomination;
  }
  const proposal = await proposalNamed(tx, act.serverId, typed);
  return proposal.ok ? yes(referenceOf(proposal.value)) : proposal;
}

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

/** X4: the steps of a proposal, from its record. */
export const explain = (deps: Deps, act: Act, typed: string): Promise<Decision<ProposalHistory, Refusal>> =>
  deps.store.read(async (tx) => {
    const proposal = await proposalNamed(tx, act.serverId, typed);
    if (!proposal.ok) return proposal;
    const steps = await stepsOf(tx, act, referenceOf(proposal.value));
    return yes({ facts: await factsOf(tx, proposal.value), steps });
  });

/** X4: the steps of a nomination, from its record. */
export const explainNomination = (deps: Deps, act: Act, typed: string): Promise<Decision<NominationHistory, Refusal>> =>
  deps.store.read(async (tx) => {
    const nomination = await nominationNamed(tx, act.serverId, typed);
    if (!nomination.ok) return nomination;
    const facts = await nominationFacts(tx, nomination.value.id);
    if (!facts) throw new Error(`there is no nomination ${nomination.value.id}`);
    return yes({ facts, steps: await stepsOf(tx, act, nominationReference(nomination.value)) });
  });

/** Each step of a matter with who took it. */
async function stepsOf(tx: Tx, act: Act, subject: string): Promise<{ entry: RecordEntry; by: Person | null }[]> {
  const entries = await entriesOf(tx, act, { from: null, to: null }, subject);
  const people = await tx.people.all(act.serverId);
  const by = (entry: RecordEntry): Person | null =>
    people.find((person) => person.accounts.some((account) => account === entry.values['actor']?.value)) ?? null;
  return entries.map((entry) => ({ entry, by: by(entry) }));
}
