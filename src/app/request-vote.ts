import { no, yes, type Decision } from '../domain/decision.js';
import type { ProposalId } from '../domain/ids.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import { requestVote as decide, type VoteRequest } from '../domain/vote-request.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { onProposal } from './on-proposal.js';
import { openVote } from './open-vote.js';
import { proposalNamed } from './proposal-facts.js';
import { showVote } from './show-vote.js';
import { writeProposal } from './write-proposal.js';

/** V1: a request for a formal vote that was written down. */
export interface VoteRequested {
  /** As it is with the request. */
  readonly proposal: Proposal;
  readonly request: VoteRequest;
}

/** V1: a Lead or a WG Member asks for a formal vote; a Lead alone opens it, or enough WG Members together. */
export const requestVote = (deps: Deps, act: Act, id: ProposalId): Promise<Decision<VoteRequested, Refusal>> =>
  onProposal(deps, act, id, async (tx, { proposal: before, group, standing, actor }) => {
    const vote = await tx.votes.latestOf(id);
    const asked = await tx.votes.requests(id, before.version);
    const decided = decide(before, standing, { asked, vote }, act.at);
    if (!decided.ok) return decided;
    const request = decided.value;
    const { requests, needed, opens } = request;
    const now = deps.clock.now();
    // A block that came later was processed before it.
    const askedFor = opens !== null && before.status === 'voting' && vote ? { ...vote, cause: opens } : null;
    await tx.votes.saveRequest(id, before.version, standing.personId, act.at);
    if (askedFor) await tx.votes.save(askedFor);
    await writeProposal(tx, {
      proposal: before,
      group,
      at: act.at,
      happened: 'vote-requested',
      clauses: ['V1'],
      facts: {
        ...{ version: before.version, requests, needed },
        ...(askedFor ? { round: askedFor.round, cause: askedFor.cause } : {}),
      },
      sealed: { actor },
      now,
    });
    if (askedFor) await showVote(tx, askedFor, group, now);
    if (opens === null || askedFor) return yes({ proposal: before, request });
    const proposal = await openVote(tx, { proposal: before, group, cause: opens, at: act.at, by: actor, now });
    return yes({ proposal, request });
  });

/** C1, V1: the same for a proposal of the channel's group that somebody named. */
export async function requestVoteOn(deps: Deps, act: Act, typed: string): Promise<Decision<VoteRequested, Refusal>> {
  const named = await deps.store.read(async (tx): Promise<Decision<ProposalId, Refusal>> => {
    const here = await groupHere(tx, act);
    if (!here.ok) return here;
    const found = await proposalNamed(tx, act.serverId, typed);
    if (!found.ok) return found;
    const proposal = found.value;
    if (proposal.groupId === here.value.id) return yes(proposal.id);
    const group = await tx.groups.find(proposal.groupId);
    return no({
      clause: 'C1',
      code: 'matter-of-another-group',
      reference: referenceOf(proposal),
      group: group?.title ?? '',
      channelId: group?.channelId ?? null,
    });
  });
  return named.ok ? requestVote(deps, act, named.value) : named;
}
