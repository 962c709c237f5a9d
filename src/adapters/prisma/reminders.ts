import { asId, type GroupId, type PersonId, type Snowflake } from '../../domain/ids.js';
import { noWish, type ReminderWish } from '../../domain/reminder-wish.js';
import type { Prisma, Reminder as Row, ReminderWish as WishRow } from '../../generated/sqlite/client.js';
import type { Reminders, StoredReminder } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, instantOf } from './columns.js';

/** What waits to be said, and how people want to be told. */
export const remindersIn = (rows: Rows): Reminders => ({
  async add(reminders) {
    await rows.reminder.createMany({
      data: reminders.map(({ dueAt, untilAt, ...reminder }) => ({
        ...reminder,
        dueAt: dateOf(dueAt),
        untilAt: dateOf(untilAt),
      })),
    });
  },

  async waiting({ serverId, ...filter } = {}) {
    const left = await rows.server.findMany({ where: { leftAt: { not: null } }, select: { id: true } });
    const found = await rows.reminder.findMany({
      where: {
        ...filter,
        collected: null,
        serverId: { notIn: left.map(({ id }) => id), ...(serverId === undefined ? {} : { equals: serverId }) },
      },
      orderBy: BY_END,
    });
    return found.map(reminderOf);
  },

  async collectedIn(key) {
    return (await rows.reminder.findMany({ where: { collected: key }, orderBy: BY_END })).map(reminderOf);
  },

  async collect(ids, key) {
    await rows.reminder.updateMany({ where: { id: { in: [...ids] }, collected: null }, data: { collected: key } });
  },

  async forget(before) {
    await rows.reminder.deleteMany({ where: { untilAt: { lt: dateOf(before) } } });
  },

  async wishes(people) {
    const said = await rows.reminderWish.findMany({ where: { personId: { in: [...people] } } });
    const bySaid = new Map(said.map((row) => [row.personId, wishOf(row)]));
    return new Map(people.map((id) => [id, bySaid.get(id) ?? noWish(id)]));
  },

  async saveWish({ personId, quiet, off, ...wish }) {
    const data = { ...wish, quietFrom: quiet?.from ?? null, quietTo: quiet?.to ?? null, off: off.join(' ') };
    await rows.reminderWish.upsert({ where: { personId }, create: { personId, ...data }, update: data });
  },
});

/** The same for everybody who is told the same. */
const BY_END = [
  { untilAt: 'asc' },
  { kind: 'asc' },
  { subject: 'asc' },
  { id: 'asc' },
] satisfies Prisma.ReminderOrderByWithRelationInput[];

const reminderOf = (row: Row): StoredReminder => ({
  id: row.id,
  serverId: asId<Snowflake>(row.serverId),
  personId: asId<PersonId>(row.personId),
  kind: row.kind,
  subject: row.subject,
  groupId: asId<GroupId>(row.groupId),
  dueAt: instantOf(row.dueAt),
  untilAt: instantOf(row.untilAt),
  atOnce: row.atOnce,
});

const wishOf = ({ personId, direct, zone, quietFrom, quietTo, off }: WishRow): ReminderWish => ({
  personId: asId<PersonId>(personId),
  direct,
  zone,
  quiet: quietFrom === null || quietTo === null ? null : { from: quietFrom, to: quietTo },
  off: off === '' ? [] : off.split(' '),
});
