import type { Group, GroupKind } from '../../src/domain/group.js';
import {
  asId,
  type GroupId,
  type Instant,
  type MembershipId,
  type ObjectionId,
  type PersonId,
  type ProposalId,
  type Snowflake,
  type VoteId,
} from '../../src/domain/ids.js';
import { FRESH, type Membership, type Tier } from '../../src/domain/membership.js';
import type { Person } from '../../src/domain/person.js';
import type { Objection, Proposal } from '../../src/domain/proposal.js';
import type { Standing } from '../../src/domain/standing.js';
import { NO_BALLOTS, type Vote } from '../../src/domain/vote.js';

/** Invented groups, people and proposals for tests; each says only what its test is about. */

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** 2026-11-02, a Monday, 12:00 UTC: when the sample proposal was announced. */
export const MONDAY: Instant = Date.UTC(2026, 10, 2, 12);

export const SERVER = asId<Snowflake>('900000000000000001');

export const group = (kind: GroupKind, parts: Partial<Group> = {}): Group => ({
  id: asId<GroupId>(kind === 'working-group' ? 'group-tracing' : 'group-accessibility'),
  serverId: SERVER,
  kind,
  name: kind === 'working-group' ? 'tracing' : 'accessibility',
  title: kind === 'working-group' ? 'Tracing' : 'Accessibility',
  status: 'active',
  mission: '',
  memberTier: kind === 'working-group',
  channelId: asId<Snowflake>(kind === 'working-group' ? '900000000000000011' : '900000000000000012'),
  grandfathered: true,
  oneHoldsSince: null,
  createdAt: MONDAY - 100 * DAY,
  ...parts,
});

const NAMES = ['Ada Amber', 'Ben Birch', 'Cleo Cedar', 'Dan Dune', 'Eva Elm', 'Finn Fern'];

/** The n-th invented person, with a Discord account. */
export const person = (n: number, parts: Partial<Person> = {}): Person => ({
  id: asId<PersonId>(`person-${n}`),
  serverId: SERVER,
  name: NAMES[n - 1] ?? `Person ${n}`,
  organization: null,
  github: null,
  githubConfirmed: false,
  discordName: null,
  consent: 'unasked',
  consentAt: null,
  erasedAt: null,
  ladder: 'contributor',
  seenAs: null,
  counted: true,
  profileAt: null,
  accounts: [asId<Snowflake>(`${800_000_000_000_000_000n + BigInt(n)}`)],
  createdAt: MONDAY - 100 * DAY,
  ...parts,
});

export const standing = (n: number, tier: Tier | null, of: Group = group('working-group')): Standing => ({
  personId: person(n).id,
  group: of,
  tier,
});

export const membership = (n: number, tier: Tier, parts: Partial<Membership> = {}): Membership => ({
  id: asId<MembershipId>(`membership-${n}`),
  groupId: group('working-group').id,
  personId: person(n).id,
  tier,
  source: 'joined',
  ...FRESH,
  since: MONDAY - 50 * DAY,
  ...parts,
});

/** D-1 by the first person: a minor routine matter, open for five days since MONDAY. */
export const proposal = (kind: GroupKind, parts: Partial<Proposal> = {}): Proposal => ({
  id: asId<ProposalId>('proposal-1'),
  serverId: SERVER,
  number: 1,
  groupId: group(kind).id,
  groupKind: kind,
  authorId: person(1).id,
  title: 'Adopt a weekly summary',
  text: 'Every Friday somebody writes what was decided.',
  version: 1,
  matter: 'routine',
  significance: 'minor',
  days: 5,
  edition: 'mcp-2026',
  status: 'open',
  openedAt: MONDAY - 1_000,
  announcedAt: MONDAY,
  deadlineAt: MONDAY + 5 * DAY,
  outageMovedAt: null,
  settledAt: null,
  outputKind: null,
  ...parts,
});

export const objectionId = (n: number): ObjectionId => asId<ObjectionId>(`objection-${n}`);

export const objection = (by: number, kind: Objection['kind'], parts: Partial<Objection> = {}): Objection => ({
  id: objectionId(by),
  proposalId: proposal('working-group').id,
  personId: person(by).id,
  kind,
  reason: 'Fridays are holidays for some of us.',
  resolution: kind === 'block' ? 'Take Thursday.' : '',
  at: MONDAY + DAY,
  liftedAt: null,
  ...parts,
});

/** A vote on the sample proposal that a block opened a day after its announcement, of five WG Members and two Participants. */
export const vote = (parts: Partial<Vote> = {}): Vote => ({
  id: asId<VoteId>('vote-1'),
  serverId: SERVER,
  proposalId: asId<ProposalId>('proposal-1'),
  round: 1,
  cause: 'block',
  status: 'open',
  result: null,
  openedAt: MONDAY + DAY,
  announcedAt: MONDAY + DAY,
  closesAt: MONDAY + 8 * DAY,
  extended: null,
  outageMovedAt: null,
  closedAt: null,
  contestUntil: null,
  contestMovedAt: null,
  seats: 7,
  base: 5,
  forQuorum: 0,
  voted: 0,
  members: NO_BALLOTS,
  participants: NO_BALLOTS,
  ...parts,
});
