import { leadWordOf, type GroupFacts } from '../domain/group.js';
import type { Tier } from '../domain/membership.js';
import { card, facts, text, type Card } from './card.js';
import type { Markup } from './markup.js';
import { day, excerpt, joined, quoted, say } from './markup.js';
import { KIND, counted, everyone, groupTitle, tierWord } from './words.js';

/** The pinned card of a group: its front door in its channel. */
export function groupCard(about: GroupFacts): Card {
  const { group } = about;
  const button = (action: string, label: string, look: 'primary' | 'secondary') => ({
    action,
    label,
    look,
    argument: group.id,
  });
  return card(groupTitle(group), {
    tone: group.status === 'active' ? 'good' : 'neutral',
    blocks: [text(say`${KIND[group.kind]}. ${kindSentence(about)}`), ...mission(about), facts(...summary(about))],
    buttons:
      group.status === 'active'
        ? [
            button('join', 'Join', 'primary'),
            button('propose', 'Propose', 'secondary'),
            button('about', 'About', 'secondary'),
          ]
        : [button('about', 'About', 'secondary')],
  });
}

const kindSentence = ({ group }: GroupFacts): Markup =>
  group.kind === 'working-group'
    ? say`It builds concrete solutions and decides with binding force.`
    : say`It finds and discusses problems; what it comes to is advice.`;

/** The mission as the charter gives it, without the line breaks of its file; nothing for a group without charter. */
export const mission = ({ group }: GroupFacts) =>
  group.mission ? [text(quoted(excerpt(group.mission.replace(SOFT_BREAK, ' ')).shown))] : [];

/** A single line break in Markdown only wraps the file; an empty line parts paragraphs. */
const SOFT_BREAK = /(?<!\n)\n(?!\n)/gu;

const inTier = ({ members }: GroupFacts, tier: Tier) =>
  members.filter(({ membership }) => membership.tier === tier).map(({ person }) => person);

const MATTERS_SHOWN = 5;

/** Leads, members by tier and open matters, as rows. */
export function summary(about: GroupFacts): [string, Markup][] {
  const { group, openMatters } = about;
  const tiers: Tier[] = group.memberTier ? ['member', 'participant', 'observer'] : ['participant', 'observer'];
  const present = tiers
    .map((tier) => ({ count: inTier(about, tier).length, word: tierWord(tier, group.kind) }))
    .filter(({ count }) => count > 0);
  return [
    [`${leadWordOf(group.kind)}s`, everyone(inTier(about, 'lead'))],
    [
      'Others',
      present.length === 0
        ? say`nobody yet`
        : say`${present.map(({ count, word }) => counted(count, word)).join(', ')}`,
    ],
    [
      'Open matters',
      openMatters.length === 0
        ? say`none`
        : joined(
            [
              ...openMatters.slice(0, MATTERS_SHOWN).map((matter) => say`${matter.reference} ${matter.title}`),
              ...(openMatters.length > MATTERS_SHOWN ? [say`${openMatters.length - MATTERS_SHOWN} more`] : []),
            ],
            '; ',
          ),
    ],
    ...(about.charterImportedAt === null
      ? []
      : [['Charter', say`as imported ${day(about.charterImportedAt)}`] satisfies [string, Markup]]),
  ];
}
