import type { Person } from '../domain/person.js';
import type { Deps } from './deps.js';

/**
 * Whether one of a person's accounts is in the server; null when that is not known. Not to be called in a transaction.
 * @param gently waited for before each request
 */
export async function isInServer(
  deps: Deps,
  { serverId, accounts }: Person,
  gently: () => Promise<void> = async () => undefined,
): Promise<boolean | null> {
  let known = accounts.length > 0;
  for (const account of accounts) {
    await gently();
    const member = await deps.chat.member(serverId, account);
    if (member.ok && member.value) return true;
    known &&= member.ok;
  }
  return known ? false : null;
}
