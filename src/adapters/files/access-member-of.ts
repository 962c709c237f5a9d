import ts from 'typescript';
import type { Writing } from './access-writing.js';

/** Lines of the configuration are no longer: its formatter breaks them. */
const WIDTH = 100;

/** The list of roles of an entry; null when it has none, or makes it of something else. */
export function memberOf(entry: ts.ObjectLiteralExpression): ts.ArrayLiteralExpression | null {
  for (const property of entry.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText().replace(/['"]/gu, '') !== 'memberOf') continue;
    let value: ts.Expression = property.initializer;
    while (ts.isAsExpression(value) || ts.isSatisfiesExpression(value) || ts.isParenthesizedExpression(value)) {
      value = value.expression;
    }
    return ts.isArrayLiteralExpression(value) ? value : null;
  }
  return null;
}

/**
 * An entry's list of roles with some more at its end and without others, written as the file writes lists; null when
 * something that is to go is not there in so many words.
 */
export function memberOfText(
  list: ts.ArrayLiteralExpression,
  { add, remove }: { readonly add: readonly string[]; readonly remove: readonly string[] },
  writing: Writing,
): string | null {
  const elements = list.elements.map((node) => ({ node, id: ts.isSpreadElement(node) ? null : writing.roleOf(node) }));
  const gone = elements.filter(({ id }) => id !== null && remove.includes(id));
  if (remove.some((id) => !gone.some((element) => element.id === id))) return null;
  const had = new Set(elements.map(({ id }) => id));
  const added = [...new Set(add)].filter((id) => !had.has(id)).map(writing.role);
  const { source } = writing;
  const inside = source.text.slice(list.getStart(source) + 1, list.end - 1);
  const kept = elements.filter((element) => !gone.includes(element)).map(({ node }) => node.getText(source));
  return /\/[/*]/u.test(inside)
    ? withComments(
        list,
        gone.map(({ node }) => node),
        added,
        writing,
      )
    : listText([...kept, ...added], lineBefore(list, source), writing);
}

/** A list as the formatter writes it: in one line where it fits. */
export function listText(items: readonly string[], before: string, { step, lineEnd }: Writing): string {
  const oneLine = `[${items.join(', ')}]`;
  if (items.length === 0 || before.length + oneLine.length + 1 <= WIDTH) return oneLine;
  const indent = /^\s*/u.exec(before)?.[0] ?? '';
  return `[${lineEnd}${items.map((item) => `${indent}${step}${item},${lineEnd}`).join('')}${indent}]`;
}

/** What stands in the list's line before it. */
const lineBefore = (list: ts.Node, source: ts.SourceFile): string => {
  const start = list.getStart(source);
  return source.text.slice(source.text.lastIndexOf('\n', start - 1) + 1, start);
};

/** A list with comments in it: they stay where they are, and so does every line that is not gone. */
function withComments(
  list: ts.ArrayLiteralExpression,
  gone: readonly ts.Node[],
  added: readonly string[],
  { source, lineEnd, step }: Writing,
): string {
  const start = list.getStart(source);
  let text = source.text.slice(start, list.end);
  const last = list.elements.filter((node) => !gone.includes(node)).at(-1);
  if (added.length > 0) {
    const isBroken = text.includes('\n');
    const indent = /^\s*/u.exec(lineBefore(list, source))?.[0] ?? '';
    const at = last ? last.end - start : 1;
    const hasComma = /^\s*,/u.exec(text.slice(at));
    const after = at + (hasComma?.[0].length ?? 0);
    const lineStop = text.indexOf('\n', after);
    if (isBroken && lineStop >= 0) {
      const end = text[lineStop - 1] === '\r' ? lineStop - 1 : lineStop;
      const lines = added.map((item) => `${lineEnd}${indent}${step}${item},`).join('');
      const comma = last && !hasComma ? ',' : '';
      text = text.slice(0, at) + comma + text.slice(at, end) + lines + text.slice(end);
    } else {
      text = `${text.slice(0, at)}${last ? ', ' : ''}${added.join(', ')}${text.slice(at)}`;
    }
  }
  for (const node of gone.toReversed()) {
    const from = node.getStart(source) - start;
    const rest = /^\s*,[ \t]*/u.exec(text.slice(node.end - start))?.[0].length ?? 0;
    const to = node.end - start + rest;
    const lineStart = text.lastIndexOf('\n', from - 1) + 1;
    const isAlone = lineStart > 0 && text.slice(lineStart, from).trim() === '' && /^\r?\n/u.test(text.slice(to));
    text = isAlone
      ? text.slice(0, lineStart) + text.slice(text.indexOf('\n', to) + 1)
      : text.slice(0, from) + text.slice(to);
  }
  return text;
}
