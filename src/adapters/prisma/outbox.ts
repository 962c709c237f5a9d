import { asId, type AnnouncedId, type Snowflake } from '../../domain/ids.js';
import { keyOfCard, type Post } from '../../domain/post.js';
import type { Outbox as Row, Prisma } from '../../generated/sqlite/client.js';
import type { OutboxRow, OutboxRows } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, idOrNull, instantOf, oneOf } from './columns.js';
import { hotReadsIn } from './hot-reads.js';
import { hotWritesIn } from './hot-writes.js';
import { orderedId } from './ordered-id.js';
import { postOf } from './posts.js';

/** Messages of ours, wanted and shown. */
export const outboxIn = (rows: Rows): OutboxRows => ({
  async showCard({ card, at, announces = null, threadName = null, pin = false, ...place }) {
    const what = { key: keyOfCard(card), post: JSON.stringify(card), announces, threadName, pin };
    await hotWritesIn(rows).showCard({ id: orderedId(), ...place, ...what, createdAt: dateOf(at) });
  },

  async say({ key, notice, at, ...place }) {
    await rows.outbox.upsert({ where: { key }, create: newRow(key, notice, place, at), update: UNCHANGED });
  },

  async find(id) {
    const row = await hotReadsIn(rows).outboxRow(id);
    return row && outboxRowOf(row);
  },

  async byKey(key) {
    const row = await rows.outbox.findUnique({ where: { key } });
    return row && outboxRowOf(row);
  },

  async due(now, limit) {
    const where = {
      state: 'pending',
      nextAttemptAt: { lte: dateOf(now) },
      serverId: { notIn: await serversLeft(rows) },
    };
    const due = await rows.outbox.findMany({ where, orderBy: [{ nextAttemptAt: 'asc' }, ...BY_AGE], take: limit });
    return due.map(outboxRowOf);
  },

  async dueLanes(now) {
    return (await hotReadsIn(rows).dueLanes(dateOf(now))).map(({ lane }) => asId<Snowflake>(lane));
  },

  async dueIn(lane, now, limit) {
    return (await hotReadsIn(rows).dueInLane(lane, dateOf(now), limit)).map(outboxRowOf);
  },

  async save({ id, channelId, ...row }) {
    const isDelivered = row.state === 'delivered';
    const known = {
      ...{ id, channelId, shown: row.shown, messageId: row.messageId, threadId: row.threadId, pinned: row.pinned },
      ...{ userId: row.userId, directId: row.directId, threadShown: row.threadShown },
      mentions: row.mentions.join(' '),
      firstTriedAt: dateOf(row.firstTriedAt),
      lastError: isDelivered ? null : row.lastError,
      deliveredAt: dateOf(row.deliveredAt),
    };
    const result = { state: row.state, attempts: row.attempts, nextAttemptAt: dateOf(row.nextAttemptAt) };
    await hotWritesIn(rows).saveDelivery({ ...known, ...result }, isDelivered ? row.shown : row.revision);
  },

  async divertDirect(serverId, userId) {
    await rows.outbox.updateMany({
      where: { serverId, userId, state: 'pending', messageId: null, firstTriedAt: null },
      data: { userId: null, directId: null },
    });
  },

  async renewMentioning(serverId, userId, at) {
    await rows.outbox.deleteMany({ where: { serverId, userId } });
    const mentions = [
      ...[{ equals: userId }, { startsWith: `${userId} ` }],
      ...[{ endsWith: ` ${userId}` }, { contains: ` ${userId} ` }],
    ];
    const naming = { serverId, OR: mentions.map((each) => ({ mentions: each })) };
    await rows.outbox.updateMany({ where: { ...naming, state: 'delivered' }, data: { wantedAt: dateOf(at) } });
    await rows.outbox.updateMany({
      where: { serverId, OR: [...naming.OR, { state: 'pending' }] },
      data: { state: 'pending', attempts: 0, nextAttemptAt: dateOf(at), revision: { increment: 1 } },
    });
  },

  async backlog(serverId) {
    const states = await rows.outbox.groupBy({
      by: ['state'],
      where: { state: { in: ['pending', 'failed'] }, serverId: serverId ?? { notIn: await serversLeft(rows) } },
      _count: true,
      _min: { wantedAt: true },
    });
    const of = (state: OutboxRow['state']) => states.find((each) => each.state === state);
    return {
      pending: of('pending')?._count ?? 0,
      failed: of('failed')?._count ?? 0,
      oldest: instantOf(of('pending')?._min.wantedAt ?? null),
    };
  },

  async failed(serverId) {
    const failed = await rows.outbox.findMany({ where: { serverId, state: 'failed' }, orderBy: BY_AGE });
    return failed.map(outboxRowOf);
  },

  async retarget(serverId, from, to, at) {
    await rows.outbox.updateMany({
      where: { serverId, channelId: from, state: { in: ['pending', 'failed'] } },
      data: {
        ...{ channelId: to, state: 'pending', attempts: 0, nextAttemptAt: dateOf(at) },
        // A delivery under way is to the channel of before.
        ...(from === to ? {} : { ...NOT_POSTED, revision: { increment: 1 } }),
      },
    });
  },

  async renewAbout(serverId, subjects, at) {
    const again = { state: 'pending', attempts: 0, nextAttemptAt: dateOf(at), wantedAt: dateOf(at) };
    for (const subject of new Set(subjects)) {
      const where = { serverId, post: { contains: `"id":${JSON.stringify(subject)}` } };
      await rows.outbox.updateMany({ where, data: { ...again, revision: { increment: 1 } } });
    }
  },
});

