import { leadWordOf } from '../../domain/group.js';
import type { Refusal } from '../../domain/refusal.js';
import { cited } from '../clauses.js';
import { ESCALATION_STATUS } from '../escalation-words.js';
import { mention, say, when, type Markup } from '../markup.js';
import { STATUS } from '../words.js';
import type { Explained, Words } from './words.js';

/** Escalations (E1-E5, D2). */
export const ESCALATION = {
  'leads-escalate': (refusal) => ({
    stands: say`Only a ${leadWordOf(refusal.kind)} of ${refusal.group} brings its matters to Core Maintainers for a decision.`,
    next: say`Ask one of them; \`/group show\` names them. A dispute about scope, authority, membership or between groups you bring yourself, with \`/escalation open\` and its class (${cited('E2')}).`,
  }),
  'earlier-step-open': (refusal) => earlierStep(refusal),
  'nothing-to-escalate': (refusal) => ({
    stands: say`${refusal.reference} stands at “${STATUS[refusal.status]}”: no vote is left that did not settle it.`,
    next: say`See with \`/why\` how it came to that. Whoever wants something else opens a new proposal; a dispute about scope, authority or membership goes directly (${cited('E2')}).`,
  }),
  'escalated-already': (refusal) => ({
    stands: say`There is ${refusal.reference} on this already; it stands at “${ESCALATION_STATUS[refusal.status]}”.`,
    next: say`See how it goes with \`/escalation show\` and ${refusal.reference}.`,
  }),
  'decision-without-matter': () => ({
    stands: say`A decision is about a matter of the group, and you named none.`,
    next: say`Give its number as \`ref\`, such as D-1. A dispute about scope, authority, membership or between groups needs none.`,
  }),
  'nomination-is-membership': (refusal) => ({
    stands: say`${refusal.reference} is a nomination, which the group does not decide by vote.`,
    next: say`Choose the class \`membership\`, or press **Dispute** on its card.`,
  }),
  'not-concerned': (refusal) => ({
    stands: say`You are not in ${refusal.group}, and no party in this.`,
    next: say`Join the group with \`/member join\`, or ask somebody who is concerned to bring it.`,
  }),
  'other-group-needed': () => ({
    stands: say`A conflict between groups needs the other group, and you named none.`,
    next: say`Give it as \`other-group\`.`,
  }),
  'same-group': (refusal) => ({
    stands: say`${refusal.group} is the group that brings this, and would be the other one too.`,
    next: say`Give the other group as \`other-group\`; what is within one group is a dispute about scope or authority.`,
  }),
  'only-between-groups': () => ({
    stands: say`Only a conflict between groups has an \`other-group\`.`,
    next: say`Leave it out, or choose the class \`cross-group\`.`,
  }),
  'escalation-not-there': (refusal) => ({
    stands: say`${refusal.reference} stands at “${ESCALATION_STATUS[refusal.status]}”.`,
    next: say`See with \`/escalation show\` and ${refusal.reference} who acts next.`,
  }),
  'not-a-core-maintainer': (refusal) => ({
    stands: say`${named(refusal.userId)} is no Core Maintainer now.`,
    next: say`Choose one of those whom \`/escalation assign\` offers.`,
  }),
  'nobody-else': (refusal) => ({
    stands: say`Besides whoever answers ${refusal.reference} now, no Core Maintainer is known here.`,
    next: say`Give one with \`/escalation assign\` and a mention as \`maintainer\`.`,
  }),
  'nobody-named': (refusal) => ({
    stands: say`Nobody known here is called “${refusal.typed}”.`,
    next: say`Choose one of those whom \`/escalation assign\` offers, or give a mention.`,
  }),
  'assigned-already': (refusal) => ({
    stands: say`${refusal.reference} is with this person already.`,
    next: say`They answer with **Respond**; to hand it over choose somebody else.`,
  }),
  conflicted: (refusal) => ({
    stands: refusal.isParty
      ? say`This Core Maintainer is a party in it.`
      : say`This Core Maintainer shares an organisation with a party.`,
    next: refusal.everybody
      ? say`Every Core Maintainer known here is a party or shares an organisation with one. Say in \`reason\` why it is this one all the same; the card shows it.`
      : say`Choose one of those whom \`/escalation assign\` offers, or say in \`reason\` why it is this one all the same; the card shows it.`,
  }),
  'nobody-designated': (refusal) => ({
    stands: say`Nobody is designated to answer ${refusal.reference} yet.`,
    next: say`Press **Assign**, or use \`/escalation assign\` with ${refusal.reference}.`,
  }),
  'only-the-designated': (refusal) => ({
    stands: say`${named(refusal.userId)} is designated to answer this.`,
    next: say`Tell them what you think. A Core Maintainer hands it over with \`/escalation assign\`, to themselves too.`,
  }),
  'no-outcome': (refusal) => ({
    stands: say`“${refusal.typed}” is none of the answers that there are.`,
    next: say`Choose guidance, more information, or full deliberation.`,
  }),
  'lead-replies': (refusal) => ({
    stands: say`Core Maintainers asked a ${leadWordOf(refusal.kind)} of ${refusal.group} for this, or whoever brought it to them.`,
    next: say`Tell one of them what you know; they answer with **Reply**.`,
  }),
  'party-records': () => ({
    stands: say`You are a party in this.`,
    next: say`Another Core Maintainer records what all of them decided.`,
  }),
} satisfies Words;

const named = (userId: Extract<Refusal, { code: 'only-the-designated' }>['userId']): Markup =>
  userId === null ? say`Somebody else` : mention(userId);

function earlierStep({ status, kind, endsAt }: Extract<Refusal, { code: 'earlier-step-open' }>): Explained {
  const until = endsAt === null ? say`` : say` until ${when(endsAt)}`;
  const stands = say`This stands at “${STATUS[status]}”${until}: an earlier step is not over yet.`;
  switch (status) {
    case 'announcing':
    case 'open':
      return {
        stands,
        next:
          kind === 'working-group'
            ? say`Let the deadline decide, or bring it to a vote: a WG Member blocks (${cited('D5')}), or a lead asks for one with \`/vote request\` (${cited('V1')}).`
            : say`Let the deadline come; Facilitators record what the group came to (${cited('D1')}).`,
      };
    case 'voting':
      return {
        stands,
        next: say`Vote, and let it end. If it does not settle the matter, a draft for Core Maintainers is made by itself (${cited('E1')}).`,
      };
    case 'awaiting-record':
      return { stands, next: say`A Facilitator presses **Record outcome** first (${cited('D1')}).` };
    default:
      return {
        stands,
        next: say`The group has agreed; a Core Maintainer approves it (${cited('V9')}). Only binding feedback against it would be escalated (${cited('V5')}).`,
      };
  }
}
