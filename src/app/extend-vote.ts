import { no, yes, type Decision } from '../domain/decision.js';
import type { Refusal } from '../domain/refusal.js';
import { extend } from '../domain/vote-clock.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { dropDraft } from './draft-escalation.js';
import type { Voting } from './locked-vote.js';
import { onVote, voteNamed } from './on-vote.js';
import { showVote } from './show-vote.js';
import { actingStanding } from './who.js';
import { writeProposal } from './write-proposal.js';
import { writeVote } from './write-vote.js';

/** V7: a lead gives the latest vote on a proposal so many more days of 24 hours, once, before its close. */
export async function extendVote(
  deps: Deps,
  act: Act,
  asked: { readonly ref: string; readonly days: number },
): Promise<Decision<Voting, Refusal>> {
  const named = await deps.store.read((tx) => voteNamed(tx, act, asked.ref));
  if (!named.ok) return named;
  return onVote(deps, act, named.value, async (tx, { vote: before, proposal: voted, group }) => {
    const { tier, personId } = await actingStanding(tx, act, group);
    if (group.status === 'retired') return no({ clause: 'V7', code: 'group-retired', group: group.title });
    if (tier !== 'lead') return no({ clause: 'V7', code: 'leads-extend', kind: group.kind, group: group.title });
    const extended = extend(before, voted, asked.days, act.at);
    if (!extended.ok) return extended;
    const vote = extended.value;
    const { id, round, closesAt } = vote;
    const { days } = asked;
    const now = deps.clock.now();
    const change = {
      ...{ group, at: act.at, happened: 'vote-extended', clauses: ['V7'] as const, now },
      facts: { round, days, closesAt },
      sealed: { actor: { value: act.user.id, personId } },
      notice: { key: `vote-extended:${id}`, say: () => ({ type: 'vote-extended', id, days }) as const },
    };
    if (before.status === 'open') {
      await writeVote(tx, { ...change, vote, proposal: voted });
      return yes({ vote, proposal: voted, group });
    }
    // It was closed while this was on its way.
    const proposal = { ...voted, status: 'voting', settledAt: null } as const;
    await tx.votes.save(vote);
    await writeProposal(tx, { ...change, proposal });
    await showVote(tx, vote, group, now);
    await dropDraft(tx, deps, { proposal, group, at: now });
    return yes({ vote, proposal, group });
  });
}
