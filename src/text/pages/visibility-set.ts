import { together, type RootOutcome, type VisibilitySet, type WriteFailure } from '../../domain/visibility.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { WHERE_SET, hiddenList, rootsNamed } from '../hidden-roots.js';
import { joined, say, type Markup } from '../markup.js';
import { counted } from '../words.js';
import { TOO_MANY } from './visibility.js';

type Each = VisibilitySet['roots'][number];

/** What became of each root, exactly, and what is left to do. */
export function visibilitySetPage(set: VisibilitySet): Card {
  const { roots, readBack, hidden } = set;
  const left = roots.filter(({ outcome }) => LEFT.has(outcome.type));
  const failures = failuresOf(roots);
  const next = [...new Map(failures.map(({ failure }) => whatToDo(failure)).map((each) => [each.text, each])).values()];
  const tookSome = roots.some(({ outcome }) => outcome.type === 'set');
  const used = roots.some(({ outcome }) => USED.has(outcome.type));
  return card(titleOf(set, left.length > 0), {
    tone: left.length > 0 ? 'bad' : isPlain(set) ? 'good' : 'waiting',
    blocks: [
      facts(...rowsOf(roots)),
      ...failures.map(({ of, failure }) => text(say`${commands(of)}: ${whyFailed(failure, tookSome)}`)),
      ...(left.length > 0 ? [text(say`**What you can do:** ${next.length > 0 ? joined(next, ' ') : AGAIN}`)] : []),
      ...(readBack ? [] : [text(NOT_READ_BACK)]),
      ...(hidden.length > 0 ? [text(HIDDEN_ALL_THE_SAME), text(hiddenList(together(hidden)))] : []),
      text(
        say`The token was ${used ? 'used for this alone' : 'not needed'} and is not kept. When groups’ channels change, \`/setup status\` says so, and this is run again (${cited('C1')}).`,
      ),
    ],
  });
}

const USED: ReadonlySet<RootOutcome['type']> = new Set(['set', 'failed', 'differs']);
const LEFT: ReadonlySet<RootOutcome['type']> = new Set(['failed', 'differs', 'not-tried']);
const AGAIN = say`Run it again: only what is missing is set.`;
const NOT_READ_BACK = say`Discord did not say afterwards how it stands. \`/setup visibility\` without a token shows it.`;
const HIDDEN_ALL_THE_SAME = say`**Hidden all the same**, by what is set for roles, people or all commands under ${WHERE_SET}:`;

const isPlain = ({ roots, readBack, hidden }: VisibilitySet): boolean =>
  readBack && hidden.length === 0 && !roots.some(({ outcome }) => outcome.type === 'too-many');

function titleOf(set: VisibilitySet, hasLeft: boolean): Markup {
  if (hasLeft) return say`Not everything could be set`;
  if (!set.readBack) return say`Set, but not read back`;
  return isPlain(set) ? say`Commands show where they are of use` : say`Set, with exceptions`;
}

/** Each kind of failure once, with the roots that met it. */
function failuresOf(roots: readonly Each[]): { readonly failure: WriteFailure; readonly of: readonly Each[] }[] {
  const found = new Map<WriteFailure['kind'], { failure: WriteFailure; of: Each[] }>();
  for (const each of roots) {
    if (each.outcome.type !== 'failed') continue;
    const { failure } = each.outcome;
    const known = found.get(failure.kind);
    if (known) known.of.push(each);
    else found.set(failure.kind, { failure, of: [each] });
  }
  return [...found.values()];
}

/** Roots by what became of them, in the order in which that is told. */
function rowsOf(roots: readonly Each[]): [string, Markup][] {
  const row = (label: string, type: RootOutcome['type'], also?: Markup): [string, Markup][] => {
    const found = roots.filter(({ outcome }) => outcome.type === type);
    return found.length === 0 ? [] : [[label, also ? say`${commands(found)}: ${also}` : commands(found)]];
  };
  return [
    ...row('Set now', 'set'),
    ...row('Right already', 'right-already'),
    ...row('Not set', 'failed'),
    ...row('Changed by somebody else meanwhile', 'differs'),
    ...row('Not tried after that', 'not-tried'),
    ...row('Too many channels', 'too-many', TOO_MANY),
    ...row('Shown everywhere', 'everywhere'),
  ];
}

const commands = (found: readonly Each[]): Markup => rootsNamed(found.map(({ root }) => root.name));

/** @param tookSome Discord took others with the same token, so neither scope nor application can be wrong */
function whyFailed({ kind, code, retryAfterMs }: WriteFailure, tookSome: boolean): Markup {
  switch (kind) {
    case 'bad-token':
      return say`Discord does not know this token: it is wrong, or it has expired.`;
    case 'bot-token':
      return say`This token is a bot’s, and Discord takes a person’s only (${code}).`;
    case 'forbidden':
      return tookSome
        ? say`Discord refuses (${code}): the token’s owner may not use the command, or may not manage one of the channels, roles or people that are set for it.`
        : say`Discord refuses (${code}): the token was made without the scope \`applications.commands.permissions.update\` or for another application; or its owner lacks **Manage Server** or **Manage Roles** here, may not manage one of the channels, or may not use the command.`;
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
      return say`Take the token of somebody who may, or click it by hand as \`/setup visibility\` without a token describes.`;
    case 'busy':
      return say`Wait that long and run it again: only what is missing is set.`;
    case 'rejected':
    case 'unavailable':
      return AGAIN;
  }
}
