import { Client, type Interaction } from 'discord.js';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { actOf } from '../../src/discord/who.js';

const SERVER = '900000000000000001';
const THREAD = '900000000000000021';
const PARENT = '900000000000000011';

let answers: Record<string, object> = {};
const client = new Client({
  intents: [],
  rest: {
    retries: 0,
    makeRequest: async (url) => {
      const found = answers[new URL(url).pathname.split('/').slice(3).join('/')];
      return new Response(JSON.stringify(found ?? { code: 10003, message: 'Unknown Channel' }), {
        status: found ? 200 : 404,
        headers: { 'content-type': 'application/json' },
      });
    },
  },
});
client.rest.setToken('x');
afterAll(() => client.destroy());
beforeEach(() => {
  answers = {};
});

/** An interaction as discord.js makes it of Discord's packet, in a server that is not in its cache. */
function interaction(changes: object): Interaction {
  let made: Interaction | null = null;
  client.once('interactionCreate', (one) => (made = one));
  // The way by which the gateway's packets become interactions is not part of the public types.
  const { actions } = client as unknown as { actions: { InteractionCreate: { handle(data: object): void } } };
  actions.InteractionCreate.handle({
    id: '1300000000000000000',
    application_id: '1',
    type: 2,
    token: 't',
    version: 1,
    data: { id: '2', name: 'help', type: 1 },
    guild_id: SERVER,
    channel: { id: PARENT, type: 0 },
    member: {
      user: { id: '77', username: 'alice', discriminator: '0', global_name: 'Alice', avatar: null },
      nick: null,
      roles: ['5', '6'],
      permissions: '32',
    },
    app_permissions: '0',
    entitlements: [],
    authorizing_integration_owners: {},
    locale: 'en-US',
    attachment_size_limit: 1,
    ...changes,
  });
  if (!made) throw new Error('nothing was made');
  return made;
}

it('takes roles and rights from the interaction itself, in a server that is not cached', async () => {
  expect(await actOf(interaction({}))).toEqual({
    id: '1300000000000000000',
    at: 1_730_014_552_832,
    serverId: SERVER,
    channelId: PARENT,
    user: { id: '77', displayName: 'Alice', roleIds: ['5', '6'], managesServer: true },
  });
});

it('C1: asks for a thread that is not cached, and takes its channel', async () => {
  answers[`channels/${THREAD}`] = { id: THREAD, type: 11, guild_id: SERVER, parent_id: PARENT, name: 'D-1' };
  const act = await actOf(interaction({ channel: { id: THREAD, type: 11 } }));
  expect(act?.channelId).toBe(PARENT);
});

it('takes the channel as it is when Discord does not tell more', async () => {
  expect((await actOf(interaction({ channel: { id: THREAD, type: 11 } })))?.channelId).toBe(THREAD);
});

it('is nobody in direct messages', async () => {
  const user = { id: '77', username: 'alice', discriminator: '0', global_name: null, avatar: null };
  expect(await actOf(interaction({ guild_id: undefined, member: undefined, user }))).toBeNull();
});
