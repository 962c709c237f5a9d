import { addHours } from './calendar.js';
import { no, yes, type Decision } from './decision.js';
import type { Instant, ObjectionId } from './ids.js';
import { requireInTime, settled } from './proposal-clock.js';
import { standingObjections, type Objection, type Proposal } from './proposal.js';
import type { Refusal } from './refusal.js';
import { edition } from './rules.js';
import { requireTier, type Standing } from './standing.js';
import type { Vote } from './vote.js';
import { ANSWER_AT_MOST, saysSomething, written } from './wording.js';

const ownObjection = (objections: readonly Objection[], standing: Standing): Objection | undefined =>
  standingObjections(objections).find((objection) => objection.personId === standing.personId);

/** D5: whether a person may block now; asked before the form opens and again when it comes back. */
export function mayBlock(
  proposal: Proposal,
  objections: readonly Objection[],
  standing: Standing,
  at: Instant,
): Decision<null, Refusal> {
  if (proposal.groupKind !== 'working-group') return no({ clause: 'D1', code: 'for-working-groups' });
  const allowed = requireTier(standing, 'member', 'D5');
  if (!allowed.ok) return allowed;
  const inTime = requireInTime(proposal, at, 'D5');
  if (!inTime.ok) return inTime;
  return ownObjection(objections, standing)
    ? no({ clause: 'D5', code: 'own-objection-stands', kind: 'block' })
    : yes(null);
}

/** D5, D6: a block, with its objection and a way to resolve it; it opens the formal vote, unless one is open (V1). */
export function block(
  proposal: Proposal,
  objections: readonly Objection[],
  standing: Standing,
  typed: { readonly reason: string; readonly resolution: string },
  at: Instant,
  id: ObjectionId,
): Decision<Objection, Refusal> {
  const allowed = mayBlock(proposal, objections, standing, at);
  if (!allowed.ok) return allowed;
  const reason = written('D5', 'objection', typed.reason, ANSWER_AT_MOST);
  if (!reason.ok) return reason;
  if (!saysSomething(typed.resolution)) return no({ clause: 'D6', code: 'no-alternative' });
  const resolution = written('D6', 'resolution', typed.resolution, ANSWER_AT_MOST);
  if (!resolution.ok) return resolution;
  return yes({
    id,
    proposalId: proposal.id,
    personId: standing.personId,
    kind: 'block',
    reason: reason.value,
    resolution: resolution.value,
    at,
    liftedAt: null,
  });
}

/**
 * V1: a person lifts their own block or disagreement. With the last block gone the vote that it opened is cancelled: the
 * proposal is open again, with at least REOPENED_HOURS left. A vote that somebody asked for goes on.
 * @param vote the latest one on the proposal
 */
export function lift(
  proposal: Proposal,
  objections: readonly Objection[],
  standing: Standing,
  vote: Vote | null,
  at: Instant,
): Decision<{ proposal: Proposal; lifted: Objection }, Refusal> {
  const own = ownObjection(objections, standing);
  if (!own) return no({ clause: 'V1', code: 'no-own-objection' });
  const lifted = { ...own, liftedAt: at };
  if (own.kind === 'disagreement') {
    const inTime = requireInTime(proposal, at, 'D1');
    if (!inTime.ok) return inTime;
    return yes({ proposal: settledWithout(own, proposal, objections), lifted });
  }
  // A block from before votes were opened at once stands on an open proposal.
  if (proposal.status === 'open' || proposal.status === 'announcing') return yes({ proposal, lifted });
  if (proposal.status !== 'voting') return no({ clause: 'V1', code: 'not-open', status: proposal.status });
  if (standingObjections(objections).length > 1 || vote?.cause !== 'block') return yes({ proposal, lifted });
  const earliest = addHours(at, edition(proposal.edition).REOPENED_HOURS);
  const deadlineAt = proposal.deadlineAt === null ? null : Math.max(proposal.deadlineAt, earliest);
  return yes({ proposal: { ...proposal, status: reopenedStatus(proposal), deadlineAt }, lifted });
}

/** D1: disagreement noted at the deadline while one was being lifted becomes what it would have been in order. */
const settledWithout = (lifted: Objection, proposal: Proposal, objections: readonly Objection[]): Proposal =>
  proposal.status === 'awaiting-record'
    ? settled(
        { ...proposal, status: 'open' },
        objections.filter((objection) => objection.id !== lifted.id),
        [],
      )
    : proposal;

const reopenedStatus = (proposal: Proposal): 'announcing' | 'open' =>
  proposal.announcedAt === null ? 'announcing' : 'open';
