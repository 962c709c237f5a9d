/** A quote may be cut: by so many of its first characters it is known. */
const KNOWN_BY = 24;

/**
 * X8: a text without what somebody said, where it quotes that: the whole of it, or its beginning where it was cut. Blanks,
 * line breaks and signs of quotation count as the same. A short saying is a quote only where it stands as words of its own.
 * @param by what stands there instead
 */
export function withoutQuotes(text: string, said: string, by: string): string {
  const quoted = [...said.trim().replace(/\s+/gu, ' ')];
  if (quoted.length === 0) return text;
  const beginning = quoted.slice(0, KNOWN_BY).map(spelled).join('');
  const isShort = quoted.length <= KNOWN_BY;
  const pattern = isShort ? String.raw`(?<![\p{L}\p{N}])${beginning}(?![\p{L}\p{N}])` : beginning;
  let made = '';
  let from = 0;
  for (const { index, 0: found } of text.matchAll(new RegExp(pattern, 'gu'))) {
    if (index < from) continue;
    made += text.slice(from, index) + by;
    from = isShort ? index + found.length : endOfQuote(text, index + found.length, quoted.slice(KNOWN_BY));
  }
  return made + text.slice(from);
}

const BLANKS = String.raw`[\s>]+`;
const spelled = (character: string): string =>
  character === ' ' ? BLANKS : character.replace(/[\\^$.*+?()[\]{}|/]/u, String.raw`\$&`);

/** Where a quote ends that goes on at `from`, as far as it says what was said. */
function endOfQuote(text: string, from: number, rest: readonly string[]): number {
  let at = from;
  for (const character of rest) {
    const wanted = new RegExp(spelled(character), 'uy');
    wanted.lastIndex = at;
    if (!wanted.test(text)) break;
    at = wanted.lastIndex;
  }
  const cut = /\s?…/uy;
  cut.lastIndex = at;
  return cut.test(text) ? cut.lastIndex : at;
}
