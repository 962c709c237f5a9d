import type { Instant } from '../../domain/ids.js';
import { referenceOf, type ProposalFacts, type ProposalHistory } from '../../domain/proposal.js';
import { edition, type Edition } from '../../domain/rules.js';
import { card, facts, line, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { Markup, bold, joined, say, when } from '../markup.js';
import { STATUS, counted, who } from '../words.js';
import { happenedWord } from './record.js';

const STEPS_SHOWN = 15;

/** X4: how a proposal came to stand where it does: steps, times, arithmetic, rules. */
export function whyCard({ facts: about, steps }: ProposalHistory): Card {
  const { proposal } = about;
  // The step that gave the deadline its present time says which arithmetic holds.
  const dated = steps.findLast(({ entry }, index) => {
    const before = steps[index - 1]?.entry.facts['deadlineAt'] ?? null;
    return entry.facts['deadlineAt'] === proposal.deadlineAt && before !== proposal.deadlineAt;
  });
  const rules = edition(proposal.edition);
  return card(say`Why ${referenceOf(proposal)} is ${STATUS[proposal.status]}`, {
    blocks: [
      facts(
        ['Title', say`${proposal.title}`],
        ['Rules', say`edition ${proposal.edition} (${cited('X2')})`],
        ['Clock', clock(about, dated?.entry.kind ?? null, rules)],
        ['Outcome', outcome(about)],
      ),
      line,
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
    ],
  });
}

/** The arithmetic of the deadline, written out; `datedBy` is the kind of entry that set it. */
function clock({ proposal }: ProposalFacts, datedBy: string | null, rules: Edition): Markup {
  const least = proposal.significance === 'significant' ? rules.SIGNIFICANT_DAYS : rules.MINOR_DAYS;
  const minimum = say`${proposal.significance} ${proposal.matter} matter: at least ${counted(least, 'day')} (${cited('D3')})`;
  if (proposal.announcedAt === null || proposal.deadlineAt === null) return say`${minimum}; not announced yet`;
  const ends = utc(proposal.deadlineAt);
  switch (datedBy) {
    case 'deadline-moved':
      return say`${minimum}; moved by an outage to ${ends} (${cited('X7')})`;
    case 'block-lifted':
      return say`${minimum}; the last block was lifted, so at least ${counted(rules.REOPENED_HOURS, 'hour')} from then, until ${ends} (${cited('V1')})`;
    default:
      return say`${minimum}; announced ${utc(proposal.announcedAt)}, ${proposal.days} x 24 h, so until ${ends}`;
  }
}

const utc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

function outcome({ proposal, objections }: ProposalFacts): Markup {
  const standing = objections.filter(({ objection }) => objection.liftedAt === null).length;
  switch (proposal.status) {
    case 'announcing':
    case 'open':
      return say`none yet; ${standing === 0 ? 'nobody objects so far' : counted(standing, 'objection')}`;
    case 'blocked':
      return say`${counted(standing, 'block')} before the deadline, each with a way forward (${cited('D5')}, ${cited('D6')}); a formal vote is next (${cited('V1')})`;
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
