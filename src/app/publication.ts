import type { Snowflake } from '../domain/ids.js';
import { mayBeNamed } from '../domain/person.js';
import type { Publication } from '../domain/record-shown.js';
import type { Tx } from '../ports/store.js';

/** Names an account also of somebody who never used the bot, and so has not agreed. */
const MENTION = /<@!?(\d+)>/gu;
/** A Discord account; or a GitHub account where it is marked as one, or is no plain word. */
const ACCOUNT = /\d{15,20}|(?:@|github\.com\/)[a-z\d-]+|[a-z\d]+(?:-[a-z\d]+)+|(?=[a-z]*\d)[a-z\d]+/giu;

/**
 * X8: who of a server may be named outside Discord. In texts an account or a confirmed GitHub account counts as a name;
 * a name in words may be anybody's, and everybody could call themselves like a word to keep texts out of an export.
 */
export async function publicationOf(tx: Tx, serverId: Snowflake): Promise<Publication> {
  const named = new Set<string>();
  const unnamed = new Set<string>();
  for (const person of await tx.people.all(serverId)) {
    if (mayBeNamed(person)) {
      for (const who of [person.id, ...person.accounts]) named.add(who);
      continue;
    }
    for (const account of person.accounts) unnamed.add(account);
    if (person.githubConfirmed && person.github !== null) unnamed.add(person.github.toLowerCase());
  }
  return {
    isNamed: (who) => named.has(who),
    names: (text) =>
      [...text.matchAll(MENTION)].some(([, account = '']) => !named.has(account)) ||
      (text.match(ACCOUNT) ?? []).some((found) =>
        unnamed.has(found.toLowerCase().replace(/^(?:@|github\.com\/)/u, '')),
      ),
  };
}
