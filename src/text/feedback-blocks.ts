import type { GivenFeedback, ProposalFacts } from '../domain/proposal.js';
import { referenceOf } from '../domain/proposal.js';
import { text, type Block } from './card.js';
import type { Markup } from './markup.js';
import { bold, excerpt, quoted, say } from './markup.js';
import { who } from './words.js';

/** How much of each feedback the card shows, and of all together, in characters. */
const EACH_SHOWN = 160;
const ALL_SHOWN = 500;

/** V5: whether feedback binds now. */
export const binds = ({ feedback }: GivenFeedback): boolean => feedback.binding && feedback.liftedAt === null;

/** V5: feedback in short, what binds first; how much did not fit, and where it is in full. */
export function feedbackBlocks({ proposal, feedback }: ProposalFacts): Block[] {
  if (feedback.length === 0) return [];
  const ordered = [...feedback.filter(binds), ...feedback.filter((each) => !binds(each))];
  const shown: Said[] = [];
  let length = 0;
  for (const each of ordered) {
    const said = saidOf(each);
    length += said.said.text.length;
    if (shown.length > 0 && length > ALL_SHOWN) break;
    shown.push(said);
  }
  const more = ordered.length - shown.length;
  const blocks = shown.map(({ said }) => text(said));
  if (more === 0 && shown.every(({ whole }) => whole)) return blocks;
  const inFull = say`Feedback in full: \`/proposal show\` with ${referenceOf(proposal)}.`;
  return [...blocks, text(more === 0 ? inFull : say`… and ${more} more. ${inFull}`)];
}

interface Said {
  readonly said: Markup;
  readonly whole: boolean;
}

function saidOf(given: GivenFeedback): Said {
  const over = overWord(given);
  if (over !== null) return { said: say`${bold(say`Binding feedback`)} by ${who(given.by)} · ${over}`, whole: true };
  const { shown, whole } = excerpt(given.feedback.text, EACH_SHOWN);
  const kind = given.feedback.binding ? say`Binding feedback` : say`Feedback`;
  const advice = given.feedback.binding ? '' : ' · advice';
  return { said: say`${bold(kind)} by ${who(given.by)}${advice}\n${quoted(shown)}`, whole };
}

/** How binding feedback ended; null while it binds, and for advice. */
export const overWord = ({ feedback, answered }: GivenFeedback): string | null =>
  feedback.liftedAt === null ? null : answered ? 'answered by an amendment' : 'lifted';
