import { yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { Instant, Snowflake } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Server } from '../domain/server.js';
import { hiddenRoots, outOfStep, type HiddenRoot } from '../domain/visibility.js';
import type { ChatPlace } from '../ports/chat.js';
import type { OutboxRow } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { requireManager } from './require-manager.js';
import { rootsShown } from './roots-shown.js';

/** What `/setup status` tells: settings, the server as it is now, groups, and posts that could not be delivered. */
export interface SetupStatus {
  readonly server: Server;
  readonly place: ChatPlace | null;
  readonly groups: readonly Group[];
  readonly undelivered: readonly OutboxRow[];
  readonly waitingSince: Instant | null;
  /** Where roots show; null when Discord does not say. */
  readonly visibility: {
    /** Roots whose channels are no longer those they are of use in. */
    readonly outOfStep: readonly string[];
    readonly hidden: readonly HiddenRoot[];
  } | null;
}

/** How the server is set up, what is missing and what could not be delivered. */
export async function setupStatus(deps: Deps, act: Act): Promise<Decision<SetupStatus, Refusal>> {
  const allowed = requireManager(act);
  if (!allowed.ok) return allowed;
  const visibility = await visibilityOf(deps, act.serverId);
  return deps.store.read(async (tx) => {
    const server = await tx.servers.find(act.serverId);
    if (!server) throw new Error(`server ${act.serverId} is not known`);
    return yes({
      server,
      place: deps.chat.place(act.serverId),
      groups: await tx.groups.list(act.serverId),
      undelivered: await tx.outbox.failed(act.serverId),
      waitingSince: (await tx.outbox.backlog(act.serverId)).oldest,
      visibility,
    });
  });
}

async function visibilityOf(deps: Deps, serverId: Snowflake): Promise<SetupStatus['visibility']> {
  const shown = await rootsShown(deps, serverId);
  if (!shown.ok) return null;
  const { roots, groupChannels } = shown.value;
  return {
    outOfStep: outOfStep(roots, serverId),
    hidden: hiddenRoots(roots, serverId, groupChannels),
  };
}
