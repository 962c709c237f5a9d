import type { ReceiptExplained } from '../../domain/explained.js';
import { referenceOf } from '../../domain/proposal.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { say } from '../markup.js';
import { ON_CARD } from '../voice.js';
import { ballotLine } from '../why-vote.js';
import { SEAT } from '../vote-words.js';

/** V8, X4: told to whoever has the receipt of a ballot; whose it is is not said. */
export const whyReceiptCard = (found: ReceiptExplained): Card =>
  card(say`The ballot with receipt ${found.ballot.receipt}`, {
    tone: found.counts ? 'good' : 'neutral',
    blocks: [
      facts(
        ['Matter', say`${referenceOf(found.proposal)} ${found.proposal.title}`],
        ['Vote', say`${found.vote.round}`],
        ['Seat', found.seat === null ? say`${found.ballot.seat}` : say`${found.seat.number}, ${SEAT[found.seat.kind]}`],
        ['Ballot', ballotLine(found, found.seat, ON_CARD)],
      ),
      text(
        say`A receipt is the beginning of the hash of the ballot’s entry. \`/record export\` has that entry, and \`npm run verify\` counts it (${cited('X1')}).`,
      ),
    ],
  });
