import type { Problem } from '../../domain/reading.js';

/** Real charters have up to 13 kB. Parsing takes time that grows faster than the text, so that far more is refused. */
const CHARTER_CHARACTERS = 64 * 1024;
const ACCESS_CHARACTERS = 1024 * 1024;
const LINE_CHARACTERS = 20_000;
/** Marks that a parser pairs with each other, between two blank lines. Real charters have some hundred. */
const MARKS = /[*_~[\]<{`!]/gu;
const MARKS_AT_MOST = 4_000;
/** Forty lists or quotations inside each other, marked in one line or by indentation. */
const NESTED_DEEP = /^(?:(?:[ \t]*(?:>|(?:[*+-]|\d{1,9}[.)])[ \t])){40}|[ \t]{80,}(?:[*+-]|\d{1,9}[.)])[ \t])/u;

/** A file's text with one kind of line end and no byte order mark, or why a parser should not be given it. */
export function sourceText(
  file: { readonly path: string; readonly content: string },
  format: 'charter' | 'access',
): { readonly text: string } | { readonly problem: Problem } {
  const refuse = (problem: string, line = 1) => ({ problem: { file: file.path, line, problem } });
  const most = format === 'charter' ? CHARTER_CHARACTERS : ACCESS_CHARACTERS;
  if (file.content.length > most) {
    return refuse(`The file has ${file.content.length} characters; at most ${most} are read.`);
  }
  if (file.content.includes('\0')) return refuse('The file is not a text file: it contains a NUL character.');
  const text = file.content.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  let marks = 0;
  for (const [index, line] of text.split('\n').entries()) {
    if (line.length > LINE_CHARACTERS)
      return refuse(`The line has more than ${LINE_CHARACTERS} characters.`, index + 1);
    if (format === 'access') continue;
    if (NESTED_DEEP.test(line)) return refuse('Lists or quotations are nested too deeply.', index + 1);
    marks = line.trim() === '' ? 0 : marks + (line.match(MARKS)?.length ?? 0);
    if (marks > MARKS_AT_MOST) return refuse(`There are more than ${MARKS_AT_MOST} marks in one paragraph.`, index + 1);
  }
  return { text };
}
