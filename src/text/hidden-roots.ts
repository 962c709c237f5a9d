import type { HiddenFrom } from '../domain/command-rules.js';
import type { Snowflake } from '../domain/ids.js';
import type { HiddenTogether } from '../domain/visibility.js';
import { Markup, channel, joined, role, say } from './markup.js';
import { counted } from './words.js';

/** `/proposal`, `/why`. */
export const rootsNamed = (roots: readonly string[]): Markup =>
  new Markup(roots.map((name) => `\`/${name}\``).join(', '));

const CHANNELS_NAMED = 10;

/** As many channels as a line holds, and how many more there are. */
export function channelsNamed(ids: readonly Snowflake[]): Markup {
  const more = ids.length - CHANNELS_NAMED;
  const named = joined(ids.slice(0, CHANNELS_NAMED).map(channel), ', ');
  return more > 0 ? say`${named} and ${counted(more, 'other')}` : named;
}

/** Which commands are hidden where, and from whom. Administrators are offered everything. */
export const hiddenSentence = ({ roots, channelIds, from }: HiddenTogether): Markup =>
  say`${rootsNamed(roots)} in ${channelsNamed(channelIds)}: hidden from ${fromWhom(from)}`;

const SENTENCES_AT_MOST = 12;

/** The same of several, and how many more there are. */
export const hiddenList = (all: readonly HiddenTogether[]): Markup =>
  joined(
    [
      ...all.slice(0, SENTENCES_AT_MOST).map((each) => say`- ${hiddenSentence(each)}`),
      ...(all.length > SENTENCES_AT_MOST ? [say`… and ${all.length - SENTENCES_AT_MOST} more.`] : []),
    ],
    '\n',
  );

const ROLES_NAMED = 10;

function fromWhom(from: HiddenFrom): Markup {
  if (from.type === 'all') return say`everybody but administrators`;
  const people = [
    ...from.roles.slice(0, ROLES_NAMED).map(role),
    ...(from.roles.length > ROLES_NAMED ? [say`${counted(from.roles.length - ROLES_NAMED, 'other role')}`] : []),
    ...(from.users > 0 ? [say`${counted(from.users, 'person', 'people')} by name`] : []),
  ];
  return from.type === 'most' ? say`everybody but administrators, ${joined(people, ', ')}` : joined(people, ', ');
}

/** The way to a command's settings. */
export const WHERE_SET = say`Server Settings → Integrations → this bot → Manage`;
