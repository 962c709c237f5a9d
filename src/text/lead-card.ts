import { leadWordOf } from '../domain/group.js';
import type { LeadFacts } from '../domain/post.js';
import { card, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { link, say } from './markup.js';
import { counted, groupTitle, who } from './words.js';

/** What Core Maintainers are told about a group's leads (L1). */
export function leadCard(facts: LeadFacts): Card {
  const { group } = facts;
  const word = leadWordOf(group.kind);
  switch (facts.type) {
    case 'lead-away':
      return card(say`A ${word} of ${groupTitle(group)} left the server`, {
        tone: 'bad',
        blocks: [
          text(
            say`${who(facts.lead)} is not here any more. Nothing in the group has changed; Core Maintainers see to it that somebody leads it (${cited('L1')}).`,
          ),
        ],
      });
    case 'sponsors-lacking':
      return card(say`A ${word} of ${groupTitle(group)} has too few sponsors`, {
        tone: 'bad',
        blocks: [
          text(
            say`${who(facts.lead)} is sponsored by fewer than two Core Maintainers and by no Lead Maintainer any more (${cited('L5')}).`,
          ),
          text(
            say`Whoever stands up for them presses **Sponsor** on ${facts.card === null ? 'the card in the group’s channel' : link('the card', facts.card)}. Until then nothing changes.`,
          ),
        ],
      });
    case 'lead-erased':
      return card(say`${groupTitle(group)} has a ${word} less`, {
        tone: facts.left === 0 ? 'bad' : 'waiting',
        blocks: [
          text(say`One of its ${word}s had their personal data erased and is in no group any more (${cited('X8')}).`),
          text(
            facts.left === 0
              ? say`Nobody leads it now. Every group has at least one: please find somebody (${cited('L1')}).`
              : say`${counted(facts.left, word)} ${facts.left === 1 ? 'is' : 'are'} left (${cited('L1')}).`,
          ),
        ],
      });
  }
}
