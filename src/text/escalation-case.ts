import type { EscalationCase, EscalationHistory } from '../domain/escalation.js';
import type { Tally } from '../domain/vote.js';
import { ANSWER_AT_MOST } from '../domain/wording.js';
import { shownLine } from './markup.js';
import { MATTER, counted } from './words.js';
import { referenceOf } from '../domain/proposal.js';

/** Of each text that is quoted, in characters. */
const QUOTED_AT_MOST = 600;

/**
 * E3: what a Lead finds in the form of a draft: the matter, the ways forward that were named, what people disagree about
 * and how they voted, and a question that fits. Plain text that somebody will edit; it names nobody.
 */
export function presetCase({ about, contests }: EscalationHistory): EscalationCase {
  const { proposal, objections, vote, feedback } = about;
  const standing = objections.filter(({ objection }) => objection.liftedAt === null);
  const binding = feedback.filter(({ feedback: { binding: binds, liftedAt } }) => binds && liftedAt === null);
  const waysForward = standing.flatMap(({ objection }) => (objection.resolution ? [objection.resolution] : []));
  return {
    decision: fitting([
      `${referenceOf(proposal)} ${proposal.title} (${MATTER[proposal.matter]} matter)`,
      cut(proposal.text, ANSWER_AT_MOST / 2),
    ]),
    options: fitting([
      `1. The proposal as it stands (${referenceOf(proposal)}, version ${proposal.version}).`,
      ...waysForward.map((way, index) => `${index + 2}. As an objection suggests: ${cut(way)}`),
    ]),
    disagreement: fitting([
      ...standing.map(({ objection }) => {
        return `${objection.kind === 'block' ? 'A block' : 'A disagreement'}: ${cut(objection.reason)}`;
      }),
      ...contests.map(({ contest }) => `The result is contested: ${cut(contest.grounds)}`),
      ...binding.map(({ feedback: { text } }) => `Binding feedback: ${cut(text)}`),
      ...(vote?.status === 'closed'
        ? [
            `The vote: WG Members and leads ${tallyText(vote.members)}; Participants ${tallyText(vote.participants)}; ` +
              `${vote.forQuorum} of ${counted(vote.base, 'active WG Member')} voted.`,
          ]
        : []),
    ]),
    ask: `Which of these options does ${referenceOf(proposal)} take, or what is to change before the group decides again?`,
  };
}

const tallyText = ({ approve, reject, abstain }: Tally): string =>
  `${approve} approve, ${reject} reject, ${abstain} abstain`;

const cut = (typed: string, most = QUOTED_AT_MOST): string => {
  const all = [...shownLine(typed)];
  return all.length > most ? `${all.slice(0, most - 2).join('')} …` : all.join('');
};

/** As many paragraphs as a form's field takes. */
function fitting(paragraphs: readonly string[]): string {
  let made = '';
  for (const paragraph of paragraphs) {
    const next = made === '' ? paragraph : `${made}\n\n${paragraph}`;
    if (next.length > ANSWER_AT_MOST - 2) return `${made}\n…`;
    made = next;
  }
  return made;
}
