import { describe, expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { card, facts, text } from '../../src/text/card.js';
import { Markup, mention, say } from '../../src/text/markup.js';
import { GENERAL, SERVER } from './delivery-parts.js';
import { setDeliveryStage } from './delivery-stage.js';

const [ALICE, BOB, CAROL, DAVE] = ['401', '402', '403', '404'].map((id) => asId<Snowflake>(id)) as [
  Snowflake,
  Snowflake,
  Snowflake,
  Snowflake,
];
const KEY = 'card:proposal:p1';

describe('X8: whom a message names', () => {
  it('X8: is kept with what is shown, wherever on the card the name stands', async () => {
    const stage = await setDeliveryStage();
    stage.cardOf = () =>
      card(say`By ${mention(ALICE)}`, {
        blocks: [text(say`${mention(BOB)} and ${mention(BOB)}, ${'<@999>'}`), facts(['Lead', mention(CAROL)])],
        footer: say`for ${mention(ALICE)}`,
        pings: [DAVE],
      });
    await stage.show('p1');
    await stage.flush();
    expect((await stage.rowOf(KEY)).mentions).toEqual([ALICE, BOB, CAROL, DAVE]);
    stage.cardOf = () => card(say`By nobody`, { footer: mention(BOB) });
    await stage.show('p1');
    await stage.flush();
    expect((await stage.rowOf(KEY)).mentions).toEqual([BOB]);
  });

  it('X8: a message that was erased while it was on its way is brought up to date', async () => {
    const { store, chat, clock, show, flush, rowOf } = await setDeliveryStage();
    await show('p1');
    const letGo = chat.hang(GENERAL);
    const flushed = flush();
    await expect.poll(() => chat.calls).toEqual(['post']);
    await store.transaction((tx) => tx.outbox.renewMentioning(SERVER, ALICE, clock.at));
    letGo();
    await flushed;
    expect(chat.titles(GENERAL)).toEqual([`${KEY} r2`]);
    expect(await rowOf(KEY)).toMatchObject({ state: 'delivered', revision: 2, shown: 2 });
  });
});

describe('a message that is to be no more', () => {
  it('is removed, and posted anew when there is something to say again', async () => {
    const stage = await setDeliveryStage();
    const { chat } = stage;
    await stage.show('p1', { pin: true });
    await stage.flush();
    const { cardOf } = stage;
    stage.cardOf = () => null;
    await stage.show('p1');
    await stage.flush();
    expect(chat.messages).toEqual([]);
    expect(await stage.rowOf(KEY)).toMatchObject({
      ...{ state: 'delivered', shown: 2, messageId: null, pinned: false, mentions: [], firstTriedAt: null },
    });
    stage.cardOf = cardOf;
    await stage.show('p1');
    await stage.flush();
    expect(chat.messages).toMatchObject([{ title: `${KEY} r3`, pinned: true }]);
    expect(chat.calls).toEqual(['post', 'pin', 'remove', 'post', 'pin']);
  });

  it('is removed later when Discord does not answer, once', async () => {
    const stage = await setDeliveryStage();
    await stage.show('p1');
    await stage.flush();
    stage.cardOf = () => null;
    await stage.show('p1');
    stage.chat.trouble('remove', 'unavailable', { takesEffect: true });
    await stage.flush();
    stage.clock.at += 2_000;
    await stage.flush();
    expect(await stage.rowOf(KEY)).toMatchObject({ state: 'delivered', messageId: null });
    expect(stage.chat.calls).toEqual(['post', 'remove', 'remove']);
  });
});

describe('a message whose answer got lost, and that is to be no more', () => {
  it.each([null, asId<Snowflake>('401')])(
    'is looked for and removed, without starting a clock (to %s)',
    async (userId) => {
      const stage = await setDeliveryStage();
      await stage.tell('n1', userId === null ? {} : { userId });
      stage.chat.trouble('post', 'unavailable', { takesEffect: true });
      await stage.flush();
      expect(stage.chat.messages).toHaveLength(1);
      stage.cardOf = () => null;
      stage.clock.at += 2_000;
      await stage.flush();
      expect(stage.chat.messages).toEqual([]);
      expect(await stage.rowOf('n1')).toMatchObject({ state: 'delivered', messageId: null, firstTriedAt: null });
    },
  );

  it('is looked for again when Discord does not answer', async () => {
    const stage = await setDeliveryStage();
    await stage.tell('n1');
    stage.chat.trouble('post', 'unavailable', { takesEffect: true });
    await stage.flush();
    stage.cardOf = () => null;
    stage.chat.trouble('find', 'unavailable');
    stage.clock.at += 2_000;
    await stage.flush();
    expect(await stage.rowOf('n1')).toMatchObject({ state: 'pending' });
    stage.clock.at += 4_000;
    await stage.flush();
    expect(stage.chat.messages).toEqual([]);
  });
});

describe('a message that is wanted elsewhere while it is on its way', () => {
  const ELSEWHERE = asId<Snowflake>('299');

  it.each([null, 'gone'] as const)('comes there (where it was sent first: %s)', async (trouble) => {
    const stage = await setDeliveryStage();
    const { chat, clock, store } = stage;
    await stage.tell('n1');
    const letGo = chat.hang(GENERAL);
    if (trouble) chat.trouble('post', trouble, { code: '10003' });
    const flushed = stage.flush();
    await expect.poll(() => chat.calls).toEqual(['post']);
    await store.transaction((tx) => tx.outbox.retarget(SERVER, GENERAL, ELSEWHERE, clock.at));
    // The channel of before is gone, with all its messages.
    chat.trouble('edit', 'gone', { code: '10008' });
    letGo();
    await flushed;
    expect(chat.titles(ELSEWHERE)).toEqual(['n1 r2']);
    expect(await stage.rowOf('n1')).toMatchObject({ state: 'delivered', channelId: ELSEWHERE });
  });

  it('what is wanted otherwise is not given up for what was wanted before', async () => {
    const stage = await setDeliveryStage();
    await stage.show('p1');
    const letGo = stage.chat.hang(GENERAL);
    stage.chat.trouble('post', 'rejected');
    const flushed = stage.flush();
    await expect.poll(() => stage.chat.calls).toEqual(['post']);
    await stage.show('p1');
    letGo();
    await flushed;
    expect(stage.chat.titles(GENERAL)).toEqual([`${KEY} r2`]);
  });
});

describe('the name of a thread', () => {
  const named = (name: string) => ({ threadName: name });

  it('follows what it is wanted to be', async () => {
    const { chat, show, flush, rowOf } = await setDeliveryStage();
    await show('p1', named('D-1 Old'));
    await flush();
    expect(await rowOf(KEY)).toMatchObject({ threadName: 'D-1 Old', threadShown: 'D-1 Old' });
    await show('p1', named('D-1 New'));
    await flush();
    await show('p1');
    await flush();
    expect(chat.messages[0]?.thread).toBe('D-1 New');
    expect(chat.calls).toEqual(['post', 'openThread', 'edit', 'renameThread', 'edit']);
    expect(await rowOf(KEY)).toMatchObject({ threadName: 'D-1 New', threadShown: 'D-1 New' });
  });

  it('X8: follows also when the message itself is to be no more', async () => {
    const stage = await setDeliveryStage();
    await stage.show('p1', named('D-1 Old'));
    await stage.flush();
    stage.cardOf = () => null;
    await stage.show('p1', named('D-1'));
    await stage.flush();
    expect(stage.chat.calls).toEqual(['post', 'openThread', 'remove', 'renameThread']);
  });

  it('of an earlier version counts as right until another one is wanted', async () => {
    const { chat, store, show, flush, rowOf } = await setDeliveryStage();
    await show('p1', named('D-1 Old'));
    await flush();
    await store.transaction(async (tx) => tx.outbox.save({ ...(await rowOf(KEY)), threadShown: null }));
    await show('p1', named('D-1 Old'));
    await flush();
    expect(chat.calls).not.toContain('renameThread');
    await show('p1', named('D-1 New'));
    await flush();
    expect(chat.messages[0]?.thread).toBe('D-1 New');
  });

  it('can be changed twice in ten minutes only, and holds nothing back meanwhile', async () => {
    const { chat, clock, show, tell, flush, rowOf } = await setDeliveryStage();
    await show('p1', named('D-1 Old'));
    await flush();
    await show('p1', named('D-1 New'));
    await tell('n1', { at: clock.at + 1 });
    chat.trouble('renameThread', 'busy', { retryAfterMs: 600_000 });
    clock.at += 1;
    await flush();
    expect(chat.titles(GENERAL)).toEqual([`${KEY} r2`, 'n1 r1']);
    expect(await rowOf(KEY)).toMatchObject({ state: 'pending', threadShown: 'D-1 Old' });
    clock.at += 600_000;
    await flush();
    expect(chat.messages[0]?.thread).toBe('D-1 New');
  });
});

it('a card that names nobody names nobody', async () => {
  const stage = await setDeliveryStage();
  stage.cardOf = () => card(new Markup('Plain'));
  await stage.show('p1');
  await stage.flush();
  expect((await stage.rowOf(KEY)).mentions).toEqual([]);
});
