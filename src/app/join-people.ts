import type { Instant } from '../domain/ids.js';
import { FORMER_ID, type EndedByMerging } from '../domain/linking.js';
import { onePerson } from '../domain/one-person.js';
import type { Person } from '../domain/person.js';
import type { Sealed } from '../domain/record.js';
import { edition } from '../domain/rules.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';

/** Two people on record as one: who that is, what of them stands no more, and which open matters that ended. */
export interface Joined {
  readonly person: Person;
  /** For the record: what an erasure has to find besides what stands (X8), by name. */
  readonly former: { readonly [name: string]: Sealed };
  readonly ended: readonly EndedByMerging[];
}

/** L5: makes everything of `from` belong to `into`, who is the same person. */
export async function joinPeople(
  tx: Tx,
  deps: Pick<Deps, 'edition'>,
  { into, from, at }: { readonly into: Person; readonly from: Person; readonly at: Instant },
): Promise<Joined> {
  const person = onePerson(into, from);
  const id = { value: from.id, personId: into.id };
  const former = { [FORMER_ID]: id, ...(await formerMarks(tx, person, [into, from])) };
  const ended = await tx.merging.merge(from.id, into.id, at, edition(deps.edition));
  await tx.people.save(person);
  return { person, former, ended };
}

/** X8: by what files and others may name somebody, and what is not theirs any more, or not all that is. */
export async function formerMarks(tx: Tx, person: Person, before: readonly Person[]): Promise<Record<string, Sealed>> {
  const former: Record<string, Sealed> = {};
  const keep = (name: string, value: string | null, standing: string | null): void => {
    if (value !== null && value !== standing) former[name] = { value, personId: person.id };
  };
  for (const each of before) {
    if (each.githubConfirmed) keep('formerGithub', each.github, person.github);
    keep('formerDiscordName', each.discordName, person.discordName);
    keep('formerOrganization', each.organization, person.organization);
    const isOwn = each.name !== null && (await tx.personal.isOwnWord(each.id, 'name', each.name));
    if (!isOwn) keep('formerName', each.name, person.name);
  }
  return former;
}
