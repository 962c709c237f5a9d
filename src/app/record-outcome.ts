import { yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import type { OutputKind, Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import { mayRecordOutcome, recordOutcome as decide } from '../domain/rough-consensus.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { askAboutProposal, onProposal } from './on-proposal.js';
import { writeProposal } from './write-proposal.js';

/** D1: whether the person may record the outcome, asked before the form opens. */
export const askToRecordOutcome = (deps: Deps, act: Act, id: ProposalId) =>
  askAboutProposal(deps, act, id, ({ proposal, standing }) => mayRecordOutcome(proposal, standing, act.at));

/** D1: a Facilitator records rough consensus with its kind of output, or that there is none. Never binding. */
export const recordOutcome = (
  deps: Deps,
  act: Act,
  id: ProposalId,
  outcome: { readonly rough: boolean; readonly outputKind: OutputKind | null },
): Promise<Decision<Proposal, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, standing, actor }) => {
    const decided = decide(before, standing, outcome, act.at);
    if (!decided.ok) return decided;
    const proposal = decided.value;
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: 'outcome-recorded',
      clauses: ['D1'],
      facts: { outputKind: proposal.outputKind },
      sealed: { actor },
      notice: {
        key: `settled:${proposal.id}:${proposal.status}`,
        say: (entry) => ({ type: 'proposal-settled', id: proposal.id, recordHead: entry.hash }),
      },
      now: deps.clock.now(),
    });
    return yes(proposal);
  });
