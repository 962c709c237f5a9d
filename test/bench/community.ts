import { randomUUID } from 'node:crypto';
import { NEEDED_PERMISSIONS } from '../../src/adapters/discord/place-of.js';
import { openStore } from '../../src/adapters/prisma/store.js';
import { addDays } from '../../src/domain/calendar.js';
import { channelNameOf, type Group } from '../../src/domain/group.js';
import {
  asId,
  type GroupId,
  type MembershipId,
  type PersonId,
  type ProposalId,
  type Snowflake,
} from '../../src/domain/ids.js';
import { FRESH, type Tier } from '../../src/domain/membership.js';
import { newPerson, type Person } from '../../src/domain/person.js';
import type { Store } from '../../src/ports/store.js';
import type { Server } from '../../src/sandbox/world/model.js';
import type { World } from '../../src/sandbox/world/world.js';

/** How large the community is in which everything is measured. */
export interface CommunitySize {
  readonly groups: number;
  readonly people: number;
  readonly channels: number;
}

export const COMMUNITY: CommunitySize = { groups: 21, people: 120, channels: 200 };

/** Tiers of the people of one group, in order; a group takes the next ones of the community, round and round. */
const ROSTER: readonly Tier[] = [
  ...Array<Tier>(2).fill('lead'),
  ...Array<Tier>(4).fill('member'),
  ...Array<Tier>(6).fill('participant'),
  ...Array<Tier>(8).fill('observer'),
];

export const groupChannel = (group: number): string => `#${channelNameOf('working-group', `group-${group}`)}`;
const personName = (person: number): string => `person-${person}`;
/** Somebody who may open proposals in a group and block those of others. */
export const memberOf = (group: number, size: CommunitySize): string => personName(inGroup(group, 2, size));

const inGroup = (group: number, place: number, { people }: CommunitySize): number =>
  (group * ROSTER.length + place) % people;

const numbers = (count: number): number[] => [...Array(count).keys()];

/** The community's Discord server. */
export const buildCommunity = (world: World, size: CommunitySize): Server =>
  world.server({
    name: 'Invented Commons',
    botPermissions: NEEDED_PERMISSIONS,
    channels: [
      ...numbers(size.groups).map(groupChannel),
      ...numbers(Math.max(0, size.channels - size.groups)).map((channel) => `#channel-${channel}`),
    ],
    people: numbers(size.people).map(personName),
  });

/** Writes the community into a store, as the import of its charters would: every group with one open proposal. */
async function settleCommunity(store: Store, server: Server, world: World, size: CommunitySize): Promise<void> {
  const serverId = asId<Snowflake>(server.id);
  const at = world.clock.now();
  const accounts = new Map([...world.users.values()].map(({ id, name }) => [name, asId<Snowflake>(id)]));
  const channels = new Map(world.channelsOf(server.id).map(({ id, name }) => [`#${name}`, asId<Snowflake>(id)]));
  const people = numbers(size.people).map((number): Person => {
    const account = accounts.get(personName(number));
    return {
      ...newPerson({ id: newId<PersonId>(), serverId, accounts: account ? [account] : [], createdAt: at }),
      name: `Person ${number} Example`,
      organization: 'Example Works',
      github: `person-${number}-example`,
      githubConfirmed: true,
    };
  });
  await store.transaction(async (tx) => {
    await tx.servers.save({
      id: serverId,
      name: server.name,
      roles: { coreMaintainers: null, leadMaintainers: null, maintainers: null, moderators: null },
      channels: {
        ...{ creation: null, coreMaintainers: null, moderators: null },
        ...{ groupCategory: null, archiveCategory: null },
      },
      commandsHash: '',
      leftAt: null,
      createdAt: at,
    });
    for (const person of people) await tx.people.save(person);
  });
  for (const number of numbers(size.groups)) {
    const group: Group = {
      id: newId<GroupId>(),
      serverId,
      kind: 'working-group',
      name: `group-${number}`,
      title: `Group ${number}`,
      status: 'active',
      mission: 'Keeps the lights on along the harbour, and says when they go out.',
      memberTier: true,
      channelId: channels.get(groupChannel(number)) ?? null,
      grandfathered: true,
      oneHoldsSince: null,
      createdAt: at,
    };
    const roster = ROSTER.slice(0, size.people).map((tier, place) => ({
      tier,
      person: people[inGroup(number, place, size)],
    }));
    await store.transaction(async (tx) => {
      await tx.groups.save(group);
      for (const { tier, person } of roster) {
        if (!person) continue;
        await tx.memberships.save({
          id: newId<MembershipId>(),
          groupId: group.id,
          personId: person.id,
          tier,
          source: 'charter',
          ...FRESH,
          since: at,
        });
      }
      const author = roster[0]?.person;
      if (!author) throw new RangeError('a community has people');
      await tx.proposals.save(
        {
          id: newId<ProposalId>(),
          serverId,
          number: await tx.servers.nextNumber(serverId, 'D'),
          groupId: group.id,
          groupKind: group.kind,
          authorId: author.id,
          title: 'Trim the wicks on Mondays',
          text: 'Long wicks smoke. A minute for each lamp once a week is enough, and Monday is quiet.',
          version: 1,
          matter: 'routine',
          significance: 'minor',
          days: 5,
          edition: 'mcp-2026',
          status: 'open',
          openedAt: at,
          announcedAt: at,
          deadlineAt: addDays(at, 5),
          outageMovedAt: null,
          settledAt: null,
          outputKind: null,
        },
        at,
      );
    });
  }
}

const newId = <Id extends GroupId | PersonId | MembershipId | ProposalId>(): Id => asId<Id>(randomUUID());

/** The same into the database at a URL, which nobody has open. */
export async function settleCommunityAt(url: string, server: Server, world: World, size: CommunitySize): Promise<void> {
  const store = await openStore(url);
  try {
    await settleCommunity(store, server, world, size);
  } finally {
    await store.close();
  }
}
