import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished } from 'vitest';
import { NEEDED_PERMISSIONS } from '../../src/adapters/discord/place-of.js';
import { parseSettings } from '../../src/config.js';
import type { Group, GroupKind } from '../../src/domain/group.js';
import { asId, type GroupId, type MembershipId, type PersonId, type Snowflake } from '../../src/domain/ids.js';
import { FRESH, type Tier } from '../../src/domain/membership.js';
import type { Log } from '../../src/ports/log.js';
import { startBot, type Bot } from '../../src/runtime/bot.js';
import { notReplayed } from '../replayed.js';
import type { TestDatabase } from '../store/databases.js';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import type { Person } from '../../src/sandbox/actors/person.js';
import type { Channel } from '../../src/sandbox/world/model.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const SECOND = 1_000;

/** Monday, 2 March 2026, 12:00 UTC: a daylight-saving change and a month end lie ahead. */
export const START = Date.UTC(2026, 2, 2, 12);

const PEOPLE = ['alice', 'bob', 'carol', 'dave', 'erin', 'grace', 'mallory'] as const;
export type Name = (typeof PEOPLE)[number];

/** Who is what in each group: alice leads, bob and carol are WG Members, dave is a Participant, erin observes. */
const ROSTER: Partial<Record<Name, Tier>> = {
  alice: 'lead',
  bob: 'member',
  carol: 'member',
  dave: 'participant',
  erin: 'observer',
};

/** A bot at work in a local Discord, with `#tracing-wg` and `#accessibility-ig`. Its clock moves only by hand. */
export interface TestPlace {
  readonly sandbox: Sandbox;
  readonly bot: Bot;
  readonly serverId: Snowflake;
  /** What a bot is started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly people: Record<Name, Person>;
  readonly log: string[];
  /** Moves the clock, lets the bot do what is due then, and waits until nothing is left to do. */
  pass(ms: number): Promise<void>;
  /** A channel of the local Discord, to do to it what somebody else would. */
  channel(name: string): Channel;
  /** Waits until nothing is left to do at this time. */
  settle(): Promise<void>;
  /** The same for what Discord tells the bot of, which takes a moment to arrive. */
  settleSoon(): Promise<void>;
  /** Stops the bot and starts it again on the same database. */
  restart(): Promise<void>;
  stopBot(): Promise<void>;
  startBot(): Promise<void>;
}

export interface PlaceOptions {
  readonly env?: Record<string, string>;
  /** A database of its own; SQLite in a temporary folder when left out. */
  readonly database?: TestDatabase;
  /** Let the clock flow with the machine's, for a bot in a process of its own. */
  readonly flowing?: boolean;
  /** Leave the groups out, to set the server up by hand. */
  readonly bare?: boolean;
  /** The test puts votes or escalations into the database by itself, of which the record knows nothing. */
  readonly planted?: boolean;
}

/** Opens a place for one test; it closes by itself. Requests that Discord does not know, or would refuse as malformed, fail the test. */
export async function openPlace(options: PlaceOptions = {}): Promise<TestPlace> {
  const database = options.database ?? (await temporaryFile());
  const complaints: string[] = [];
  const sandbox = await startSandbox({
    clock: options.flowing ? {} : { startAt: START, frozen: true },
    log: (said) => complaints.push(said),
  });
  const server = sandbox.world.server({
    // What README invites the bot with, and no more.
    botPermissions: NEEDED_PERMISSIONS,
    name: 'Sample Community',
    roles: [
      'core maintainers (synced)',
      'lead maintainers (synced)',
      'maintainers (synced)',
      { name: 'managers', permissions: ['ManageGuild'] },
    ],
    channels: ['#general', '#wg-ig-group-creation', '#tracing-wg', '#accessibility-ig'],
    people: PEOPLE.map((name) => (name === 'grace' ? { name, roles: ['managers'] } : { name })),
  });
  const env = {
    DISCORD_TOKEN: sandbox.token,
    DISCORD_API_URL: sandbox.apiUrl,
    DATABASE_URL: database.url,
    HTTP_PORT: '0',
    LOG_LEVEL: 'silent',
    ...options.env,
  };
  const read = parseSettings(env);
  if (!read.ok) throw new Error(read.faults.join('\n'));
  const log: string[] = [];
  const begin = async (): Promise<Bot> => {
    const bot = await startBot({
      settings: read.settings,
      token: sandbox.token,
      clock: sandbox.clock,
      log: keeping(log),
      onFault: (fault) => log.push(`fault ${fault.exitCode}: ${fault.message}`),
      editEveryMs: 0,
    });
    await bot.ready;
    return bot;
  };
  let bot: Bot | null = await begin();
  const running = (): Bot => {
    if (!bot) throw new Error('the bot is stopped');
    return bot;
  };
  const serverId = asId<Snowflake>(server.id);
  const people = Object.fromEntries(PEOPLE.map((name) => [name, sandbox.person(name)])) as Record<Name, Person>;
  if (!options.bare) await seed(running(), sandbox, serverId, people);
  await running().settle();

  onTestFinished(async () => {
    const wrong = bot && !options.planted ? await notReplayed(bot.deps.store).catch(ofLostStore) : [];
    await bot?.stop();
    await sandbox.stop();
    await database.drop();
    expect(wrong, 'X1: the record alone replays to the same states and tallies').toEqual([]);
    expect(sandbox.unknownRoutes, 'routes that the local Discord does not know').toEqual([]);
    expect(complaints.filter((said) => !said.startsWith('fault'))).toEqual([]);
  });

  const place: TestPlace = {
    sandbox,
    get bot() {
      return running();
    },
    serverId,
    env,
    people,
    log,
    async pass(ms) {
      await sandbox.clock.advance(ms);
      await place.settle();
    },
    channel(name) {
      const found = [...sandbox.world.channels.values()].find((each) => `#${each.name}` === name);
      if (!found) throw new Error(`there is no ${name}`);
      return found;
    },
    settle: async () => running().settle(),
    async settleSoon() {
      await new Promise((resolve) => setTimeout(resolve, 200));
      await place.settle();
    },
    async stopBot() {
      await running().stop();
      bot = null;
    },
    async startBot() {
      bot = await begin();
      await bot.settle();
    },
    async restart() {
      await place.stopBot();
      await place.startBot();
    },
  };
  return place;
}

