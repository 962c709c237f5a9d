import { referenceOf } from '../domain/proposal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { findProposals } from './list-proposals.js';

/** The newest 25 proposals that fit what was typed, as choices for a `ref` option. */
export const proposalChoices = async (
  deps: Deps,
  act: Act,
  typed: string,
): Promise<{ name: string; value: string }[]> =>
  (await findProposals(deps, act, typed)).map((proposal) => ({
    name: `${referenceOf(proposal)} ${proposal.title}`,
    value: referenceOf(proposal),
  }));
