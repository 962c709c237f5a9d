import type { Escalation, EscalationStep } from '../domain/escalation.js';
import type { Feedback } from '../domain/feedback.js';
import type { Instant } from '../domain/ids.js';
import { referenceOf, type Proposal, type ProposalFacts } from '../domain/proposal.js';
import type { Tx } from '../ports/store.js';

/** What there is about a proposal beside its text and objections. */
type Around = Pick<ProposalFacts, 'vote' | 'voteRequests' | 'feedback' | 'approvals' | 'escalations'>;

/** The vote, feedback, approvals and escalations of a proposal; null when somebody in them is not found by their id (X8). */
export async function aroundProposal(tx: Tx, proposal: Proposal): Promise<Around | null> {
  const { id, version } = proposal;
  const beside = await tx.proposals.beside(id);
  if (beside.size === 0) return NOTHING;
  const given = beside.has('feedback') ? await tx.feedbacks.of(id) : [];
  const approved = beside.has('approvals') ? await tx.feedbacks.approvals(id) : [];
  const ids = [...given, ...approved].map(({ personId }) => personId);
  const people = new Map((await tx.people.findMany(ids)).map((person) => [person.id, person] as const));
  if (ids.some((each) => !people.has(each))) return null;
  const amendedAt = given.some(isOver) ? await amendments(tx, proposal) : [];
  const feedback = given.flatMap((each) => {
    const by = people.get(each.personId);
    return by ? [{ feedback: each, by, answered: isOver(each) && amendedAt.includes(each.liftedAt) }] : [];
  });
  const approvals = approved.flatMap((approval) => {
    const by = people.get(approval.personId);
    return by ? [{ approval, by }] : [];
  });
  const escalations = beside.has('escalations') ? await withAnswers(tx, await tx.escalations.ofProposal(id)) : [];
  return {
    vote: beside.has('votes') ? await tx.votes.latestOf(id) : null,
    voteRequests: beside.has('requests') ? (await tx.votes.requests(id, version)).length : 0,
    feedback,
    approvals,
    escalations,
  };
}

/** As it is with most proposals. */
const NOTHING: Around = { vote: null, voteRequests: 0, feedback: [], approvals: [], escalations: [] };

/** V5: feedback that bound once. */
const isOver = (given: Feedback): given is Feedback & { readonly liftedAt: Instant } => given.liftedAt !== null;

/** More amendments than a proposal can reasonably have. */
const AMENDMENTS_AT_MOST = 1_000;

/** When the text was amended. */
async function amendments(tx: Tx, proposal: Proposal): Promise<Instant[]> {
  const asked = { serverId: proposal.serverId, subject: referenceOf(proposal), kinds: ['proposal-amended'] };
  return (await tx.record.list({ ...asked, limit: AMENDMENTS_AT_MOST })).map(({ at }) => at);
}

/** E5: escalations with the guidance or decision that each came to. */
export async function withAnswers(tx: Tx, found: readonly Escalation[]): Promise<Around['escalations']> {
  const escalations: Around['escalations'][number][] = [];
  for (const escalation of found) {
    const steps = escalation.status === 'decided' ? await tx.escalations.steps(escalation.id) : [];
    escalations.push({ escalation, answer: steps.findLast(isAnswer) ?? null });
  }
  return escalations;
}

const isAnswer = ({ kind }: EscalationStep): boolean => kind === 'guidance' || kind === 'decision';
