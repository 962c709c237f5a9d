import type { BallotCast, VoteShown } from '../../domain/ballot.js';
import { referenceOf, type Proposal } from '../../domain/proposal.js';
import type { Ballot, Choice, Vote } from '../../domain/vote.js';
import { ANSWER_AT_MOST } from '../../domain/wording.js';
import { ballotsFile } from '../ballots.js';
import { card, facts, line, text, type Block, type Card } from '../card.js';
import { cited } from '../clauses.js';
import type { Form, Typed } from '../form.js';
import { bold, excerpt, quoted, say, when, type Markup } from '../markup.js';
import { voteCard } from '../vote-card.js';
import { CHOICE, SEAT } from '../vote-words.js';
import { counted } from '../words.js';

/** Asked after **Approve**, **Reject** or **Abstain**; one's last rationale stands in it (V6, V8). */
export const ballotForm = (choice: Choice, kept: Typed, last: Ballot | null): Form => ({
  title: `${CHOICE[choice]} this proposal`.replace('Abstain this proposal', 'Abstain'),
  fields: [
    {
      name: 'rationale',
      label: choice === 'abstain' ? 'Why? You may leave it empty' : 'Why? One line will do',
      kind: 'paragraph',
      required: choice !== 'abstain',
      longest: ANSWER_AT_MOST,
      value: kept['rationale'] ?? last?.rationale ?? '',
    },
  ],
});

/** V8: told privately to the voter, with the receipt. */
export function ballotPage({ ballot, counts, replaced, proposal, vote }: BallotCast): Card {
  const reference = referenceOf(proposal);
  if (!counts) return keptPage(ballot, reference);
  return card(say`${reference}: your ballot counts`, {
    tone: 'good',
    blocks: [
      facts(
        ['Ballot', say`${bold(say`${CHOICE[ballot.choice]}`)}${replaced ? ', in the place of your last one' : ''}`],
        ['Receipt', say`\`${ballot.receipt}\``],
      ),
      text(say`\`/why\` with ${reference} shows that the ballot with this receipt counted (${cited('V8')}).`),
      text(untilWhen(vote)),
    ],
  });
}

/** V8: told where a newer ballot of the same person came in first. */
const keptPage = ({ choice, receipt }: Ballot, reference: string): Card =>
  card(say`${reference}: your newer ballot counts`, {
    blocks: [
      facts(['This one', say`${bold(say`${CHOICE[choice]}`)}`], ['Receipt', say`\`${receipt}\``]),
      text(
        say`It was on its way while you voted again. It is kept and not counted: your last ballot is (${cited('V8')}). \`/vote show\` with ${reference} shows it.`,
      ),
    ],
  });

function untilWhen({ status, closesAt }: Vote): Markup {
  if (status === 'closed') return say`The vote is closed; the result is in the channel.`;
  return closesAt === null
    ? say`You may change it until the vote closes.`
    : say`You may change it until ${when(closesAt)}.`;
}

/** V7: told privately to the lead who extended a vote. */
export const extendedPage = (proposal: Proposal, { extended, closesAt }: Vote): Card =>
  card(say`${referenceOf(proposal)}: the vote is extended`, {
    tone: 'good',
    blocks: [
      facts(
        ['By', say`${counted(extended?.days ?? 0, 'day')} (${cited('V7')})`],
        ['Closes', closesAt === null ? say`counted from its card, which is on its way` : when(closesAt)],
      ),
    ],
  });

/** A vote for somebody who looks it up: its card, whose buttons work here too, and their own ballot (V8). */
export function votePage(looked: VoteShown): Card {
  const shown = voteCard(looked.facts);
  return {
    ...shown,
    blocks: [...shown.blocks, line, ...yours(looked)],
    files: looked.facts.ballots.length > 0 ? [ballotsFile(looked.facts)] : [],
  };
}

/** How much of one's own rationale the page shows, in characters. */
const OWN_SHOWN = 400;

function yours({ facts: { about, vote }, seat, last, earlier }: VoteShown): Block[] {
  if (seat === null) return [text(say`You have no seat in this vote (${cited('V3')}).`)];
  const kind = SEAT[seat.kind];
  if (!last) {
    return [
      text(
        vote.status === 'open' ? say`You may vote as ${kind}, and have not yet.` : say`You did not vote as ${kind}.`,
      ),
    ];
  }
  const after = earlier === 0 ? say`` : say`, after ${counted(earlier, 'earlier ballot')}`;
  return [
    facts(
      ['Your ballot', say`${bold(say`${CHOICE[last.choice]}`)} as ${kind}, ${when(last.at)}${after}`],
      ['Receipt', say`\`${last.receipt}\`, shown by \`/why\` with ${referenceOf(about.proposal)} (${cited('V8')})`],
    ),
    ...(last.rationale === '' ? [] : [text(quoted(excerpt(last.rationale, OWN_SHOWN).shown))]),
  ];
}