/** Servers that the bot was taken out of: nothing is sent there. */
const serversLeft = async (rows: Rows): Promise<string[]> =>
  (await rows.server.findMany({ where: { leftAt: { not: null } }, select: { id: true } })).map(({ id }) => id);

// Not empty: only with something to set does Prisma leave the choice to one statement of the database.
const UNCHANGED = { revision: { increment: 0 } };
/** A message can't change its channel: elsewhere it is posted anew. */
const NOT_POSTED = {
  ...{ shown: 0, messageId: null, mentions: '', pinned: false, firstTriedAt: null },
  ...{ threadId: null, threadShown: null },
};
const BY_AGE = [{ createdAt: 'asc' }, { id: 'asc' }] satisfies Prisma.OutboxOrderByWithRelationInput[];
const STATES = ['pending', 'delivered', 'failed'] as const satisfies readonly OutboxRow['state'][];

const newRow = (
  key: string,
  post: Post,
  place: { serverId: Snowflake; channelId: Snowflake; userId?: Snowflake; announces?: AnnouncedId },
  at: number,
): Prisma.OutboxCreateInput => ({
  id: orderedId(),
  key,
  serverId: place.serverId,
  channelId: place.channelId,
  userId: place.userId ?? null,
  post: JSON.stringify(post),
  announces: place.announces ?? null,
  state: 'pending',
  nextAttemptAt: dateOf(at),
  wantedAt: dateOf(at),
  createdAt: dateOf(at),
});

const outboxRowOf = (row: Row): OutboxRow => ({
  id: row.id,
  key: row.key,
  serverId: asId<Snowflake>(row.serverId),
  channelId: asId<Snowflake>(row.channelId),
  userId: idOrNull<Snowflake>(row.userId),
  directId: idOrNull<Snowflake>(row.directId),
  mentions: row.mentions === '' ? [] : row.mentions.split(' ').map((id) => asId<Snowflake>(id)),
  post: postOf(row.post),
  announces: idOrNull<AnnouncedId>(row.announces),
  threadName: row.threadName,
  threadShown: row.threadShown,
  pin: row.pin,
  revision: row.revision,
  shown: row.shown,
  messageId: idOrNull<Snowflake>(row.messageId),
  threadId: idOrNull<Snowflake>(row.threadId),
  pinned: row.pinned,
  state: oneOf(STATES, row.state, 'Outbox.state'),
  attempts: row.attempts,
  firstTriedAt: instantOf(row.firstTriedAt),
  nextAttemptAt: instantOf(row.nextAttemptAt),
  lastError: row.lastError,
  createdAt: instantOf(row.createdAt),
  deliveredAt: instantOf(row.deliveredAt),
});
