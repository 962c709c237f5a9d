import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { ProposalId } from '../domain/ids.js';
import type { Objection, Proposal } from '../domain/proposal.js';
import type { Sealed } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import type { Standing } from '../domain/standing.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { liveSession, moveDeadline, movesNow } from './move-deadline.js';
import { perform } from './perform.js';
import { settleDue } from './settle-due.js';
import { actingStanding, presentStanding } from './who.js';

/** What a rule about a proposal needs to know of it and of the person who acts. */
export interface Situation {
  readonly proposal: Proposal;
  readonly group: Group;
  readonly objections: readonly Objection[];
  readonly standing: Standing;
  /** The person who acts, for the record. */
  readonly actor: Sealed;
}

/** Somebody acts on a proposal: loads how things stand, and commits what `work` decides and writes. */
export const onProposal = <T>(
  deps: Deps,
  act: Act,
  id: ProposalId,
  work: (tx: Tx, situation: Situation) => Promise<Decision<T, Refusal>>,
): Promise<Decision<T, Refusal>> =>
  perform(deps, act, async (tx) => {
    const situation = await presentSituation(tx, deps, act, id);
    return situation ? work(tx, situation) : no({ clause: 'X3', code: 'unknown-reference', typed: id });
  });

/**
 * How a proposal stands for somebody who acts on it, with its deadline where an outage moves it (X7), and with what time
 * settled before they acted; null for none.
 */
export async function presentSituation(tx: Tx, deps: Deps, act: Act, id: ProposalId): Promise<Situation | null> {
  const situation = await situationOf(tx, act, id, actingStanding);
  if (!situation) return null;
  if ((await movesNow(tx, deps, situation.proposal)) !== null) {
    await moveDeadline(tx, id, deps.clock.now(), liveSession(deps));
  } else if (!(await settleDue(tx, deps, situation.proposal, act.at))) return situation;
  return situationOf(tx, act, id, actingStanding);
}

/** Asks a rule whether a person may act on a proposal, before a form opens. The rule may read; nothing is written. */
export const askAboutProposal = <T>(
  deps: Deps,
  act: Act,
  id: ProposalId,
  rule: (situation: Situation, tx: Tx) => Decision<T, Refusal> | Promise<Decision<T, Refusal>>,
): Promise<Decision<{ readonly situation: Situation; readonly answer: T }, Refusal>> =>
  deps.store.read(async (tx) => {
    const situation = await situationOf(tx, act, id, presentStanding);
    if (!situation) return no({ clause: 'X3', code: 'unknown-reference', typed: id });
    const deadlineAt = await movesNow(tx, deps, situation.proposal);
    const proposal = deadlineAt === null ? situation.proposal : { ...situation.proposal, deadlineAt };
    const answer = await rule({ ...situation, proposal }, tx);
    return answer.ok ? yes({ situation, answer: answer.value }) : answer;
  });

async function situationOf(
  tx: Tx,
  act: Act,
  id: ProposalId,
  standingFor: (tx: Tx, act: Act, group: Group) => Promise<Standing>,
): Promise<Situation | null> {
  const proposal = await tx.proposals.find(id);
  const group = proposal && (await tx.groups.find(proposal.groupId));
  if (!proposal || !group || proposal.serverId !== act.serverId) return null;
  const standing = await standingFor(tx, act, group);
  return {
    proposal,
    group,
    objections: await tx.proposals.objections(proposal.id),
    standing,
    actor: { value: act.user.id, personId: standing.personId },
  };
}
