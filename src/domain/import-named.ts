import type { LeadRow, MemberRow } from './charter.js';
import type { GivenCharter, ImportFacts } from './import-facts.js';
import type { Identities, Identity } from './import-identity.js';
import { A_MEMBER } from './person.js';

/** Where a name was read: evidence for what a person is called. */
export interface Evidence {
  readonly name: string | null;
  readonly organization: string | null;
  readonly discord: string | null;
  readonly file: string;
  readonly line: number;
}

/** Somebody whom the files name. */
export interface Named {
  readonly key: string;
  readonly githubs: readonly string[];
  readonly accounts: readonly string[];
  readonly evidence: readonly Evidence[];
}

/** Whether the file says something that is not stored yet. */
export const isNews = (given: { readonly path: string; readonly digest: string }, facts: ImportFacts): boolean =>
  facts.documents.get(given.path) !== given.digest;

export const placeOf = (one: Named): { file: string; line: number } => ({
  file: one.evidence[0]?.file ?? '',
  line: one.evidence[0]?.line ?? 1,
});

/** Everybody whom the new or changed files name, each once. */
export function namedIn(facts: ImportFacts, identities: Identities): Map<string, Named> {
  const named = new Map<string, Named>();
  for (const given of facts.charters.filter((charter) => isNews(charter, facts))) {
    const { file, leadership, membership } = given.charter;
    for (const row of [...leadership.rows, ...membership.rows]) {
      const key = keyOfRow(given, row, identities);
      if (key === null) continue;
      const identity = row.github === null ? null : identities.byGithub(row.github);
      const before = named.get(key);
      named.set(key, {
        key,
        // Of several accounts the one that the charter names comes first, in the spelling of the configuration.
        githubs: distinct([
          ...(before?.githubs ?? []),
          ...(row.github === null ? [] : [spelled(row.github, identity)]),
          ...(identity?.githubs ?? []),
        ]),
        accounts: identity?.accounts ?? before?.accounts ?? [],
        evidence: [
          ...(before?.evidence ?? []),
          {
            name: row.name,
            organization: row.organization,
            discord: 'discord' in row ? row.discord : null,
            file,
            line: row.line,
          },
        ],
      });
    }
  }
  const accessIsNews = facts.accessFiles.some((file) => isNews(file, facts));
  for (const { key, githubs, accounts, entries } of identities.all) {
    const before = named.get(key);
    if (!before && !(accessIsNews && accounts.length > 0)) continue;
    named.set(key, {
      key,
      githubs: before?.githubs ?? githubs,
      accounts,
      evidence: [
        ...(before?.evidence ?? []),
        ...entries.map(({ name, file, line }) => ({ name, organization: null, discord: null, file, line })),
      ],
    });
  }
  return named;
}

/** The key of the person in a row: by GitHub name, or by name within the group; null when the row names nobody. */
export function keyOfRow(given: GivenCharter, row: LeadRow | MemberRow, identities: Identities): string | null {
  const { kind, name, leadership, membership } = given.charter;
  const own = row.name?.toLowerCase();
  // X8: an export wrote the row about somebody who is not to be named.
  if (own === A_MEMBER && row.github === null) return null;
  const github =
    row.github ??
    [...leadership.rows, ...membership.rows].find(
      (other) => other.github !== null && own !== undefined && other.name?.toLowerCase() === own,
    )?.github;
  if (github) return identities.byGithub(github)?.key ?? `github:${github.toLowerCase()}`;
  return own === undefined ? null : `name:${kind ?? ''}/${name}/${own}`;
}

const distinct = (githubs: readonly string[]): string[] => {
  const seen = new Map<string, string>();
  for (const github of githubs) if (!seen.has(github.toLowerCase())) seen.set(github.toLowerCase(), github);
  return [...seen.values()];
};

const spelled = (github: string, identity: Identity | null): string =>
  identity?.githubs.find((other) => other.toLowerCase() === github.toLowerCase()) ?? github;
