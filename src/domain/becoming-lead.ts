import { active } from './activity.js';
import { leadsBy, type Candidacy, type CandidacyFacts, type SponsorLevel, type Sponsorship } from './candidacy.js';
import type { ClauseId } from './clause.js';
import { no, yes, type Decision } from './decision.js';
import { leadWordOf, type Group } from './group.js';
import type { Instant, MembershipId, PersonId, SponsorshipId } from './ids.js';
import { isCoreMaintainer, type Level } from './ladder.js';
import { FRESH, atLeast, type Membership } from './membership.js';
import type { Refusal } from './refusal.js';
import { edition } from './rules.js';
import { ownSponsorship } from './sponsoring.js';
import type { Standing } from './standing.js';
import { termEnd } from './term.js';
import { written, writtenLine } from './wording.js';

/** Longest term, in characters: `6 months (ends Aug 14, 2026)` and some air. */
const TERM_AT_MOST = 60;
/** Longest attestation, in characters: a sentence. */
export const STATEMENT_AT_MOST = 1_000;
/** Terms without an end, as charters write them. */
const ENDLESS = /^(?:ongoing|initial)$/iu;

/** L1: leads of the group and Core Maintainers add leads. */
export function mayAddLeads(standing: Standing, level: Level): Decision<null, Refusal> {
  const { group, tier } = standing;
  if (group.status === 'retired') return no({ clause: 'L1', code: 'group-retired', group: group.title });
  if (atLeast(tier, 'lead') || isCoreMaintainer(level)) return yes(null);
  return no({ clause: 'L1', code: 'leads-or-core', kind: group.kind, group: group.title });
}

/** L1: a term as somebody typed it: one that has an end in the future, or none at all. */
export function termTyped(typed: string | null, at: Instant): Decision<string | null, Refusal> {
  if (typed === null) return yes(null);
  const term = writtenLine('L1', 'term', typed, TERM_AT_MOST);
  if (!term.ok) return term;
  const isTerm = ENDLESS.test(term.value) || (termEnd(term.value, at) ?? 0) > at;
  return isTerm ? term : no({ clause: 'L1', code: 'not-a-term', typed: term.value });
}

/** L1: whether somebody can be made a candidate in a group where they have this place and these open candidacies. */
export function mayStand(
  group: Group,
  present: Membership | null,
  open: readonly Candidacy[],
): Decision<null, Refusal> {
  const { kind, title } = group;
  if (present?.tier === 'lead' && present.endedAt === null) {
    return no({ clause: 'L1', code: 'already-lead', kind, group: title });
  }
  return open.length > 0 ? no({ clause: 'L1', code: 'already-candidate', kind, group: title }) : yes(null);
}

/** L4, L6: the candidate accepts, in person. */
export function accept(facts: CandidacyFacts, by: PersonId, at: Instant): Decision<Candidacy, Refusal> {
  const clause = facts.group.kind === 'working-group' ? 'L6' : 'L4';
  const open = requireOpen(facts, clause);
  if (!open.ok) return open;
  const { candidacy } = facts;
  if (candidacy.personId !== by) return no({ clause: 'L4', code: 'not-the-candidate' });
  if (candidacy.acceptedAt !== null) return no({ clause: 'L4', code: 'already-accepted' });
  return yes({ ...candidacy, acceptedAt: at });
}

/** L5: whether somebody may sponsor: a Core or Lead Maintainer, not oneself, once. Later than the appointment too. */
export function maySponsor(facts: CandidacyFacts, by: PersonId, level: Level): Decision<SponsorLevel, Refusal> {
  const { candidacy, group, sponsors } = facts;
  if (!leadsBy(facts)) {
    const open = requireOpen(facts, 'L5');
    if (!open.ok) return open;
  }
  if (group.status === 'retired') return no({ clause: 'L5', code: 'group-retired', group: group.title });
  if (candidacy.personId === by) return no({ clause: 'L5', code: 'own-sponsorship' });
  if (level !== 'core-maintainer' && level !== 'lead-maintainer') {
    return no({ clause: 'L5', code: 'level-too-low', level, needed: 'core-maintainer' });
  }
  if (ownSponsorship(sponsors, { id: by })) return no({ clause: 'L5', code: 'already-sponsored' });
  return yes(level);
}

/** L3, L5: sponsors with one sentence that attests to the candidate's engagement. */
export function sponsor(
  facts: CandidacyFacts,
  by: PersonId,
  level: Level,
  typed: string,
  at: Instant,
  id: SponsorshipId,
): Decision<Sponsorship, Refusal> {
  const allowed = maySponsor(facts, by, level);
  if (!allowed.ok) return allowed;
  const statement = written('L3', 'statement', typed, STATEMENT_AT_MOST);
  if (!statement.ok) return statement;
  return yes({
    ...{ id, candidacyId: facts.candidacy.id, personId: by, level: allowed.value },
    ...{ statement: statement.value, at, withdrawnAt: null },
  });
}

/** L5: a sponsor takes the sponsorship back, before the appointment or after it. */
export function withdrawSponsorship(facts: CandidacyFacts, by: PersonId, at: Instant): Decision<Sponsorship, Refusal> {
  const { group } = facts;
  if (group.status === 'retired') return no({ clause: 'L5', code: 'group-retired', group: group.title });
  const own = ownSponsorship(facts.sponsors, { id: by });
  return own ? yes({ ...own.sponsorship, withdrawnAt: at }) : no({ clause: 'L5', code: 'no-own-sponsorship' });
}

/** L4: the candidate, or who may add leads, takes a candidacy back. */
export function withdrawCandidacy(
  facts: CandidacyFacts,
  by: Standing,
  level: Level,
  at: Instant,
): Decision<Candidacy, Refusal> {
  const open = requireOpen(facts, 'L4');
  if (!open.ok) return open;
  const { candidacy } = facts;
  const allowed = candidacy.personId === by.personId ? open : mayAddLeads(by, level);
  return allowed.ok ? yes({ ...candidacy, status: 'withdrawn', settledAt: at }) : allowed;
}

/** L2: whether there is a candidacy of which the ladder can be looked at again. */
export const mayCheck = (facts: CandidacyFacts): Decision<null, Refusal> => requireOpen(facts, 'L2');

function requireOpen({ candidacy, group }: CandidacyFacts, clause: ClauseId): Decision<null, Refusal> {
  if (group.status === 'retired') return no({ clause, code: 'group-retired', group: group.title });
  const { status } = candidacy;
  return status === 'open' ? yes(null) : no({ clause, code: 'candidacy-settled', status, kind: group.kind });
}

/** L1: the place of somebody who becomes a lead at `at`. */
export function appointed(facts: CandidacyFacts, at: Instant, id: MembershipId): Membership {
  const { candidacy, group, membership: present } = facts;
  const { personId, term } = candidacy;
  const made: Membership = {
    ...FRESH,
    ...{ id: present?.id ?? id, groupId: group.id, personId, tier: 'lead', source: 'appointed', since: at },
    ...{ role: leadWordOf(group.kind), term, termEndsAt: termEnd(term, at) },
  };
  return active(made, at, edition(candidacy.edition));
}
