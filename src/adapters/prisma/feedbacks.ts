import type { Approval, Feedback } from '../../domain/feedback.js';
import { asId, type FeedbackId, type PersonId, type ProposalId } from '../../domain/ids.js';
import type { Approval as ApprovalRow, Feedback as FeedbackRow } from '../../generated/sqlite/client.js';
import type { Feedbacks } from '../../ports/feedbacks.js';
import type { Rows } from './client.js';
import { dateOf, instantOf, oneOf } from './columns.js';

/** What Core Maintainers say to proposals (V5), and their approvals (V9). */
export const feedbacksIn = (rows: Rows): Feedbacks => ({
  async of(proposalId) {
    const given = await rows.feedback.findMany({ where: { proposalId }, orderBy: [{ at: 'asc' }, { id: 'asc' }] });
    return given.map(feedbackOf);
  },

  async save({ id, at, liftedAt, ...feedback }) {
    const data = { ...feedback, at: dateOf(at), liftedAt: dateOf(liftedAt) };
    await rows.feedback.upsert({ where: { id }, create: { id, ...data }, update: data });
  },

  async approvals(proposalId) {
    const given = await rows.approval.findMany({
      where: { proposalId },
      orderBy: [{ at: 'asc' }, { personId: 'asc' }],
    });
    return given.map(approvalOf);
  },

  async saveApproval({ proposalId, personId, level, at }) {
    const data = { level, at: dateOf(at) };
    await rows.approval.upsert({
      where: { proposalId_personId: { proposalId, personId } },
      create: { proposalId, personId, ...data },
      update: data,
    });
  },
});

const APPROVING = ['core-maintainer', 'lead-maintainer'] as const satisfies readonly Approval['level'][];

const feedbackOf = (row: FeedbackRow): Feedback => ({
  id: asId<FeedbackId>(row.id),
  proposalId: asId<ProposalId>(row.proposalId),
  personId: asId<PersonId>(row.personId),
  binding: row.binding,
  text: row.text,
  at: instantOf(row.at),
  liftedAt: instantOf(row.liftedAt),
});

const approvalOf = (row: ApprovalRow): Approval => ({
  proposalId: asId<ProposalId>(row.proposalId),
  personId: asId<PersonId>(row.personId),
  level: oneOf(APPROVING, row.level, 'Approval.level'),
  at: instantOf(row.at),
});
