import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files } from '../../src/adapters/files/files.js';
import type { Act } from '../../src/app/act.js';
import { announceProposal } from '../../src/app/announce-proposal.js';
import type { Deps } from '../../src/app/deps.js';
import { openProposal } from '../../src/app/open-proposal.js';
import { settleProposal } from '../../src/app/settle-proposal.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Group } from '../../src/domain/group.js';
import { asId, timeOf, type Instant, type ProposalId, type Snowflake } from '../../src/domain/ids.js';
import type { ProposalRequest } from '../../src/domain/proposal-terms.js';
import type { Tier } from '../../src/domain/membership.js';
import type { Person } from '../../src/domain/person.js';
import type { Proposal } from '../../src/domain/proposal.js';
import type { RecordEntry } from '../../src/domain/record.js';
import type { Refusal, RefusalCode } from '../../src/domain/refusal.js';
import type { OutboxRow, Store } from '../../src/ports/store.js';
import { PaperDiscord } from '../runtime/paper-discord.js';
import { aGroup, aMembership, aPerson, aServer, snowflake } from '../store/fixtures.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Monday, 2 March 2026, 12:00 UTC. */
export const START = Date.UTC(2026, 2, 2, 12);

/** `frank` is known to nobody yet; `grace` manages the server. */
const ROSTER = {
  alice: 'lead',
  bob: 'member',
  carol: 'member',
  dave: 'participant',
  erin: 'observer',
} as const satisfies Record<string, Tier>;
export type Name = keyof typeof ROSTER | 'frank' | 'grace';

/** A server with a Working Group and an Interest Group, on a store that other servers may share. */
export interface Place {
  readonly deps: Deps;
  readonly serverId: Snowflake;
  readonly wg: Group & { readonly channelId: Snowflake };
  readonly ig: Group & { readonly channelId: Snowflake };
  readonly people: Readonly<Record<keyof typeof ROSTER, Person>>;
  /** The bot's clock. */
  readonly clock: { at: Instant };
  /** How often the outbox was woken. */
  readonly woken: { times: number };
  account(name: Name): Snowflake;
  /** Somebody acts: now and in the Working Group's channel unless it is said otherwise. */
  act(name: Name, more?: { at?: Instant; group?: Group }): Act;
  record(): Promise<RecordEntry[]>;
  posts(): Promise<OutboxRow[]>;
  /** The entries and the keys of the posts that `work` wrote or wanted anew. */
  written(work: () => Promise<unknown>): Promise<{ entries: RecordEntry[]; posts: string[] }>;
}

