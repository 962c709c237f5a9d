import type { Instant, Snowflake } from '../domain/ids.js';
import { without, type Span } from '../domain/outage.js';
import type { LadderRoles, Server, ServerChannels } from '../domain/server.js';
import type { ChatPlace } from '../ports/chat.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';

const NONE: { roles: LadderRoles; channels: ServerChannels } = {
  roles: { coreMaintainers: null, leadMaintainers: null, maintainers: null, moderators: null },
  channels: { creation: null, coreMaintainers: null, moderators: null, groupCategory: null, archiveCategory: null },
};

/**
 * The bot is in a server: makes it known, or notes its new name or that it is back. What it lost by being taken out is
 * given again: its commands are uploaded anew, and deadlines before which nobody could act are moved (X7).
 */
export const welcomeServer = (
  deps: Pick<Deps, 'store' | 'clock' | 'edition'>,
  place: Pick<ChatPlace, 'id' | 'name'>,
): Promise<Server> =>
  deps.store.transaction(async (tx) => {
    await tx.servers.lock(place.id);
    const known = await tx.servers.find(place.id);
    const fresh = { ...NONE, id: place.id, commandsHash: '', createdAt: deps.clock.now() };
    const back = known !== null && known.leftAt !== null ? { commandsHash: '' } : {};
    const server: Server = { ...fresh, ...known, ...back, name: place.name, leftAt: null };
    await tx.servers.save(server);
    if (known !== null && known.leftAt !== null) {
      await noteAbsence(tx, server.id, { since: known.leftAt, until: deps.clock.now() }, deps.edition);
    }
    return server;
  });

/** The bot was removed from a server: nothing of it is lost, and nothing is sent there. */
export const partFromServer = (deps: Pick<Deps, 'store' | 'clock'>, id: Snowflake): Promise<void> =>
  deps.store.transaction(async (tx) => {
    await tx.servers.lock(id);
    const server = await tx.servers.find(id);
    if (server?.leftAt === null) await tx.servers.save({ ...server, leftAt: deps.clock.now() });
  });

/** The bot was removed from servers while it was away: those that are not among `present`. */
export async function partFromServers(deps: Deps, present: ReadonlySet<Snowflake>): Promise<void> {
  const known = await deps.store.read((tx) => tx.servers.all());
  for (const { id, leftAt } of known) if (leftAt === null && !present.has(id)) await partFromServer(deps, id);
}

const AWAY = 'bot-was-away';

/** X7: notes in a server's record that nobody could act there for a while. The server must be locked. */
export const noteAbsence = (tx: Tx, serverId: Snowflake, gap: Span, edition: string) =>
  tx.record.append(serverId, {
    kind: AWAY,
    subject: 'server',
    groupId: null,
    clauses: ['X7'],
    edition,
    at: gap.until,
    facts: { since: gap.since, until: gap.until },
    sealed: {},
  });

const ENTRIES_AT_ONCE = 1_000;

/**
 * X7: when people of a server could act: the bot was connected and in the server.
 * @param live the session that the database does not know all of yet
 */
export async function presenceIn(
  tx: Tx,
  serverId: Snowflake,
  { from, to, live }: { readonly from: Instant; readonly to: Instant; readonly live: readonly Span[] },
): Promise<Span[]> {
  const absences: Span[] = [];
  let afterSeq = 0;
  for (let more = true; more;) {
    const entries = await tx.record.list({ serverId, subject: 'server', from, afterSeq, limit: ENTRIES_AT_ONCE });
    for (const { kind, facts } of entries) {
      const { since, until } = facts;
      if (kind === AWAY && typeof since === 'number' && typeof until === 'number') absences.push({ since, until });
    }
    afterSeq = entries.at(-1)?.seq ?? afterSeq;
    more = entries.length === ENTRIES_AT_ONCE;
  }
  return absences.reduce(without, [...(await tx.connections.between(from, to)), ...live]);
}
