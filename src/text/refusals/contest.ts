import { say, when } from '../markup.js';
import { STATUS } from '../words.js';
import type { Words } from './words.js';

/** Contesting the result of a vote (E1). */
export const CONTEST = {
  'no-result': () => ({
    stands: say`This vote has no result.`,
    next: say`Cast your ballot while it is open; whoever could vote may contest the result for 72 hours.`,
  }),
  'not-in-electorate': (refusal) => ({
    stands: say`Who votes was settled when the vote opened, ${when(refusal.openedAt)}, and you are not among them.`,
    next: say`Say what you think in the proposal’s thread; whoever could vote may contest the result.`,
  }),
  'contest-over': (refusal) => ({
    stands: say`The result could be contested until ${when(refusal.contestUntil)}; you acted on ${when(refusal.actedAt)}.`,
    next: say`Open a new proposal with \`/proposal open\` if the matter should be decided again.`,
  }),
  'contested-already': (refusal) => ({
    stands: say`You contested this result on ${when(refusal.at)}.`,
    next: say`Say what you want to add in the proposal’s thread, or tell the Lead, who brings it to Core Maintainers.`,
  }),
  'result-overtaken': (refusal) => ({
    stands: say`The status of the proposal is “${STATUS[refusal.status]}”, so this result is not what counts any more.`,
    next: say`See how it came to that with \`/why\`.`,
  }),
} satisfies Words;
