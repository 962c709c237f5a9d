import { CLAUSES } from '../domain/clause.js';
import type { Refusal } from '../domain/refusal.js';
import { card, text, type Card } from './card.js';
import { channel, joined, say } from './markup.js';

/** X3: the card of a refusal: the clause, how things stand, and what the person can do instead. */
export function refusalCard(refusal: Refusal): Card {
  const title = say`§${refusal.clause}: ${CLAUSES[refusal.clause]}`;
  if (refusal.code === 'not-a-group-channel')
    return card(title, {
      tone: 'bad',
      blocks: [
        text(say`This is done in the channel of a group.`),
        text(say`Groups are here: ${joined(refusal.groupChannels.map(channel), ', ')}`),
      ],
    });
  return card(title, { tone: 'bad', blocks: [text(say`This was not done (${refusal.code}).`)] });
}
