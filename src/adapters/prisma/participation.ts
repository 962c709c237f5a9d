import { asId, type GroupId, type PersonId } from '../../domain/ids.js';
import { PARTICIPATION_KINDS, dayOf, type ParticipationDay } from '../../domain/participation-kinds.js';
import type { ParticipationDay as Row } from '../../generated/sqlite/client.js';
import type { Participation } from '../../ports/participation.js';
import type { Rows } from './client.js';
import { dateOf, idOrNull, instantOf, oneOf } from './columns.js';

/** P9: counts per person, group, day and kind. */
export const participationIn = (rows: Rows): Participation => ({
  async count({ groupId, personId, kind, at, link, byId }) {
    const key = { groupId, personId, day: dayOf(at), kind };
    const known = await rows.participationDay.findUnique({ where: { groupId_personId_day_kind: key } });
    await rows.participationDay.upsert({
      where: { groupId_personId_day_kind: key },
      create: { ...key, count: 1, link: link ?? null, byId: byId ?? null, at: dateOf(at) },
      update: {
        count: { increment: 1 },
        link: known?.link ?? link ?? null,
        byId: known?.byId ?? byId ?? null,
        at: dateOf(Math.min(at, known?.at.getTime() ?? at)),
      },
    });
  },

  async of(groupId, personId, { from, to } = {}) {
    const found = await rows.participationDay.findMany({
      where: { groupId, personId, day: { ...(from ? { gte: from } : {}), ...(to ? { lte: to } : {}) } },
      orderBy: [{ day: 'asc' }, { kind: 'asc' }],
    });
    return found.map(dayOfRow);
  },

  async forgetCounted(personId) {
    await rows.participationDay.deleteMany({
      where: { personId, kind: { notIn: ['contribution', 'attested'] } },
    });
  },
});

const dayOfRow = (row: Row): ParticipationDay => ({
  groupId: asId<GroupId>(row.groupId),
  personId: asId<PersonId>(row.personId),
  day: row.day,
  kind: oneOf(PARTICIPATION_KINDS, row.kind, 'ParticipationDay.kind'),
  count: row.count,
  link: row.link,
  byId: idOrNull<PersonId>(row.byId),
  at: instantOf(row.at),
});
