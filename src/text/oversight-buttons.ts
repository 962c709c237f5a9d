import { approvalsNeeded } from '../domain/agreement.js';
import type { ProposalFacts, ProposalStatus } from '../domain/proposal.js';
import type { Button } from './card.js';
import { binds } from './feedback-blocks.js';

/** Where Core Maintainers may say something to a proposal (V5). */
const TAKES_FEEDBACK: ReadonlySet<ProposalStatus> = new Set([
  'announcing',
  'open',
  'voting',
  'agreed',
  'awaiting-record',
]);
/** Where it is with Core Maintainers, or goes there. */
const WITH_CORE: ReadonlySet<ProposalStatus> = new Set([
  'failed',
  'no-quorum',
  'contested',
  'escalated',
  'awaiting-information',
  'deliberating',
]);

/** V5, V9: the buttons of Core Maintainers on a proposal's card, and the author's answers to binding feedback. */
export function oversightButtons({ proposal, feedback }: ProposalFacts): Button[] {
  const button = (action: string, label: string, look: Button['look']): Button => ({
    action,
    label,
    look,
    argument: proposal.id,
  });
  const isHeldBack = feedback.some(binds);
  const isAgreed = proposal.status === 'agreed';
  const takes = TAKES_FEEDBACK.has(proposal.status);
  const mayWithdraw = proposal.status === 'failed' || proposal.status === 'no-quorum';
  return [
    ...(isAgreed && approvalsNeeded(proposal) > 0 ? [button('core-approve', 'Approve', 'good')] : []),
    ...(takes ? [button('feedback', 'Feedback', 'secondary')] : []),
    ...(isHeldBack && (takes || WITH_CORE.has(proposal.status))
      ? [button('lift-feedback', 'Lift feedback', 'secondary')]
      : []),
    ...(isAgreed && isHeldBack
      ? [button('amend', 'Amend', 'secondary'), button('withdraw', 'Withdraw', 'secondary')]
      : []),
    ...(mayWithdraw ? [button('withdraw', 'Withdraw', 'secondary')] : []),
  ];
}
