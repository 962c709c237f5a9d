import { ANSWER_AT_MOST } from '../../domain/wording.js';
import type { Form, Typed } from '../form.js';

/** Asked after **Contest** (E1). */
export const contestForm = (kept: Typed): Form => ({
  title: 'Contest the result of this vote',
  fields: [
    {
      name: 'grounds',
      label: 'On what grounds?',
      hint: 'What was wrong with the vote or its result. Core Maintainers read it (§E1).',
      kind: 'paragraph',
      required: true,
      longest: ANSWER_AT_MOST,
      value: kept['grounds'] ?? '',
    },
  ],
});
