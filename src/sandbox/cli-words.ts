type Pairs = Readonly<Record<string, string>>;

/** What the command line asks for. */
export type Act =
  | { readonly kind: 'people' }
  | { readonly kind: 'channels'; readonly as: string }
  | { readonly kind: 'see'; readonly as: string; readonly in: string }
  | { readonly kind: 'command'; readonly as: string; readonly in: string; readonly line: string; readonly pairs: Pairs }
  | { readonly kind: 'say'; readonly as: string; readonly in: string; readonly text: string }
  | { readonly kind: 'click'; readonly label: string; readonly as: string; readonly in: string; readonly pairs: Pairs }
  | { readonly kind: 'submit'; readonly form: string; readonly pairs: Pairs }
  | { readonly kind: 'token'; readonly as: string }
  | { readonly kind: 'clock'; readonly advance: number | null };

export const USAGE = `Acts in the running local Discord (port 8081, or SANDBOX_PORT).

  people
  channels as <person>
  see '#<channel>' as <person>
  see '@Convenor' as <person>
  as <person> in '#<channel>' '/<command>' option=value … 'Form label=text' …
  as <person> in '#<channel>' 'a message'
  click '<button>' as <person> in '#<channel>' 'Form label=text' …
  submit <form> 'Form label=text' …
  token as <person>
  clock [+5d | +12h | +30m]

A value @path.md stands for the file there. A token is what /setup visibility takes.`;

const UNITS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000 };

/** The words after `npm run sandbox --`; null when they make no sense. */
export function parseWords(words: readonly string[]): Act | null {
  const [first, ...rest] = words;
  if (first === 'people' && !rest.length) return { kind: 'people' };
  if (first === 'channels' && rest[0] === 'as' && rest[1]) return { kind: 'channels', as: rest[1] };
  if (first === 'token' && rest[0] === 'as' && rest[1]) return { kind: 'token', as: rest[1] };
  if (first === 'clock') return clock(rest);
  if (first === 'see') return see(rest);
  if (first === 'as') return acts(rest);
  if (first === 'click') return click(rest);
  const [form] = rest;
  const pairs = pairsOf(rest.slice(1));
  return first === 'submit' && form && pairs ? { kind: 'submit', form, pairs } : null;
}

function clock([jump]: readonly string[]): Act | null {
  if (jump === undefined) return { kind: 'clock', advance: null };
  const [, count, unit = ''] = /^\+(\d+)([dhm])$/u.exec(jump) ?? [];
  return count === undefined ? null : { kind: 'clock', advance: Number(count) * (UNITS[unit] ?? 0) };
}

function see([place, as, person]: readonly string[]): Act | null {
  return place && as === 'as' && person ? { kind: 'see', in: place, as: person } : null;
}

function acts([person, word, place, said, ...more]: readonly string[]): Act | null {
  if (!person || word !== 'in' || !place || !said) return null;
  if (!said.startsWith('/')) return more.length ? null : { kind: 'say', as: person, in: place, text: said };
  const pairs = pairsOf(more);
  return pairs && { kind: 'command', as: person, in: place, line: said, pairs };
}

function click([label, as, person, word, place, ...more]: readonly string[]): Act | null {
  const pairs = pairsOf(more);
  if (!label || as !== 'as' || !person || word !== 'in' || !place || !pairs) return null;
  return { kind: 'click', label, as: person, in: place, pairs };
}

function pairsOf(words: readonly string[]): Pairs | null {
  const pairs = words.map((word) => /^([^=]+)=(.*)$/su.exec(word));
  if (pairs.some((pair) => pair === null)) return null;
  return Object.fromEntries(pairs.map((pair) => [pair?.[1] ?? '', pair?.[2] ?? '']));
}
