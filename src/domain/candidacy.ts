import type { Group } from './group.js';
import type { CandidacyId, GroupId, Instant, PersonId, Snowflake, SponsorshipId } from './ids.js';
import type { Level } from './ladder.js';
import type { Membership } from './membership.js';
import type { Person } from './person.js';

export const CANDIDACY_STATUSES = ['open', 'appointed', 'withdrawn'] as const;
export type CandidacyStatus = (typeof CANDIDACY_STATUSES)[number];

/** Somebody is to become a lead of a group (L1-L6): a checklist until everything is there. */
export interface Candidacy {
  readonly id: CandidacyId;
  readonly serverId: Snowflake;
  readonly groupId: GroupId;
  /** Who is to lead. */
  readonly personId: PersonId;
  /** How long, as typed; null when nothing was said. */
  readonly term: string | null;
  readonly status: CandidacyStatus;
  /** X2: the edition of the rules under which it began. */
  readonly edition: string;
  readonly openedAt: Instant;
  /** L4: when the candidate accepted. */
  readonly acceptedAt: Instant | null;
  readonly settledAt: Instant | null;
}

/** L5: the levels that sponsor. */
export const SPONSOR_LEVELS = ['core-maintainer', 'lead-maintainer'] as const satisfies readonly Level[];
export type SponsorLevel = (typeof SPONSOR_LEVELS)[number];

/** L3, L5: somebody stands up for a candidate. */
export interface Sponsorship {
  readonly id: SponsorshipId;
  readonly candidacyId: Candidacy['id'];
  readonly personId: PersonId;
  /** The level with which they sponsored; what counts is the one they have now. */
  readonly level: SponsorLevel;
  /** L3: one sentence that attests to sustained engagement. */
  readonly statement: string;
  readonly at: Instant;
  readonly withdrawnAt: Instant | null;
}

/** A sponsorship with who it is from. */
export interface Sponsored {
  readonly sponsorship: Sponsorship;
  readonly person: Person;
}

/** All that a candidacy's card says. */
export interface CandidacyFacts {
  readonly candidacy: Candidacy;
  readonly group: Group;
  readonly candidate: Person;
  /** The candidate's place in the group; null for somebody who never was in it. */
  readonly membership: Membership | null;
  /** In the order in which they were made, withdrawn ones included. */
  readonly sponsors: readonly Sponsored[];
}

/** Whether the candidate leads the group by this candidacy: it was settled so, and they have been lead ever since. */
export const leadsBy = ({ candidacy, membership }: Pick<CandidacyFacts, 'candidacy' | 'membership'>): boolean =>
  candidacy.status === 'appointed' &&
  membership?.tier === 'lead' &&
  membership.endedAt === null &&
  membership.since === candidacy.settledAt;
