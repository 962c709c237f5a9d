import { leadWordOf, type GroupFacts } from '../domain/group.js';
import type { GroupNotice } from '../domain/post.js';
import { card, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { say } from './markup.js';
import { counted, groupTitle } from './words.js';

/** What is said once about a group, where Core Maintainers see it. */
export function groupNoticeCard({ left }: GroupNotice, { group }: GroupFacts): Card {
  const lead = leadWordOf(group.kind);
  return card(say`${groupTitle(group)} has a ${lead} less`, {
    tone: left === 0 ? 'bad' : 'waiting',
    blocks: [
      text(say`One of its ${lead}s had their personal data erased and is in no group any more (${cited('X8')}).`),
      text(
        left === 0
          ? say`Nobody leads it now. Every group has at least one: please find somebody (${cited('L1')}).`
          : say`${counted(left, lead)} ${left === 1 ? 'is' : 'are'} left (${cited('L1')}).`,
      ),
    ],
  });
}
