import { describe, expect, it } from 'vitest';
import { asId, type ProposalId, type Snowflake } from '../../src/domain/ids.js';
import { keyOfCard, type LiveCard, type Notice } from '../../src/domain/post.js';
import type { OutboxRow } from '../../src/ports/store.js';
import { onEachStore } from './each-store.js';
import { NOW, aServer, snowflake } from './fixtures.js';
import { plant } from './plant.js';

let count = 0;
const aCard = (): LiveCard => ({ type: 'proposal', id: asId<ProposalId>(`outbox-${++count}`) });

onEachStore((store, url) => {
  const HERE = { serverId: snowflake(), channelId: snowflake() };
  const show = (card: LiveCard, at = NOW, place = HERE): Promise<void> =>
    store().transaction((tx) => tx.outbox.showCard({ ...place, card, at }));
  const rowOf = async (card: LiveCard): Promise<OutboxRow> => {
    const row = await store().read((tx) => tx.outbox.byKey(keyOfCard(card)));
    if (row === null) throw new Error('no row');
    return row;
  };
  const save = (row: OutboxRow): Promise<void> => store().transaction((tx) => tx.outbox.save(row));
  const delivered = (row: OutboxRow, messageId: Snowflake): OutboxRow => ({
    ...row,
    ...{ shown: row.revision, messageId, state: 'delivered', attempts: 1, firstTriedAt: NOW, deliveredAt: NOW + 9 },
  });

  it('makes a row for a card, and raises its revision when it is shown again', async () => {
    const card = aCard();
    const [serverId, channelId, messageId] = [snowflake(), snowflake(), snowflake()];
    const announces = asId<ProposalId>('announced');
    await store().transaction((tx) =>
      tx.outbox.showCard({ serverId, channelId, card, announces, threadName: 'D-1', pin: true, at: NOW }),
    );
    const first = await rowOf(card);
    expect(first).toEqual({
      ...{
        id: first.id,
        key: keyOfCard(card),
        serverId,
        channelId,
        post: card,
        announces,
        threadName: 'D-1',
        pin: true,
      },
      ...{ userId: null, directId: null, mentions: [], threadShown: null },
      ...{ revision: 1, shown: 0, messageId: null, threadId: null, pinned: false, state: 'pending', attempts: 0 },
      ...{ firstTriedAt: null, nextAttemptAt: NOW, lastError: null, createdAt: NOW, deliveredAt: null },
    });
    expect(await store().read((tx) => tx.outbox.find(first.id))).toEqual(first);
    const thread = { threadId: snowflake(), threadShown: 'D-1' };
    const direct = { userId: snowflake(), directId: snowflake(), mentions: [snowflake(), snowflake()] };
    const shown = { ...delivered(first, messageId), ...thread, ...direct, pinned: true };
    await save(shown);
    expect(await rowOf(card)).toEqual(shown);
    await show(card, NOW + 20, { serverId, channelId });
    expect(await rowOf(card)).toEqual({
      ...shown,
      revision: 2,
      state: 'pending',
      attempts: 0,
      nextAttemptAt: NOW + 20,
    });
  });

  it('C1: a card that is shown in another channel is posted anew there', async () => {
    const card = aCard();
    await show(card);
    await save({ ...delivered(await rowOf(card), snowflake()), threadId: snowflake(), pinned: true });
    const elsewhere = { ...HERE, channelId: snowflake() };
    await show(card, NOW + 20, elsewhere);
    expect(await rowOf(card)).toMatchObject({
      ...{ channelId: elsewhere.channelId, state: 'pending', shown: 0 },
      ...{ messageId: null, threadId: null, pinned: false, firstTriedAt: null },
    });
  });

  it('counts every wish when a card is shown by many at once', async () => {
    const card = aCard();
    await Promise.all(Array.from({ length: 10 }, () => show(card)));
    expect((await rowOf(card)).revision).toBe(10);
  });

  it('says a notice once', async () => {
    const [serverId, channelId, key] = [snowflake(), snowflake(), `notice-${++count}`];
    const notice: Notice = { type: 'deadline-moved', id: asId<ProposalId>('p'), from: NOW, to: NOW + 1 };
    const say = (at: number): Promise<void> =>
      store().transaction((tx) => tx.outbox.say({ key, serverId, channelId, notice, at }));
    await Promise.all([say(NOW), say(NOW), say(NOW)]);
    const row = await store().read((tx) => tx.outbox.byKey(key));
    expect(row).toMatchObject({ post: notice, revision: 1, state: 'pending', announces: null });
    if (row) await save(delivered(row, snowflake()));
    await say(NOW + 5);
    expect(await store().read((tx) => tx.outbox.byKey(key))).toMatchObject({ revision: 1, state: 'delivered' });
  });

  it('keeps a row pending when its card changed while it was being delivered', async () => {
    const card = aCard();
    await show(card);
    const taken = await rowOf(card);
    await show(card, NOW + 50);
    const messageId = snowflake();
    await save({ ...delivered(taken, messageId), lastError: 'unavailable' });
    expect(await rowOf(card)).toEqual({
      ...taken,
      ...{ revision: 2, shown: 1, messageId, state: 'pending', attempts: 0, nextAttemptAt: NOW + 50 },
      ...{ firstTriedAt: NOW, deliveredAt: NOW + 9, lastError: null },
    });
    await save(delivered(await rowOf(card), messageId));
    expect(await rowOf(card)).toMatchObject({ state: 'delivered', shown: 2 });
  });

  it('keeps the new wish pending when the attempt for the old one failed', async () => {
    const card = aCard();
    await show(card);
    const taken = await rowOf(card);
    await show(card, NOW + 50);
    await save({ ...taken, state: 'failed', attempts: 9, nextAttemptAt: NOW + 999, lastError: 'forbidden' });
    expect(await rowOf(card)).toMatchObject({
      ...{ state: 'pending', attempts: 0, nextAttemptAt: NOW + 50, lastError: 'forbidden' },
    });
  });

  it('loses no wish, however showing and delivering fall together', async () => {
    const card = aCard();
    await show(card);
    for (let round = 0; round < 10; round++) {
      const taken = await rowOf(card);
      await Promise.all([save(delivered(taken, snowflake())), show(card)]);
      const row = await rowOf(card);
      expect(row).toMatchObject({ state: 'pending', shown: row.revision - 1 });
    }
  });

  it('gives what is due, oldest first', async () => {
    const base = NOW - 1_000_000;
    const place = { serverId: snowflake(), channelId: snowflake() };
    const cards = [30, 10, 20, 31].map((after) => ({ card: aCard(), after }));
    for (const { card, after } of cards) await show(card, base + after, place);
    const done = aCard();
    await show(done, base, place);
    await save(delivered(await rowOf(done), snowflake()));
    const due = await store().read((tx) => tx.outbox.due(base + 30, 10));
    expect(due.map(({ nextAttemptAt }) => nextAttemptAt - base)).toEqual([10, 20, 30]);
    expect(await store().read((tx) => tx.outbox.due(base + 30, 1))).toHaveLength(1);
    expect(await store().read((tx) => tx.outbox.due(base + 9, 1))).toEqual([]);
  });

  it('gives the lanes in which something is due, and what is due in each in the order in which it was made', async () => {
    await plant(url(), 'DELETE FROM "Outbox"');
    const [serverId, first, second, userId] = [snowflake(), snowflake(), snowflake(), snowflake()];
    const cards = Array.from({ length: 20 }, aCard);
    await store().transaction(async (tx) => {
      for (const card of cards) await tx.outbox.showCard({ serverId, channelId: first, card, at: NOW });
      const notice = { type: 'proposal-blocked', id: asId<ProposalId>('p') } as const;
      const said = { serverId, channelId: first, notice };
      await tx.outbox.say({ ...said, key: `late-${userId}`, channelId: second, at: NOW + 1 });
      await tx.outbox.say({ ...said, key: `early-${userId}`, userId, at: NOW - 1 });
      await tx.outbox.say({ ...said, key: `future-${userId}`, channelId: snowflake(), at: NOW + 2 });
    });
    const lanes = (now: number) => store().read((tx) => tx.outbox.dueLanes(now));
    expect(await lanes(NOW + 1)).toEqual([userId, first, second]);
    expect(await lanes(NOW - 1)).toEqual([userId]);
    const keysIn = async (lane: Snowflake, limit: number) =>
      (await store().read((tx) => tx.outbox.dueIn(lane, NOW + 1, limit))).map(({ key }) => key);
    expect(await keysIn(first, 100)).toEqual(cards.map(keyOfCard));
    expect(await keysIn(first, 3)).toEqual(cards.slice(0, 3).map(keyOfCard));
    expect(await keysIn(userId, 3)).toEqual([`early-${userId}`]);
    await store().transaction((tx) => tx.servers.save(aServer({ id: serverId, leftAt: NOW })));
    expect([await lanes(NOW + 1), await keysIn(first, 3)]).toEqual([[], []]);
  });

  describe('with an empty outbox', () => {
    it('tells what waits, since when, and what failed', async () => {
      await plant(url(), 'DELETE FROM "Outbox"');
      const place = { serverId: snowflake(), channelId: snowflake() };
      const backlog = (serverId = place.serverId) => store().read((tx) => tx.outbox.backlog(serverId));
      expect(await backlog()).toEqual({ pending: 0, failed: 0, oldest: null });
      const [redrawn, waiting, broken] = [aCard(), aCard(), aCard()];
      await show(redrawn, NOW - 5000, place);
      await save(delivered(await rowOf(redrawn), snowflake()));
      await show(redrawn, NOW + 7, place);
      await show(redrawn, NOW + 9, place);
      await show(waiting, NOW + 8, place);
      await show(broken, NOW, place);
      await save({ ...(await rowOf(broken)), state: 'failed', lastError: 'gone' });
      expect(await backlog()).toEqual({ pending: 2, failed: 1, oldest: NOW + 7 });
      expect(await backlog(snowflake())).toEqual({ pending: 0, failed: 0, oldest: null });
      const failed = await store().read((tx) => tx.outbox.failed(place.serverId));
      expect(failed.map(({ key }) => key)).toEqual([keyOfCard(broken)]);
      expect(await store().read((tx) => tx.outbox.failed(snowflake()))).toEqual([]);
    });

    it('tells what waits in all servers that the bot is in', async () => {
      await plant(url(), 'DELETE FROM "Outbox"');
      const [one, two, left] = [aServer(), aServer(), aServer({ leftAt: NOW })];
      for (const server of [one, two, left]) await store().transaction((tx) => tx.servers.save(server));
      const backlog = () => store().read((tx) => tx.outbox.backlog());
      const put = (serverId: Snowflake, at: number) => show(aCard(), at, { serverId, channelId: snowflake() });
      await put(left.id, NOW - 9000);
      expect(await backlog()).toEqual({ pending: 0, failed: 0, oldest: null });
      await put(one.id, NOW + 5);
      await put(two.id, NOW + 3);
      expect(await backlog()).toEqual({ pending: 2, failed: 0, oldest: NOW + 3 });
    });
  });

  it('C1: sends what waits for a channel to another one, and tries again what failed there', async () => {
    const [from, to] = [{ serverId: snowflake(), channelId: snowflake() }, snowflake()];
    const [waiting, broken, done, elsewhere] = [aCard(), aCard(), aCard(), aCard()];
    for (const card of [waiting, broken, done]) await show(card, NOW, from);
    await show(elsewhere, NOW, { ...from, channelId: snowflake() });
    await save({
      ...(await rowOf(broken)),
      state: 'failed',
      attempts: 8,
      messageId: snowflake(),
      shown: 1,
      lastError: 'gone',
    });
    await save(delivered(await rowOf(done), snowflake()));
    const before = { done: await rowOf(done), elsewhere: await rowOf(elsewhere) };
    await store().transaction((tx) => tx.outbox.retarget(from.serverId, from.channelId, to, NOW + 60));
    for (const card of [waiting, broken]) {
      expect(await rowOf(card)).toMatchObject({
        ...{ channelId: to, state: 'pending', attempts: 0, nextAttemptAt: NOW + 60, messageId: null, shown: 0 },
      });
    }
    expect(await rowOf(done)).toEqual(before.done);
    expect(await rowOf(elsewhere)).toEqual(before.elsewhere);
  });

  it('X8: wants everything shown anew that names an account, and forgets what was addressed to it', async () => {
    const place = { serverId: snowflake(), channelId: snowflake() };
    const userId = snowflake();
    const named = [[userId], [userId, snowflake()], [snowflake(), userId], [snowflake(), userId, snowflake()]];
    const naming = named.map((mentions) => ({ mentions, card: aCard() }));
    const other = { mentions: [asId<Snowflake>(`${userId}0`), asId<Snowflake>(`1${userId}`)], card: aCard() };
    for (const { mentions, card } of [...naming, other]) {
      await show(card, NOW, place);
      await save({ ...delivered(await rowOf(card), snowflake()), mentions });
    }
    const broken = { mentions: [userId], card: aCard() };
    await show(broken.card, NOW, place);
    await save({ ...(await rowOf(broken.card)), mentions: [userId], state: 'failed', attempts: 4 });
    const onItsWay = aCard();
    await show(onItsWay, NOW, place);
    const elsewhere = { card: aCard(), place: { ...place, serverId: snowflake() } };
    await show(elsewhere.card, NOW, elsewhere.place);
    await save({ ...delivered(await rowOf(elsewhere.card), snowflake()), mentions: [userId] });
    const direct = (key: string, to: Snowflake) =>
      store().transaction((tx) =>
        tx.outbox.say({ ...place, key, userId: to, notice: { type: 'proposal-blocked', id: asId('p') }, at: NOW }),
      );
    await direct(`direct-${userId}`, userId);
    await direct(`direct-other-${userId}`, snowflake());

    await store().transaction((tx) => tx.outbox.renewMentioning(place.serverId, userId, NOW + 60));
    for (const { card } of [...naming, broken]) {
      expect(await rowOf(card)).toMatchObject({ state: 'pending', revision: 2, attempts: 0, nextAttemptAt: NOW + 60 });
    }
    expect(await rowOf(onItsWay)).toMatchObject({ state: 'pending', revision: 2 });
    expect(await rowOf(other.card)).toMatchObject({ state: 'delivered', revision: 1 });
    expect(await rowOf(elsewhere.card)).toMatchObject({ state: 'delivered', revision: 1 });
    expect((await store().read((tx) => tx.outbox.backlog(place.serverId))).oldest).toBe(NOW);
    const byKey = (key: string) => store().read((tx) => tx.outbox.byKey(key));
    expect(await byKey(`direct-${userId}`)).toBeNull();
    expect(await byKey(`direct-other-${userId}`)).toMatchObject({ state: 'pending' });
  });

  it('X6: sends what was never tried as a direct message to its channel', async () => {
    const place = { serverId: snowflake(), channelId: snowflake() };
    const [userId, stranger] = [snowflake(), snowflake()];
    const key = (name: string): string => `${name}-${userId}`;
    for (const [name, to] of [
      ...[['waiting', userId] as const, ['tried', userId] as const],
      ['stranger', stranger] as const,
    ]) {
      const notice = { type: 'proposal-blocked', id: asId<ProposalId>('p') } as const;
      await store().transaction((tx) => tx.outbox.say({ ...place, key: key(name), userId: to, notice, at: NOW }));
    }
    const byName = (name: string) => store().read((tx) => tx.outbox.byKey(key(name)));
    const tried = await byName('tried');
    if (tried) await save({ ...tried, directId: snowflake(), firstTriedAt: NOW });
    await store().transaction((tx) => tx.outbox.divertDirect(place.serverId, userId));
    expect(await byName('waiting')).toMatchObject({ userId: null, directId: null, channelId: place.channelId });
    expect(await byName('tried')).toMatchObject({ userId });
    expect(await byName('stranger')).toMatchObject({ userId: stranger });
  });

  it('keeps that a thread is to be called otherwise', async () => {
    const card = aCard();
    const name = (threadName?: string): Promise<void> =>
      store().transaction((tx) =>
        tx.outbox.showCard({ ...HERE, card, at: NOW, ...(threadName === undefined ? {} : { threadName }) }),
      );
    await name('D-1 Old');
    await save({ ...(await rowOf(card)), threadId: snowflake(), threadShown: 'D-1 Old' });
    await name();
    expect(await rowOf(card)).toMatchObject({ threadName: 'D-1 Old', threadShown: 'D-1 Old' });
    await name('D-1 New');
    expect(await rowOf(card)).toMatchObject({ threadName: 'D-1 New', threadShown: 'D-1 Old' });
  });

  it('renames a thread of an earlier version, of which it was not kept what it is called', async () => {
    const card = aCard();
    const name = (threadName: string, place = HERE): Promise<void> =>
      store().transaction((tx) => tx.outbox.showCard({ ...place, card, at: NOW, threadName }));
    await name('D-1 Old');
    const old = { ...(await rowOf(card)), mentions: [snowflake()], threadId: snowflake(), threadShown: null };
    await save(old);
    await name('D-1 Old');
    expect(await rowOf(card)).toMatchObject({ threadName: 'D-1 Old', threadShown: null, mentions: old.mentions });
    await name('D-1 New');
    expect(await rowOf(card)).toMatchObject({ threadName: 'D-1 New', threadShown: '' });
    await name('D-1 Newer', { ...HERE, channelId: snowflake() });
    expect(await rowOf(card)).toMatchObject({ threadId: null, threadShown: null, mentions: [] });
  });

  it('throws on a row whose post the program does not know', async () => {
    const card = aCard();
    await show(card);
    await plant(url(), `UPDATE "Outbox" SET post = '{"type":"poem"}' WHERE key = '${keyOfCard(card)}'`);
    await expect(rowOf(card)).rejects.toThrow();
  });
});
