import {
  asId,
  type GroupId,
  type NominationId,
  type ObjectionId,
  type PersonId,
  type Snowflake,
} from '../../domain/ids.js';
import {
  NOMINATION_STATUSES,
  NOMINATION_UNDECIDED,
  type Nomination,
  type NominationObjection,
} from '../../domain/nomination.js';
import type { Nomination as Row, NominationObjection as ObjectionRow } from '../../generated/sqlite/client.js';
import type { Nominations } from '../../ports/nominations.js';
import type { Rows } from './client.js';
import { dateOf, instantOf, oneOf } from './columns.js';

/** Nominations with the objections to them (P5, P6). */
export const nominationsIn = (rows: Rows): Nominations => ({
  async find(id) {
    const row = await rows.nomination.findUnique({ where: { id } });
    return row && nominationOf(row);
  },

  async byNumber(serverId, number) {
    const row = await rows.nomination.findUnique({ where: { serverId_number: { serverId, number } } });
    return row && nominationOf(row);
  },

  async undecidedOf(groupId, personId) {
    const row = await rows.nomination.findFirst({ where: { groupId, personId, ...UNDECIDED } });
    return row && nominationOf(row);
  },

  async undecidedIn(groupId) {
    const found = await rows.nomination.findMany({ where: { groupId, ...UNDECIDED }, orderBy: { number: 'desc' } });
    return found.map(nominationOf);
  },

  async undecidedOfPerson(personId) {
    const found = await rows.nomination.findMany({ where: { personId, ...UNDECIDED }, orderBy: { number: 'asc' } });
    return found.map(nominationOf);
  },

  async due(until, limit) {
    const due = await rows.nomination.findMany({
      where: { status: 'open', deadlineAt: { lte: dateOf(until) }, group: { server: { leftAt: null } } },
      orderBy: [{ deadlineAt: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    return due.map(nominationOf);
  },

  async save({ id, openedAt, announcedAt, deadlineAt, outageMovedAt, settledAt, ...nomination }) {
    const data = {
      ...nomination,
      openedAt: dateOf(openedAt),
      announcedAt: dateOf(announcedAt),
      deadlineAt: dateOf(deadlineAt),
      outageMovedAt: dateOf(outageMovedAt),
      settledAt: dateOf(settledAt),
    };
    await rows.nomination.upsert({ where: { id }, create: { id, ...data }, update: data });
  },

  async objections(nominationId) {
    const found = await rows.nominationObjection.findMany({
      where: { nominationId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    return found.map(objectionOf);
  },

  async saveObjection({ id, at, liftedAt, ...objection }) {
    const data = { ...objection, at: dateOf(at), liftedAt: dateOf(liftedAt) };
    await rows.nominationObjection.upsert({ where: { id }, create: { id, ...data }, update: data });
  },
});

const UNDECIDED = { status: { in: [...NOMINATION_UNDECIDED] } };

const nominationOf = (row: Row): Nomination => ({
  id: asId<NominationId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  number: row.number,
  groupId: asId<GroupId>(row.groupId),
  personId: asId<PersonId>(row.personId),
  nominatorId: asId<PersonId>(row.nominatorId),
  reason: row.reason,
  edition: row.edition,
  status: oneOf(NOMINATION_STATUSES, row.status, 'Nomination.status'),
  openedAt: instantOf(row.openedAt),
  announcedAt: instantOf(row.announcedAt),
  deadlineAt: instantOf(row.deadlineAt),
  outageMovedAt: instantOf(row.outageMovedAt),
  settledAt: instantOf(row.settledAt),
});

const objectionOf = (row: ObjectionRow): NominationObjection => ({
  id: asId<ObjectionId>(row.id),
  nominationId: asId<NominationId>(row.nominationId),
  personId: asId<PersonId>(row.personId),
  reason: row.reason,
  at: instantOf(row.at),
  liftedAt: instantOf(row.liftedAt),
});
