import { leadWordOf } from '../../domain/group.js';
import { say, when } from '../markup.js';
import { CHOICE } from '../vote-words.js';
import { counted } from '../words.js';
import type { Words } from './words.js';

/** Ballots and the period of a vote (V3, V6-V8). */
export const BALLOTS = {
  'no-vote': (refusal) => ({
    stands: say`There has been no formal vote on ${refusal.reference}.`,
    next: say`A WG Member’s **Block** opens one; leads and WG Members may ask for one while the proposal is open.`,
  }),
  'no-seat': (refusal) => ({
    stands: say`Who votes was settled when the vote opened, ${when(refusal.openedAt)}, and you are not among them.`,
    next: say`Say what you think in the proposal’s thread. To vote next time, be Participant in ${refusal.group} before a proposal is announced: \`/member join\`.`,
  }),
  'vote-over': (refusal) => ({
    stands: say`The vote closed ${when(refusal.closesAt)}; you acted on ${when(refusal.actedAt)}.`,
    next: say`See the result with \`/vote show\`. Whoever could vote may **Contest** it within 72 hours.`,
  }),
  'vote-cancelled': () => ({
    stands: say`This vote was cancelled; its ballots decide nothing.`,
    next: say`See how the proposal stands with \`/proposal show\`.`,
  }),
  'result-moved-on': () => ({
    stands: say`The matter has moved on since: its result was contested or acted on.`,
    next: say`See how it came to that with \`/why\`.`,
  }),
  'same-ballot': (refusal) => ({
    stands: say`Your last ballot says just that: ${CHOICE[refusal.choice]}, with the same rationale. Its receipt is \`${refusal.receipt}\`.`,
    next: say`Change the choice or the rationale, or leave it as it is: it counts.`,
  }),
  'leads-extend': (refusal) => ({
    stands: say`You don’t lead ${refusal.group}.`,
    next: say`Ask a ${leadWordOf(refusal.kind)} of the group.`,
  }),
  'extended-already': (refusal) => ({
    stands: say`This vote was extended by ${counted(refusal.days, 'day')} already, ${when(refusal.at)}.`,
    next: say`Remind those who have not voted; a vote is extended once.`,
  }),
  'extension-days': (refusal) => ({
    stands: say`You asked for ${counted(refusal.days, 'day')}.`,
    next: say`Give \`days\` from 1 to ${refusal.most}.`,
  }),
  'everybody-voted': (refusal) => ({
    stands:
      refusal.closesAt === null
        ? say`Everybody has voted, so the vote closes 24 hours after its announcement.`
        : say`Everybody has voted, so the vote closes early, ${when(refusal.closesAt)}.`,
    next: say`Nothing needs to be done; until then everybody may still change their ballot.`,
  }),
} satisfies Words;
