import { yes, type Decision } from '../domain/decision.js';
import {
  explained,
  withoutSeat,
  type AskersSeat,
  type ProposalHistory,
  type Step,
  type VoteExplained,
} from '../domain/explained.js';
import type { Person } from '../domain/person.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Vote } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { factsOf, proposalNamed } from './proposal-facts.js';
import { stepsOf } from './record-steps.js';

/** X4: how a proposal came to stand where it does, for whoever asks. */
export const explainProposal = (deps: Deps, act: Act, typed: string): Promise<Decision<ProposalHistory, Refusal>> =>
  deps.store.read(async (tx) => {
    const named = await proposalNamed(tx, act.serverId, typed);
    if (!named.ok) return named;
    const proposal = named.value;
    const steps = await stepsOf(tx, act.serverId, referenceOf(proposal));
    const asker = await tx.people.byAccount(act.serverId, act.user.id);
    const votes: VoteExplained[] = [];
    for (const vote of await tx.votes.ofProposal(proposal.id)) {
      votes.push(await explainedVote(tx, vote, proposal, asker, steps));
    }
    return yes({ facts: await factsOf(tx, proposal), steps, votes });
  });

async function explainedVote(
  tx: Tx,
  vote: Vote,
  { groupId }: Proposal,
  asker: Person | null,
  steps: readonly Step[],
): Promise<VoteExplained> {
  const seats = await tx.votes.seats(vote.id);
  const seated = new Set(seats.map(({ personId }) => personId));
  const members = await tx.memberships.ofGroup(groupId);
  const contested = await tx.votes.contests(vote.id);
  const people = await tx.people.findMany(contested.map(({ personId }) => personId));
  const count = (kind: string) => seats.filter((seat) => seat.kind === kind).length;
  return {
    vote,
    seats: { member: count('member'), lead: count('lead'), participant: count('participant') },
    inactiveLeads: seats.filter(({ kind, forQuorum }) => kind === 'lead' && !forQuorum).length,
    withoutSeat: members.filter(({ tier, personId }) => tier !== 'observer' && !seated.has(personId)).length,
    contests: contested.flatMap((contest) => {
      const by = people.find(({ id }) => id === contest.personId);
      return by ? [{ contest, by }] : [];
    }),
    asker: await askersSeat(tx, vote, groupId, asker, steps),
  };
}

async function askersSeat(
  tx: Tx,
  { id }: Vote,
  groupId: Proposal['groupId'],
  asker: Person | null,
  steps: readonly Step[],
): Promise<AskersSeat> {
  if (asker === null) return { seat: null, because: withoutSeat(null) };
  const seat = await tx.votes.seatOf(id, asker.id);
  if (!seat) return { seat, because: withoutSeat(await tx.memberships.of(groupId, asker.id)) };
  return { seat, ballots: explained(await tx.votes.ballotsOf(id, seat.number), seat.ballotId, steps) };
}
