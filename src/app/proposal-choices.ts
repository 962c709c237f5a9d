import { nominationReference } from '../domain/nomination.js';
import { referenceOf } from '../domain/proposal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { escalationChoices } from './list-escalations.js';
import { findProposals, findProposalsToDo, type ToDo } from './list-proposals.js';

interface Choice {
  readonly name: string;
  readonly value: string;
}

/** As many choices as Discord takes. */
const OFFERED_AT_MOST = 25;

/** The newest 25 proposals that fit what was typed, as choices for a `ref` option; with `toDo` only those on which the person can do it. */
export const proposalChoices = async (deps: Deps, act: Act, typed: string, toDo?: ToDo): Promise<Choice[]> => {
  const found = toDo ? await findProposalsToDo(deps, act, typed, toDo) : await findProposals(deps, act, typed);
  return found.map((proposal) => ({
    name: `${referenceOf(proposal)} ${proposal.title}`,
    value: referenceOf(proposal),
  }));
};

/** The same for a `ref` option that also takes nominations: those of the channel's group that are undecided come first. */
export async function matterChoices(deps: Deps, act: Act, typed: string): Promise<Choice[]> {
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

/** Escalations that stand before matters while it is not said which of them is meant. */
const ESCALATIONS_FIRST = 5;

/** The same for a `ref` option that takes everything of which there is a record: matters and escalations. */
export async function recordedChoices(deps: Deps, act: Act, typed: string): Promise<Choice[]> {
  const escalations = await escalationChoices(deps, act, typed, 'show');
  if (/^e-?\d*$/iu.test(typed.trim())) return escalations;
  const matters = await matterChoices(deps, act, typed);
  return [...escalations.slice(0, ESCALATIONS_FIRST), ...matters].slice(0, OFFERED_AT_MOST);
}
