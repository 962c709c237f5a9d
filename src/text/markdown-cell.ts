import { shownLine } from './markup.js';

const MARKS = /[\\`*|<>{}[\]~]/gu;
/** A single underscore between letters or digits is one; any other may begin or end emphasis. */
const UNDERSCORES = /(?<![\p{L}\p{M}\p{N}])_+|_+(?![\p{L}\p{M}\p{N}_])|__+/gu;
/** What would become a character reference or a link by itself. */
const REFERENCE = /&(?=#?\w+;)/gu;
const LINK = /(https?)(?=:\/\/)|(www)(?=\.)/giu;

/** What somebody is called, as a cell of a table in MDX: the same words on one line, and nothing else than words. */
export const wordsCell = (typed: string): string =>
  shownLine(typed)
    .replace(MARKS, '\\$&')
    .replace(UNDERSCORES, (run) => '\\_'.repeat(run.length))
    .replace(REFERENCE, '\\&')
    .replace(LINK, (word) => `${word}\\`);

/** A GitHub account as charters link it; `login` is one by GitHub's own rule. */
export const githubCell = (login: string): string => `[@${login}](https://github.com/${login})`;
