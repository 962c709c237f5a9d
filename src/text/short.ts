import { excerpt, say, type Markup } from './markup.js';
import { A_MEMBER, type Person } from '../domain/person.js';
import { listed, who } from './words.js';

/** Of a name that stands among many, in characters. */
const NAME_SHOWN = 32;

/** What somebody typed in one line that has room for many others: a long name is cut. */
export const short = (typed: string, most = NAME_SHOWN): Markup => excerpt(typed.replace(/\s+/gu, ' '), most).shown;

/** A person as others see them, in a list of many. */
export const shortWho = (person: Person): Markup =>
  person.accounts.length > 0 ? who(person) : short(person.name ?? person.github ?? person.discordName ?? A_MEMBER);

/** `a, b and c`, or `a, b and 7 more`; `nobody` for none. */
export function some(people: readonly Person[], most: number): Markup {
  if (people.length === 0) return say`nobody`;
  const shown = people.length > most ? people.slice(0, most) : people;
  const more = people.length - shown.length;
  return listed([...shown.map(shortWho), ...(more > 0 ? [say`${more} more`] : [])]);
}
