import type { ProposalHistory } from '../../domain/explained.js';
import { referenceOf, type ProposalStatus } from '../../domain/proposal.js';
import { card, facts, line, text, type Block, type Card, type TextFile } from '../card.js';
import { cited } from '../clauses.js';
import { joined, say, shownLine, type Markup } from '../markup.js';
import { IN_FILE, ON_CARD, type Voice } from '../voice.js';
import { whyClock } from '../why-clock.js';
import { whyAround, whyOutcome } from '../why-outcome.js';
import { stepsInFile, stepsText } from '../why-steps.js';
import { whyVote } from '../why-vote.js';
import { MATTER, SIGNIFICANCE, groupTitle } from '../words.js';

/** Of the 4,000 characters of a card, with what is written around them; what has no room is in the file. */
const ROOM = 3_600;
const LINE_SHOWN = 600;
const LEAST_FOR_STEPS = 200;
/** So many contests, and of the asker's own ballots the last ones. */
const LISTED = 2;

/** X4: how a proposal came to stand where it does: rules, times, who could vote, arithmetic, ballots, steps. The whole is in a file. */
export function whyCard(history: ProposalHistory): Card {
  const { proposal } = history.facts;
  const latest = history.votes.at(-1);
  const rows = rowsOf(history, ON_CARD).map(([label, value]): [string, Markup] =>
    value.text.length <= LINE_SHOWN ? [label, value] : [label, say`in the file below`],
  );
  const vote = latest ? joined(whyVote(latest, proposal, ON_CARD, LISTED), '\n') : null;
  const used = rows.reduce((sum, [label, value]) => sum + label.length + value.text.length + 8, 0);
  const hasRoom = vote !== null && used + vote.text.length <= ROOM - LEAST_FOR_STEPS;
  const blocks: Block[] = [
    facts(...rows),
    ...(vote === null ? [] : [line, text(hasRoom ? vote : say`The vote is explained in the file below.`)]),
    line,
    ...stepsText(history.steps, ROOM - used - (hasRoom ? vote.text.length : 0), say`in the file below`),
  ];
  return card(titleOf(history), { blocks, files: [whyFile(history)] });
}

/** What the page explains. */
const WHY: Record<ProposalStatus, string> = {
  announcing: 'is being announced',
  open: 'is open',
  voting: 'is in a formal vote',
  accepted: 'is accepted',
  passed: 'passed by vote',
  agreed: 'is agreed by the group and awaits Core Maintainers',
  failed: 'did not pass',
  'no-quorum': 'found no quorum',
  contested: 'has a contested result',
  escalated: 'is with Core Maintainers',
  'awaiting-information': 'waits for more information',
  deliberating: 'is before all Core Maintainers',
  guided: 'is decided by Core Maintainers',
  'awaiting-record': 'awaits the Facilitators’ record',
  consensus: 'came to consensus (not binding)',
  'rough-consensus': 'came to rough consensus (not binding)',
  'no-consensus': 'came to no consensus',
  withdrawn: 'is withdrawn',
  closed: 'is closed with its group',
};

const titleOf = ({ facts: { proposal } }: ProposalHistory): Markup =>
  say`Why ${referenceOf(proposal)} ${WHY[proposal.status]}`;

const rowsOf = (history: ProposalHistory, voice: Voice): [string, Markup][] => {
  const { proposal } = history.facts;
  return [
    ['Title', say`${proposal.title}`],
    ['Rules', say`edition ${proposal.edition} (${cited('X2')})`],
    ['Clock', whyClock(history, voice)],
    ['Outcome', whyOutcome(history)],
    ...whyAround(history, voice),
  ];
};

/** The whole, for reading outside Discord: nobody is named there who has not agreed to it (X8). */
function whyFile(history: ProposalHistory): TextFile {
  const { proposal, group } = history.facts;
  const isOpen = (round: unknown) => history.votes.some(({ vote }) => vote.round === round && vote.status === 'open');
  const list = (items: readonly Markup[]) => items.map((item) => `- ${shownLine(item.text)}`).join('\n');
  return {
    name: `${referenceOf(proposal)}-why.md`,
    content: [
      `# ${titleOf(history).text}`,
      `${groupTitle(group).text}, ${MATTER[proposal.matter]} matter, ${SIGNIFICANCE[proposal.significance]}.`,
      list(rowsOf(history, IN_FILE).map(([label, value]) => say`${label}: ${value}`)),
      ...history.votes.flatMap((each) => {
        const [head, ...rest] = whyVote(each, proposal, IN_FILE, Infinity);
        return [`## ${head?.text.replaceAll('**', '') ?? ''}`, list(rest)];
      }),
      '## Steps, by the number of their entry in the record',
      list(stepsInFile(history.steps, IN_FILE, isOpen)),
    ]
      .join('\n\n')
      .concat('\n'),
  };
}
