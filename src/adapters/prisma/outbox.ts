import { asId, type AnnouncedId, type Snowflake } from '../../domain/ids.js';
import { keyOfCard, type Post } from '../../domain/post.js';
import type { Outbox as Row, Prisma } from '../../generated/sqlite/client.js';
import type { OutboxRow, OutboxRows } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, idOrNull, instantOf, oneOf } from './columns.js';
import { orderedId } from './ordered-id.js';
import { postOf } from './posts.js';

/** Messages of ours, wanted and shown. */
export const outboxIn = (rows: Rows): OutboxRows => ({
  async showCard({ card, at, threadName, pin, ...place }) {
    const key = keyOfCard(card);
    const again = { state: 'pending', attempts: 0, nextAttemptAt: dateOf(at) };
    await rows.outbox.updateMany({ where: { key, state: 'delivered' }, data: { wantedAt: dateOf(at) } });
    const elsewhere = { key, channelId: { not: place.channelId } };
    await rows.outbox.updateMany({ where: elsewhere, data: { ...NOT_POSTED, channelId: place.channelId } });
    if (threadName !== undefined) {
      // What a thread of an earlier version is called was not kept: only that it is called otherwise is known.
      const renamed = { key, threadId: { not: null }, threadShown: null, threadName: { not: threadName } };
      await rows.outbox.updateMany({ where: renamed, data: { threadShown: '' } });
    }
    await rows.outbox.upsert({
      where: { key },
      create: { ...newRow(key, card, place, at), threadName: threadName ?? null, pin: pin ?? false },
      update: { ...again, revision: { increment: 1 }, ...(threadName === undefined ? {} : { threadName }) },
    });
  },

  async say({ key, notice, at, ...place }) {
    await rows.outbox.upsert({ where: { key }, create: newRow(key, notice, place, at), update: UNCHANGED });
  },

  async find(id) {
    const row = await rows.outbox.findUnique({ where: { id } });
    return row && outboxRowOf(row);
  },

  async byKey(key) {
    const row = await rows.outbox.findUnique({ where: { key } });
    return row && outboxRowOf(row);
  },

  async due(now, limit) {
    const where = await dueBy(rows, now);
    const due = await rows.outbox.findMany({ where, orderBy: [{ nextAttemptAt: 'asc' }, ...BY_AGE], take: limit });
    return due.map(outboxRowOf);
  },

  async dueLanes(now) {
    const where = await dueBy(rows, now);
    const places = await rows.outbox.groupBy({
      ...{ by: ['channelId', 'userId'], where },
      ...{ _min: { nextAttemptAt: true }, orderBy: { _min: { nextAttemptAt: 'asc' } } },
    });
    return [...new Set(places.map(({ channelId, userId }) => asId<Snowflake>(userId ?? channelId)))];
  },

  async dueIn(lane, now, limit) {
    const where = { ...(await dueBy(rows, now)), OR: [{ userId: lane }, { channelId: lane, userId: null }] };
    return (await rows.outbox.findMany({ where, orderBy: BY_AGE, take: limit })).map(outboxRowOf);
  },

  async save(row) {
    const { id, channelId, state, attempts } = row;
    const seen = state === 'delivered' ? row.shown : row.revision;
    const known = {
      ...{ shown: row.shown, messageId: row.messageId, threadId: row.threadId, pinned: row.pinned },
      ...{ userId: row.userId, directId: row.directId, threadShown: row.threadShown },
      mentions: row.mentions.join(' '),
      firstTriedAt: dateOf(row.firstTriedAt),
      lastError: state === 'delivered' ? null : row.lastError,
      deliveredAt: dateOf(row.deliveredAt),
    };
    const result = { state, attempts, nextAttemptAt: dateOf(row.nextAttemptAt) };
    const { count } = await rows.outbox.updateMany({
      where: { id, channelId, revision: seen },
      data: { ...known, ...result },
    });
    // Another revision was wanted meanwhile: it waits from when it was wanted, whatever became of the one before.
    if (count === 0) await rows.outbox.updateMany({ where: { id, channelId }, data: { ...known, state: 'pending' } });
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

/** Rows of servers that the bot is in, whose time has come. */
const dueBy = async (rows: Rows, now: number): Promise<Prisma.OutboxWhereInput> => ({
  state: 'pending',
  nextAttemptAt: { lte: dateOf(now) },
  serverId: { notIn: await serversLeft(rows) },
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
