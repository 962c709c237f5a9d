import { randomUUID } from 'node:crypto';
import { leadsBy, type Candidacy, type CandidacyFacts, type Sponsorship } from '../domain/candidacy.js';
import { appointed } from '../domain/becoming-lead.js';
import type { ClauseId } from '../domain/clause.js';
import type { Group } from '../domain/group.js';
import { asId, type CandidacyId, type Instant, type MembershipId } from '../domain/ids.js';
import type { Sealed } from '../domain/record.js';
import { checklistOf, isComplete } from '../domain/sponsoring.js';
import type { Tx } from '../ports/store.js';
import { candidacyFacts } from './candidacy-facts.js';
import type { Deps } from './deps.js';
import { noteStrength } from './note-strength.js';
import { writeMembership } from './write-membership.js';

/** A change of a candidacy as it is to be written. */
export interface CandidacyChange {
  readonly group: Group;
  readonly candidacy: Candidacy;
  /** A sponsorship that is made or withdrawn. */
  readonly sponsorship?: Sponsorship;
  /** The entry's kind, in the past tense. */
  readonly happened: string;
  readonly clauses: readonly ClauseId[];
  readonly at: Instant;
  readonly sealed: { readonly [name: string]: Sealed };
}

/** Writes state, record entry and card together, and appoints when everything is there. Answers how it stands then. */
export async function writeCandidacy(tx: Tx, deps: Deps, change: CandidacyChange): Promise<CandidacyFacts> {
  const { group, candidacy, sponsorship, at, sealed } = change;
  await tx.candidacies.save(candidacy);
  if (sponsorship) await tx.candidacies.saveSponsorship(sponsorship);
  await tx.record.append(group.serverId, {
    kind: change.happened,
    subject: `group:${group.id}`,
    groupId: group.id,
    clauses: change.clauses,
    edition: candidacy.edition,
    at,
    facts: { status: candidacy.status, ...(sponsorship ? { level: sponsorship.level } : {}) },
    sealed: { member: { value: candidacy.personId, personId: candidacy.personId }, ...sealed },
  });
  return settleCandidacy(tx, deps, candidacy.id, at);
}

/**
 * L1-L6: makes a candidate lead at once when the last thing is there, by the levels that were last noted, and sees to
 * the sponsors of one who is lead already (L5).
 */
export async function settleCandidacy(tx: Tx, deps: Deps, id: CandidacyId, at: Instant): Promise<CandidacyFacts> {
  const facts = await candidacyFacts(tx, id);
  if (!facts) throw new Error('a candidacy is gone from under its own change');
  const { candidacy, group } = facts;
  const isDue = candidacy.status === 'open' && group.status === 'active' && isComplete(checklistOf(facts));
  if (isDue) await appoint(tx, deps, facts, at);
  const settled = isDue ? await candidacyFacts(tx, id) : facts;
  if (!settled) throw new Error('a candidacy is gone from under its own change');
  if (leadsBy(settled)) await noteStrength(tx, deps, settled, at);
  await showCandidacy(tx, deps, settled);
  return settled;
}

async function appoint(tx: Tx, deps: Deps, facts: CandidacyFacts, at: Instant): Promise<void> {
  const { candidacy, group } = facts;
  await tx.candidacies.save({ ...candidacy, status: 'appointed', settledAt: at });
  await writeMembership(tx, deps, {
    membership: appointed(facts, at, asId<MembershipId>(randomUUID())),
    group,
    happened: 'lead-appointed',
    clauses: ['L1', 'L2', 'L4', 'L5'],
    at,
    actor: null,
  });
}

/** Wants a candidacy's card shown as it is now; nowhere while its group has no channel. */
export async function showCandidacy(
  tx: Tx,
  { clock }: Pick<Deps, 'clock'>,
  { candidacy: { id, serverId }, group: { channelId } }: Pick<CandidacyFacts, 'candidacy' | 'group'>,
): Promise<void> {
  if (channelId === null) return;
  await tx.outbox.showCard({ serverId, channelId, card: { type: 'candidacy', id }, at: clock.now() });
}
