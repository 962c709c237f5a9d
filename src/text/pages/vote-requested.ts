import { referenceOf, type Proposal } from '../../domain/proposal.js';
import type { VoteRequest } from '../../domain/vote-request.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { bold, say, type Markup } from '../markup.js';
import { requestsLine } from '../opening-words.js';
import { STATUS, counted } from '../words.js';

/** V1: told privately to whoever asked for a formal vote. */
export const voteRequestedPage = (proposal: Proposal, { requests, needed, opens }: VoteRequest): Card =>
  card(
    say`${referenceOf(proposal)}: ${opens === null ? 'your request for a formal vote counts' : 'a formal vote opens'}`,
    {
      tone: 'good',
      blocks: [
        text(
          opens === null
            ? say`It opens when ${counted(needed - requests, 'more WG Member asks', 'more WG Members ask')} for it before the deadline, or a lead does (${cited('V1')}).`
            : say`Its card, which takes the ballots, is on its way (${cited('V1')}).`,
        ),
        facts(
          ['Status', bold(say`${STATUS[proposal.status]}`)],
          ...(opens === null ? [['Asked for', requestsLine(requests, needed)] satisfies [string, Markup]] : []),
        ),
      ],
    },
  );
