import type { ClauseId } from './clause.js';
import { no, yes, type Decision } from './decision.js';
import type { Refusal } from './refusal.js';

/** Longest title of a matter, in characters. */
export const TITLE_AT_MOST = 80;
/** Longest answer that a form takes, in characters (Discord's own limit of a text input). */
export const ANSWER_AT_MOST = 4_000;
/** Longest text that a file may bring, in characters. */
export const TEXT_AT_MOST = 100_000;

/** Blanks, dots and invisible characters alone say nothing: a written field has at least one letter or digit. */
export const saysSomething = (typed: string): boolean => /[\p{L}\p{N}]/u.test(typed);

/** What was typed into a required field, trimmed; refused when it says nothing or is longer than `most` characters. */
export function written(clause: ClauseId, field: string, typed: string, most: number): Decision<string, Refusal> {
  const text = typed.trim();
  if (!saysSomething(text)) return no({ clause, code: 'empty-field', field });
  const length = [...text].length;
  return length > most ? no({ clause, code: 'field-too-long', field, length, most }) : yes(text);
}
