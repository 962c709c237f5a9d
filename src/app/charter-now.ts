import { identitiesOf, type Identities } from '../domain/import-identity.js';
import type { Access } from '../domain/access.js';
import type { Charter, LeadRow, MemberRow, Table } from '../domain/charter.js';
import type { ListFacts, Member } from '../domain/charter-lists.js';
import type { Group } from '../domain/group.js';
import { asId, type Instant, type PersonId, type Snowflake } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { Files, SourceFile } from '../ports/files.js';
import type { Tx } from '../ports/store.js';

/** A group's charter as it was last imported. */
export interface CharterNow {
  readonly charter: Charter;
  readonly path: string;
  /** Null where it was given. */
  readonly importedAt: Instant | null;
}

/** Null for a group of which no charter was imported. */
export async function charterNow(tx: Tx, files: Files, group: Group): Promise<CharterNow | null> {
  const kept = await tx.documents.charter(group.id);
  const document = kept && (await tx.documents.find(kept.documentId));
  if (!document) return null;
  const charter = (await files.charter(document)).value;
  return charter && { charter, path: document.path, importedAt: document.importedAt };
}

/** A charter that somebody gives; null for what is none. */
export async function charterGiven(files: Files, file: SourceFile): Promise<CharterNow | null> {
  const charter = (await files.charter(file)).value;
  return charter && { charter, path: file.path, importedAt: null };
}

const EMERITI = /^emerit(?:us|i)\b/iu;

/** P10: everything that the lists of a group's charter are made of. */
export async function listFacts(
  tx: Tx,
  files: Files,
  group: Group,
  now: CharterNow | null,
  access: Access | null,
): Promise<ListFacts> {
  const members = await tx.memberships.withPeople(group.id);
  const emeriti = await emeritiIn(now, files);
  const { leadership, membership } = now?.charter ?? { leadership: emeriti, membership: emeriti };
  const rows = now ? [...leadership.rows, ...membership.rows, ...emeriti.rows] : [];
  const identities = identitiesOf(access?.people ?? []);
  const people = new Map<LeadRow | MemberRow, PersonId | 'nobody' | 'unknown'>();
  for (const row of rows) people.set(row, await whoIs(tx, group.serverId, row, { rows, members, identities }));
  return {
    ...{ group, members, emeriti },
    charter: now?.charter ?? null,
    personOf: (row) => people.get(row) ?? 'nobody',
    isOwnWord: await ownWordsOf(tx, members, rows, people),
  };
}

/** The section is no part of the template, so it is kept as text; its table has the columns of the Membership table. */
async function emeritiIn(now: CharterNow | null, files: Files): Promise<Table<MemberRow>> {
  const kept = now?.charter.kept.filter(({ path }) => EMERITI.test(path.at(-1) ?? '')) ?? [];
  const content = `## Membership\n\n${kept.map(({ text }) => text).join('\n\n')}\n`;
  return (await files.charter({ path: 'emeriti.mdx', content })).value?.membership ?? { columns: [], rows: [] };
}

interface Roster {
  readonly rows: readonly (LeadRow | MemberRow)[];
  readonly members: readonly Member[];
  readonly identities: Identities;
}

/** Who a row is about: by GitHub account, also by another of the same person, else by name within the group. */
async function whoIs(
  tx: Tx,
  serverId: Snowflake,
  row: LeadRow | MemberRow,
  { rows, members, identities }: Roster,
): Promise<PersonId | 'nobody' | 'unknown'> {
  const name = row.name?.toLowerCase() ?? null;
  const named = (person: Person): boolean => person.name !== null && person.name.toLowerCase() === name;
  const github =
    row.github ??
    (name === null
      ? null
      : (rows.find((other) => other.github !== null && other.name?.toLowerCase() === name)?.github ?? null));
  if (github === null && name === null) return 'nobody';
  if (github === null) return members.find(({ person }) => named(person))?.person.id ?? 'unknown';
  const direct = await tx.people.byGithub(serverId, github);
  if (direct) return direct.id;
  const identity = identities.byGithub(github);
  for (const account of identity?.accounts ?? []) {
    const person = await tx.people.byAccount(serverId, asId<Snowflake>(account));
    if (person) return person.id;
  }
  for (const other of identity?.githubs ?? []) {
    const person = await tx.people.byGithub(serverId, other);
    if (person) return person.id;
  }
  return 'unknown';
}

/** P7: which names and organisations that differ from the charter people gave themselves. */
async function ownWordsOf(
  tx: Tx,
  members: readonly Member[],
  rows: readonly (LeadRow | MemberRow)[],
  people: ReadonlyMap<LeadRow | MemberRow, PersonId | 'nobody' | 'unknown'>,
): Promise<ListFacts['isOwnWord']> {
  const own = new Set<string>();
  for (const { person } of members) {
    const written = rows.filter((row) => people.get(row) === person.id);
    for (const field of ['name', 'organization'] as const) {
      const value = person[field];
      if (value === null || written.every((row) => row[field] === value)) continue;
      if (await tx.personal.isOwnWord(person.id, field, value)) own.add(`${field}:${person.id}`);
    }
  }
  return (person, field) => own.has(`${field}:${person}`);
}
