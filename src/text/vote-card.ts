import { leadWordOf } from '../domain/group.js';
import { referenceOf } from '../domain/proposal.js';
import { edition, type Edition } from '../domain/rules.js';
import { passes, deciding } from '../domain/tally.js';
import { everybodyVoted, voteDays } from '../domain/vote-clock.js';
import type { Vote, VoteFacts } from '../domain/vote.js';
import { card, facts, text, type Block, type Button, type Card, type Tone } from './card.js';
import { cited } from './clauses.js';
import { bold, say, when, type Markup } from './markup.js';
import { internalNote, whyCancelled, whyOpen } from './opening-words.js';
import {
  RESULT,
  passageReckoned,
  quorumForecast,
  quorumReckoned,
  tallyRows,
  tippedSentence,
  toPass,
  whatFollows,
} from './vote-words.js';
import { MATTER, VOTE_CAUSE, counted, groupTitle } from './words.js';

/** The card of a formal vote in the group's channel: until when, how far to the quorum, both tallies, and what follows (V2-V4). */
export function voteCard(about: VoteFacts): Card {
  const { vote } = about;
  const { proposal, group } = about.about;
  const rules = edition(proposal.edition);
  const tip = vote.status === 'cancelled' ? null : tippedSentence(vote, proposal.matter, rules);
  const head = say`${groupTitle(group)} · ${MATTER[proposal.matter]} matter · ${VOTE_CAUSE[vote.cause]} (${cited('V1')})`;
  const internal = vote.status === 'open' ? internalNote(group.kind) : null;
  const why = vote.status === 'open' ? whyOpen(vote, proposal) : null;
  return card(say`${referenceOf(proposal)} Formal vote: ${proposal.title}`, {
    tone: toneOf(vote),
    blocks: [
      text(internal === null ? head : say`${head}\n${internal}`),
      ...(why ? [text(why)] : []),
      ...state(about, rules),
      ...(tip ? [text(tip)] : []),
      ...(vote.status === 'cancelled' ? [] : [text(next(about, rules))]),
    ],
    buttons: buttonsOf(about),
    footer: vote.status === 'open' ? say`A ballot may change until the close; the last one counts.` : null,
  });
}

/** A vote's colour: that of its result. */
export const toneOf = ({ status, result }: Vote): Tone => {
  if (status === 'open') return 'waiting';
  if (status === 'cancelled') return 'neutral';
  return result === 'passed' ? 'good' : 'bad';
};

function state({ vote, about: { proposal } }: VoteFacts, rules: Edition): Block[] {
  const tallies = tallyRows(vote, rules);
  const voted = say`${vote.voted} of ${vote.seats}`;
  switch (vote.status) {
    case 'open':
      return [
        facts(
          ['Closes', closes(vote, voteDays(proposal.matter, rules))],
          ['Quorum', say`${quorumForecast(vote, rules, vote.closesAt)} (${cited('V2')})`],
          ...tallies,
          ['Voted', voted],
          ['To pass', toPass(proposal.matter, rules)],
        ),
      ];
    case 'closed':
      return [
        facts(
          ['Result', bold(say`${vote.result === null ? 'none' : RESULT[vote.result]}`)],
          ...(vote.closedAt === null ? [] : [['Closed', when(vote.closedAt)] satisfies [string, Markup]]),
          ['Quorum', quorumReckoned(vote, rules)],
          ['Passage', passageReckoned(vote, proposal.matter, rules)],
          ...tallies,
          ['Voted', voted],
        ),
      ];
    case 'cancelled':
      return [
        facts(['Status', bold(say`cancelled`)], ...tallies, ['Voted', voted]),
        text(say`${whyCancelled(vote, proposal)} The ballots are kept.`),
      ];
  }
}

function closes(vote: Vote, days: number): Markup {
  if (vote.closesAt === null) return say`${counted(days, 'day')} after this message (${cited('V7')})`;
  if (everybodyVoted(vote)) return say`${when(vote.closesAt)}, early because everybody has voted (${cited('V7')})`;
  return vote.extended
    ? say`${when(vote.closesAt)}, extended by ${counted(vote.extended.days, 'day')} (${cited('V7')})`
    : say`${when(vote.closesAt)}`;
}

function next(about: VoteFacts, rules: Edition): Markup {
  const { vote } = about;
  const { proposal, group } = about.about;
  if (vote.status === 'closed') return whatFollows(about);
  const now = passes(deciding(vote, rules), proposal.matter, rules) ? 'would pass' : 'would not pass';
  const so = vote.voted === 0 ? say`` : say`By the ballots so far it ${bold(say`${now}`)}. `;
  const otherwise = say`else a ${leadWordOf(group.kind)} brings it to Core Maintainers (${cited('E1')})`;
  return group.kind === 'working-group' && proposal.matter !== 'routine'
    ? say`${so}If it passes, Core Maintainers have the last word (${cited('V9')}); ${otherwise}.`
    : say`${so}If it passes, it is decided; ${otherwise}.`;
}

function buttonsOf({ vote: { id, status }, about: { proposal } }: VoteFacts): Button[] {
  if (status === 'open') {
    return [
      { action: 'approve', label: 'Approve', look: 'good', argument: id },
      { action: 'reject', label: 'Reject', look: 'bad', argument: id },
      { action: 'abstain', label: 'Abstain', look: 'secondary', argument: id },
    ];
  }
  const contestable = status === 'closed' && CONTESTABLE.has(proposal.status);
  return contestable ? [{ action: 'contest', label: 'Contest', look: 'secondary', argument: id }] : [];
}

/** E1: where the matter stands while its result may be contested, or more grounds be added. */
const CONTESTABLE: ReadonlySet<string> = new Set(['passed', 'agreed', 'failed', 'no-quorum', 'contested']);
