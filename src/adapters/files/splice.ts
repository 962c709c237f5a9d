import type { LineChange } from './unified-diff.js';

/** A piece of a text that is to be written otherwise; offsets count UTF-16 units of the text as it is. */
export interface Splice {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The lines that several splices change; none of them may overlap another. */
export function lineChanges(content: string, splices: readonly Splice[]): LineChange[] {
  const lineAt = (offset: number): number => content.slice(0, offset).split('\n').length - 1;
  const startOf = (line: number): number => {
    let start = 0;
    for (let count = 0; count < line; count += 1) start = content.indexOf('\n', start) + 1;
    return start;
  };
  const groups: { readonly first: number; last: number; readonly splices: Splice[] }[] = [];
  for (const splice of splices.toSorted((a, b) => a.from - b.from)) {
    const [first, last] = [lineAt(splice.from), lineAt(splice.to)];
    const group = groups.at(-1);
    if (group && first <= group.last) {
      group.last = Math.max(group.last, last);
      group.splices.push(splice);
    } else groups.push({ first, last, splices: [splice] });
  }
  return groups.map(({ first, last, splices: own }) => {
    const start = startOf(first);
    const end = content.indexOf('\n', startOf(last));
    let text = '';
    let at = start;
    for (const splice of own) {
      text += content.slice(at, splice.from) + splice.text;
      at = splice.to;
    }
    text += content.slice(at, end < 0 ? content.length : end);
    return { from: first, count: last - first + 1, lines: text.split('\n') };
  });
}
