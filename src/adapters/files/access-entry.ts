import ts from 'typescript';
import type { AccessEdit } from '../../domain/access-list.js';
import { listText, memberOf } from './access-member-of.js';
import { objectsIn, type Writing } from './access-writing.js';
import type { Splice } from './splice.js';

/** The list that holds the entries of people: that with the most of them. */
export function listOfPeople(sources: readonly ts.SourceFile[]): ts.ArrayLiteralExpression | null {
  const counts = new Map<ts.ArrayLiteralExpression, number>();
  for (const object of sources.flatMap(objectsIn)) {
    const { parent } = object;
    if (ts.isArrayLiteralExpression(parent) && memberOf(object)) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  }
  return (
    [...counts].reduce<[ts.ArrayLiteralExpression, number] | null>(
      (most, each) => (most && most[1] >= each[1] ? most : each),
      null,
    )?.[0] ?? null
  );
}

/** Entries for people who have none: in the order of GitHub names without case, those with an email only stay last. */
export function insertion(list: ts.ArrayLiteralExpression, edits: readonly AccessEdit[], writing: Writing): Splice[] {
  const places = new Map<ts.Expression | null, AccessEdit[]>();
  const order = (edit: AccessEdit): string => edit.entry.github?.toLowerCase() ?? '';
  for (const edit of edits.toSorted((a, b) => (order(a) < order(b) ? -1 : 1))) {
    const before = entryBefore(list, order(edit));
    places.set(before, [...(places.get(before) ?? []), edit]);
  }
  return [...places].map(([before, several]) => spliceAfter(before, list, several, writing));
}

/** The entry after which one with this GitHub name belongs; null for the beginning of the list. */
function entryBefore(list: ts.ArrayLiteralExpression, github: string): ts.Expression | null {
  const names = list.elements.map((node) => (ts.isObjectLiteralExpression(node) ? githubOf(node) : null));
  const next = names.findIndex((name) => name !== null && name > github);
  const before = next < 0 ? names.findLastIndex((name) => name !== null) : next - 1;
  return list.elements[before] ?? null;
}

function githubOf(entry: ts.ObjectLiteralExpression): string | null {
  for (const property of entry.properties) {
    if (!ts.isPropertyAssignment(property) || property.name.getText().replace(/['"]/gu, '') !== 'github') continue;
    if (ts.isStringLiteralLike(property.initializer)) return property.initializer.text.toLowerCase();
  }
  return null;
}

function spliceAfter(
  before: ts.Expression | null,
  list: ts.ArrayLiteralExpression,
  edits: readonly AccessEdit[],
  writing: Writing,
): Splice {
  const { source, lineEnd } = writing;
  const { text } = source;
  const model = before ?? list.elements[0] ?? list;
  const modelStart = model.getStart(source);
  const indent = /^\s*/u.exec(text.slice(text.lastIndexOf('\n', modelStart - 1) + 1))?.[0] ?? '';
  const isBroken = model.getText(source).includes('\n');
  const entries = edits.map((edit) => `${lineEnd}${entryText(edit, indent, isBroken, writing)},`).join('');
  const at = before ? before.end : list.getStart(source) + 1;
  const comma = before ? (/^\s*,/u.exec(text.slice(at))?.[0] ?? '') : '';
  const after = at + comma.length;
  const stop = text.indexOf('\n', after);
  const lineStop = stop < 0 ? text.length : text[stop - 1] === '\r' ? stop - 1 : stop;
  // What follows in the same line belongs to the entry before it while it is a comment.
  const rest = text.slice(after, lineStop);
  const end = /^\s*(?:\/\/.*|\/\*(?:(?!\*\/).)*\*\/\s*)?$/u.test(rest) ? lineStop : after;
  const isLast = before !== null && comma === '';
  const made = isLast ? `,${text.slice(at, end)}${entries.replace(/,$/u, '')}` : `${text.slice(at, end)}${entries}`;
  return { from: at, to: end, text: made };
}

function entryText({ entry, add }: AccessEdit, indent: string, isBroken: boolean, writing: Writing): string {
  const { quoted, role, step, lineEnd } = writing;
  const { github, discord } = entry;
  const names = [
    ...(github === null ? [] : [`github: ${quoted(github)}`]),
    ...(discord === null ? [] : [`discord: ${quoted(discord)}`]),
  ];
  if (!isBroken) return `${indent}{ ${[...names, `memberOf: [${add.map(role).join(', ')}]`].join(', ')} }`;
  const inner = `${indent}${step}`;
  const roles = `${inner}memberOf: ${listText(add.map(role), `${inner}memberOf: `, writing)}`;
  return `${indent}{${lineEnd}${names.map((name) => `${inner}${name},${lineEnd}`).join('')}${roles},${lineEnd}${indent}}`;
}
