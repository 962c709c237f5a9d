import type { GroupKind } from '../domain/group.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Vote } from '../domain/vote.js';
import { cited } from './clauses.js';
import { say, type Markup } from './markup.js';

/** V1: how many ask for a vote, of those that it takes. */
export const requestsLine = (requests: number, needed: number): Markup =>
  say`by ${requests} of ${needed} WG Members (${cited('V1')})`;

/** D1, P4: what is said wherever an Interest Group votes; null of a Working Group. */
export const internalNote = (kind: GroupKind): Markup | null =>
  kind === 'working-group'
    ? null
    : say`A vote inside an Interest Group is internal and binds nobody outside it (${cited('P4')}).`;

/** V1: what opened a vote, where that can end it without a result: when nothing is left of it. */
export function whyOpen({ cause }: Vote, proposal: Proposal): Markup | null {
  if (cause !== 'block') return null;
  const reference = referenceOf(proposal);
  return say`The card of ${reference} has the objection and what would resolve it. When every block is lifted before the close, this vote is cancelled and ${reference} is open again.`;
}

/** Why a vote came to no result. */
export const whyCancelled = (vote: Vote, proposal: Proposal): Markup =>
  proposal.status === 'withdrawn' && proposal.settledAt === vote.closedAt
    ? say`${referenceOf(proposal)} was withdrawn by its author while the vote was open (${cited('D7')}).`
    : say`Every block was lifted before the close, so ${referenceOf(proposal)} was open again (${cited('V1')}).`;
