import { escalationReference } from '../domain/escalation.js';
import type { ProposalFacts } from '../domain/proposal.js';
import { text, type Block } from './card.js';
import { cited } from './clauses.js';
import { ESCALATION_CLASS, ESCALATION_STATUS } from './escalation-words.js';
import { bold, excerpt, quoted, say, type Markup } from './markup.js';

/** How much of an answer a matter's card shows, in characters, and how many escalations. */
const ANSWER_SHOWN = 240;
const ESCALATIONS_SHOWN = 3;

/** E5: what Core Maintainers are asked about a matter, and what they answered, on the matter's own card. */
export function escalationBlocks(escalations: ProposalFacts['escalations']): Block[] {
  const needed = escalations.filter(({ escalation }) => escalation.status !== 'closed');
  const shown = needed.slice(-ESCALATIONS_SHOWN);
  const latest = shown.findLast(({ answer }) => answer !== null);
  const lines = shown.map((each) => lineOf(each, each === latest));
  const more = needed.length - shown.length;
  return [...lines, ...(more > 0 ? [say`… and ${more} before, in \`/escalation list\`.`] : [])].map(text);
}

function lineOf({ escalation, answer }: ProposalFacts['escalations'][number], isLatest: boolean): Markup {
  const reference = escalationReference(escalation);
  const head = say`${bold(say`${reference}`)} ${escalation.class === 'decision' ? 'escalation' : ESCALATION_CLASS[escalation.class]} · ${ESCALATION_STATUS[escalation.status]}`;
  if (answer === null || !isLatest) return head;
  const { shown, whole } = excerpt(answer.text, ANSWER_SHOWN);
  const said = answer.kind === 'decision' ? 'Decision of the Core Maintainers' : 'Guidance that binds';
  const inFull = whole ? say`` : say`\nIn full: \`/escalation show\` with ${reference}.`;
  return say`${head}\n${said} (${cited('E5')}):\n${quoted(shown)}${inFull}`;
}
