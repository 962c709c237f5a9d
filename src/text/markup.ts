import type { Instant, Snowflake } from '../domain/ids.js';

/** Discord Markdown that is safe to show: whatever people typed in it was made harmless. */
export class Markup {
  constructor(readonly text: string) {}
}

// Controls, zero-width characters and direction marks can hide or reorder what follows them.
// The zero-width joiner stays: families of emoji are made with it.
const INVISIBLE =
  // eslint-disable-next-line no-control-regex -- these are the characters to be taken out
  /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/gu;
const MARKS = /[\\`*_~|[\]<>#@]/gu;
const LINE_SIGN = /^(\s*)([-+]|\d+\.)(?=\s)/gmu;
// Discord reads a bare address as a link before it looks for marks, so an address stays clickable as it is.
const ADDRESS = /https?:\/\/[A-Za-z0-9][A-Za-z0-9./_?#&=%+,;:~!$-]*[A-Za-z0-9/]/gu;

const harmless = (text: string): string =>
  text
    .replace(MARKS, '\\$&')
    .replace(LINE_SIGN, (_all, indent: string, sign: string) => `${indent}${sign.replace(/[-+.]/u, '\\$&')}`);

/** What somebody typed, without anything that Discord could read as format or mention. Addresses stay links. */
export function plain(typed: string): Markup {
  const text = typed.replace(/\r\n?/gu, '\n').replace(INVISIBLE, '');
  let made = '';
  let from = 0;
  for (const address of text.matchAll(ADDRESS)) {
    made += harmless(text.slice(from, address.index)) + address[0];
    from = address.index + address[0].length;
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

export const bold = (piece: Markup): Markup => new Markup(`**${piece.text}**`);

/** Typed text as a quotation: each of its lines stays inside. */
export const quoted = (piece: Markup): Markup =>
  new Markup(
    piece.text
      .split('\n')
      .map((line) => `> ${line}`)
      .join('\n'),
  );

const CARD_TYPED_AT_MOST = 1_500;
const CARD_SHOWN_AT_MOST = 2_000;

/**
 * As much of a typed text as a card shows: 1,500 characters, and fewer when making them harmless lengthens them
 * beyond what a card can hold. `whole` is false when something was left out.
 */
export function excerpt(typed: string): { shown: Markup; whole: boolean } {
  const characters = [...typed];
  let count = Math.min(characters.length, CARD_TYPED_AT_MOST);
  let shown = plain(characters.slice(0, count).join(''));
  while (shown.text.length > CARD_SHOWN_AT_MOST) {
    count = Math.floor((count * CARD_SHOWN_AT_MOST) / shown.text.length) - 1;
    shown = plain(characters.slice(0, count).join(''));
  }
  return count < characters.length ? { shown: new Markup(`${shown.text} …`), whole: false } : { shown, whole: true };
}
