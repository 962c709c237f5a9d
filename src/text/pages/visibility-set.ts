import { together, type RootOutcome, type VisibilitySet, type WriteFailure } from '../../domain/visibility.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { WHERE_SET, hiddenSentence } from '../hidden-roots.js';
import { Markup, joined, say } from '../markup.js';
import { counted } from '../words.js';
import { TOO_MANY } from './visibility.js';

type Each = VisibilitySet['roots'][number];

/** What became of each root, exactly, and what is left to do. */
export function visibilitySetPage({ roots, readBack, hidden }: VisibilitySet): Card {
  const left = roots.filter(({ outcome }) => LEFT.has(outcome.type));
  const failure =
    roots.map(({ outcome }) => (outcome.type === 'failed' ? outcome.failure : null)).find(Boolean) ?? null;
  const next = left.length === 0 ? null : failure ? whatToDo(failure) : AGAIN;
  const odd = hidden.length > 0 || !readBack || roots.some(({ outcome }) => outcome.type === 'too-many');
  const title = odd ? say`Set, with exceptions` : say`Commands show where they are of use`;
  return card(left.length > 0 ? say`Not everything could be set` : title, {
    tone: left.length > 0 ? 'bad' : odd ? 'waiting' : 'good',
    blocks: [
      facts(...rowsOf(roots)),
      ...(failure ? [text(whyFailed(failure))] : []),
      ...(next ? [text(say`**What you can do:** ${next}`)] : []),
      ...(readBack
        ? []
        : [
            text(
              say`Discord took it, but did not say afterwards how it stands now. \`/setup visibility\` without a token shows it.`,
            ),
          ]),
      ...(hidden.length > 0
        ? [
            text(say`**Hidden all the same**, by what is set for roles, people or all commands under ${WHERE_SET}:`),
            text(
              joined(
                together(hidden)
                  .slice(0, HIDDEN_SHOWN)
                  .map((each) => say`- ${hiddenSentence(each)}`),
                '\n',
              ),
            ),
          ]
        : []),
      text(
        say`The token was used for this alone and is not kept. When groups’ channels change, \`/setup status\` says so, and this is run again (${cited('C1')}).`,
      ),
    ],
  });
}

const HIDDEN_SHOWN = 12;
const LEFT: ReadonlySet<RootOutcome['type']> = new Set(['failed', 'differs', 'not-tried']);
const AGAIN = say`Run it again: only what is missing is set.`;

/** Roots by what became of them, in the order in which that is told. */
function rowsOf(roots: readonly Each[]): [string, Markup][] {
  const named = (...types: readonly RootOutcome['type'][]) =>
    roots.filter(({ outcome }) => types.includes(outcome.type));
  const row = (label: string, found: readonly Each[], also: Markup | null = null): [string, Markup][] =>
    found.length === 0 ? [] : [[label, also ? say`${commands(found)}: ${also}` : say`${commands(found)}`]];
  return [
    ...row('Set now', named('set')),
    ...row('Right already', named('right-already')),
    ...row('Not set', named('failed')),
    ...row('Changed by somebody else meanwhile', named('differs')),
    ...row('Not tried after that', named('not-tried')),
    ...row('Too many channels', named('too-many'), TOO_MANY),
    ...row('Shown everywhere', named('everywhere')),
  ];
}

const commands = (found: readonly Each[]): Markup =>
  new Markup(found.map(({ root }) => `\`/${root.name}\``).join(', '));

function whyFailed({ kind, code, retryAfterMs }: WriteFailure): Markup {
  switch (kind) {
    case 'bad-token':
      return say`Discord does not know this token: it is wrong, or it has expired.`;
    case 'bot-token':
      return say`This token is a bot’s, and Discord takes a person’s only (${code}).`;
    case 'forbidden':
      return say`Discord refuses (${code}): the token was made without the scope \`applications.commands.permissions.update\` or for another application; or its owner lacks **Manage Server** or **Manage Roles** here, may not manage one of the channels, or may not use the command.`;
    case 'busy':
      return say`Discord asks to wait${retryAfterMs === null ? '' : ` for ${counted(Math.ceil(retryAfterMs / 1_000), 'second')}`}.`;
    case 'rejected':
      return say`Discord found something wrong with the request (${code}); a channel or command may be gone since.`;
    case 'unavailable':
      return say`Discord did not answer, or is out of order (${code}).`;
  }
}

function whatToDo({ kind }: WriteFailure): Markup {
  switch (kind) {
    case 'bad-token':
    case 'bot-token':
      return say`Get a new token as \`/setup visibility\` without a token describes, and run it again.`;
    case 'forbidden':
      return say`Get a token of somebody who has all of that, or click it by hand as \`/setup visibility\` without a token describes.`;
    case 'busy':
      return say`Wait that long and run it again: only what is missing is set.`;
    case 'rejected':
    case 'unavailable':
      return AGAIN;
  }
}
