import { addDays } from '../../domain/calendar.js';
import type { Instant } from '../../domain/ids.js';
import { referenceOf, type ProposalFacts, type ProposalHistory, type ProposalStatus } from '../../domain/proposal.js';
import { edition } from '../../domain/rules.js';
import { card, facts, line, text, type Block, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { Markup, bold, joined, say, when } from '../markup.js';
import { STATUS, counted, who } from '../words.js';
import { happenedWord } from './record.js';

const STEPS_SHOWN = 15;
const CAME_TO: ReadonlySet<ProposalStatus> = new Set(['consensus', 'rough-consensus', 'no-consensus']);

/** X4: how a proposal came to stand where it does: steps, times, arithmetic, rules. */
export function whyCard(history: ProposalHistory): Card {
  const { facts: about, steps } = history;
  const { proposal } = about;
  return card(
    say`Why ${referenceOf(proposal)} ${CAME_TO.has(proposal.status) ? 'came to' : 'is'} ${STATUS[proposal.status]}`,
    {
      blocks: [
        facts(
          ['Title', say`${proposal.title}`],
          ['Rules', say`edition ${proposal.edition} (${cited('X2')})`],
          ['Clock', clock(history)],
          ['Outcome', outcome(about)],
        ),
        line,
        ...stepsText(steps),
      ],
    },
  );
}

/** The newest steps of a matter, from its record. */
export const stepsText = (steps: ProposalHistory['steps']): Block[] => [
  text(
    joined(
      steps.slice(-STEPS_SHOWN).map(
        ({ entry, by }) =>
          say`${bold(say`${entry.seq}`)} ${when(entry.at)} ${happenedWord(entry.kind)}${by ? say` by ${who(by)}` : ''} (${joined(
            entry.clauses.map((clause) => new Markup(`§${clause}`)),
            ', ',
          )})`,
      ),
      '\n',
    ),
  ),
  ...(steps.length > STEPS_SHOWN
    ? [text(say`The newest ${STEPS_SHOWN} of ${steps.length} steps; all of them: \`/record show\`.`)]
    : []),
];

/** The arithmetic of the deadline, written out. */
function clock({ facts: { proposal }, steps }: ProposalHistory): Markup {
  const { announcedAt, deadlineAt, days } = proposal;
  const rules = edition(proposal.edition);
  const least = proposal.significance === 'significant' ? rules.SIGNIFICANT_DAYS : rules.MINOR_DAYS;
  const minimum = say`${proposal.significance} ${proposal.matter} matter: at least ${counted(least, 'day')} (${cited('D3')})`;
  if (announcedAt === null || deadlineAt === null) return say`${minimum}; not announced yet`;
  const begun = say`${minimum}; announced ${utc(announcedAt)}, ${days} x 24 h`;
  if (deadlineAt === addDays(announcedAt, days)) return say`${begun}, so until ${utc(deadlineAt)}`;
  const byOutage = steps.some(({ entry }) => entry.kind === 'deadline-moved' && entry.facts['to'] === deadlineAt);
  return byOutage
    ? say`${begun}; moved by an outage to ${utc(deadlineAt)} (${cited('X7')})`
    : say`${begun}; open again with ${rules.REOPENED_HOURS} h left when the last block was lifted, so until ${utc(deadlineAt)} (${cited('V1')})`;
}

const utc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

function outcome({ proposal, objections }: ProposalFacts): Markup {
  const standing = objections.filter(({ objection }) => objection.liftedAt === null).length;
  switch (proposal.status) {
    case 'announcing':
    case 'open':
      return say`none yet; ${standing === 0 ? 'nobody objects so far' : counted(standing, 'objection')}`;
    case 'voting':
    case 'passed':
    case 'failed':
    case 'no-quorum':
    case 'contested':
    case 'escalated':
    case 'awaiting-information':
    case 'deliberating':
    case 'guided':
    case 'closed':
      return say`${counted(standing, 'block')} before the deadline, with a way forward (${cited('D5')}, ${cited('D6')}); a formal vote is next (${cited('V1')})`;
    case 'accepted':
    case 'consensus':
      return say`no objection stood at the deadline, and silence is consent (${cited('D4')})`;
    case 'agreed':
      return say`no block stood at the deadline (${cited('D4')}); Core Maintainers have the last word (${cited('V9')})`;
    case 'awaiting-record':
      return say`${counted(standing, 'disagreement')} at the deadline; the Facilitators record what the group came to (${cited('D1')})`;
    case 'rough-consensus':
    case 'no-consensus':
      return say`${STATUS[proposal.status]}, recorded by a Facilitator after ${counted(standing, 'disagreement')} (${cited('D1')})`;
    case 'withdrawn':
      return say`withdrawn by its author (${cited('D7')})`;
  }
}
