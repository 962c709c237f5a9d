import type { AccessPerson } from './access.js';

/** One person of the access configuration: entries with the same Discord account or GitHub name belong together. */
export interface Identity {
  /** Stable over imports of the same files. */
  readonly key: string;
  /** As written, in the order of the file. */
  readonly githubs: readonly string[];
  /** Discord user ids. */
  readonly accounts: readonly string[];
  readonly entries: readonly AccessPerson[];
}

export interface Identities {
  readonly all: readonly Identity[];
  /** Compared without case. */
  byGithub(github: string): Identity | null;
}

/** L5, P10: merges the entries of one person. Entries with neither GitHub name nor Discord account name nobody. */
export function identitiesOf(entries: readonly AccessPerson[]): Identities {
  const sets = new Map<string, AccessPerson[]>();
  for (const entry of entries) {
    const marks = marksOf(entry);
    if (marks.length === 0) continue;
    const joined = new Set(marks.flatMap((mark) => sets.get(mark) ?? []));
    const members = [...joined, entry].sort((a, b) => entries.indexOf(a) - entries.indexOf(b));
    for (const mark of members.flatMap(marksOf)) sets.set(mark, members);
  }
  const identities = new Map<AccessPerson[], Identity>();
  for (const members of sets.values()) if (!identities.has(members)) identities.set(members, identityOf(members));
  return {
    all: [...identities.values()],
    byGithub: (github) => {
      const members = sets.get(githubMark(github));
      return members ? (identities.get(members) ?? null) : null;
    },
  };
}

const githubMark = (github: string): string => `github:${github.toLowerCase()}`;

const marksOf = (entry: AccessPerson): string[] => [
  ...(entry.github === null ? [] : [githubMark(entry.github)]),
  ...(entry.discord === null ? [] : [`discord:${entry.discord}`]),
];

function identityOf(entries: readonly AccessPerson[]): Identity {
  const githubs = new Map<string, string>();
  for (const { github } of entries) if (github !== null) githubs.set(githubMark(github), github);
  const accounts = new Set(entries.flatMap(({ discord }) => (discord === null ? [] : [discord])));
  const key = [...githubs.keys(), ...[...accounts].map((account) => `discord:${account}`)][0] ?? '';
  return { key, githubs: [...githubs.values()], accounts: [...accounts], entries };
}
