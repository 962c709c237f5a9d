import { isMap, isScalar, parseDocument } from 'yaml';
import type { Kept } from '../../domain/charter.js';

export interface FrontMatter {
  readonly title: string | null;
  readonly description: string | null;
  /** Other keys, as written. */
  readonly kept: readonly Kept[];
  readonly problems: readonly { readonly line: number; readonly problem: string }[];
}

/**
 * Reads title and description; YAML holds data only, so nothing in it can run.
 * @param line the file's line on which `text` begins
 */
export function readFrontMatter(text: string, line: number): FrontMatter {
  const document = parseDocument(text, { uniqueKeys: false, logLevel: 'silent' });
  const lineAt = (offset: number): number => line + text.slice(0, offset).split('\n').length - 1;
  const problems = document.errors.map((error) => ({
    line: lineAt(error.pos[0]),
    problem: `The front matter is not YAML: ${error.message.split('\n')[0] ?? ''}`,
  }));
  if (problems.length > 0 || !isMap(document.contents)) {
    return { title: null, description: null, kept: keptOf(text, line), problems };
  }
  const found = { title: null as string | null, description: null as string | null };
  const kept: Kept[] = [];
  const { items } = document.contents;
  for (const [index, { key, value }] of items.entries()) {
    const start = offsetOf(key);
    const end = index + 1 < items.length ? offsetOf(items[index + 1]?.key) : text.length;
    const name = isScalar(key) ? String(key.value) : '';
    const known = name === 'title' || name === 'description' ? name : null;
    if (known !== null && found[known] === null && isScalar(value) && typeof value.value === 'string') {
      found[known] = value.value;
    } else {
      kept.push(...keptOf(text.slice(start, end), lineAt(start)));
    }
  }
  return { ...found, kept, problems: [] };
}

const keptOf = (text: string, line: number): Kept[] =>
  text.trim() === '' ? [] : [{ path: ['front matter'], line, text: text.trim() }];

const offsetOf = (node: unknown): number => {
  const range = (node as { readonly range?: readonly number[] | null } | null)?.range;
  return range?.[0] ?? 0;
};
