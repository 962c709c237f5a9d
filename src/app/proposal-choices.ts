import { nominationReference } from '../domain/nomination.js';
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

/** The same for a `ref` option that also takes nominations: those of the channel's group that are undecided come first. */
export async function matterChoices(deps: Deps, act: Act, typed: string): Promise<{ name: string; value: string }[]> {
  const wanted = typed.trim().toUpperCase();
  const undecided = await deps.store.read(async (tx) => {
    const group = await tx.groups.byChannel(act.serverId, act.channelId);
    return group ? tx.nominations.undecidedIn(group.id) : [];
  });
  const nominations = undecided
    .map(nominationReference)
    .filter((reference) => reference.startsWith(wanted))
    .map((reference) => ({ name: `${reference} Nomination`, value: reference }));
  return [...nominations, ...(await proposalChoices(deps, act, typed))];
}
