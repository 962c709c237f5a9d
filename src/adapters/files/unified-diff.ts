/** Some lines of a file, from 0, and the lines that are to stand there instead. Lines have no line feed at their end. */
export interface LineChange {
  readonly from: number;
  readonly count: number;
  readonly lines: readonly string[];
}

/**
 * Changes of one file as `git apply` takes them; '' for none.
 * @param changes in order, and none touches another
 * @param context unchanged lines that are shown around each change: 1 or more
 */
export function unifiedDiff(path: string, content: string, changes: readonly LineChange[], context: number): string {
  const lines = content.split('\n');
  const real = changes.flatMap((change) => narrowed(lines, change));
  if (real.length === 0) return '';
  const hunks: LineChange[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const change of real) {
    const hunk = hunks.at(-1);
    if (hunk && change.from - end <= 2 * context) hunk.push(change);
    else hunks.push([change]);
    end = change.from + change.count;
  }
  let grown = 0;
  const shown = hunks.map((hunk) => {
    const text = hunkOf(lines, hunk, context, grown);
    grown += hunk.reduce((sum, { count, lines: { length } }) => sum + length - count, 0);
    return text;
  });
  return `--- a/${path}\n+++ b/${path}\n${shown.join('')}`;
}

/** A change without the lines at its ends that stay as they are; none where all do. */
function narrowed(lines: readonly string[], { from, count, lines: made }: LineChange): LineChange[] {
  const before = lines.slice(from, from + count);
  let head = 0;
  while (head < before.length && head < made.length && before[head] === made[head]) head += 1;
  let tail = 0;
  const most = Math.min(before.length, made.length) - head;
  while (tail < most && before.at(-1 - tail) === made.at(-1 - tail)) tail += 1;
  const change = { from: from + head, count: count - head - tail, lines: made.slice(head, made.length - tail) };
  return change.count === 0 && change.lines.length === 0 ? [] : [change];
}

function hunkOf(lines: readonly string[], changes: readonly LineChange[], context: number, grown: number): string {
  const [first] = changes;
  const last = changes.at(-1);
  if (!first || !last) return '';
  // What follows the last line feed is no line.
  const whole = lines.at(-1) === '' ? lines.length - 1 : lines.length;
  const start = Math.max(0, first.from - context);
  const end = Math.min(whole, last.from + last.count + context);
  const out: string[] = [];
  let removed = 0;
  let added = 0;
  const put = (sign: ' ' | '-' | '+', line: string, isLast: boolean): void => {
    if (sign !== '+') removed += 1;
    if (sign !== '-') added += 1;
    out.push(`${sign}${line}\n${isLast ? '\\ No newline at end of file\n' : ''}`);
  };
  const isUnended = (index: number): boolean => index === lines.length - 1;
  let at = start;
  for (const { from, count, lines: made } of changes) {
    for (; at < from; at += 1) put(' ', lines[at] ?? '', isUnended(at));
    for (; at < from + count; at += 1) put('-', lines[at] ?? '', isUnended(at));
    made.forEach((line, index) => put('+', line, isUnended(at - 1) && index === made.length - 1));
  }
  for (; at < end; at += 1) put(' ', lines[at] ?? '', isUnended(at));
  const span = (line: number, length: number): string =>
    `${length === 0 ? line : line + 1}${length === 1 ? '' : `,${length}`}`;
  return `@@ -${span(start, removed)} +${span(start + grown, added)} @@\n${out.join('')}`;
}
