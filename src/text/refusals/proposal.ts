import type { ClauseId } from '../../domain/clause.js';
import { say, when, type Markup } from '../markup.js';
import { STATUS, counted } from '../words.js';
import type { Words } from './words.js';

/** What there is to do about a proposal on which a formal vote is open, instead of what a clause refuses. */
const whileVoting = (clause: ClauseId): Markup =>
  clause === 'D3' || clause === 'D7'
    ? say`The vote is on this text as it is. Its author may **Withdraw** it and open another proposal; where a block opened the vote, whoever blocked may **Lift** it, and with every block lifted the text can change again.`
    : say`Cast your ballot on the card of the vote.`;

/** Lazy consensus (D1-D7). */
export const PROPOSAL = {
  'too-few-days': (refusal) => ({
    stands: say`You asked for ${counted(refusal.days, 'day')}; a ${refusal.significant ? 'significant' : 'minor'} proposal stays open at least ${counted(refusal.least, 'day')}.`,
    next: say`Leave \`days\` out, or give ${refusal.least} or more.`,
  }),
  'too-many-days': (refusal) => ({
    stands: say`You asked for ${counted(refusal.days, 'day')}; ${counted(refusal.most, 'day')} is the most.`,
    next: say`Give ${refusal.most} or less.`,
  }),
  'always-significant': (refusal) => ({
    stands: say`A ${refusal.matter} matter is always significant.`,
    next: say`Leave \`significance\` out.`,
  }),
  'no-alternative': () => ({
    stands: say`Your block does not say what would resolve it.`,
    next: say`Press **Edit** and write an alternative, or what must be true for you to lift the block.`,
  }),
  'deadline-passed': (refusal) => ({
    stands: say`The deadline was ${when(refusal.deadlineAt)}; you acted on ${when(refusal.actedAt)}.`,
    next: say`Open a new proposal with \`/proposal open\` if the matter should be decided again.`,
  }),
  'not-open': (refusal) => ({
    stands: say`The status of this proposal is “${STATUS[refusal.status]}”.`,
    next: refusal.status === 'voting' ? whileVoting(refusal.clause) : say`See how it came to that with \`/why\`.`,
  }),
  'not-the-author': () => ({
    stands: say`Somebody else wrote this proposal.`,
    next: say`Tell the author in its thread what you would change.`,
  }),
  'already-significant': () => ({
    stands: say`This proposal is significant already.`,
    next: say`Nothing needs to be done.`,
  }),
  'own-objection-stands': (refusal) => ({
    stands: refusal.kind === 'block' ? say`You have blocked this proposal already.` : say`You have disagreed already.`,
    next: say`Press **Lift** first if you want to say it differently.`,
  }),
  'no-own-objection': () => ({
    stands: say`You have no block or disagreement on this proposal that stands.`,
    next: say`Only the person who made one can lift it.`,
  }),
  'for-working-groups': () => ({
    stands: say`This is a proposal of an Interest Group, which decides nothing that binds.`,
    next: say`Press **Disagree** and say why.`,
  }),
  'for-interest-groups': () => ({
    stands: say`This is a proposal of a Working Group.`,
    next: say`A WG Member presses **Block** and names a way forward.`,
  }),
  'not-yet-the-deadline': (refusal) => ({
    stands:
      refusal.deadlineAt === null
        ? say`The proposal is just being announced.`
        : say`The deadline is ${when(refusal.deadlineAt)}.`,
    next: say`Record the outcome after the deadline.`,
  }),
} satisfies Words;
