import { yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import { atLeast, type Tier } from '../domain/membership.js';
import type { Proposal, ProposalFacts, ProposalStatus } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { factsOf, proposalNamed } from './proposal-facts.js';

/** Proposals that one page of a list shows. */
const PROPOSALS_A_PAGE = 10;

/** A page of the channel's group's proposals, newest first; `more` when another page follows. */
export const listProposals = (
  deps: Deps,
  act: Act,
  filter: { readonly statuses: readonly ProposalStatus[] | null; readonly page: number },
): Promise<Decision<{ group: Group; proposals: Proposal[]; more: boolean }, Refusal>> =>
  deps.store.read(async (tx) => {
    const group = await groupHere(tx, act);
    if (!group.ok) return group;
    const found = await tx.proposals.list({
      serverId: act.serverId,
      groupId: group.value.id,
      ...(filter.statuses ? { statuses: filter.statuses } : {}),
      limit: PROPOSALS_A_PAGE + 1,
      offset: filter.page * PROPOSALS_A_PAGE,
    });
    return yes({
      group: group.value,
      proposals: found.slice(0, PROPOSALS_A_PAGE),
      more: found.length > PROPOSALS_A_PAGE,
    });
  });

/** One proposal with all that is said about it. */
export const showProposal = (deps: Deps, act: Act, typed: string): Promise<Decision<ProposalFacts, Refusal>> =>
  deps.store.read(async (tx) => {
    const proposal = await proposalNamed(tx, act.serverId, typed);
    return proposal.ok ? yes(await factsOf(tx, proposal.value)) : proposal;
  });

/** Proposals that are offered at once: as many choices as Discord takes. */
const OFFERED_AT_MOST = 25;

/** How many are looked at for those on which somebody can act. */
const LOOKED_AT = 200;

/** What a `ref` is completed for, other than to look at it: where the matter stands, and the least tier that may do it. */
export interface ToDo {
  readonly statuses: readonly ProposalStatus[];
  readonly tier: Tier;
}

/** For autocompletion: the newest proposals that fit what was typed and on which the person can do that. */
export const findProposalsToDo = (deps: Deps, act: Act, typed: string, toDo: ToDo): Promise<Proposal[]> =>
  deps.store.read(async (tx) => {
    const person = await tx.people.byAccount(act.serverId, act.user.id);
    const memberships = person ? await tx.memberships.ofPerson(person.id) : [];
    const groups = new Set(memberships.filter(({ tier }) => atLeast(tier, toDo.tier)).map(({ groupId }) => groupId));
    if (groups.size === 0) return [];
    const search = searchOf(typed);
    const found = await tx.proposals.list({
      ...{ serverId: act.serverId, statuses: toDo.statuses, limit: LOOKED_AT },
      ...(search ? { search } : {}),
    });
    return found.filter(({ groupId }) => groups.has(groupId)).slice(0, OFFERED_AT_MOST);
  });

/** A bare `D` or `D-` is the beginning of every reference. */
const searchOf = (typed: string): string => typed.trim().replace(/^d-?$/iu, '');

/** For autocompletion: the newest proposals that fit what was typed, of the channel's group first. */
export const findProposals = (deps: Deps, act: Act, typed: string): Promise<Proposal[]> =>
  deps.store.read(async (tx) => {
    const search = searchOf(typed);
    const fitting = { serverId: act.serverId, ...(search ? { search } : {}), limit: OFFERED_AT_MOST };
    const group = await tx.groups.byChannel(act.serverId, act.channelId);
    const near = group ? await tx.proposals.list({ ...fitting, groupId: group.id }) : [];
    if (near.length === OFFERED_AT_MOST) return near;
    const rest = (await tx.proposals.list(fitting)).filter((proposal) => proposal.groupId !== group?.id);
    return [...near, ...rest].slice(0, OFFERED_AT_MOST);
  });
