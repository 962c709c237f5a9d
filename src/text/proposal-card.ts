import { leadWordOf } from '../domain/group.js';
import type { ProposalFacts } from '../domain/proposal.js';
import { referenceOf, type Objection, type Proposal } from '../domain/proposal.js';
import { edition } from '../domain/rules.js';
import type { Vote } from '../domain/vote.js';
import { approvedBy, charterFollows, waitsFor } from './agreement-words.js';
import { card, facts, line, text, type Block, type Button, type Card, type TextFile, type Tone } from './card.js';
import { cited } from './clauses.js';
import { escalationBlocks } from './escalations-of-matter.js';
import { binds, feedbackBlocks } from './feedback-blocks.js';
import type { Markup } from './markup.js';
import { bold, excerpt, joined, quoted, say, when } from './markup.js';
import { internalNote, requestsLine } from './opening-words.js';
import { oversightButtons } from './oversight-buttons.js';
import { MATTER, OUTPUT, SIGNIFICANCE, STATUS, counted, groupTitle, who } from './words.js';

/** A proposal's colour by its status. */
export const TONE: Record<Proposal['status'], Tone> = {
  announcing: 'waiting',
  open: 'waiting',
  voting: 'waiting',
  accepted: 'good',
  passed: 'good',
  agreed: 'waiting',
  failed: 'bad',
  'no-quorum': 'bad',
  contested: 'bad',
  escalated: 'waiting',
  'awaiting-information': 'waiting',
  deliberating: 'waiting',
  guided: 'good',
  'awaiting-record': 'waiting',
  consensus: 'good',
  'rough-consensus': 'good',
  'no-consensus': 'neutral',
  withdrawn: 'neutral',
  closed: 'neutral',
};

/** The card `D-n` in the group's channel, with its buttons. */
export function proposalCard(about: ProposalFacts): Card {
  const { proposal, group, author, objections } = about;
  const { shown, whole } = excerpt(proposal.text);
  const file = proposalFile(proposal);
  const objected = objections.some(({ objection }) => objection.liftedAt === null);
  return card(proposalTitle(proposal), {
    tone: TONE[proposal.status],
    blocks: [
      text(
        say`${groupTitle(group)} · ${MATTER[proposal.matter]} matter · ${SIGNIFICANCE[proposal.significance]} · by ${who(author)}`,
      ),
      text(quoted(shown)),
      ...(whole ? [] : [text(say`The whole text is in the file below.`)]),
      line,
      ...objectionBlocks(about),
      ...feedbackBlocks(about),
      ...escalationBlocks(about.escalations),
      ...state(about, objected),
    ],
    buttons: [...buttonsOf(about, objected), ...oversightButtons(about)],
    files: whole ? [] : [file],
  });
}

/** `D-12 Adopt the new format`. */
export const proposalTitle = (proposal: Proposal): Markup => say`${referenceOf(proposal)} ${proposal.title}`;

/** The whole text of a proposal as a file. */
const proposalFile = (proposal: Proposal): TextFile => ({
  name: `${referenceOf(proposal)}.md`,
  content: `# ${referenceOf(proposal)} ${proposal.title}\n\n${proposal.text}\n`,
});

/** How much of each reason and way forward the card shows, and of all objections together, in characters. */
const ANSWER_SHOWN = 240;
const OBJECTIONS_SHOWN = 1_200;

/** The objections in short, those that stand first; how many did not fit, and where they are in full. */
function objectionBlocks({ proposal, objections }: ProposalFacts): Block[] {
  if (objections.length === 0) return [];
  const isStanding = ({ objection }: ProposalFacts['objections'][number]) => objection.liftedAt === null;
  const ordered = [...objections.filter(isStanding), ...objections.filter((each) => !isStanding(each))];
  const shown: Objected[] = [];
  let length = 0;
  for (const { objection, by } of ordered) {
    const objected = objectedOf(objection, who(by));
    length += objected.said.text.length;
    if (shown.length > 0 && length > OBJECTIONS_SHOWN) break;
    shown.push(objected);
  }
  const more = ordered.length - shown.length;
  if (more === 0 && shown.every(({ whole }) => whole)) return shown.map(({ said }) => text(said));
  const inFull = say`In full: \`/proposal show\` with ${referenceOf(proposal)}.`;
  const rest = more === 0 ? inFull : say`… and ${more} more. ${inFull}`;
  return [...shown.map(({ said }) => text(said)), text(rest)];
}

