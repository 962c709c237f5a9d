import { A_MEMBER } from './person.js';

/** X8: what stands where somebody's own words stood. */
export const ERASED_TITLE = '(erased)';
export const ERASED_TEXT = '(erased by whoever wrote it)';

/** By what somebody can be found in what others wrote. */
export interface Marks {
  readonly accounts: readonly string[];
  /** Names and GitHub or Discord names that no one can give themselves to have other people's words blanked. */
  readonly names: readonly string[];
  /** Taken out only beside a name: an organisation alone names nobody. */
  readonly organizations: readonly string[];
}

const PLAIN_WORD = /^\p{L}+$/u;
const BEFORE = String.raw`(?<![\p{L}\p{N}_-])`;
const AFTER = String.raw`(?![\p{L}\p{N}_-])`;

/** A name as it may be written: with any blanks, and with an escape before a sign. */
const spelled = (name: string): string =>
  [...name.trim().replace(/\s+/gu, ' ')]
    .map((character) =>
      character === ' '
        ? String.raw`\s+`
        : /[\p{L}\p{M}\p{N}]/u.test(character)
          ? character
          : String.raw`\\?` + character.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`),
    )
    .join('');

/** A word that people use otherwise too (`will`) counts only where it stands as a name: marked, or alone. */
function patternsOf(name: string): RegExp[] {
  const written = spelled(name);
  const link = new RegExp(String.raw`\[@?${written}\]\([^()\s]*\)`, 'giu');
  if (!PLAIN_WORD.test(name.trim())) return [link, new RegExp(`${BEFORE}@?${written}${AFTER}`, 'giu')];
  return [
    link,
    new RegExp(`${BEFORE}@${written}${AFTER}`, 'giu'),
    new RegExp(String.raw`(?<=github\.com\/)${written}${AFTER}`, 'giu'),
    new RegExp(`(?<=["'\`]|\\|[ \\t]*|^[ \\t]*)${written}(?=["'\`]|[ \\t]*\\||[ \\t]*$)`, 'gimu'),
  ];
}

const accountPattern = (id: string): RegExp => new RegExp(String.raw`<@!?${id}>|(?<!\d)${id}(?!\d)`, 'gu');

/** Stands for the person until the line is known to be about them; no text that is kept has a NUL. */
const TAKEN_OUT = '\0';

/** Takes somebody out of texts. */
export interface Eraser {
  /** The text with a member in place of the person; the same text where the person is not in it. */
  text(text: string): string;
  /** The same in every text of a JSON value; a row of a table counts as a line. */
  json(json: string): string;
}

export function eraserOf(marks: Marks): Eraser {
  const people = [...marks.accounts.map(accountPattern), ...marks.names.flatMap(patternsOf)];
  const organizations = marks.organizations.map((name) => new RegExp(`${BEFORE}${spelled(name)}${AFTER}`, 'giu'));
  const replaced = (text: string, patterns: readonly RegExp[], by: string): string =>
    patterns.reduce((made, pattern) => made.replace(pattern, by), text);
  const line = (without: string, isTheirs: boolean): string =>
    isTheirs || without.includes(TAKEN_OUT)
      ? replaced(without, organizations, '-').replaceAll(TAKEN_OUT, A_MEMBER)
      : without;
  const text = (whole: string, isTheirs = false): string =>
    replaced(whole, people, TAKEN_OUT)
      .split('\n')
      .map((each) => line(each, isTheirs))
      .join('\n');

  const deep = (value: unknown, isTheirs: boolean): unknown => {
    if (typeof value === 'string') return text(value, isTheirs);
    if (Array.isArray(value)) return value.map((each: unknown) => deep(each, isTheirs));
    if (value === null || typeof value !== 'object') return value;
    const isTheirRow = 'cells' in value && people.some((pattern) => JSON.stringify(value).search(pattern) >= 0);
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, deep(each, isTheirs || isTheirRow)]));
  };
  return { text: (whole) => text(whole), json: (json) => JSON.stringify(deep(JSON.parse(json), false)) };
}
