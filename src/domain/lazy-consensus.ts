import { addDays, addHours } from './calendar.js';
import type { ClauseId } from './clause.js';
import { no, yes, type Decision } from './decision.js';
import type { Instant, ObjectionId } from './ids.js';
import type { Matter, Objection, Proposal, Significance } from './proposal.js';
import type { Refusal } from './refusal.js';
import { edition, type Edition } from './rules.js';
import { requireTier, type Standing } from './standing.js';
import { ANSWER_AT_MOST, TEXT_AT_MOST, TITLE_AT_MOST, saysSomething, written, writtenLine } from './wording.js';

/** What somebody asks for with `/proposal open`. */
export interface ProposalRequest {
  readonly title: string;
  readonly text: string;
  readonly matter: Matter;
  /** Null when not said: minor for routine matters. */
  readonly significance: Significance | null;
  /** Null when not said: the shortest that the rules allow. */
  readonly days: number | null;
}

export type ProposalTerms = Pick<Proposal, 'title' | 'text' | 'matter' | 'significance' | 'days'>;

/** D3: a proposal's clock, in days: as asked for, never shorter than the edition's minimum for its significance. */
export function termsOf(
  request: Omit<ProposalRequest, 'text'>,
  standing: Standing,
  rules: Edition,
): Decision<Omit<ProposalTerms, 'text'>, Refusal> {
  const allowed = requireTier(standing, 'participant', 'P2');
  if (!allowed.ok) return allowed;
  const title = writtenLine('D3', 'title', request.title, TITLE_AT_MOST);
  if (!title.ok) return title;
  const { matter } = request;
  if (matter !== 'routine' && request.significance === 'minor')
    return no({ clause: 'D3', code: 'always-significant', matter });
  const significance = matter === 'routine' ? (request.significance ?? 'minor') : 'significant';
  const least = significance === 'significant' ? rules.SIGNIFICANT_DAYS : rules.MINOR_DAYS;
  const days = request.days ?? least;
  if (days < least)
    return no({ clause: 'D3', code: 'too-few-days', days, least, significant: significance === 'significant' });
  if (days > rules.LONGEST_DAYS) return no({ clause: 'D3', code: 'too-many-days', days, most: rules.LONGEST_DAYS });
  return yes({ title: title.value, matter, significance, days });
}

/** D3: the terms of a new proposal, text included. */
export function propose(
  request: ProposalRequest,
  standing: Standing,
  rules: Edition,
): Decision<ProposalTerms, Refusal> {
  const terms = termsOf(request, standing, rules);
  if (!terms.ok) return terms;
  const text = written('D3', 'text', request.text, TEXT_AT_MOST);
  return text.ok ? yes({ ...terms.value, text: text.value }) : text;
}

/**
 * D3: the announcement that starts the clock was delivered at `at`; the deadline is counted from there, so a late
 * delivery shortens nothing. A proposal whose clock runs, or that has ended, stays as it is.
 * @param restartedAt when the clock was last restarted, or null: a message from before that announced what no longer
 *   stands, and starts nothing (D7)
 */
export function announced(proposal: Proposal, at: Instant, restartedAt: Instant | null): Proposal {
  if (proposal.announcedAt !== null || !UNSETTLED.has(proposal.status)) return proposal;
  if (restartedAt !== null && at < restartedAt) return proposal;
  const dated = { ...proposal, announcedAt: at, deadlineAt: addDays(at, proposal.days) };
  return proposal.status === 'announcing' ? { ...dated, status: 'open' } : dated;
}

const UNSETTLED: ReadonlySet<Proposal['status']> = new Set(['announcing', 'open', 'blocked']);
const SETTLED_BY_SILENCE: ReadonlySet<Proposal['status']> = new Set([
  'accepted',
  'agreed',
  'consensus',
  'awaiting-record',
]);

/**
 * D5: whether an act at `at` comes before the deadline of a proposal that is still to be decided. It counts by when
 * the person acted: silence that was recorded meanwhile is undone by an act that came before the deadline.
 */
export function requireInTime(proposal: Proposal, at: Instant, clause: ClauseId): Decision<null, Refusal> {
  const { status, deadlineAt } = proposal;
  if (!UNSETTLED.has(status) && !SETTLED_BY_SILENCE.has(status)) return no({ clause, code: 'not-open', status });
  if (deadlineAt !== null && at >= deadlineAt) return no({ clause, code: 'deadline-passed', deadlineAt, actedAt: at });
  return yes(null);
}

export const standingObjections = (objections: readonly Objection[]): readonly Objection[] =>
  objections.filter((objection) => objection.liftedAt === null);

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

