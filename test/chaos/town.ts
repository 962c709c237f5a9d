import { randomUUID } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NEEDED_PERMISSIONS } from '../../src/adapters/discord/place-of.js';
import { openStore } from '../../src/adapters/prisma/store.js';
import { asId, timeOf, type GroupId, type MembershipId, type PersonId, type Snowflake } from '../../src/domain/ids.js';
import { FRESH } from '../../src/domain/membership.js';
import { newPerson } from '../../src/domain/person.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { roleNamed } from '../../src/sandbox/world/build-server.js';
import { textOf } from '../../src/sandbox/world/pings.js';
import type { Channel, Server } from '../../src/sandbox/world/model.js';
import type { Tx } from '../../src/ports/store.js';
import { CORE, CORE_ROLE, ELSEWHERE, GROUPS, NAMES, TIERS, type ChaosGroup, type Name } from './roster.js';

/** A half-open line is found out by a heartbeat that nobody answers: here within seconds. */
const HEARTBEAT_MS = 2_000;

export interface Saying {
  readonly at: number;
  readonly channelId: string;
  readonly text: string;
}

/** The local Discord in which chaos happens, with a clock that flows and can leap for the bot and for Discord alike. */
export interface Town {
  readonly sandbox: Sandbox;
  readonly server: Server;
  /** What the local Discord complained of: routes that it does not know, failures of its own. */
  readonly complaints: string[];
  /** Everything that the bot said to all, as it was said; later it may have been changed or removed. */
  readonly said: Saying[];
  /** The file that says how far the town's clock is ahead of the machine's. */
  readonly clockFile: string;
  channel(name: string): Channel;
  userId(name: Name): string;
  now(): number;
  /** Moves the clock forward at once, for everybody. */
  leap(ms: number): Promise<void>;
}

export async function openTown(folder: string): Promise<Town> {
  const complaints: string[] = [];
  const sandbox = await startSandbox({
    gateway: { heartbeatMs: HEARTBEAT_MS },
    log: (said) => complaints.push(said),
  });
  const server = sandbox.world.server({
    botPermissions: NEEDED_PERMISSIONS,
    name: 'Chaos Community',
    channels: [ELSEWHERE, ...GROUPS.map(({ channel }) => channel)],
    roles: [CORE_ROLE],
    people: NAMES.map((name) => ({ name, roles: CORE.includes(name) ? [CORE_ROLE] : [] })),
  });
  const said: Saying[] = [];
  sandbox.world.onEvent((event) => {
    if (event.name !== 'MESSAGE_CREATE') return;
    const { id } = event.data(0) as { readonly id: string };
    const message = sandbox.world.messages.get(id);
    if (message?.authorId !== sandbox.botUserId || message.viewerId !== null) return;
    said.push({ at: timeOf(asId(id)), channelId: message.channelId, text: textOf(message) });
  });
  const clockFile = join(folder, 'clock');
  let ahead = 0;
  const tellClock = (): void => {
    // Put in place whole: the bot may read it at any instant.
    writeFileSync(`${clockFile}.new`, String(ahead));
    renameSync(`${clockFile}.new`, clockFile);
  };
  tellClock();
  return {
    sandbox,
    server,
    complaints,
    said,
    clockFile,
    channel(name) {
      const found = [...sandbox.world.channels.values()].find((each) => each.name === name);
      if (!found) throw new Error(`there is no #${name}`);
      return found;
    },
    userId: (name) => sandbox.person(name).id,
    now: () => sandbox.clock.now(),
    async leap(ms) {
      ahead += ms;
      tellClock();
      await sandbox.clock.advance(ms);
    },
  };
}

/** Writes the groups and their people into an empty database, as an import would have. */
export async function settle(url: string, town: Town): Promise<void> {
  const store = await openStore(url);
  const at = town.now();
  const serverId = asId<Snowflake>(town.server.id);
  await store.transaction(async (tx) => {
    const coreMaintainers = asId<Snowflake>(roleNamed(town.server, CORE_ROLE));
    const roles = { coreMaintainers, leadMaintainers: null, maintainers: null, moderators: null };
    const channels = {
      creation: null,
      coreMaintainers: null,
      moderators: null,
      groupCategory: null,
      archiveCategory: null,
    };
    const server = { id: serverId, name: town.server.name, roles, channels, commandsHash: '' };
    await tx.servers.save({ ...server, leftAt: null, createdAt: at });
    const people = new Map<Name, PersonId>();
    for (const name of NAMES) {
      const id = asId<PersonId>(randomUUID());
      people.set(name, id);
      await tx.people.save(newPerson({ id, serverId, accounts: [asId<Snowflake>(town.userId(name))], createdAt: at }));
    }
    for (const group of GROUPS) await found(tx, group, { serverId, at, people, town });
  });
  await store.close();
}

async function found(
  tx: Tx,
  group: ChaosGroup,
  { serverId, at, people, town }: { serverId: Snowflake; at: number; people: Map<Name, PersonId>; town: Town },
): Promise<void> {
  const { kind, name, title } = group;
  const id = asId<GroupId>(randomUUID());
  const channelId = asId<Snowflake>(town.channel(group.channel).id);
  const memberTier = kind === 'working-group';
  const row = {
    id,
    serverId,
    kind,
    name,
    title,
    memberTier,
    channelId,
    grandfathered: true,
    oneHoldsSince: null,
    createdAt: at,
  };
  await tx.groups.save({ ...row, status: 'active', mission: `The mission of ${title}.` });
  for (const tier of TIERS)
    for (const person of group.roster[tier])
      await tx.memberships.save({
        id: asId<MembershipId>(randomUUID()),
        groupId: id,
        personId: people.get(person) ?? asId<PersonId>('nobody'),
        ...FRESH,
        ...{ tier, source: 'charter', since: at },
      });
  await tx.outbox.showCard({ serverId, channelId, card: { type: 'group', id }, pin: true, at });
}
