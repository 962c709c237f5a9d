import type { ClauseId } from './clause.js';
import { no, yes, type Decision } from './decision.js';
import type { Refusal } from './refusal.js';

/** Longest title of a matter, in characters. */
export const TITLE_AT_MOST = 80;
/** Longest answer that a form takes, in characters (Discord's own limit of a text input). */
export const ANSWER_AT_MOST = 4_000;
/** Longest text that a file may bring, in characters. */
export const TEXT_AT_MOST = 100_000;

// Some letters show nothing at all (the Hangul fillers), so what is invisible goes before a letter is looked for.
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;

/** Blanks, dots and invisible characters alone say nothing: a written field has at least one letter or digit. */
export const saysSomething = (typed: string): boolean => /[\p{L}\p{N}]/u.test(typed.replace(INVISIBLE, ''));

// NUL and halves of surrogate pairs can't be kept by every database, and a digest must be of what is kept (X1).
const UNKEEPABLE = /[\0\p{Cs}]/gu;

/** What was typed into a required field, trimmed, with `\n` for every line break; refused when it says nothing or is longer than `most` characters. */
export function written(clause: ClauseId, field: string, typed: string, most: number): Decision<string, Refusal> {
  const text = typed.replace(UNKEEPABLE, '').replace(/\r\n?/gu, '\n').trim();
  if (!saysSomething(text)) return no({ clause, code: 'empty-field', field });
  const length = [...text].length;
  return length > most ? no({ clause, code: 'field-too-long', field, length, most }) : yes(text);
}

/** The same for a field that is one line, such as a title or a name: blanks and line breaks in it become one blank. */
export const writtenLine = (clause: ClauseId, field: string, typed: string, most: number): Decision<string, Refusal> =>
  written(clause, field, typed.replace(/\s+/gu, ' '), most);