/** D5, D6: a block, with its objection and a way to resolve it; the formal vote is next (V1). */
export function block(
  proposal: Proposal,
  objections: readonly Objection[],
  standing: Standing,
  typed: { readonly reason: string; readonly resolution: string },
  at: Instant,
  id: ObjectionId,
): Decision<{ proposal: Proposal; objection: Objection }, Refusal> {
  const allowed = mayBlock(proposal, objections, standing, at);
  if (!allowed.ok) return allowed;
  const reason = written('D5', 'objection', typed.reason, ANSWER_AT_MOST);
  if (!reason.ok) return reason;
  if (!saysSomething(typed.resolution)) return no({ clause: 'D6', code: 'no-alternative' });
  const resolution = written('D6', 'resolution', typed.resolution, ANSWER_AT_MOST);
  if (!resolution.ok) return resolution;
  const objection: Objection = {
    id,
    proposalId: proposal.id,
    personId: standing.personId,
    kind: 'block',
    reason: reason.value,
    resolution: resolution.value,
    at,
    liftedAt: null,
  };
  return yes({ proposal: { ...proposal, status: 'blocked', settledAt: null }, objection });
}

/**
 * V1: a person lifts their own block or disagreement. With the last block gone a blocked proposal is open again, with
 * at least REOPENED_HOURS left.
 */
export function lift(
  proposal: Proposal,
  objections: readonly Objection[],
  standing: Standing,
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
  if (proposal.status !== 'blocked') return no({ clause: 'V1', code: 'not-open', status: proposal.status });
  if (standingObjections(objections).length > 1) return yes({ proposal, lifted });
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
      )
    : proposal;

const reopenedStatus = (proposal: Proposal): 'announcing' | 'open' =>
  proposal.announcedAt === null ? 'announcing' : 'open';

/** The clock starts anew with the announcement that is on its way (D3, D7). */
const restarted = (proposal: Proposal): Proposal => ({
  ...proposal,
  status: 'announcing',
  announcedAt: null,
  deadlineAt: null,
  settledAt: null,
});

/** D7: the author changes the text, which restarts the clock. Not while a formal vote is open. */
export function amend(
  proposal: Proposal,
  standing: Standing,
  typed: { readonly title: string; readonly text: string },
  at: Instant,
): Decision<Proposal, Refusal> {
  const allowed = mayAmend(proposal, standing, at);
  if (!allowed.ok) return allowed;
  const title = writtenLine('D7', 'title', typed.title, TITLE_AT_MOST);
  if (!title.ok) return title;
  const text = written('D7', 'text', typed.text, TEXT_AT_MOST);
  if (!text.ok) return text;
  if (title.value === proposal.title && text.value === proposal.text) return no({ clause: 'D7', code: 'unchanged' });
  return yes({ ...restarted(proposal), title: title.value, text: text.value, version: proposal.version + 1 });
}

/** D7: whether the text may be changed by this person now. */
export function mayAmend(proposal: Proposal, standing: Standing, at: Instant): Decision<null, Refusal> {
  if (proposal.authorId !== standing.personId) return no({ clause: 'D7', code: 'not-the-author' });
  if (standing.group.status === 'retired')
    return no({ clause: 'D7', code: 'group-retired', group: standing.group.title });
  if (proposal.status === 'blocked') return no({ clause: 'D7', code: 'not-open', status: 'blocked' });
  return requireInTime(proposal, at, 'D7');
}

/** D7: the author takes the proposal back, before the deadline or while it is blocked. */
export function withdraw(proposal: Proposal, standing: Standing, at: Instant): Decision<Proposal, Refusal> {
  if (proposal.authorId !== standing.personId) return no({ clause: 'D7', code: 'not-the-author' });
  if (proposal.status !== 'blocked') {
    const inTime = requireInTime(proposal, at, 'D7');
    if (!inTime.ok) return inTime;
  }
  return yes({ ...proposal, status: 'withdrawn', settledAt: at });
}

/** D3: a WG Member finds a minor proposal significant, which restarts the clock at the longer time. */
export function markSignificant(proposal: Proposal, standing: Standing, at: Instant): Decision<Proposal, Refusal> {
  if (proposal.groupKind !== 'working-group') return no({ clause: 'D3', code: 'for-working-groups' });
  const allowed = requireTier(standing, 'member', 'D3');
  if (!allowed.ok) return allowed;
  if (proposal.status === 'blocked') return no({ clause: 'D3', code: 'not-open', status: 'blocked' });
  const inTime = requireInTime(proposal, at, 'D3');
  if (!inTime.ok) return inTime;
  if (proposal.significance === 'significant') return no({ clause: 'D3', code: 'already-significant' });
  const days = Math.max(proposal.days, edition(proposal.edition).SIGNIFICANT_DAYS);
  return yes({ ...restarted(proposal), significance: 'significant', days });
}

/**
 * D4, D1: what an open proposal becomes at its deadline. The outcome carries the deadline as its time, however late it
 * is processed. Scope and specification matters go on to Core Maintainers (V9).
 */
export function settled(proposal: Proposal, objections: readonly Objection[]): Proposal {
  if (proposal.status !== 'open' || proposal.deadlineAt === null) return proposal;
  const done = { ...proposal, settledAt: proposal.deadlineAt };
  if (proposal.groupKind === 'working-group') {
    return { ...done, status: proposal.matter === 'routine' ? 'accepted' : 'agreed' };
  }
  return standingObjections(objections).length === 0
    ? { ...done, status: 'consensus' }
    : { ...proposal, status: 'awaiting-record' };
}
