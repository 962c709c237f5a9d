import { describe, expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { GENERAL } from './delivery-parts.js';
import { setDeliveryStage } from './delivery-stage.js';
import { directOf } from './paper-discord.js';

const DAVE = asId<Snowflake>('400');
const DIRECT = directOf(DAVE);

describe('X6: direct messages', () => {
  it('X6: opens the channel once, posts there, and edits there', async () => {
    const { chat, flush, tell, rowOf, store, clock } = await setDeliveryStage();
    await tell('n1', { userId: DAVE });
    await flush();
    expect(chat.titles(DIRECT)).toEqual(['n1 r1']);
    expect(chat.titles(GENERAL)).toEqual([]);
    expect(chat.calls).toEqual(['openDirect', 'post']);
    expect(await rowOf('n1')).toMatchObject({ state: 'delivered', userId: DAVE, directId: DIRECT, channelId: GENERAL });
    await store.transaction(async (tx) => {
      const row = await tx.outbox.byKey('n1');
      if (row) await tx.outbox.save({ ...row, mentions: [asId<Snowflake>('500')] });
      await tx.outbox.renewMentioning(asId<Snowflake>('100'), asId<Snowflake>('500'), clock.at);
    });
    await flush();
    expect(chat.titles(DIRECT)).toEqual(['n1 r2']);
    expect(chat.calls).toEqual(['openDirect', 'post', 'edit']);
  });

  it('X6: an answer that got lost does not post twice', async () => {
    const { chat, clock, flush, tell, restart } = await setDeliveryStage();
    await tell('n1', { userId: DAVE });
    chat.trouble('post', 'unavailable', { takesEffect: true });
    await flush();
    clock.at += 2_000;
    await restart();
    await flush();
    expect(chat.titles(DIRECT)).toEqual(['n1 r1']);
    expect(chat.calls).toEqual(['openDirect', 'post', 'find']);
  });

  it.each([
    ['openDirect', 'closed', '50033'],
    ['post', 'closed', '50007'],
    ['post', 'closed', '50278'],
    ['post', 'gone', '10003'],
  ] as const)(
    'X6: when %s is refused (%s %s) it goes to the channel, and is not tried again',
    async (call, kind, code) => {
      const { chat, flush, tell, rowOf, refused, clock, said } = await setDeliveryStage();
      for (const key of ['n1', 'n2']) await tell(key, { userId: DAVE, at: (clock.at += 1) });
      chat.trouble(call, kind, { code });
      await flush();
      expect(chat.titles(GENERAL)).toEqual(['n1 r1', 'n2 r1']);
      expect(chat.titles(DIRECT)).toEqual([]);
      expect(refused).toEqual([DAVE]);
      expect(await rowOf('n1')).toMatchObject({ state: 'delivered', userId: null, directId: null, lastError: null });
      expect(said.map(({ level }) => level)).toEqual(['info']);
    },
  );

  it('X6: what waits for somebody’s direct messages keeps neither others nor the channel waiting', async () => {
    const { chat, clock, flush, tell } = await setDeliveryStage();
    const erin = asId<Snowflake>('401');
    await tell('dave', { userId: DAVE });
    await tell('erin', { userId: erin, at: clock.at + 1 });
    await tell('all', { at: clock.at + 1 });
    chat.trouble('post', 'unavailable', { channelId: DIRECT });
    clock.at += 1;
    await flush();
    expect([chat.titles(DIRECT), chat.titles(directOf(erin)), chat.titles(GENERAL)]).toEqual([
      [],
      ['erin r1'],
      ['all r1'],
    ]);
    clock.at += 2_000;
    await flush();
    expect(chat.titles(DIRECT)).toEqual(['dave r1']);
  });

  it('X6: messages to one person come in order', async () => {
    const { chat, clock, flush, tell } = await setDeliveryStage();
    for (const key of ['n1', 'n2', 'n3']) await tell(key, { userId: DAVE, at: (clock.at += 1) });
    chat.trouble('post', 'unavailable');
    await flush();
    clock.at += 2_000;
    await flush();
    expect(chat.titles(DIRECT)).toEqual(['n1 r1', 'n2 r1', 'n3 r1']);
  });
});
