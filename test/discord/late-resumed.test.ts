import { Client, Events } from 'discord.js';
import { expect, it } from 'vitest';
import { dropLateResumed } from '../../src/adapters/discord/late-resumed.js';

/** Hands a packet to a client as its socket does. */
const hand = (client: Client, sessionInfo: { sequence: number } | null) =>
  (client.ws as unknown as { handlePacket(packet: object, shard: object): boolean }).handlePacket(
    { t: 'RESUMED' },
    { id: 0, sessionInfo, closeSequence: 3 },
  );

it('drops the news of a session that was invalidated meanwhile, on which discord.js throws', () => {
  const client = new Client({ intents: [] });
  const resumed: number[] = [];
  client.on(Events.ShardResume, (_shard, replayed) => resumed.push(replayed));
  expect(() => hand(client, null)).toThrow(TypeError);
  dropLateResumed(client);
  expect(hand(client, null)).toBe(false);
  hand(client, { sequence: 5 });
  expect(resumed).toEqual([2]);
});
