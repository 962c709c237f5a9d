import type { Instant, Snowflake } from '../domain/ids.js';

/** Discord Markdown that is safe to show: whatever people typed in it was made harmless. */
export class Markup {
  constructor(readonly text: string) {}
}

const LINE_BREAK = /\r\n?|[\u0085\u2028\u2029]/gu;
const BLANK = /[\t\v\f]/gu;
// Controls, zero-width characters and direction marks can hide or reorder what follows them; half of a surrogate pair
// is no character. The zero-width joiner stays: families of emoji are made with it.
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- these are the characters to be taken out
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}]/gu;
const MARKS = /[\\`*_~|[\]<>#@]/gu;
// A sign or name at the end counts too: what a sentence puts behind it could complete it.
const LINE_SIGN = /^(\s*)([-+]|\d+\.)(?=\s|$)/gmu;
const EMOJI_NAME = /:(?=(?:[\w+-]*[A-Za-z][\w+-]*|[+-]1|1(?:00|234)):|[A-Za-z]\w*$)/gu;
// What cannot begin a format even where Discord would not see the address; `@` is written %40 for the same reason.
const ADDRESS = /https?:\/\/[\p{L}\p{N}][\p{L}\p{M}\p{N}./_?#&=%+,;:~!$'()@-]*/gu;

/** The same characters with every line break as `\n` and without what nobody sees. */
const visible = (typed: string): string => typed.replace(LINE_BREAK, '\n').replace(BLANK, ' ').replace(INVISIBLE, '');

/** What somebody typed as one line without what nobody sees, for a file that people read outside Discord. */
export const shownLine = (typed: string): string => visible(typed).replace(/\s+/gu, ' ').trim();

const harmless = (text: string): string =>
  text
    .replace(MARKS, '\\$&')
    .replace(EMOJI_NAME, '\\:')
    .replace(LINE_SIGN, (_all, indent: string, sign: string) => `${indent}${sign.replace(/[-+.]/u, '\\$&')}`);

/** An address without what ends the sentence or the bracket around it. */
function withoutTail(address: string): string {
  const end = address.replace(/[.,:;!?'~]+$/u, '');
  const closes = end.endsWith(')') && end.split(')').length > end.split('(').length;
  return closes ? withoutTail(end.slice(0, -1)) : end;
}

/** What somebody typed, without anything that Discord could read as format or mention. Addresses stay links. */
export function plain(typed: string): Markup {
  const text = visible(typed);
  let made = '';
  let from = 0;
  for (const found of text.matchAll(ADDRESS)) {
    const address = withoutTail(found[0]);
    // In angle brackets an address ends where it ends, whatever was escaped behind it, and brings no preview.
    made += `${harmless(text.slice(from, found.index))}<${address.replaceAll('@', '%40')}>`;
    from = found.index + address.length;
  }
  return new Markup(made + harmless(text.slice(from)));
}

/** A sentence with values in it: strings are made harmless, Markup stands as it is, numbers are written out. */
export function say(parts: TemplateStringsArray, ...values: readonly (Markup | string | number)[]): Markup {
  return new Markup(
    parts
      .map((part, index) => {
        const value = values[index];
        if (value === undefined) return part;
        return (
          part + (value instanceof Markup ? value.text : typeof value === 'number' ? String(value) : plain(value).text)
        );
      })
      .join(''),
  );
}

/** Several pieces as one, with `between` from our own text. */
export const joined = (pieces: readonly Markup[], between: string): Markup =>
  new Markup(pieces.map((piece) => piece.text).join(between));

/** A moment, shown by each reader's Discord in the reader's own zone and as a distance from now. */
export const when = (at: Instant): Markup => {
  const seconds = Math.floor(at / 1000);
  return new Markup(`<t:${seconds}:F> (<t:${seconds}:R>)`);
};

/** A day, in the reader's own zone. */
export const day = (at: Instant): Markup => new Markup(`<t:${Math.floor(at / 1000)}:D>`);

/** A person by account. Whether it pings is decided by the card, not by the mention. */
export const mention = (userId: Snowflake): Markup => new Markup(`<@${userId}>`);

export const channel = (channelId: Snowflake): Markup => new Markup(`<#${channelId}>`);

export const role = (roleId: Snowflake): Markup => new Markup(`<@&${roleId}>`);

/** Words that lead to an address of our own making. */
export const link = (words: Markup | string, address: string): Markup =>
  new Markup(`[${(typeof words === 'string' ? plain(words) : words).text}](${address})`);

export const bold = (piece: Markup): Markup => new Markup(`**${piece.text}**`);

/** Typed text as a quotation: each of its lines stays inside. */
export const quoted = (piece: Markup): Markup =>
  new Markup(
    piece.text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
  );

/** How much of a proposal's text or a mission a card shows, in characters. */
const CARD_SHOWN = 1_500;
const LINES_SHOWN = 40;
/** A cut goes back to the last blank within so many characters, so that no word or address is halved. */
const WORD_AT_MOST = 200;

/**
 * As much of a typed text as a card quotes: `most` characters and 40 lines, and fewer when making them harmless and
 * quoting them lengthens them by more than a third. `whole` is false when something was left out.
 */
export function excerpt(typed: string, most = CARD_SHOWN): { shown: Markup; whole: boolean } {
  const all = [...visible(typed).replace(/\n{3,}/gu, '\n\n')];
  let count = Math.min(all.length, most, endOfLine(all, LINES_SHOWN));
  for (;;) {
    const whole = count === all.length;
    const shown = whole ? plain(all.join('')) : say`${all.slice(0, wordEnd(all, count)).join('').trimEnd()} …`;
    const over = quoted(shown).text.length - Math.floor((most * 4) / 3);
    if (over <= 0) return { shown, whole };
    count -= Math.ceil(over / 3);
  }
}

/** Where the n-th line ends, counted in characters. */
function endOfLine(characters: readonly string[], n: number): number {
  let lines = 0;
  const end = characters.findIndex((character) => character === '\n' && (lines += 1) === n);
  return end < 0 ? characters.length : end;
}

function wordEnd(characters: readonly string[], count: number): number {
  if (/\s/u.test(characters[count] ?? ' ')) return count;
  const blank = characters.slice(0, count).findLastIndex((character) => /\s/u.test(character));
  return blank < 0 || count - blank > WORD_AT_MOST ? count : blank;
}

/** As a terminal shows it: without escapes and marks. */
export const unmarked = ({ text }: Markup): string =>
  text.replace(
    /\\([^0-9A-Za-z\s])|\*\*|`|<(?=https?:)|(?<=<https?:[^\s>]*)>/gu,
    (_all, escaped?: string) => escaped ?? '',
  );
