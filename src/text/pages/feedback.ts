import type { Feedback } from '../../domain/feedback.js';
import type { GroupKind } from '../../domain/group.js';
import { referenceOf, type Proposal } from '../../domain/proposal.js';
import { ANSWER_AT_MOST } from '../../domain/wording.js';
import { card, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import type { Field, Form, Typed } from '../form.js';
import { bold, excerpt, quoted, say } from '../markup.js';

/** Asked after **Feedback** (V5). In an IG nothing binds, so there is nothing to choose (D1). */
export const feedbackForm = (kind: GroupKind, kept: Typed): Form => ({
  title: 'Feedback of a Core Maintainer',
  fields: [
    {
      name: 'text',
      label: 'What do you say to this proposal?',
      kind: 'paragraph',
      required: true,
      longest: ANSWER_AT_MOST,
      value: kept['text'] ?? '',
      ...(kind === 'interest-group'
        ? { hint: 'It is advice: nothing that an Interest Group comes to binds (§D1).' }
        : {}),
    },
    ...(kind === 'working-group' ? [forceField(kept)] : []),
  ],
});

const forceField = (kept: Typed): Field => ({
  name: 'force',
  label: 'Does it bind?',
  kind: {
    choices: [
      { value: 'advice', label: 'Advice', hint: 'The group hears it and decides.' },
      {
        value: 'binding',
        label: 'Binding',
        hint: 'Acceptance waits until I lift it, or the text is amended, withdrawn or escalated.',
      },
    ],
  },
  required: true,
  value: kept['force'] ?? 'advice',
});

/** V5: whether it is really to bind, before it does. */
export const bindingPage = (draft: string): Card =>
  card(say`Shall your feedback bind?`, {
    tone: 'waiting',
    blocks: [
      text(
        say`Nothing has happened yet. Once it binds, the group may agree, but the proposal is ${bold(say`not accepted`)} until you lift your feedback, or the text is amended, withdrawn or escalated (${cited('V5')}).`,
      ),
      text(
        say`It counts from the moment you press the button, so press it before the deadline. With **Edit** you change it, or make it advice.`,
      ),
    ],
    buttons: [
      { action: 'feedback-binds', label: 'Yes, it binds', look: 'bad', argument: draft },
      { action: 'edit-feedback', label: 'Edit', look: 'primary', argument: draft },
    ],
  });

/** How much of each feedback is shown to choose from, in characters. */
const SHOWN = 120;
/** More than anybody can reasonably have; a card holds no more. */
const FEEDBACK_AT_MOST = 10;

/** V5: which of one's several binding feedbacks is to be lifted. */
export function liftFeedbackPage(proposal: Proposal, own: readonly Feedback[]): Card {
  const offered = own.slice(0, FEEDBACK_AT_MOST);
  return card(say`${referenceOf(proposal)}: which feedback do you lift?`, {
    tone: 'waiting',
    blocks: offered.map((given, index) =>
      text(say`${bold(say`${index + 1}`)}\n${quoted(excerpt(given.text, SHOWN).shown)}`),
    ),
    buttons: offered.map((given, index) => ({
      action: 'lift-this-feedback',
      label: `Lift ${index + 1}`,
      look: 'secondary',
      argument: `${proposal.id}:${given.id}`,
    })),
  });
}
