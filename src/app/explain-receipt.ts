import { no, yes, type Decision } from '../domain/decision.js';
import { explained, type ReceiptExplained } from '../domain/explained.js';
import { referenceOf } from '../domain/proposal.js';
import { HEAD_SHOWN } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { stepsOf } from './record-steps.js';

const RECEIPT = new RegExp(`^[0-9a-f]{${HEAD_SHOWN}}$`, 'u');

/** Whether somebody typed a ballot's receipt. */
export const meansReceipt = (typed: string): boolean => RECEIPT.test(typed.trim().toLowerCase());

/** V8, X4: the ballot that a receipt is of, for whoever has it: where it is in the record, and whether it counts. */
export const explainReceipt = (deps: Deps, act: Act, typed: string): Promise<Decision<ReceiptExplained, Refusal>> =>
  deps.store.read(async (tx) => {
    const receipt = typed.trim().toLowerCase();
    const ballot = await tx.votes.byReceipt(act.serverId, receipt);
    const vote = ballot && (await tx.votes.find(ballot.voteId));
    const proposal = vote && (await tx.proposals.find(vote.proposalId));
    if (!ballot || !vote || !proposal) return no({ clause: 'V8', code: 'unknown-receipt', receipt });
    const seat = (await tx.votes.seats(vote.id)).find(({ number }) => number === ballot.seat) ?? null;
    const steps = await stepsOf(tx, act.serverId, referenceOf(proposal));
    const [found] = explained([ballot], seat?.ballotId ?? null, steps);
    return found ? yes({ ...found, vote, proposal, seat }) : no({ clause: 'V8', code: 'unknown-receipt', receipt });
  });