interface Objected {
  readonly said: Markup;
  readonly whole: boolean;
}

function objectedOf(objection: Objection, by: Markup): Objected {
  const word = objection.kind === 'block' ? 'Block' : 'Disagreement';
  if (objection.liftedAt !== null) return { said: say`${bold(say`${word}`)} by ${by} · lifted`, whole: true };
  const reason = excerpt(objection.reason, ANSWER_SHOWN);
  const said = say`${bold(say`${word}`)} by ${by}\n${quoted(reason.shown)}`;
  if (objection.kind === 'disagreement') return { said, whole: reason.whole };
  const resolution = excerpt(objection.resolution, ANSWER_SHOWN);
  return {
    said: say`${said}\nWhat would resolve it:\n${quoted(resolution.shown)}`,
    whole: reason.whole && resolution.whole,
  };
}

/** Where the proposal stands, and what happens next. */
function state(about: ProposalFacts, objected: boolean): Block[] {
  const { proposal, voteRequests } = about;
  const rows: [string, Markup][] = [['Status', bold(say`${STATUS[proposal.status]}`)]];
  if (proposal.outputKind) rows.push(['Output', say`${OUTPUT[proposal.outputKind]}`]);
  if (proposal.status === 'withdrawn') {
    if (proposal.settledAt !== null) rows.push(['Withdrawn', when(proposal.settledAt)]);
  } else rows.push(...deadlineRows(proposal));
  if (isOpen(proposal) && voteRequests > 0) {
    rows.push(['Formal vote asked for', requestsLine(voteRequests, edition(proposal.edition).VOTE_REQUESTS)]);
  }
  const next = nextStep(about, objected);
  return [facts(...rows), ...(next ? [text(next)] : [])];
}

/** The deadline of lazy consensus where it still says something: during a vote it ends the time for blocks, after one nothing (D5). */
export function deadlineRows({ status, deadlineAt, groupKind }: Proposal): [string, Markup][] {
  if (deadlineAt === null || !BY_DEADLINE.has(status)) return [];
  if (status !== 'voting') return [['Deadline', when(deadlineAt)]];
  return groupKind === 'working-group' ? [['Blocks until', when(deadlineAt)]] : [];
}

const BY_DEADLINE: ReadonlySet<Proposal['status']> = new Set([
  ...(['announcing', 'open', 'voting', 'accepted'] as const),
  ...(['awaiting-record', 'consensus', 'rough-consensus', 'no-consensus'] as const),
]);

/** V1: whether a vote may be asked for. */
const isOpen = ({ status }: Proposal): boolean => status === 'announcing' || status === 'open';

function nextStep(about: ProposalFacts, objected: boolean): Markup | null {
  const { proposal, vote } = about;
  switch (proposal.status) {
    case 'announcing':
      return say`The clock of ${counted(proposal.days, 'day')} starts with its announcement (${cited('D3')}).`;
    case 'open':
      return atTheDeadline(about, objected);
    case 'voting':
      return whileVoting(proposal, vote);
    case 'agreed':
      return waitsFor(about);
    case 'awaiting-record':
      return say`Somebody disagreed, so the Facilitators record what the group came to (${cited('D1')}).`;
    case 'failed':
    case 'no-quorum':
    case 'contested':
      return say`A ${leadWordOf(proposal.groupKind)} brings it to Core Maintainers (${cited('E1')}).`;
    case 'escalated':
      return say`Core Maintainers answer with guidance that binds (${cited('E5')}).`;
    case 'deliberating':
      return say`It ends when a Core Maintainer records the decision of them all (${cited('E5')}).`;
    case 'awaiting-information':
      return say`Core Maintainers wait for the ${leadWordOf(proposal.groupKind)} to reply (${cited('E5')}).`;
    case 'accepted':
    case 'passed':
      return afterwards(about);
    case 'guided':
    case 'consensus':
    case 'rough-consensus':
    case 'no-consensus':
    case 'withdrawn':
    case 'closed':
      return null;
  }
}

