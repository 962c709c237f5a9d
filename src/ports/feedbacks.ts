import type { ProposalId } from '../domain/ids.js';
import type { Approval, Feedback } from '../domain/feedback.js';

/** What Core Maintainers say to proposals (V5), and their approvals (V9). */
export interface Feedbacks {
  /** In the order in which they were given, lifted ones included. */
  of(id: ProposalId): Promise<Feedback[]>;
  save(feedback: Feedback): Promise<void>;
  /** In the order in which they were given. */
  approvals(id: ProposalId): Promise<Approval[]>;
  saveApproval(approval: Approval): Promise<void>;
}
