import { channelNameOf, groupOfChannelName, type Group } from '../../domain/group.js';
import type { Instant, Snowflake } from '../../domain/ids.js';
import type { LadderRoles, Server, ServerChannels } from '../../domain/server.js';
import { together, type HiddenRoot } from '../../domain/visibility.js';
import { card, facts, line, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { WHERE_SET, hiddenSentence, rootsNamed } from '../hidden-roots.js';
import { channel, joined, role, say, when, type Markup } from '../markup.js';
import { counted, groupTitle } from '../words.js';

/** What is known of a server when its set-up is shown. */
export interface SetupStatus {
  readonly server: Server;
  readonly groups: readonly Group[];
  /** Null when the bot does not see the server now. */
  readonly place: {
    readonly channels: readonly {
      readonly id: Snowflake;
      readonly name: string;
      readonly kind: 'text' | 'category' | 'voice' | 'other';
      readonly missing: readonly string[];
    }[];
    readonly roles: readonly { readonly id: Snowflake; readonly name: string }[];
  } | null;
  readonly undelivered: readonly { readonly channelId: Snowflake; readonly lastError: string | null }[];
  readonly waitingSince: Instant | null;
  /** Where commands show; null when Discord does not say. */
  readonly visibility: {
    /** Roots whose channels are no longer those they are of use in. */
    readonly outOfStep: readonly string[];
    readonly hidden: readonly HiddenRoot[];
  } | null;
}

const ROLE_LABEL: Record<keyof LadderRoles, string> = {
  coreMaintainers: 'core-maintainers',
  leadMaintainers: 'lead-maintainers',
  maintainers: 'maintainers',
  moderators: 'moderators',
};

/** Names under which the roles are known where another system makes them. */
const ROLE_NAME: Record<keyof LadderRoles, string> = {
  coreMaintainers: 'core maintainers (synced)',
  leadMaintainers: 'lead maintainers (synced)',
  maintainers: 'maintainers (synced)',
  moderators: 'community moderators (synced)',
};

const CHANNEL_LABEL: Record<keyof ServerChannels, string> = {
  creation: 'creation',
  coreMaintainers: 'core-maintainers',
  moderators: 'moderators',
  groupCategory: 'group-category',
  archiveCategory: 'archive-category',
};

const CHANNEL_NAME: Record<keyof ServerChannels, readonly string[]> = {
  creation: ['wg-ig-group-creation'],
  coreMaintainers: ['core-maintainers'],
  moderators: ['moderators', 'community-moderators'],
  groupCategory: ['working groups', 'groups'],
  archiveCategory: ['archive', 'archived'],
};

/** What is set, what is missing and how to mend it. */
export function setupPage(status: SetupStatus): Card {
  const { server, groups } = status;
  const problems = problemsOf(status);
  return card(say`Set-up of ${server.name}`, {
    tone: problems.length === 0 ? 'good' : 'waiting',
    blocks: [
      text(say`**Ladder roles** (${cited('L2')}; read, never written)`),
      facts(...rolesRows(status)),
      text(say`**Channels**`),
      facts(...channelRows(status)),
      text(
        say`**Groups**: ${counted(groups.length, 'group')}, ${groups.filter((each) => each.channelId !== null).length} with a channel (${cited('C1')})`,
      ),
      line,
      text(problems.length === 0 ? say`Nothing is missing.` : joined(problems.slice(0, PROBLEMS_SHOWN), '\n')),
      ...(problems.length > PROBLEMS_SHOWN ? [text(say`… and ${problems.length - PROBLEMS_SHOWN} more.`)] : []),
    ],
  });
}

const PROBLEMS_SHOWN = 12;

function rolesRows({ server, place }: SetupStatus): [string, Markup][] {
  return typedKeys(ROLE_LABEL).map((key) => {
    const id = server.roles[key];
    if (id !== null) return [ROLE_LABEL[key], role(id)];
    const found = place?.roles.find((each) => each.name.toLowerCase() === ROLE_NAME[key]);
    return [ROLE_LABEL[key], found ? say`not set; ${role(found.id)} has the usual name` : say`not set`];
  });
}

function channelRows({ server, place }: SetupStatus): [string, Markup][] {
  return typedKeys(CHANNEL_LABEL).map((key) => {
    const id = server.channels[key];
    if (id !== null) return [CHANNEL_LABEL[key], channel(id)];
    const found = place?.channels.find((each) => CHANNEL_NAME[key].includes(each.name.toLowerCase()));
    return [CHANNEL_LABEL[key], found ? say`not set; ${channel(found.id)} has the usual name` : say`not set`];
  });
}

const typedKeys = <K extends string>(table: Record<K, unknown>): K[] => Object.keys(table) as K[];

/** Each thing that is missing, with how to mend it. */
function problemsOf({ server, groups, place, undelivered, waitingSince, visibility }: SetupStatus): Markup[] {
  const problems: Markup[] = [];
  if (server.roles.coreMaintainers === null) problems.push(say`- Say who the Core Maintainers are: \`/setup roles\`.`);
  const bound = new Set(groups.map((group) => group.channelId));
  for (const each of place?.channels ?? []) {
    const named = each.kind === 'text' ? groupOfChannelName(each.name) : null;
    if (named && !bound.has(each.id))
      problems.push(say`- ${channel(each.id)} is not bound to a group: \`/setup bind\` with that channel.`);
    if (bound.has(each.id) && each.missing.length > 0) {
      problems.push(
        say`- In ${channel(each.id)} the bot’s role lacks: ${each.missing.join(', ')}. Allow it in the channel’s permissions.`,
      );
    }
  }
  for (const group of groups.filter((each) => each.status === 'active')) {
    if (group.channelId === null) {
      problems.push(
        say`- ${groupTitle(group)} has no channel: make #${channelNameOf(group.kind, group.name)} and run \`/setup bind\` there.`,
      );
    } else if (place && !place.channels.some((each) => each.id === group.channelId)) {
      problems.push(
        say`- The channel of ${groupTitle(group)} is gone or hidden from the bot: show it to the bot, or bind another with \`/setup bind\`.`,
      );
    }
  }
  for (const row of undelivered) {
    problems.push(
      say`- A post for ${channel(row.channelId)} could not be delivered (${row.lastError ?? 'unknown'}): mend the channel, or bind another.`,
    );
  }
  problems.push(...visibilityProblems(visibility));
  if (waitingSince !== null) problems.push(say`- Posts wait to be delivered since ${when(waitingSince)}.`);
  return problems;
}

function visibilityProblems(visibility: SetupStatus['visibility']): Markup[] {
  if (visibility === null) return [say`- Discord did not say which commands show where. Ask again in a minute.`];
  const { outOfStep, hidden } = visibility;
  const problems = together(hidden).map(
    (each) => say`- ${hiddenSentence(each)}. If that is not meant, change it under ${WHERE_SET}.`,
  );
  if (outOfStep.length > 0) {
    problems.unshift(
      say`- Where ${rootsNamed(outOfStep)} ${outOfStep.length === 1 ? 'shows' : 'show'} no longer fits the groups’ channels: \`/setup visibility\` brings it up to date.`,
    );
  }
  return problems;
}

/** Told after a change of set-up. */
export const setPage = (what: string): Card =>
  card(say`Set`, { tone: 'good', blocks: [text(say`${what} See how everything stands with \`/setup status\`.`)] });

/** Told after a channel was bound. */
export const boundPage = (group: Group): Card =>
  card(say`Bound`, {
    tone: 'good',
    blocks: [
      text(
        say`${group.channelId ? channel(group.channelId) : 'The channel'} is the channel of ${groupTitle(group)} now; its card is pinned there (${cited('C1')}).`,
      ),
    ],
  });
