import { leadWordOf, type GroupFacts } from '../../domain/group.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { mission, summary } from '../group-card.js';
import { bold, channel, joined, say } from '../markup.js';
import { KIND, counted, everyone, groupTitle } from '../words.js';

/** Groups that one page of the list shows. */
const GROUPS_A_PAGE = 12;

/** N1: a page of all groups. `filter` comes back with the buttons that turn the page. */
export function groupsPage(groups: readonly GroupFacts[], filter: string, page: number): Card {
  const shown = groups.slice(page * GROUPS_A_PAGE, (page + 1) * GROUPS_A_PAGE);
  const turn = (label: string, to: number) =>
    ({ label, look: 'secondary', action: 'groups-page', argument: `${to}:${filter}` }) as const;
  return card(say`Groups`, {
    blocks: [
      text(
        shown.length === 0
          ? say`There is no such group yet. Somebody who may manage the server adds groups with \`/setup import\` or \`/setup bind\`.`
          : joined(shown.map(groupLine), '\n'),
      ),
    ],
    buttons: [
      ...(page > 0 ? [turn('Back', page - 1)] : []),
      ...((page + 1) * GROUPS_A_PAGE < groups.length ? [turn('More', page + 1)] : []),
    ],
  });
}

const groupLine = ({ group, members, openMatters }: GroupFacts) => {
  const leads = members.filter(({ membership }) => membership.tier === 'lead').map(({ person }) => person);
  return say`${bold(groupTitle(group))} ${group.channelId ? channel(group.channelId) : 'no channel yet'}${
    group.status === 'retired' ? ' · retired' : ''
  } · ${leadWordOf(group.kind)}s: ${everyone(leads)} · ${counted(openMatters.length, 'open matter')}`;
};

/** The page of one group. */
export const groupPage = (about: GroupFacts): Card =>
  card(groupTitle(about.group), {
    blocks: [
      text(
        say`${KIND[about.group.kind]}${about.group.status === 'retired' ? ', retired' : ''}${
          about.group.channelId ? say` · ${channel(about.group.channelId)}` : ' · no channel yet'
        }`,
      ),
      ...mission(about),
      facts(...summary(about)),
      text(say`The common rules hold here as everywhere (${cited('K5')}). Look up people with \`/member list\`.`),
    ],
  });
