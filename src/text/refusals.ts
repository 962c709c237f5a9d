import type { Refusal } from '../domain/refusal.js';
import { card, text, type Card } from './card.js';
import { cited, ruleOf } from './clauses.js';
import { say, unmarked } from './markup.js';
import { BALLOTS } from './refusals/ballots.js';
import { FEEDBACK } from './refusals/feedback.js';
import { CONDUCT } from './refusals/conduct.js';
import { ESCALATION } from './refusals/escalation.js';
import { LEADS } from './refusals/leads.js';
import { NOMINATION } from './refusals/nomination.js';
import { PARTICIPATION } from './refusals/participation.js';
import { PLACE } from './refusals/place.js';
import { PROPOSAL } from './refusals/proposal.js';
import { TYPED } from './refusals/typed.js';
import type { AllWords, Explained } from './refusals/words.js';

const WORDS: AllWords = {
  ...PLACE,
  ...CONDUCT,
  ...TYPED,
  ...PARTICIPATION,
  ...LEADS,
  ...NOMINATION,
  ...PROPOSAL,
  ...BALLOTS,
  ...FEEDBACK,
  ...ESCALATION,
};

/** X3: a refusal in words: the clause and its sentence, how things stand, what to do instead. */
export function refusalCard(refusal: Refusal): Card {
  const { stands, next } = explained(refusal);
  return card(cited(refusal.clause), {
    tone: 'bad',
    blocks: [text(ruleOf(refusal.clause)), text(stands), text(say`**What you can do:** ${next}`)],
  });
}

/** A refusal as one line of plain text, for a terminal. */
export const refusalLine = (refusal: Refusal): string => {
  const { stands, next } = explained(refusal);
  return `${cited(refusal.clause).text}: ${unmarked(stands)} ${unmarked(next)}`;
};

// A code and its words belong together, which the type of a union of functions can't say.
const explained = (refusal: Refusal): Explained => (WORDS[refusal.code] as (refusal: Refusal) => Explained)(refusal);
