import { leadWordOf, type GroupFacts } from '../domain/group.js';
import type { Tier } from '../domain/membership.js';
import { quorumBase, type TierCounts } from '../domain/tier-counts.js';
import { card, facts, text, type Card } from './card.js';
import type { Markup } from './markup.js';
import { day, excerpt, joined, quoted, say } from './markup.js';
import { some } from './short.js';
import { KIND, counted, groupTitle, tierWord } from './words.js';

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

const MATTERS_SHOWN = 5;
const LEADS_SHOWN = 10;

/** Leads, members by tier and open matters, as rows. */
export function summary(about: GroupFacts): [string, Markup][] {
  const { group, leads, counts, openMatters } = about;
  const tiers: Tier[] = group.memberTier ? ['member', 'participant', 'observer'] : ['participant', 'observer'];
  const present = tiers
    .filter((tier) => counts[tier] > 0)
    .map((tier) => `${counted(counts[tier], tierWord(tier, group.kind))}${emeriti(tier, counts)}`);
  return [
    [`${leadWordOf(group.kind)}s`, some(leads, LEADS_SHOWN)],
    ['Others', present.length === 0 ? say`nobody yet` : say`${present.join(', ')}`],
    ...(group.memberTier
      ? [
          [
            'Quorum',
            say`reckoned from ${quorumBase(counts)}: active WG Members and ${group.kind === 'working-group' ? 'leads' : 'Facilitators'}`,
          ] satisfies [string, Markup],
        ]
      : []),
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

/** P8: an emeritus is a Participant who was more. */
const emeriti = (tier: Tier, { emeritus }: TierCounts): string =>
  tier === 'participant' && emeritus > 0 ? ` (${emeritus} emeritus)` : '';
