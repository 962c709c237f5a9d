import { leadWordOf, type GroupLine, type GroupPage } from '../../domain/group.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { mission, summary } from '../group-card.js';
import { bold, channel, joined, say } from '../markup.js';
import { some } from '../short.js';
import { spreadRows } from '../spread.js';
import { KIND, counted, groupTitle } from '../words.js';

const TITLE_SHOWN = 60;
const LEADS_SHOWN = 4;

/** N1: a page of all groups. `filter` comes back with the buttons that turn the page. */
export function groupsPage(
  { groups, more }: { readonly groups: readonly GroupLine[]; readonly more: boolean },
  filter: string,
  page: number,
): Card {
  const turn = (label: string, to: number) =>
    ({ label, look: 'secondary', action: 'groups-page', argument: `${to}:${filter}` }) as const;
  return card(say`Groups`, {
    blocks: [text(groups.length === 0 ? noGroup(page) : joined(groups.map(groupLine), '\n'))],
    buttons: [...(page > 0 ? [turn('Back', page - 1)] : []), ...(more ? [turn('More', page + 1)] : [])],
  });
}

const noGroup = (page: number) =>
  page > 0
    ? say`There are no more groups.`
    : say`There is no such group yet. Somebody who may manage the server adds groups with \`/setup import\` or \`/setup bind\`.`;

const groupLine = ({ group, leads, openMatters }: GroupLine) =>
  say`${bold(groupTitle({ ...group, title: cutTitle(group.title) }))} ${group.channelId ? channel(group.channelId) : 'no channel yet'}${
    group.status === 'retired' ? ' · retired' : ''
  } · ${leadWordOf(group.kind)}s: ${some(leads, LEADS_SHOWN)} · ${counted(openMatters, 'open matter')}`;

/** A title as a list has room for it. */
const cutTitle = (title: string): string => {
  const characters = [...title.replace(/\s+/gu, ' ')];
  return characters.length > TITLE_SHOWN ? `${characters.slice(0, TITLE_SHOWN).join('')} …` : characters.join('');
};

/** The page of one group. */
export const groupPage = (about: GroupPage): Card =>
  card(groupTitle(about.group), {
    blocks: [
      text(
        say`${KIND[about.group.kind]}${about.group.status === 'retired' ? ', retired' : ''}${
          about.group.channelId ? say` · ${channel(about.group.channelId)}` : ' · no channel yet'
        }`,
      ),
      ...mission(about),
      facts(...summary(about), ...spreadRows(about)),
      text(say`The common rules hold here as everywhere (${cited('K5')}). Look up people with \`/member list\`.`),
    ],
  });
