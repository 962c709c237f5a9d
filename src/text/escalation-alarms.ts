import { escalationReference } from '../domain/escalation.js';
import { leadWordOf } from '../domain/group.js';
import type { EscalationAlarmFacts } from '../domain/post.js';
import { edition } from '../domain/rules.js';
import { card, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { say, when } from './markup.js';
import { everyone, groupTitle, inChannelOf, leading, who } from './words.js';

/** So that the names fit. */
const NAMED_AT_MOST = 20;
const SECOND_MS = 1_000;

/** What is said once in the channel of Core Maintainers about an escalation (E1, E6). */
export function escalationAlarm(about: EscalationAlarmFacts): Card {
  const { escalation, group } = about;
  const reference = leading(escalationReference(escalation), about.card);
  const plainReference = escalationReference(escalation);
  if (about.type === 'escalation-unsent') {
    return card(say`${plainReference} was not sent`, {
      tone: 'waiting',
      blocks: [
        text(
          say`${reference} of ${groupTitle(group)}${inChannelOf(group)} has been a draft since ${when(escalation.draftedAt)}, and no ${leadWordOf(group.kind)} has sent it in ${edition(escalation.edition).DRAFT_DAYS} days. Please ask them how it stands (${cited('E1')}).`,
        ),
      ],
    });
  }
  const { left, assignee } = about;
  const dueAt = escalation.dueAt ?? escalation.draftedAt;
  const able = about.able.slice(0, NAMED_AT_MOST);
  const late = left === 'none';
  const stands = late
    ? say`${reference} of ${groupTitle(group)} is without a response, which was due ${when(dueAt - SECOND_MS)} (${cited('E6')}).`
    : say`${reference} of ${groupTitle(group)} waits for a response until ${when(dueAt - SECOND_MS)} (${cited('E6')}).`;
  const whom =
    assignee === null
      ? say`Nobody is designated: one of you does that with \`/escalation assign\`.`
      : say`${who(assignee)} is designated. Another Core Maintainer may take it over, or hand it over to one of you.`;
  const can =
    able.length === 0
      ? say`The bot knows of no Core Maintainer without a conflict; it sees one as such from the first thing that they do here (${cited('E4')}).`
      : say`Who can do it (${cited('E4')}): ${everyone(able)}.`;
  return card(say`${plainReference} ${late ? 'is late' : 'waits for somebody'}`, {
    tone: left === 'days' ? 'waiting' : 'bad',
    blocks: [text(stands), text(whom), text(can)],
    buttons:
      late && assignee !== null
        ? [
            { action: 'escalation-take', label: 'I take it over', look: 'primary', argument: escalation.id },
            { action: 'escalation-assign', label: 'Hand over', look: 'secondary', argument: escalation.id },
          ]
        : [],
    // Who is designated is reminded; where nobody is, it is owed by all who can.
    pings: left === 'days' || assignee !== null ? [] : able.flatMap(({ accounts }) => accounts.slice(0, 1)),
  });
}