export async function aPlace(store: Store, startAt = START): Promise<Place> {
  const clock = { at: startAt };
  const woken = { times: 0 };
  const server = aServer({ createdAt: startAt });
  const serverId = server.id;
  const groups = {
    wg: { ...aGroup(serverId, { title: 'Tracing', createdAt: startAt }), channelId: snowflake() },
    ig: {
      ...aGroup(serverId, { title: 'Accessibility', kind: 'interest-group', memberTier: false, createdAt: startAt }),
      channelId: snowflake(),
    },
  };
  const accounts = new Map<Name, Snowflake>();
  const account = (name: Name): Snowflake => {
    const known = accounts.get(name) ?? snowflake();
    accounts.set(name, known);
    return known;
  };
  const person = (name: Name): Person => aPerson(serverId, { name: `${name} Invented`, accounts: [account(name)] });
  const people = {
    alice: person('alice'),
    bob: person('bob'),
    carol: person('carol'),
    dave: person('dave'),
    erin: person('erin'),
  };
  await store.transaction(async (tx) => {
    await tx.servers.save(server);
    for (const each of Object.values(people)) await tx.people.save(each);
    for (const group of Object.values(groups)) {
      await tx.groups.save(group);
      for (const [name, tier] of Object.entries(ROSTER) as [keyof typeof ROSTER, Tier][]) {
        const there = group.memberTier || tier !== 'member' ? tier : 'participant';
        await tx.memberships.save(aMembership(group.id, people[name].id, { tier: there, since: startAt }));
      }
    }
  });
  const deps: Deps = {
    store,
    clock: { now: () => clock.at },
    chat: new PaperDiscord(join(tmpdir(), 'nothing-is-posted-here'), { now: () => clock.at }),
    files,
    permissions: {
      read: async () => ({ ok: true, value: { common: [], commands: [] } }),
      write: async () => [],
    },
    roots: [],
    edition: 'mcp-2026',
    outageExtension: true,
    reminders: [],
    wake: () => (woken.times += 1),
  };
  const record = () => store.read((tx) => tx.record.list({ serverId, limit: 1_000 }));
  const posts = async () =>
    (await store.read((tx) => tx.outbox.due(clock.at + 1_000 * DAY, 10_000))).filter(
      (row) => row.serverId === serverId,
    );
  return {
    ...{ deps, serverId, people, clock, woken, account, record, posts },
    ...groups,
    act(name, { at = clock.at, group = groups.wg } = {}) {
      const id = interactionAt(at);
      const user = { id: account(name), displayName: name, roleIds: [], managesServer: name === 'grace' };
      return { id, at: timeOf(id), serverId, channelId: group.channelId ?? snowflake(), user };
    },
    async written(work) {
      const known = (await record()).length;
      const before = new Map((await posts()).map((row) => [row.key, row.revision]));
      await work();
      return {
        entries: (await record()).slice(known),
        posts: (await posts()).filter((row) => before.get(row.key) !== row.revision).map((row) => row.key),
      };
    },
  };
}

const DISCORD_EPOCH = 1_420_070_400_000;
let interactions = 0;
const interactionAt = (at: Instant): Snowflake =>
  asId<Snowflake>(String((BigInt(at - DISCORD_EPOCH) << 22n) + BigInt(++interactions)));

export const REQUEST: ProposalRequest = {
  title: 'Adopt the new header',
  text: 'Because the old one is too long.',
  matter: 'routine',
  significance: null,
  days: null,
};

/** A proposal whose clock runs since now. */
export async function openIn(
  place: Place,
  more: { request?: Partial<ProposalRequest>; by?: Name; group?: Group } = {},
): Promise<Proposal & { readonly deadlineAt: Instant }> {
  const { request, by = 'dave', group = place.wg } = more;
  const { proposal } = done(await openProposal(place.deps, place.act(by, { group }), { ...REQUEST, ...request }));
  await announce(place, proposal.id);
  return running(place, proposal.id);
}

/** The announcement of a proposal is delivered now. */
export const announce = (place: Place, id: ProposalId): Promise<void> =>
  place.deps.store.transaction((tx) => announceProposal(tx, id, place.clock.at, place.clock.at));

/** Lets the clock reach the deadline of a proposal, and settles it. */
export async function settleAtDeadline(place: Place, id: ProposalId): Promise<Proposal> {
  place.clock.at = (await running(place, id)).deadlineAt + 1;
  await place.deps.store.transaction((tx) => settleProposal(tx, id, place.clock.at, false, []));
  return stored(place, id);
}

export async function stored(place: Place, id: ProposalId): Promise<Proposal> {
  const found = await place.deps.store.read((tx) => tx.proposals.find(id));
  if (!found) throw new Error('there is no such proposal');
  return found;
}

async function running(place: Place, id: ProposalId): Promise<Proposal & { readonly deadlineAt: Instant }> {
  const proposal = await stored(place, id);
  if (proposal.deadlineAt === null) throw new Error('its clock does not run');
  return { ...proposal, deadlineAt: proposal.deadlineAt };
}

/** The value of a decision that must not be a refusal. */
export function done<T>(decision: Decision<T, Refusal>): T {
  if (!decision.ok) throw new Error(`refused: ${decision.refusal.code}`);
  return decision.value;
}

/** The reason code of a refusal, or null. */
export const refusalOf = (decision: Decision<unknown, Refusal>): RefusalCode | null =>
  decision.ok ? null : decision.refusal.code;
