import type { Contribution } from '../../src/domain/contribution.js';
import { asId, type ContributionId, type NominationId, type ObjectionId } from '../../src/domain/ids.js';
import type { Nomination, NominationObjection } from '../../src/domain/nomination.js';
import type { ParticipationDay, ParticipationKind } from '../../src/domain/participation-kinds.js';
import { DAY, MONDAY, SERVER, group, person } from './sample.js';

/** N-1: the second person nominates the third, open for seven days since MONDAY, 2 November 2026. */
export const nomination = (parts: Partial<Nomination> = {}): Nomination => ({
  id: asId<NominationId>('nomination-1'),
  serverId: SERVER,
  number: 1,
  groupId: group('working-group').id,
  personId: person(3).id,
  nominatorId: person(2).id,
  reason: 'Cleo reviewed every exporter that we have.',
  edition: 'mcp-2026',
  status: 'open',
  openedAt: MONDAY - 1_000,
  announcedAt: MONDAY,
  deadlineAt: MONDAY + 7 * DAY,
  outageMovedAt: null,
  settledAt: null,
  ...parts,
});

export const nominationObjection = (by: number, parts: Partial<NominationObjection> = {}): NominationObjection => ({
  id: asId<ObjectionId>(`objection-${by}`),
  nominationId: nomination().id,
  personId: person(by).id,
  reason: 'Two more months would do.',
  at: MONDAY + DAY,
  liftedAt: null,
  ...parts,
});

/** What the third person did on a day. */
export const took = (
  day: string,
  kind: ParticipationKind = 'meeting',
  parts: Partial<ParticipationDay> = {},
): ParticipationDay => ({
  groupId: group('working-group').id,
  personId: person(3).id,
  day,
  kind,
  count: 1,
  link: null,
  byId: null,
  at: Date.parse(`${day}T10:00:00Z`),
  ...parts,
});

export const contribution = (n: number, parts: Partial<Contribution> = {}): Contribution => ({
  id: asId<ContributionId>(`contribution-${n}`),
  serverId: SERVER,
  groupId: group('working-group').id,
  personId: person(3).id,
  loggedById: person(3).id,
  kind: 'review',
  link: `https://code.example/pull/${n}`,
  at: MONDAY - 10 * DAY,
  status: 'confirmed',
  decided: { byId: person(5).id, at: MONDAY - 9 * DAY },
  ...parts,
});
