import type { Problem } from '../../domain/reading.js';

/** Real charters have up to 13 kB; parsing takes time that grows faster than the text, so that far more is refused. */
const CHARTER_BYTES = 128 * 1024;
const ACCESS_BYTES = 1024 * 1024;
const LINE_CHARACTERS = 20_000;
const NESTED_DEEP = /^(?:[ \t]*(?:[>*+-]|\d{1,9}[.)])){40}/mu;

/** A file's text with one kind of line end and no byte order mark, or why a parser should not be given it. */
export function sourceText(
  file: { readonly path: string; readonly content: string },
  format: 'charter' | 'access',
): { readonly text: string } | { readonly problem: Problem } {
  const refuse = (problem: string, line = 1) => ({ problem: { file: file.path, line, problem } });
  const most = format === 'charter' ? CHARTER_BYTES : ACCESS_BYTES;
  if (file.content.length > most) {
    return refuse(`The file has ${file.content.length} characters; at most ${most} are read.`);
  }
  if (file.content.includes('\0')) return refuse('The file is not a text file: it contains a NUL character.');
  const text = file.content.replace(/^\ufeff/u, '').replace(/\r\n?/gu, '\n');
  const long = text.split('\n').findIndex((line) => line.length > LINE_CHARACTERS);
  if (long >= 0) return refuse(`The line has more than ${LINE_CHARACTERS} characters.`, long + 1);
  const deep = format === 'charter' ? NESTED_DEEP.exec(text) : null;
  if (deep) return refuse('Lists or quotations are nested too deeply.', text.slice(0, deep.index).split('\n').length);
  return { text };
}
