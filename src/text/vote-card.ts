import { referenceOf, type Proposal } from '../domain/proposal.js';
import { edition } from '../domain/rules.js';
import { missingForQuorum, quorumOf } from '../domain/tally.js';
import type { Tally, Vote, VoteFacts } from '../domain/vote.js';
import { card, facts, text, type Block, type Button, type Card } from './card.js';
import { cited } from './clauses.js';
import type { Markup } from './markup.js';
import { bold, say, when } from './markup.js';
import { internalNote, whyCancelled, whyOpen } from './opening-words.js';
import { MATTER, VOTE_CAUSE, VOTE_STATUS, counted, groupTitle } from './words.js';

/** The card of a formal vote in the group's channel: until when, how many more for the quorum, both tallies (V2, V3). */
export function voteCard({ vote, about }: VoteFacts): Card {
  const { proposal, group } = about;
  return card(say`${referenceOf(proposal)} Formal vote: ${proposal.title}`, {
    tone: 'waiting',
    blocks: [
      text(say`${groupTitle(group)} · ${MATTER[proposal.matter]} matter · ${VOTE_CAUSE[vote.cause]} (${cited('V1')})`),
      ...openingBlocks(vote, proposal),
      facts(
        ['Status', bold(say`${VOTE_STATUS[vote.status]}`)],
        ...(vote.closesAt === null ? [] : [['Closes', when(vote.closesAt)] satisfies [string, Markup]]),
        ['Voted', say`${vote.voted} of ${vote.seats}`],
        ['Quorum', quorumLine(vote, proposal.edition)],
        ['WG Members', tallyLine(vote.members)],
        ['Participants', tallyLine(vote.participants)],
      ),
    ],
    buttons: vote.status === 'open' ? ballotButtons(vote) : [],
  });
}

/** Why the vote is open, or came to no result; in an Interest Group, that it binds nobody. */
function openingBlocks(vote: Vote, proposal: Proposal): Block[] {
  const internal = internalNote(proposal.groupKind);
  const why = vote.status === 'open' ? whyOpen(vote, proposal) : null;
  const cancelled = vote.status === 'cancelled' ? whyCancelled(vote, proposal) : null;
  return [why, cancelled, internal].filter((said) => said !== null).map(text);
}

function quorumLine(vote: Vote, name: string): Markup {
  const rules = edition(name);
  const needed = quorumOf(vote, rules);
  if (needed === null) return say`none can be reached: no WG Member is active (${cited('V2')})`;
  const missing = missingForQuorum(vote, rules) ?? 0;
  const so = say`${vote.forQuorum} of the ${needed} needed from ${counted(vote.base, 'active WG Member')}`;
  return missing === 0 ? say`reached: ${so} (${cited('V2')})` : say`${so}, ${missing} more (${cited('V2')})`;
}

const tallyLine = ({ approve, reject, abstain }: Tally): Markup =>
  say`${approve} approve, ${reject} reject, ${abstain} abstain`;

const ballotButtons = ({ id }: Vote): Button[] => [
  { action: 'approve', label: 'Approve', look: 'good', argument: id },
  { action: 'reject', label: 'Reject', look: 'bad', argument: id },
  { action: 'abstain', label: 'Abstain', look: 'secondary', argument: id },
];
