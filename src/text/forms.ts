import type { Proposal } from '../domain/proposal.js';
import { OUTPUT_KINDS } from '../domain/proposal.js';
import { ANSWER_AT_MOST, TITLE_AT_MOST } from '../domain/wording.js';
import type { Field, Form, Typed } from './form.js';
import { OUTPUT } from './words.js';

/** The forms of proposals. `kept` is what was typed before, when a form opens again. */

const paragraph = (name: string, label: string, value: string, hint?: string): Field => ({
  name,
  label,
  kind: 'paragraph',
  required: true,
  longest: ANSWER_AT_MOST,
  value,
  ...(hint ? { hint } : {}),
});

const titleField = (value: string): Field => ({
  name: 'title',
  label: 'What is proposed, in one line',
  kind: 'line',
  required: true,
  longest: TITLE_AT_MOST,
  value,
});

const PROPOSAL_TEXT = 'What do you propose, and why?';

/** Asked after `/proposal open`, which has the terms already. */
export const proposalTextForm = (kept: Typed): Form => ({
  title: 'The proposal',
  fields: [
    paragraph(
      'text',
      PROPOSAL_TEXT,
      kept['text'] ?? '',
      'For more than 4,000 characters give a file with /proposal open.',
    ),
  ],
});

/** Asked after **Propose** on a group's card. */
export const newProposalForm = (kept: Typed): Form => ({
  title: 'A new proposal',
  fields: [
    titleField(kept['title'] ?? ''),
    paragraph('text', PROPOSAL_TEXT, kept['text'] ?? ''),
    {
      name: 'matter',
      label: 'What is it about?',
      kind: {
        choices: [
          { value: 'routine', label: 'Routine, minor', hint: '5 days' },
          { value: 'significant', label: 'Routine, significant', hint: '10 days' },
          { value: 'scope', label: 'The group’s scope', hint: '10 days, then Core Maintainers' },
          { value: 'specification', label: 'The specification', hint: '10 days, then Core Maintainers' },
        ],
      },
      required: true,
      value: kept['matter'] ?? 'routine',
    },
  ],
});

/** Asked after **Block** (D5, D6). */
export const blockForm = (kept: Typed): Form => ({
  title: 'Block this proposal',
  fields: [
    paragraph('reason', 'What is your objection?', kept['reason'] ?? ''),
    paragraph(
      'resolution',
      'What would resolve it?',
      kept['resolution'] ?? '',
      'An alternative, or what must be true for you to lift the block (§D6).',
    ),
  ],
});

/** Asked after **Disagree** (D1). */
export const disagreeForm = (kept: Typed): Form => ({
  title: 'Disagree with this proposal',
  fields: [paragraph('reason', 'Why do you disagree?', kept['reason'] ?? '')],
});

/** Asked after **Amend** (D7). A text that came from a file may be too long for a form and is replaced by a file again. */
export const amendForm = (proposal: Proposal, kept: Typed): Form => {
  const fits = proposal.text.length <= ANSWER_AT_MOST;
  return {
    title: 'Amend your proposal',
    fields: [
      titleField(kept['title'] ?? proposal.title),
      {
        ...paragraph('text', 'The new text; it restarts the clock', kept['text'] ?? (fits ? proposal.text : '')),
        required: false,
      },
      {
        name: 'file',
        label: 'Or the new text as a file',
        hint: 'A Markdown file, for more than 4,000 characters. It counts instead of what stands above.',
        kind: 'file',
        required: false,
      },
    ],
  };
};

/** Asked after **Record outcome** (D1). */
export const outcomeForm = (kept: Typed): Form => ({
  title: 'Record the outcome',
  fields: [
    {
      name: 'outcome',
      label: 'What did the group come to?',
      kind: {
        choices: [
          ...OUTPUT_KINDS.map((value) => ({ value, label: `Rough consensus: ${OUTPUT[value]}` })),
          { value: 'none', label: 'No consensus' },
        ],
      },
      required: true,
      value: kept['outcome'] ?? '',
    },
  ],
});
