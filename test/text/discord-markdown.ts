/**
 * Discord's Markdown as its clients read it, for tests: a reader of its own that knows nothing of how texts are made
 * harmless. It is stricter than Discord where that is simpler: a mark counts even when no second one closes it.
 */

export interface Token {
  readonly type:
    | 'mention'
    | 'time'
    | 'command'
    | 'emoji'
    | 'masked-link'
    | 'link'
    | 'mark'
    | 'code'
    | 'heading'
    | 'small-print'
    | 'list'
    | 'quote'
    | 'invisible';
  readonly text: string;
}

export interface Read {
  /** What a reader sees. */
  readonly shown: string;
  readonly tokens: readonly Token[];
}

type Rule = readonly [Token['type'], RegExp];

/** Read at the beginning of a line only. */
const LINE_RULES: readonly Rule[] = [
  ['quote', /^ *>(?:>>)? /u],
  ['heading', /^ *#{1,3} /u],
  ['small-print', /^ *-# /u],
  ['list', /^ *(?:[-*+]|\d+\.) /u],
];

const RULES: readonly Rule[] = [
  ['mention', /^<(?:@[!&]?|#)\d+>/u],
  ['mention', /^@(?:everyone|here)\b/u],
  ['mention', /^<id:[a-z]+(?::\d+)?>/u],
  ['time', /^<t:-?\d+(?::[A-Za-z])?>/u],
  ['command', /^<\/[^:>\n]+:\d+>/u],
  ['emoji', /^<a?:\w+:\d+>/u],
  ['emoji', /^:(?:\w*[A-Za-z][\w+-]*|[+-]1|100|1234)(?:::skin-tone-\d)?:/u],
  ['link', /^<(?:https?|steam|mailto|tel|sms):[^\s<>]+>/u],
  ['link', /^<[^\s<>@]+@[^\s<>@]+>/u],
  ['link', /^https?:\/\/[^\s<]*[^<.,:;"'\]\s]/u],
  ['masked-link', /^!?\[[^\]\n]*\]\([^)]*\)/u],
  ['code', /^`+/u],
  ['mark', /^(?:\*+|_+|~~|\|\|)/u],
  ['invisible', /^[\p{Cc}\p{Cs}\u00ad\u061c\u200b-\u200c\u200e-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/u],
];

export function readMarkdown(markup: string): Read {
  const tokens: Token[] = [];
  let shown = '';
  let at = 0;
  let lineBegins = true;
  const take = (type: Token['type'], text: string): void => {
    tokens.push({ type, text });
    at += text.length;
  };
  while (at < markup.length) {
    const rest = markup.slice(at, at + 3_000);
    const found: Rule | undefined = lineBegins ? LINE_RULES.find(([, rule]) => rule.test(rest)) : undefined;
    if (found) {
      take(found[0], found[1].exec(rest)?.[0] ?? '');
      lineBegins = found[0] === 'quote';
      continue;
    }
    const escaped = /^\\[^0-9A-Za-z\s]/u.exec(rest)?.[0];
    if (escaped !== undefined) {
      shown += escaped.slice(1);
      at += escaped.length;
      lineBegins = false;
      continue;
    }
    const inline = rest.startsWith('\n') ? undefined : RULES.find(([, rule]) => rule.test(rest));
    if (inline) {
      const text = inline[1].exec(rest)?.[0] ?? '';
      if (inline[0] === 'link') shown += text.replace(/^<|>$/gu, '');
      take(inline[0], text);
      lineBegins = false;
      continue;
    }
    const character = String.fromCodePoint(rest.codePointAt(0) ?? 0);
    shown += character;
    at += character.length;
    lineBegins = character === '\n';
  }
  return { shown, tokens };
}
