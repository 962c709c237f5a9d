import type { Act } from '../../src/app/act.js';
import type { Deps } from '../../src/app/deps.js';
import { toBeAsked } from '../../src/app/set-consent.js';
import type { Decision } from '../../src/domain/decision.js';
import { asId, type ProposalId } from '../../src/domain/ids.js';
import type { Proposal } from '../../src/domain/proposal.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { privately, refuse, type Answer } from '../../src/discord/kit.js';
import { asking } from '../../src/text/pages/consent.js';
import { proposalChangedPage } from '../../src/text/pages/proposals.js';

/** The proposal that a button or form is about. */
export const idOf = (argument: string): ProposalId => asId<ProposalId>(argument);

/** What somebody is told who acted on a proposal. */
export async function told(act: Act, deps: Deps, decided: Decision<Proposal, Refusal>, what: string): Promise<Answer> {
  if (!decided.ok) return refuse(decided.refusal);
  return privately(asking(await toBeAsked(deps, act), proposalChangedPage(decided.value, what)));
}
