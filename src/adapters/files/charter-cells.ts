import type { PhrasingContent, TableCell } from 'mdast';
import { toString } from 'mdast-util-to-string';

const NOTHING = /^(?:|tbd|tba|n\/a|none|[-–—?]+)$/iu;
const LOGIN = /^[A-Za-z0-9][A-Za-z0-9_-]{0,38}$/u;
const PROFILE = /^https?:\/\/(?:www\.)?github\.com\/([^/?#]+)\/?$/iu;

/** The text of a cell without its marks, or null where it says nothing: empty, `_TBD_`, a dash. */
export function wordsOf(cell: TableCell | undefined): string | null {
  const text = cell ? toString(cell).replace(/\s+/gu, ' ').trim() : '';
  return NOTHING.test(text) ? null : text;
}

/** A Discord name as typed: backticks, escapes and a leading `@` belong to Markdown or habit, underscores don't. */
export function discordNameOf(cell: TableCell | undefined, written: string): string | null {
  if (wordsOf(cell) === null) return null;
  const typed = /^`+\s?(.*?)\s?`+$/u.exec(written)?.[1] ?? written.replace(/\\([!-/:-@[-`{-~])/gu, '$1');
  return typed.trim().replace(/^@/u, '');
}

/** The GitHub name of a cell such as `[@x](https://github.com/x)`, `@x` or `x`. */
export function githubOf(cell: TableCell | undefined): { github: string | null; problem: string | null } {
  const words = wordsOf(cell);
  if (cell === undefined || words === null) return { github: null, problem: null };
  const links = linksIn(cell.children);
  const typed = (PROFILE.exec(words)?.[1] ?? words).replace(/^@/u, '');
  if (!LOGIN.test(typed)) return { github: null, problem: `"${words}" is not one GitHub name.` };
  const linked = links.map((url) => PROFILE.exec(url)?.[1] ?? url);
  const other = linked.find((name) => name.toLowerCase() !== typed.toLowerCase());
  return other === undefined
    ? { github: typed, problem: null }
    : { github: null, problem: `The cell says "${words}" but links to "${other}", so neither is taken.` };
}

function linksIn(nodes: readonly PhrasingContent[]): string[] {
  return nodes.flatMap((node) =>
    node.type === 'link' ? [node.url] : 'children' in node ? linksIn(node.children as readonly PhrasingContent[]) : [],
  );
}
