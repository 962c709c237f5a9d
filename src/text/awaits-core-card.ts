import type { PostFacts } from '../domain/post.js';
import { approvalsNeeded } from '../domain/agreement.js';
import { card, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { binds } from './feedback-blocks.js';
import { link, say } from './markup.js';
import { proposalTitle } from './proposal-card.js';
import { MATTER, everyone, groupTitle } from './words.js';

/** V9, V5: what Core Maintainers are told of a matter that waits for their last word. */
export function awaitsCoreCard({
  facts,
  card: address,
}: Extract<PostFacts, { type: 'awaits-core-maintainers' }>): Card {
  const { proposal, group, feedback } = facts;
  const where = address === null ? say`its card in the group’s channel` : link('its card', address);
  const binding = feedback.filter(binds);
  return card(proposalTitle(proposal), {
    tone: 'waiting',
    blocks: [
      text(say`${groupTitle(group)} has agreed on this ${MATTER[proposal.matter]} matter, and it waits for you.`),
      ...(approvalsNeeded(proposal) > 0
        ? [text(say`A Core Maintainer who did not write it presses **Approve** on ${where} (${cited('V9')}).`)]
        : []),
      ...(binding.length > 0
        ? [
            text(
              say`Binding feedback stands: ${everyone(binding.map(({ by }) => by))} can lift it on ${where}, or the author answers it (${cited('V5')}).`,
            ),
          ]
        : []),
    ],
  });
}
