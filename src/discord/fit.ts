// What must stay in one piece: an escaped character, a mention or time (`<t:1:F>`), bold marks; else one character
// as people see it, so that no emoji and no letter with marks is halved.
const PIECE = /\\[\s\S]|<[@#t/:a-zA-Z][^<>\s]*>|\*\*/uy;
const CHARACTERS = new Intl.Segmenter('en', { granularity: 'grapheme' });

/**
 * At most `most` (1 or more) UTF-16 units of `markup`, ending with `…` when something was left out. Never ends inside an
 * escape sequence, a mention, a time or a character, and closes bold text that it cut open.
 */
export function fit(markup: string, most: number): string {
  if (markup.length <= most) return markup;
  let kept = '';
  let bold = false;
  for (const piece of piecesOf(markup)) {
    const opens: boolean = piece === '**' ? !bold : bold;
    if (kept.length + piece.length + (opens ? '**…' : '…').length > most) break;
    kept += piece;
    bold = opens;
  }
  return bold ? `${kept}**…` : `${kept}…`;
}

/** At most `most` (1 or more) UTF-16 units of text that is shown as it is, ending with `…` when something was left out. */
export function cut(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of CHARACTERS.segment(text.slice(0, most))) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

function* piecesOf(markup: string): Generator<string> {
  let at = 0;
  while (at < markup.length) {
    PIECE.lastIndex = at;
    const piece = PIECE.exec(markup)?.[0] ?? firstCharacter(markup, at);
    yield piece;
    at += piece.length;
  }
}

// Enough for any emoji; what goes on for longer is a heap of accents and may be cut between two of them.
const STRETCH = 64;

function firstCharacter(text: string, at: number): string {
  const [character] = CHARACTERS.segment(text.slice(at, at + STRETCH));
  if (character && character.segment.length < STRETCH) return character.segment;
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}
