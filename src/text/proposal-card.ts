import type { ProposalFacts } from '../domain/proposal.js';
import { referenceOf, type Objection, type Proposal } from '../domain/proposal.js';
import { card, facts, line, text, type Block, type Button, type Card, type TextFile, type Tone } from './card.js';
import { cited } from './clauses.js';
import type { Markup } from './markup.js';
import { bold, excerpt, quoted, say, when } from './markup.js';
import { MATTER, OUTPUT, SIGNIFICANCE, STATUS, counted, groupTitle, who } from './words.js';

const TONE: Record<Proposal['status'], Tone> = {
  announcing: 'waiting',
  open: 'waiting',
  blocked: 'bad',
  accepted: 'good',
  agreed: 'good',
  'awaiting-record': 'waiting',
  consensus: 'good',
  'rough-consensus': 'good',
  'no-consensus': 'neutral',
  withdrawn: 'neutral',
};

/** The card `D-n` in the group's channel, with its buttons. */
export function proposalCard({ proposal, group, author, objections }: ProposalFacts): Card {
  const { shown, whole } = excerpt(proposal.text);
  const file = proposalFile(proposal);
  return card(proposalTitle(proposal), {
    tone: TONE[proposal.status],
    blocks: [
      text(
        say`${groupTitle(group)} · ${MATTER[proposal.matter]} matter · ${SIGNIFICANCE[proposal.significance]} · by ${who(author)}`,
      ),
      text(quoted(shown)),
      ...(whole ? [] : [text(say`The whole text is in the file below.`)]),
      line,
      ...objections.map(({ objection, by }) => text(objectionText(objection, who(by)))),
      ...state(proposal),
    ],
    buttons: buttonsOf(proposal, objections.length > 0),
    files: whole ? [] : [file],
  });
}

/** `D-12 Adopt the new format`. */
export const proposalTitle = (proposal: Proposal): Markup => say`${referenceOf(proposal)} ${proposal.title}`;

/** The whole text of a proposal as a file. */
export const proposalFile = (proposal: Proposal): TextFile => ({
  name: `${referenceOf(proposal)}.md`,
  content: `# ${referenceOf(proposal)} ${proposal.title}\n\n${proposal.text}\n`,
});

const OBJECTION_SHOWN = 300;

/** An objection in short; the whole is in the group's record. */
function objectionText(objection: Objection, by: Markup): Markup {
  const lifted = objection.liftedAt === null ? say`` : say` · lifted`;
  const reason = shortened(objection.reason);
  if (objection.kind === 'disagreement') return say`${bold(say`Disagreement`)} by ${by}${lifted}\n${quoted(reason)}`;
  const resolution = shortened(objection.resolution);
  return say`${bold(say`Block`)} by ${by}${lifted}\n${quoted(reason)}\nWould resolve it:\n${quoted(resolution)}`;
}

const shortened = (typed: string): Markup => {
  const characters = [...typed];
  return characters.length <= OBJECTION_SHOWN ? say`${typed}` : say`${characters.slice(0, OBJECTION_SHOWN).join('')} …`;
};

/** Where the proposal stands, and what happens next. */
function state(proposal: Proposal): Block[] {
  const rows: [string, Markup][] = [['Status', bold(say`${STATUS[proposal.status]}`)]];
  if (proposal.outputKind) rows.push(['Output', say`${OUTPUT[proposal.outputKind]}`]);
  if (proposal.deadlineAt !== null) rows.push(['Deadline', when(proposal.deadlineAt)]);
  const next = nextStep(proposal);
  return [facts(...rows), ...(next ? [text(next)] : [])];
}

function nextStep(proposal: Proposal): Markup | null {
  const working = proposal.groupKind === 'working-group';
  switch (proposal.status) {
    case 'announcing':
      return say`The clock of ${counted(proposal.days, 'day')} starts with its announcement (${cited('D3')}).`;
    case 'open':
      return working
        ? say`Without a block before the deadline it is accepted (${cited('D4')}).`
        : say`Without a disagreement before the deadline it is recorded as consensus, which does not bind (${cited('D1')}).`;
    case 'blocked':
      return say`A formal vote is next, unless every block is lifted (${cited('V1')}).`;
    case 'agreed':
      return say`A ${MATTER[proposal.matter]} matter also needs Core Maintainers (${cited('V9')}).`;
    case 'awaiting-record':
      return say`Somebody disagreed, so the Facilitators record what the group came to (${cited('D1')}).`;
    case 'accepted':
    case 'consensus':
    case 'rough-consensus':
    case 'no-consensus':
    case 'withdrawn':
      return null;
  }
}

/** The buttons that make sense as the proposal stands; who may press them is checked at the press. */
function buttonsOf(proposal: Proposal, objected: boolean): Button[] {
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
        ...(working && proposal.significance === 'minor'
          ? [button('mark-significant', 'Mark significant', 'secondary')]
          : []),
        ...(objected ? [lift] : []),
        amend,
        withdraw,
      ];
    case 'blocked':
      return [button('block', 'Block', 'bad'), lift, withdraw];
    case 'awaiting-record':
      return [button('record-outcome', 'Record outcome', 'primary')];
    case 'accepted':
    case 'agreed':
    case 'consensus':
    case 'rough-consensus':
    case 'no-consensus':
    case 'withdrawn':
      return [];
  }
}
