import { approvalsNeeded, standingApprovals } from '../domain/agreement.js';
import type { ProposalFacts } from '../domain/proposal.js';
import { cited } from './clauses.js';
import { binds } from './feedback-blocks.js';
import { joined, say, type Markup } from './markup.js';
import { LEVEL, MATTER, everyone, listed, who } from './words.js';

/** V9, V5: what a matter waits for that the group has agreed on. */
export function waitsFor({ proposal, feedback }: ProposalFacts): Markup {
  const binding = feedback.filter(binds);
  const approval = say`A ${MATTER[proposal.matter]} matter also needs the approval of a Core Maintainer who is not its author (${cited('V9')}).`;
  if (binding.length === 0) return approval;
  const held = say`Binding feedback of ${everyone(binding.map(({ by }) => by))} stands: whoever gave it may lift it, the author may amend or withdraw the proposal, a Lead may escalate it (${cited('V5')}).`;
  return approvalsNeeded(proposal) > 0 ? say`${held} ${approval}` : held;
}

/** V9, V5: what settled a matter beside the group's agreement, in sentences behind it; nothing where that was enough. */
export function settledBy(about: ProposalFacts): Markup {
  const sentences = [approvedBy(about), lifted(about), charterFollows(about)].filter((each) => each !== null);
  return joined(
    sentences.map((each) => say` ${each}`),
    '',
  );
}

/** V9: who approved; null while nobody has. */
export function approvedBy({ proposal, approvals }: ProposalFacts): Markup | null {
  const standing = standingApprovals(
    proposal,
    approvals.map(({ approval }) => approval),
  );
  const names = approvals
    .filter(({ approval }) => standing.includes(approval))
    .map(({ approval, by }) => say`${who(by)} (${LEVEL[approval.level]})`);
  return names.length === 0 ? null : say`Approved by ${listed(names)} (${cited('V9')}).`;
}

/** V5: binding feedback to this text that was lifted. */
function lifted({ feedback }: ProposalFacts): Markup | null {
  const givers = feedback.filter(({ feedback: { liftedAt }, answered }) => liftedAt !== null && !answered);
  return givers.length === 0 ? null : say`The binding feedback is lifted (${cited('V5')}).`;
}

/** I12: what the group's scope is stands in its charter. */
export const charterFollows = ({ proposal }: ProposalFacts): Markup | null =>
  proposal.matter === 'scope' && proposal.groupKind === 'working-group'
    ? say`The charter has to follow (${cited('I12')}).`
    : null;
