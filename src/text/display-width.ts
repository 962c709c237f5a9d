// Sequences are one picture (a flag, a family), whatever they are made of. Made at run time: the `v` flag is newer than
// the compiler's target.
const EMOJI = new RegExp(String.raw`\p{RGI_Emoji}|\p{Emoji_Modifier_Base}`, 'gv');
/** A picture only when it says so; alone it is as narrow as a letter. */
const NARROW = /^(?!\p{Emoji_Presentation}|\p{Emoji_Modifier_Base})\p{Emoji}$/u;
// eslint-disable-next-line no-control-regex -- controls are what has no width
const NO_WIDTH = /[\u0000-\u001f\u007f-\u009f\p{Nonspacing_Mark}\p{Enclosing_Mark}]/u;
/** East Asian Wide and Fullwidth of Unicode (UAX #11), without emoji and marks. */
const WIDE =
  // eslint-disable-next-line no-misleading-character-class -- a range may begin with a character that combines
  /[\u1100-\u115f\u2329-\u232a\u2630-\u2637\u268a-\u268f\u2e80-\u2e99\u2e9b-\u2ef3\u2f00-\u2fd5\u2ff0-\u303e\u3041-\u3096\u309b-\u30ff\u3105-\u312f\u3131-\u318e\u3190-\u31e5\u31ef-\u321e\u3220-\u3247\u3250-\ua48c\ua490-\ua4c6\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe52\ufe54-\ufe66\ufe68-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{16fe3}\u{16ff0}-\u{16ff6}\u{17000}-\u{18cda}\u{18cff}-\u{18d20}\u{18d80}-\u{18df2}\u{18e00}-\u{19191}\u{191a0}-\u{191d2}\u{1aff0}-\u{1aff3}\u{1aff5}-\u{1affb}\u{1affd}-\u{1affe}\u{1b000}-\u{1b128}\u{1b132}\u{1b150}-\u{1b152}\u{1b155}\u{1b164}-\u{1b168}\u{1b170}-\u{1b2fb}\u{1d300}-\u{1d356}\u{1d360}-\u{1d376}\u{1f1ae}\u{1f200}-\u{1f202}\u{1f210}-\u{1f23b}\u{1f240}-\u{1f248}\u{1f260}-\u{1f265}\u{1f6d9}\u{1f7da}\u{1fa8b}-\u{1fa8d}\u{1facc}-\u{1fadd}\u{1faeb}\u{1faf9}-\u{1fafa}\u{20000}-\u{2fffd}\u{30000}-\u{3fffd}]/u;

/** How many columns a text takes in a font of one width, as Prettier counts when it pads the tables of charters. */
export function displayWidth(text: string): number {
  if (/^[\x20-\x7e]*$/u.test(text)) return text.length;
  let width = 0;
  const rest = text.replace(EMOJI, (emoji) => {
    width += NARROW.test(emoji) ? 1 : 2;
    return '';
  });
  for (const character of rest) if (!NO_WIDTH.test(character)) width += WIDE.test(character) ? 2 : 1;
  return width;
}