/** A test may have taken the database away; nothing is to be compared then. */
const ofLostStore = (): string[] => [];

async function temporaryFile(): Promise<TestDatabase> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-e2e-'));
  return { url: `file:${join(folder, 'convenor.db')}`, drop: () => rm(folder, { recursive: true, force: true }) };
}

const keeping = (lines: string[]): Log => {
  const keep = (level: string) => (fields: object, sentence: string) => {
    lines.push(`${level} ${sentence} ${JSON.stringify(fields)}`);
  };
  const log: Log = {
    debug: keep('debug'),
    info: keep('info'),
    warn: keep('warn'),
    error: keep('error'),
    child: () => log,
  };
  return log;
};

/** The roster that an import would have made. */
async function seed(bot: Bot, sandbox: Sandbox, serverId: Snowflake, people: Record<Name, Person>): Promise<void> {
  await bot.deps.store.transaction(async (tx) => {
    const ids = new Map<Name, PersonId>();
    for (const name of PEOPLE) {
      const id = asId<PersonId>(randomUUID());
      ids.set(name, id);
      if (ROSTER[name] === undefined) continue;
      await tx.people.save({
        id,
        serverId,
        name: `${name[0]?.toUpperCase() ?? ''}${name.slice(1)} Example`,
        // L7: half of those who count are of one organisation, which is not more than half.
        organization: name === 'alice' || name === 'bob' ? 'Example Org' : `${name} works`,
        github: `${name}-example`,
        githubConfirmed: true,
        discordName: null,
        consent: 'unasked',
        consentAt: null,
        erasedAt: null,
        ladder: 'contributor',
        seenAs: null,
        counted: true,
        profileAt: null,
        accounts: [asId<Snowflake>(people[name].id)],
        createdAt: START,
      });
    }
    for (const [kind, name, title] of GROUPS) {
      const channel = [...sandbox.world.channels.values()].find(
        (each) => each.name === `${name}-${kind === 'working-group' ? 'wg' : 'ig'}`,
      );
      const group: Group = {
        id: asId<GroupId>(randomUUID()),
        serverId,
        kind,
        name,
        title,
        status: 'active',
        mission: `The mission of ${title}.`,
        memberTier: kind === 'working-group',
        channelId: channel ? asId<Snowflake>(channel.id) : null,
        grandfathered: true,
        oneHoldsSince: null,
        createdAt: START,
      };
      await tx.groups.save(group);
      for (const [who, tier] of Object.entries(ROSTER) as [Name, Tier][]) {
        await tx.memberships.save({
          id: asId<MembershipId>(randomUUID()),
          groupId: group.id,
          personId: ids.get(who) ?? asId<PersonId>('nobody'),
          tier: kind === 'interest-group' && tier === 'member' ? 'participant' : tier,
          source: 'charter',
          ...FRESH,
          since: START,
        });
      }
      if (group.channelId) {
        await tx.outbox.showCard({
          serverId,
          channelId: group.channelId,
          card: { type: 'group', id: group.id },
          pin: true,
          at: START,
        });
      }
    }
  });
}

const GROUPS: readonly (readonly [GroupKind, string, string])[] = [
  ['working-group', 'tracing', 'Tracing'],
  ['interest-group', 'accessibility', 'Accessibility'],
];
