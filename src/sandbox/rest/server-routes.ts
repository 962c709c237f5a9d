import { ok, route, type Call, type Reply } from './call.js';
import { unknownMember, unknownRole, unknownUser, RestFailure } from './failure.js';
import { channelPayload, memberPayload, rolePayload, serverPayload, userPayload } from './payloads.js';

function ownApplication(call: Call): object {
  const { bot } = call.world;
  return {
    id: bot.applicationId,
    name: bot.name,
    icon: null,
    description: '',
    bot_public: false,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    team: null,
    bot: userPayload(call.world.user(bot.userId)),
    owner: { id: '1', username: 'owner', discriminator: '0', global_name: null, avatar: null, public_flags: 0 },
    approximate_guild_count: call.world.servers.size,
    install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' },
    integration_types_config: { 0: {} },
  };
}

function member(call: Call): Reply {
  const server = call.server();
  const id = call.param('user') === '@me' ? call.botId : call.param('user');
  const found = server.members.get(id);
  if (!found) throw call.world.users.has(id) ? unknownMember() : unknownUser();
  return ok(memberPayload(call.world, found));
}

/** Listing all members needs an intent that the bot has not. */
function members(): Reply {
  throw new RestFailure(403, 50001, 'Missing Access');
}

function search(call: Call): Reply {
  const typed = (call.query.get('query') ?? '').toLowerCase();
  const limit = Number(call.query.get('limit') ?? 1);
  const found = [...call.server().members.values()].filter((each) =>
    [call.world.user(each.userId).name, each.nick ?? ''].some((name) => name.toLowerCase().startsWith(typed)),
  );
  return ok(found.slice(0, limit).map((each) => memberPayload(call.world, each)));
}

function counts(call: Call): Reply {
  const server = call.server();
  const all = [...server.members.values()];
  return ok(
    Object.fromEntries(
      [...server.roles.keys()].map((id) => [id, all.filter((each) => each.roleIds.includes(id)).length]),
    ),
  );
}

function role(call: Call): Reply {
  const found = call.server().roles.get(call.param('role'));
  if (!found) throw unknownRole();
  return ok(rolePayload(found));
}

const gatewayAddress = (call: Call): string => `${call.world.origin.replace(/^http/u, 'ws')}/gateway`;

export const serverRoutes = [
  route('GET', '/gateway', (call) => ok({ url: gatewayAddress(call) })),
  route('GET', '/gateway/bot', (call) =>
    ok({
      url: gatewayAddress(call),
      shards: 1,
      session_start_limit: { total: 1000, remaining: 999, reset_after: 14_400_000, max_concurrency: 1 },
    }),
  ),
  route('GET', '/users/@me', (call) => ok(userPayload(call.world.user(call.botId)))),
  route('GET', '/users/:user', (call) => {
    const user = call.world.users.get(call.param('user'));
    if (!user) throw unknownUser();
    return ok(userPayload(user));
  }),
  route('GET', '/applications/@me', (call) => ok(ownApplication(call))),
  route('GET', '/oauth2/applications/@me', (call) => ok(ownApplication(call))),
  route('GET', '/guilds/:server', (call) => ok(serverPayload(call.server()))),
  route('GET', '/guilds/:server/channels', (call) =>
    ok(
      call.world
        .channelsOf(call.server().id)
        .filter((each) => !each.thread)
        .map((each) => channelPayload(call.world, each)),
    ),
  ),
  route('GET', '/guilds/:server/threads/active', (call) =>
    ok({
      threads: call.world
        .channelsOf(call.server().id)
        .filter((each) => each.thread?.archived === false && call.world.can(each, call.botId, 'ViewChannel'))
        .map((each) => channelPayload(call.world, each)),
      members: [],
    }),
  ),
  route('GET', '/guilds/:server/roles', (call) => ok([...call.server().roles.values()].map(rolePayload))),
  route('GET', '/guilds/:server/roles/member-counts', counts),
  route('GET', '/guilds/:server/roles/:role', role),
  route('GET', '/guilds/:server/members', members),
  route('GET', '/guilds/:server/members/search', search),
  route('GET', '/guilds/:server/members/:user', member),
];
