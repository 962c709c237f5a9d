import type { Marks } from '../domain/erasure.js';
import type { Person } from '../domain/person.js';
import type { Files } from '../ports/files.js';
import type { Whose } from '../ports/personal-rows.js';
import type { Tx } from '../ports/store.js';

/**
 * X8: by what somebody is found in files and in what others wrote: accounts, a confirmed GitHub account, and the names
 * that files give them. A name that somebody chose is not among them: anybody could call themselves like a word and
 * have it taken out of what others wrote.
 */
export async function marksOf(
  tx: Tx,
  files: Files,
  who: Whose,
  person: Person | null,
): Promise<Marks & { readonly githubs: readonly string[] }> {
  const githubs = new Set<string>();
  const names = new Set<string>();
  const organizations = new Set<string>();
  const add = (to: Set<string>, ...words: (string | null)[]): void => {
    for (const word of words) if (word !== null && word.trim() !== '') to.add(word);
  };
  const isTheirs = (github: string | null): boolean =>
    github !== null && [...githubs].some((own) => own.toLowerCase() === github.toLowerCase());

  if (person) {
    if (person.githubConfirmed) add(githubs, person.github);
    add(names, person.discordName);
    add(organizations, person.organization);
    if (person.name !== null && !(await tx.personal.isOwnWord(person.id, 'name', person.name))) add(names, person.name);
    for (const { name, value } of await tx.personal.formerMarks(person.id)) {
      add(name === 'formerGithub' ? githubs : name === 'formerOrganization' ? organizations : names, value);
    }
  }
  const documents = await tx.personal.files(who.serverId);
  for (const document of documents.filter(({ kind }) => kind === 'access')) {
    for (const { github, discord, name } of (await files.access([document])).value?.people ?? []) {
      if (!isTheirs(github) && who.accounts.every((account) => account !== discord)) continue;
      add(githubs, github);
      add(names, name);
    }
  }
  for (const document of documents.filter(({ kind }) => kind === 'charter')) {
    const content = document.content.toLowerCase();
    if ([...githubs].every((github) => !content.includes(github.toLowerCase()))) continue;
    const charter = (await files.charter(document)).value;
    for (const row of [...(charter?.leadership.rows ?? []), ...(charter?.membership.rows ?? [])]) {
      if (!isTheirs(row.github)) continue;
      add(names, row.name, 'discord' in row ? row.discord : null);
      add(organizations, row.organization);
    }
  }
  add(names, ...githubs);
  return { accounts: who.accounts, names: [...names], organizations: [...organizations], githubs: [...githubs] };
}
