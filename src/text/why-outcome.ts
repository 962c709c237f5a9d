import type { ProposalHistory, VoteExplained } from '../domain/explained.js';
import { escalationReference } from '../domain/escalation.js';
import { bindingFeedback } from '../domain/feedback.js';
import { leadWordOf } from '../domain/group.js';
import { standingObjections } from '../domain/proposal.js';
import { edition } from '../domain/rules.js';
import { cited } from './clauses.js';
import { excerpt, joined, say, type Markup } from './markup.js';
import type { Voice } from './voice.js';
import { ESCALATION_STATUS } from './escalation-words.js';
import { RESULT, passageReckoned, quorumReckoned } from './vote-words.js';
import { STATUS, counted, listed } from './words.js';

/** X4: why a proposal came to what it came to, in a sentence. */
export function whyOutcome(history: ProposalHistory): Markup {
  const { proposal, objections, feedback, approvals } = history.facts;
  const standing = standingObjections(objections.map(({ objection }) => objection)).length;
  const latest = history.votes.at(-1);
  const closed = latest?.vote.status === 'closed' ? latest : null;
  const silence = say`no block stood at the deadline, and silence is consent (${cited('D4')})`;
  const approved =
    approvals.length === 0
      ? say``
      : say`, and ${counted(approvals.length, 'Core Maintainer')} approved it (${cited('V9')})`;
  switch (proposal.status) {
    case 'announcing':
    case 'open':
      return say`none yet; ${standing === 0 ? 'nobody objects so far' : counted(standing, 'objection')}`;
    case 'voting':
      return say`none yet; a formal vote is open${standing === 0 ? '' : `, with ${counted(standing, 'block')}`} (${cited('V1')})`;
    case 'accepted':
      return say`${silence}${approved}`;
    case 'consensus':
      return say`no objection stood at the deadline, and silence is consent (${cited('D4')})`;
    case 'passed':
      return say`${ofVote(history, closed)}${approved}`;
    case 'agreed':
      return bindingFeedback(feedback.map((each) => each.feedback)).length > 0
        ? say`${closed ? ofVote(history, closed) : silence}; binding feedback of Core Maintainers stands (${cited('V5')})`
        : say`${closed ? ofVote(history, closed) : silence}; Core Maintainers have the last word (${cited('V9')})`;
    case 'failed':
    case 'no-quorum':
      return say`${ofVote(history, closed)}; a ${leadWordOf(proposal.groupKind)} brings it to Core Maintainers (${cited('E1')})`;
    case 'contested':
      return say`${ofVote(history, closed)}; its result is contested, and a ${leadWordOf(proposal.groupKind)} brings it to Core Maintainers (${cited('E1')})`;
    case 'escalated':
    case 'awaiting-information':
    case 'deliberating':
    case 'guided':
      return escalated(history);
    case 'closed':
      return say`its group was retired before it was decided`;
    case 'awaiting-record':
      return say`${counted(standing, 'disagreement')} at the deadline; the Facilitators record what the group came to (${cited('D1')})`;
    case 'rough-consensus':
    case 'no-consensus':
      return say`${STATUS[proposal.status]}, recorded by a Facilitator after ${counted(standing, 'disagreement')} (${cited('D1')})`;
    case 'withdrawn':
      return say`withdrawn by its author (${cited('D7')})`;
  }
}

/** V2, V4: what the latest vote came to, with the sum that decided it. */
function ofVote({ facts: { proposal } }: ProposalHistory, closed: VoteExplained | null): Markup {
  const vote = closed?.vote;
  if (!vote?.result) return say`a formal vote (${cited('V1')})`;
  const rules = edition(proposal.edition);
  const sum = vote.result === 'no-quorum' ? quorumReckoned(vote, rules) : passageReckoned(vote, proposal.matter, rules);
  return say`vote ${vote.round}, ${RESULT[vote.result].toLowerCase()}: ${sum}`;
}

const GUIDANCE_SHOWN = 240;

function escalated({ facts: { proposal, escalations } }: ProposalHistory): Markup {
  const of = escalations.findLast(({ escalation }) => escalation.class === 'decision');
  if (!of) return say`${STATUS[proposal.status]} (${cited('E5')})`;
  const { escalation, answer } = of;
  const words = answer ? say`: ${excerpt(answer.text.replace(/\s+/gu, ' '), GUIDANCE_SHOWN).shown}` : say``;
  return say`${STATUS[proposal.status]}, by ${escalationReference(escalation)}${words} (${cited('E5')})`;
}

/** X4: what people said and asked for beside the vote: requests, objections, feedback, approvals, escalations. */
export function whyAround({ facts }: ProposalHistory, voice: Voice): [string, Markup][] {
  const { proposal, objections, voteRequests, feedback, approvals, escalations } = facts;
  const rules = edition(proposal.edition);
  const rows: [string, Markup][] = [];
  if (objections.length > 0) {
    const said = objections.map(
      ({ objection, by }) =>
        say`${objection.kind} by ${voice.who(by)} ${voice.at(objection.at)}${objection.liftedAt === null ? say`` : say`, lifted ${voice.at(objection.liftedAt)}`}`,
    );
    rows.push([
      'Objections',
      say`${joined(said, '; ')} (${cited(proposal.groupKind === 'working-group' ? 'D5' : 'D1')})`,
    ]);
  }
  if (voteRequests > 0) {
    rows.push([
      'Requests for a vote',
      say`${voteRequests} on this text; it takes a lead, or ${rules.VOTE_REQUESTS} WG Members (${cited('V1')})`,
    ]);
  }
  if (feedback.length > 0) {
    const said = feedback.map(
      ({ feedback: each, by, answered }) =>
        say`${each.binding ? 'binding' : 'advisory'} by ${voice.who(by)} ${voice.at(each.at)}${answered ? say`, answered by another text` : each.liftedAt === null ? say`` : say`, lifted ${voice.at(each.liftedAt)}`}`,
    );
    rows.push(['Feedback', say`${joined(said, '; ')} (${cited('V5')})`]);
  }
  if (approvals.length > 0) {
    const said = approvals.map(({ approval, by }) => say`${voice.who(by)} ${voice.at(approval.at)}`);
    rows.push(['Approved by', say`${listed(said)} (${cited('V9')})`]);
  }
  if (escalations.length > 0) {
    const said = escalations.map(
      ({ escalation }) => say`${escalationReference(escalation)} ${ESCALATION_STATUS[escalation.status]}`,
    );
    rows.push(['Escalations', say`${joined(said, '; ')} (${cited('E1')})`]);
  }
  return rows;
}
