import { mention, say } from '../markup.js';
import { STATUS, listed } from '../words.js';
import type { Words } from './words.js';

/** Feedback and approval of Core Maintainers (V5, V9). */
export const FEEDBACK = {
  'advice-only': () => ({
    stands: say`This is a proposal of an Interest Group. Nothing that it comes to binds, so there is nothing that feedback could hold back.`,
    next: say`Give your feedback as advice.`,
  }),
  'no-own-feedback': () => ({
    stands: say`You have no binding feedback on this proposal that stands.`,
    next: say`Only the person who gave it can lift it; advice holds nothing back and needs no lifting.`,
  }),
  'nothing-to-approve': (refusal) => ({
    stands: say`The status of this proposal is “${STATUS[refusal.status]}”; Core Maintainers approve what the group has agreed on.`,
    next: say`Say what you think of it with **Feedback**, or see with \`/why\` how it came to that.`,
  }),
  'own-proposal': () => ({
    stands: say`You wrote this proposal.`,
    next: say`Ask another Core Maintainer to approve it.`,
  }),
  'approved-already': () => ({
    stands: say`You have approved this already.`,
    next: say`Ask another Core Maintainer to approve it too.`,
  }),
  'feedback-binds': (refusal) => ({
    stands:
      refusal.by.length === 0
        ? say`Binding feedback stands against this proposal.`
        : say`Binding feedback of ${listed(refusal.by.map(mention))} stands against this proposal.`,
    next: say`Whoever gave it presses **Lift feedback**, or the author answers it with **Amend** or **Withdraw**, or a Lead brings it to all Core Maintainers with \`/escalation open\`.`,
  }),
} satisfies Words;