/** V1: where the ballots go, and what would end the vote before its close. */
function whileVoting(proposal: Proposal, vote: Vote | null): Markup {
  const open = say`A formal vote is open; its own card takes the ballots (${cited('V1')}).`;
  if (vote?.cause === 'block') return say`${open} When every block is lifted before it closes, it is cancelled.`;
  const internal = internalNote(proposal.groupKind);
  return internal === null ? open : say`${open} ${internal}`;
}

/** Who approved, and what has to follow (V9, I12). */
function afterwards(about: ProposalFacts): Markup | null {
  const said = [approvedBy(about), charterFollows(about)].filter((each) => each !== null);
  return said.length === 0 ? null : joined(said, ' ');
}

/** What the deadline brings as things stand. */
function atTheDeadline({ proposal: { groupKind, matter }, feedback }: ProposalFacts, objected: boolean): Markup {
  if (groupKind === 'working-group') {
    if (feedback.some(binds)) {
      return say`Without a block before the deadline the group has agreed (${cited('D4')}); it is accepted only once the binding feedback is lifted or answered (${cited('V5')}).`;
    }
    return matter === 'routine'
      ? say`Without a block before the deadline it is accepted (${cited('D4')}).`
      : say`Without a block before the deadline the group has agreed (${cited('D4')}); a ${MATTER[matter]} matter then also needs Core Maintainers (${cited('V9')}).`;
  }
  return objected
    ? say`Somebody disagrees: after the deadline the Facilitators record what the group came to, which does not bind (${cited('D1')}).`
    : say`Without a disagreement before the deadline it is recorded as consensus, which does not bind (${cited('D1')}).`;
}

/** The buttons that make sense as the proposal stands; who may press them is checked at the press. */
function buttonsOf({ proposal, group }: ProposalFacts, objected: boolean): Button[] {
  const button = (action: string, label: string, look: Button['look']): Button => ({
    action,
    label,
    look,
    argument: proposal.id,
  });
  const amend = button('amend', 'Amend', 'secondary');
  const withdraw = button('withdraw', 'Withdraw', 'secondary');
  const lift = button('lift', 'Lift', 'secondary');
  const working = proposal.groupKind === 'working-group';
  switch (proposal.status) {
    case 'announcing':
    case 'open':
      return [
        working ? button('block', 'Block', 'bad') : button('disagree', 'Disagree', 'bad'),
        ...(group.memberTier ? [button('request-vote', 'Request a vote', 'secondary')] : []),
        ...(working && proposal.significance === 'minor'
          ? [button('mark-significant', 'Mark significant', 'secondary')]
          : []),
        ...(objected ? [lift] : []),
        amend,
        withdraw,
      ];
    case 'voting':
      return [...(working ? [button('block', 'Block', 'bad')] : []), ...(working && objected ? [lift] : []), withdraw];
    case 'awaiting-record':
      return [button('record-outcome', 'Record outcome', 'primary')];
    case 'accepted':
    case 'passed':
    case 'agreed':
    case 'failed':
    case 'no-quorum':
    case 'contested':
    case 'escalated':
    case 'awaiting-information':
    case 'deliberating':
    case 'guided':
    case 'consensus':
    case 'rough-consensus':
    case 'no-consensus':
    case 'withdrawn':
    case 'closed':
      return [];
  }
}
