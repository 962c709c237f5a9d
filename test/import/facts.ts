import { files } from '../../src/adapters/files/files.js';
import { readImportFiles } from '../../src/app/import-files.js';
import { NO_ACCESS } from '../../src/domain/access.js';
import type { Group } from '../../src/domain/group.js';
import { asId, type GroupId, type PersonId, type Snowflake } from '../../src/domain/ids.js';
import type { ImportFacts } from '../../src/domain/import-facts.js';
import { FRESH, type Membership } from '../../src/domain/membership.js';
import type { Person } from '../../src/domain/person.js';
import type { SourceFile } from '../../src/ports/files.js';

const SERVER = asId<Snowflake>('900000000000000001');
export const NOW = Date.UTC(2026, 5, 1);

/** A charter of people given as `github|level`, leads first; the Leadership table has those with the level Lead. */
function charterText(people: readonly string[], more = '', kind = 'Working Group'): string {
  const rows = people.map((person) => person.split('|') as [string, string?, string?, string?]);
  const cells = ([github, , name, organization]: (typeof rows)[number]): string =>
    `${name ?? github} | ${organization ?? ''} | ${github ? `@${github}` : ''}`;
  const leads = rows.filter(([, level]) => level === 'Lead' || level === 'Facilitator');
  return `---
title: Made Up ${kind} Charter
---

## Group Type

**${kind}**

## Mission Statement

To be imported.

## Leadership

| Role | Name | Organization | GitHub | Term |
| ---- | ---- | ------------ | ------ | ---- |
${leads.map((row) => `| ${row[1]} | ${cells(row)} | Initial |`).join('\n')}

## Membership

| Name | Organization | GitHub | Level |
| ---- | ------------ | ------ | ----- |
${rows.map((row) => `| ${cells(row)} | ${row[1]} |`).join('\n')}

${more}
`;
}

export const charter = (name: string, people: readonly string[], more = '', kind = 'Working Group'): SourceFile => ({
  path: `${kind === 'Working Group' ? 'working-groups' : 'interest-groups'}/${name}.mdx`,
  content: charterText(people, more, kind),
});

/** An access file of entries given as `github|discord|role,role`. */
export const users = (...entries: readonly string[]): SourceFile => ({
  path: 'users.ts',
  content: `export const MEMBERS = [\n${entries
    .map((entry) => {
      const [github, discord, roles] = entry.split('|');
      const parts = [
        github ? `github: '${github}'` : '',
        discord ? `discord: '${discord}'` : '',
        `memberOf: [${(roles ?? '')
          .split(',')
          .filter((role) => role !== '')
          .map((role) => `'${role}'`)
          .join(', ')}]`,
      ];
      return `  { ${parts.filter((part) => part !== '').join(', ')} },`;
    })
    .join('\n')}\n];\n`,
});

export const roles = (...ids: readonly string[]): SourceFile => ({
  path: 'roles.ts',
  content: `export const ROLES = [${ids.map((id) => `{ id: '${id}', description: '${id}' }`).join(', ')}];\n`,
});

/** What a plan is made of, from files alone; `stored` adds what is on record. */
export async function factsOf(given: readonly SourceFile[], stored: Partial<ImportFacts> = {}): Promise<ImportFacts> {
  const read = await readImportFiles(given, files);
  const access = await files.access(read.accessSources);
  return {
    charters: read.charters,
    accessFiles: read.accessFiles,
    access: access.value ?? NO_ACCESS,
    earlierCharters: [],
    leftOut: read.leftOut,
    problems: [...read.problems, ...access.problems],
    documents: new Map(),
    groups: [],
    people: [],
    memberships: [],
    channels: [],
    ...stored,
  };
}

export const group = (name: string, more: Partial<Group> = {}): Group => ({
  id: asId<GroupId>(`g-${name}`),
  serverId: SERVER,
  kind: 'working-group',
  name,
  title: 'Made Up',
  status: 'active',
  mission: 'To be imported.',
  memberTier: true,
  channelId: null,
  grandfathered: true,
  oneHoldsSince: null,
  createdAt: 0,
  ...more,
});

export const person = (id: string, more: Partial<Person> = {}): Person => ({
  id: asId<PersonId>(id),
  serverId: SERVER,
  name: null,
  organization: null,
  github: null,
  githubConfirmed: false,
  discordName: null,
  consent: 'unasked',
  consentAt: null,
  erasedAt: null,
  ladder: 'contributor',
  seenAs: null,
  counted: true,
  profileAt: null,
  accounts: [],
  createdAt: 0,
  ...more,
});

export const membership = (who: Person, where: Group, more: Partial<Membership> = {}): Membership => ({
  id: asId(`${who.id}-${where.id}`),
  groupId: where.id,
  personId: who.id,
  tier: 'participant',
  source: 'joined',
  ...FRESH,
  since: 0,
  ...more,
});

export const account = (digit: number): Snowflake => asId<Snowflake>(`10000000000000000${digit}`);
