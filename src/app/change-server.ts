import { yes, type Decision } from '../domain/decision.js';
import { ESCALATION_UNDECIDED } from '../domain/escalation.js';
import type { Instant } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { LadderRoles, Server, ServerChannels } from '../domain/server.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { perform } from './perform.js';
import { personOf } from './who.js';
import { requireManager } from './require-manager.js';
import { showEscalation } from './show-escalation.js';

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

/** More than a server can reasonably have before its Core Maintainers at a time. */
const DESKS_AT_MOST = 1_000;

/** Core Maintainers have another channel: what waits for them is shown there. */
async function showDesks(tx: Tx, { serverId }: Act, at: Instant): Promise<void> {
  const undecided = { serverId, statuses: ESCALATION_UNDECIDED, limit: DESKS_AT_MOST };
  for (const escalation of await tx.escalations.list(undecided)) {
    const group = await tx.groups.find(escalation.groupId);
    if (group) await showEscalation(tx, escalation, group, at);
  }
}

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
    if (server.channels.coreMaintainers !== before.channels.coreMaintainers) await showDesks(tx, act, deps.clock.now());
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
