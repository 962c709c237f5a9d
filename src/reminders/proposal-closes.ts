import { cardAddress } from '../app/card-address.js';
import { approvalsNeeded } from '../domain/agreement.js';
import { addHours } from '../domain/calendar.js';
import { bindingFeedback } from '../domain/feedback.js';
import { asId, type ProposalId } from '../domain/ids.js';
import { atLeast } from '../domain/membership.js';
import { referenceOf } from '../domain/proposal.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { link, say, when } from '../text/markup.js';
import { inChannelOf } from '../text/words.js';

const HOURS_BEFORE = 24;

/**
 * D4: silence is consent, so before it is taken for that, those hear of it who can still object. In a WG they are WG
 * Members and leads, and at once, because the outcome binds (D5); in an IG Participants and above, collected (D1). Who
 * wrote the proposal, or has objected to it before, knows of it.
 */
const proposalCloses: Reminder = {
  kind: 'proposal-closes',
  about: 'proposals that close within a day',

  async due(tx, from, to) {
    const closing = await tx.proposals.closingBetween(addHours(from, HOURS_BEFORE), addHours(to, HOURS_BEFORE));
    return closing.flatMap(({ id, groupId, groupKind, deadlineAt }) =>
      deadlineAt === null
        ? []
        : {
            subject: id,
            groupId,
            dueAt: addHours(deadlineAt, -HOURS_BEFORE),
            untilAt: deadlineAt,
            urgent: groupKind === 'working-group',
          },
    );
  },

  async owing(tx, { subject, untilAt }) {
    const proposal = await tx.proposals.find(asId<ProposalId>(subject));
    // A deadline that has moved has an occasion of its own.
    if (proposal?.status !== 'open' || proposal.deadlineAt !== untilAt) return [];
    const objections = await tx.proposals.objections(proposal.id);
    const know = new Set([proposal.authorId, ...objections.map(({ personId }) => personId)]);
    const least = proposal.groupKind === 'working-group' ? 'member' : 'participant';
    const members = await tx.memberships.ofGroup(proposal.groupId);
    return members
      .filter(({ tier, personId }) => atLeast(tier, least) && !know.has(personId))
      .map(({ personId }) => personId);
  },

  async says(tx, { subject, untilAt }) {
    const id = asId<ProposalId>(subject);
    const proposal = await tx.proposals.find(id);
    const group = proposal && (await tx.groups.find(proposal.groupId));
    if (!proposal || !group) return null;
    const address = await cardAddress(tx, { type: 'proposal', id });
    const reference = address === null ? say`${referenceOf(proposal)}` : link(referenceOf(proposal), address);
    const closes = say`${reference}${inChannelOf(group)} closes ${when(untilAt)}.`;
    const isEnough = approvalsNeeded(proposal) === 0 && bindingFeedback(await tx.feedbacks.of(id)).length === 0;
    return proposal.groupKind === 'working-group'
      ? say`${closes} Unless somebody blocks it before then, ${isEnough ? 'it is accepted' : 'the group has agreed'} (${cited('D4')}).`
      : say`${closes} Unless somebody disagrees before then, it is the group’s consensus (${cited('D1')}).`;
  },
};

export default proposalCloses;
