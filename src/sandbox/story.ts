import { asId, type Snowflake } from '../domain/ids.js';
import type { Server } from './world/model.js';
import type { PersonPlan, ServerPlan } from './world/build-server.js';
import type { World } from './world/world.js';

/** The people of the sample community, with ids that the sample access configuration shares. */
export const STORY_PEOPLE = {
  alice: asId<Snowflake>('100000000000000001'),
  bob: asId<Snowflake>('100000000000000002'),
  carol: asId<Snowflake>('100000000000000003'),
  dave: asId<Snowflake>('100000000000000004'),
  erin: asId<Snowflake>('100000000000000005'),
  frank: asId<Snowflake>('100000000000000006'),
  grace: asId<Snowflake>('100000000000000007'),
  heidi: asId<Snowflake>('100000000000000008'),
} as const;

export interface StoryGroup {
  readonly slug: string;
  readonly name: string;
  readonly kind: 'working-group' | 'interest-group';
}

const STORY_GROUPS: readonly StoryGroup[] = [
  { slug: 'tracing', name: 'Tracing', kind: 'working-group' },
  { slug: 'packaging', name: 'Packaging', kind: 'working-group' },
  { slug: 'accessibility', name: 'Accessibility', kind: 'interest-group' },
];

const CORE = 'core maintainers (synced)';
const LEAD = 'lead maintainers (synced)';
const MAINTAINERS = 'maintainers (synced)';
const MODERATORS = 'community moderators (synced)';
const SERVER_MANAGERS = 'server managers';

const person = (name: keyof typeof STORY_PEOPLE, ...roles: string[]): PersonPlan => ({
  name,
  id: STORY_PEOPLE[name],
  roles,
});

/** Everybody of the sample community with their ladder roles. */
const STORY_MEMBERS: readonly PersonPlan[] = [
  person('alice'),
  person('bob', MAINTAINERS),
  person('carol'),
  person('dave'),
  person('erin', CORE),
  person('frank', CORE, LEAD),
  person('grace', SERVER_MANAGERS),
  person('heidi', MODERATORS),
];

const SUFFIX = { 'working-group': 'wg', 'interest-group': 'ig' } as const;
const CATEGORY = { 'working-group': 'Working Groups', 'interest-group': 'Interest Groups' } as const;

/** The name of a group's channel: `tracing-wg`, `accessibility-ig`. */
const channelName = (group: StoryGroup): string => `${group.slug}-${SUFFIX[group.kind]}`;

/** The server in which people try the bot, as a plan. It is another one at each start: the messages of the last are gone. */
const storyPlan = (
  groups: readonly StoryGroup[] = STORY_GROUPS,
  people: readonly PersonPlan[] = STORY_MEMBERS,
): ServerPlan => ({
  name: 'Sample Community',
  roles: [
    { name: CORE, mentionable: true },
    { name: LEAD, mentionable: true },
    { name: MAINTAINERS, mentionable: true },
    { name: MODERATORS, permissions: ['ManageMessages'], mentionable: true },
    { name: SERVER_MANAGERS, permissions: ['ManageGuild', 'ManageRoles', 'ManageChannels'] },
  ],
  channels: [
    { name: '#general' },
    { name: '#wg-ig-group-creation', topic: 'Propose a new group' },
    { name: '#core-maintainers', onlyFor: [CORE] },
    { name: '#moderators', onlyFor: [MODERATORS] },
    { name: CATEGORY['working-group'], kind: 'category' },
    { name: CATEGORY['interest-group'], kind: 'category' },
    { name: 'Archive', kind: 'category' },
    ...groups.map((group) => ({ name: channelName(group), category: CATEGORY[group.kind], topic: group.name })),
  ],
  people,
});

/** Builds the sample community. */
export const buildStory = (
  world: World,
  groups: readonly StoryGroup[] = STORY_GROUPS,
  people: readonly PersonPlan[] = STORY_MEMBERS,
): Server => world.server(storyPlan(groups, people));
