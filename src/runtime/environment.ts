import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { SETTINGS } from '../config.js';

type Environment = { readonly [name: string]: string | undefined };

/** The real environment over what `.env` in the working folder says. */
export function readEnvironment(env: Environment, file = '.env'): Environment {
  const fromFile = existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
  return { ...fromFile, ...env };
}

/** Variables whose name is nearly one of ours, as `[what is set, what may be meant]`: such a setting has no effect. */
export function nearMisses(env: Environment): (readonly [set: string, meant: string])[] {
  const known = SETTINGS.map(({ name }) => name);
  return Object.keys(env)
    .filter((name) => !known.includes(name))
    .flatMap((name) => {
      const meant = known.find((ours) => distance(name.toUpperCase(), ours) <= 2);
      return meant === undefined ? [] : [[name, meant] as const];
    });
}

/** How many letters must be put in, taken out or changed to make `b` of `a` (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
