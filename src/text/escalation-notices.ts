import { escalationReference, type EscalationFacts } from '../domain/escalation.js';
import { leadWordOf } from '../domain/group.js';
import type { Person } from '../domain/person.js';
import type { EscalationNotice } from '../domain/post.js';
import { headShown } from '../domain/record.js';
import { card, text, type Button, type Card, type TextFile, type Tone } from './card.js';
import { cited } from './clauses.js';
import { escalationTitle } from './escalation-card.js';
import { STEP } from './escalation-words.js';
import { bold, excerpt, quoted, say, when, type Markup } from './markup.js';
import { called, groupTitle, who } from './words.js';

/** A step of an escalation, said once (E4, E5). Pinged is who owes something from now on. */
export function escalationNotice(notice: EscalationNotice, about: EscalationFacts): Card {
  const { escalation, group, assignee, leads, parties } = about;
  const taken = about.steps.find(({ step }) => step.id === notice.stepId);
  if (!taken) return card(escalationTitle(about));
  const { step, by } = taken;
  const lead = leadWordOf(group.kind);
  const openers = parties.filter(({ role }) => role === 'opener').map(({ person }) => person);
  const answering = escalation.class === 'decision' ? leads : [...openers, ...leads];
  const said = (tone: Tone, words: Markup, more: Partial<Card> = {}): Card => {
    const { shown, whole } = excerpt(step.text);
    return card(escalationTitle(about), {
      tone,
      blocks: [
        text(words),
        ...(step.text === '' ? [] : [text(quoted(shown))]),
        ...(whole ? [] : [text(say`The whole text is in the file below.`)]),
      ],
      files: whole ? [] : [stepFile(about, step.text)],
      footer: say`Record up to here: ${headShown(notice.recordHead)} · \`/escalation show\` ${escalationReference(escalation)}`,
      ...more,
    });
  };
  switch (step.kind) {
    case 'sent':
      return said(
        'waiting',
        say`${groupTitle(group)} brings a conflict between your groups to Core Maintainers, who answer by ${when((escalation.dueAt ?? step.at) - 1_000)} (${cited('E6')}).`,
      );
    case 'assigned':
    case 'handed-over':
      return said(
        'waiting',
        say`${bold(say`${STEP[step.kind]}`)} by ${who(by)}: ${assignee ? who(assignee) : say`nobody`} answers (${cited('E4')}, ${cited('E5')}).`,
        { buttons: [button(about, 'escalation-respond', 'Respond')], pings: first(assignee ? [assignee] : []) },
      );
    case 'more-information':
      return said(
        'waiting',
        say`${who(by)} asks ${called(answering, lead)} for more. With **Reply** it goes on (${cited('E5')}).`,
        { buttons: [button(about, 'escalation-reply', 'Reply')], pings: first(answering) },
      );
    case 'reply':
      return said('waiting', say`${who(by)} replied, and it goes on (${cited('E5')}).`, {
        buttons: [button(about, 'escalation-respond', 'Respond')],
        pings: first(assignee ? [assignee] : []),
      });
    case 'full-deliberation':
      return said(
        'waiting',
        say`${who(by)} recommends that ${bold(say`all Core Maintainers deliberate`)} (${cited('E5')}).`,
      );
    case 'guidance':
      return said('good', say`${who(by)} gave ${bold(say`guidance that binds`)} (${cited('E5')}).`);
    case 'decision':
      return said('good', say`All Core Maintainers ${bold(say`decided`)}; ${who(by)} recorded it (${cited('E5')}).`);
  }
}

const first = (people: readonly Person[]) => people.flatMap(({ accounts }) => accounts.slice(0, 1));

const button = ({ escalation }: EscalationFacts, action: string, label: string): Button => ({
  ...{ action, label, look: 'primary', argument: escalation.id },
});

const stepFile = ({ escalation }: EscalationFacts, content: string): TextFile => ({
  name: `${escalationReference(escalation)}-text.md`,
  content: `${content}\n`,
});
