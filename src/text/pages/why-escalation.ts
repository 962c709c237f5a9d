import { escalationReference } from '../../domain/escalation.js';
import type { EscalationExplained } from '../../domain/explained.js';
import { edition } from '../../domain/rules.js';
import { card, facts, line, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { CAUSE_CLAUSE, ESCALATION_CAUSE, ESCALATION_CLASS, ESCALATION_STATUS, STEP } from '../escalation-words.js';
import { bold, excerpt, joined, say, type Markup } from '../markup.js';
import { ON_CARD } from '../voice.js';
import { stepsText } from '../why-steps.js';
import { groupTitle, who } from '../words.js';

const ROOM = 3_600;
const TEXT_SHOWN = 300;
const STEPS_OF_CORE = 6;

/** X4: how an escalation came to stand where it does, in short. */
export function whyEscalationCard({ facts: about, steps }: EscalationExplained): Card {
  const { escalation, group, matter, assignee } = about;
  const said = about.steps
    .filter(({ step }) => step.text !== '')
    .slice(-STEPS_OF_CORE)
    .map(({ step, by }) => {
      const shown = excerpt(step.text.replace(/\s+/gu, ' '), TEXT_SHOWN / STEPS_OF_CORE).shown;
      return say`- ${STEP[step.kind]} by ${who(by)}, ${ON_CARD.at(step.at)}: ${shown}`;
    });
  const rows: [string, Markup][] = [
    ['Group', groupTitle(group)],
    ['Rules', say`edition ${escalation.edition} (${cited('X2')})`],
    ...(matter === null
      ? []
      : [
          ['About', say`${matter.reference}${matter.title === null ? '' : ` ${matter.title}`}`] satisfies [
            string,
            Markup,
          ],
        ]),
    [
      'Why there is one',
      say`${ESCALATION_CLASS[escalation.class]}: ${ESCALATION_CAUSE[escalation.cause]} (${cited(CAUSE_CLAUSE[escalation.cause])})`,
    ],
    ['Clock', clock(about.escalation)],
    ...(assignee === null ? [] : [['Designated', say`${who(assignee)} (${cited('E4')})`] satisfies [string, Markup]]),
  ];
  const words = say`${bold(say`What was said`)} (${cited('E5')})\n${joined(said, '\n')}`;
  const used = rows.reduce((sum, [label, value]) => sum + label.length + value.text.length + 8, words.text.length);
  return card(say`Why ${escalationReference(escalation)} is ${ESCALATION_STATUS[escalation.status]}`, {
    blocks: [
      facts(...rows),
      ...(said.length === 0 ? [] : [text(words)]),
      line,
      ...stepsText(steps, ROOM - used, say`\`/record show\` with ${escalationReference(escalation)}`),
    ],
  });
}

/** E6: until when Core Maintainers respond; the end of a day is shown as its last second. */
function clock({ sentAt, dueAt, respondedAt, edition: name }: EscalationExplained['facts']['escalation']): Markup {
  if (sentAt === null || dueAt === null) return say`not sent yet (${cited('E1')})`;
  const { RESPONSE_BUSINESS_DAYS } = edition(name);
  const due = say`sent ${ON_CARD.at(sentAt)}, ${RESPONSE_BUSINESS_DAYS} business days, so a response until ${ON_CARD.at(dueAt - 1_000)} (${cited('E6')})`;
  return respondedAt === null ? due : say`${due}; first response ${ON_CARD.at(respondedAt)}`;
}
