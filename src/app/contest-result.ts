import { randomUUID } from 'node:crypto';
import { contest, contestClock, mayContest, type ContestOf } from '../domain/contest.js';
import { no, yes, type Decision } from '../domain/decision.js';
import { asId, type ContestId, type VoteId } from '../domain/ids.js';
import type { Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Seat } from '../domain/vote.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { draftEscalation } from './draft-escalation.js';
import { liveSession, movesNow } from './move-deadline.js';
import { moveContest } from './move-contest.js';
import { perform } from './perform.js';
import { settleDue } from './settle-due.js';
import { showVote } from './show-vote.js';
import { writeProposal } from './write-proposal.js';

type Contesting = ContestOf & { readonly seat: Seat | null };

/** E1: whether the person may contest the result, asked before the form opens. */
export const askToContest = (deps: Deps, act: Act, id: VoteId): Promise<Decision<Seat, Refusal>> =>
  deps.store.read(async (tx) => {
    const found = await contesting(tx, act, id);
    if (!found) return no({ clause: 'X3', code: 'unknown-reference', typed: id });
    const contestUntil = await movesNow(tx, deps, contestClock(found.vote, found.proposal));
    const vote = contestUntil === null ? found.vote : { ...found.vote, contestUntil };
    return mayContest({ ...found, vote }, found.seat, act.at);
  });

/**
 * E1: somebody in the electorate contests the result of a vote: the matter is contested, and its escalation drafted for
 * the Lead. Grounds of others are added to it.
 */
export const contestResult = (
  deps: Deps,
  act: Act,
  id: VoteId,
  grounds: string,
): Promise<Decision<Proposal, Refusal>> =>
  perform(deps, act, async (tx) => {
    const found = await presentContesting(tx, deps, act, id);
    if (!found) return no({ clause: 'X3', code: 'unknown-reference', typed: id });
    const { group, vote, seat } = found;
    const made = contest(found, seat, grounds, act.at, asId<ContestId>(randomUUID()));
    if (!made.ok) return made;
    const { proposal, contest: said } = made.value;
    const now = deps.clock.now();
    await tx.votes.saveContest(said);
    await writeProposal(tx, {
      proposal,
      group,
      at: act.at,
      happened: 'result-contested',
      clauses: ['E1'],
      facts: { round: vote.round },
      sealed: {
        actor: { value: act.user.id, personId: said.personId },
        grounds: { value: said.grounds, personId: said.personId },
      },
      notice: {
        key: `contested:${said.id}`,
        say: () => ({ type: 'result-contested', id: proposal.id, more: found.contests.length }),
      },
      now,
    });
    await showVote(tx, vote, group, now);
    await draftEscalation(tx, deps, { proposal, group, cause: 'contested', at: act.at });
    return yes(proposal);
  });

/** X7: as it stands now, with the time to contest where an outage moves it, and a result that is due. */
async function presentContesting(tx: Tx, deps: Deps, act: Act, id: VoteId): Promise<Contesting | null> {
  const found = await contesting(tx, act, id);
  if (!found) return null;
  if ((await movesNow(tx, deps, contestClock(found.vote, found.proposal))) !== null) {
    await moveContest(tx, id, deps.clock.now(), liveSession(deps));
  } else if (!(await settleDue(tx, deps, found.proposal, act.at))) return found;
  return contesting(tx, act, id);
}

async function contesting(tx: Tx, act: Act, id: VoteId): Promise<Contesting | null> {
  const vote = await tx.votes.find(id);
  const proposal = vote?.serverId === act.serverId ? await tx.proposals.find(vote.proposalId) : null;
  const group = proposal && (await tx.groups.find(proposal.groupId));
  const latest = proposal && (await tx.votes.latestOf(proposal.id));
  if (!vote || !proposal || !group || !latest) return null;
  const person = await tx.people.byAccount(act.serverId, act.user.id);
  const seat = person && (await tx.votes.seatOf(id, person.id));
  return { proposal, group, vote, latest, seat, contests: await tx.votes.contests(id) };
}
