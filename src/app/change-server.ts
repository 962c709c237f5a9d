import { yes, type Decision } from '../domain/decision.js';
import type { Refusal } from '../domain/refusal.js';
import type { LadderRoles, Server, ServerChannels } from '../domain/server.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { perform } from './perform.js';
import { personOf } from './who.js';
import { requireManager } from './require-manager.js';

/** L2: says which Discord roles mean which ladder level; what is not named stays. */
export const setRoles = (deps: Deps, act: Act, roles: Partial<LadderRoles>): Promise<Decision<Server, Refusal>> =>
  changeServer(deps, act, 'roles-set', (server) => ({ ...server, roles: { ...server.roles, ...roles } }));

/** Says where things go; what is not named stays. */
export const setChannels = (
  deps: Deps,
  act: Act,
  channels: Partial<ServerChannels>,
): Promise<Decision<Server, Refusal>> =>
  changeServer(deps, act, 'channels-set', (server) => ({ ...server, channels: { ...server.channels, ...channels } }));

const changeServer = (
  deps: Deps,
  act: Act,
  happened: string,
  change: (server: Server) => Server,
): Promise<Decision<Server, Refusal>> =>
  perform(deps, act, async (tx) => {
    const allowed = requireManager(act);
    if (!allowed.ok) return allowed;
    const before = await tx.servers.find(act.serverId);
    if (!before) throw new Error(`server ${act.serverId} is not known`);
    const server = change(before);
    await tx.servers.save(server);
    await tx.record.append(act.serverId, {
      kind: happened,
      subject: 'server',
      groupId: null,
      clauses: happened === 'roles-set' ? ['L2'] : ['C1'],
      edition: deps.edition,
      at: act.at,
      facts: happened === 'roles-set' ? { ...server.roles } : { ...server.channels },
      sealed: { actor: { value: act.user.id, personId: (await personOf(tx, act)).id } },
    });
    return yes(server);
  });
