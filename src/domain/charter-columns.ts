import type { AuthorityRow, ChangelogRow, LeadRow, MemberRow, OperationRow, WorkItemRow } from './charter.js';

/** What a field of a row is, and the names that its column goes by, in lower case. */
export interface Column {
  readonly reads: 'words' | 'github' | 'discord';
  readonly names: readonly string[];
}

export type Columns<Row> = { readonly [Field in keyof Row]: Column };

const words = (...names: string[]) => ({ reads: 'words', names }) as const;

const NAME = words('name');
const ORGANIZATION = words('organization', 'organisation', 'org', 'affiliation', 'company');
const GITHUB = { reads: 'github', names: ['github', 'github handle', 'github username'] } as const;
const DISCORD = { reads: 'discord', names: ['discord', 'discord name', 'discord username'] } as const;

/** The columns of the charter's tables by the names that real files give them. */
export const LEADERSHIP: Columns<LeadRow> = {
  role: words('role'),
  name: NAME,
  organization: ORGANIZATION,
  github: GITHUB,
  term: words('term'),
};

export const AUTHORITY: Columns<AuthorityRow> = {
  decision: words('decision type', 'decision'),
  authority: words('authority level', 'authority'),
};

export const MEMBERSHIP: Columns<MemberRow> = {
  name: NAME,
  organization: ORGANIZATION,
  github: GITHUB,
  discord: DISCORD,
  level: words('level', 'participation level', 'tier'),
};

export const OPERATIONS: Columns<OperationRow> = {
  meeting: words('meeting'),
  frequency: words('frequency', 'cadence'),
  duration: words('duration', 'length'),
  purpose: words('purpose'),
};

export const WORK_ITEMS: Columns<WorkItemRow> = {
  item: words('item', 'work item', 'deliverable'),
  status: words('status'),
  target: words('target date', 'target', 'due'),
  champion: words('champion', 'champion(s)', 'owner', 'owner(s)', 'owners'),
};

export const CHANGELOG: Columns<ChangelogRow> = {
  date: words('date'),
  change: words('change', 'changes', 'description'),
};

/** The field that a column holds, by its name as the file writes it; null for a column that has none. */
export const fieldOf = <Row extends object>(columns: Columns<Row>, name: string): (keyof Row & string) | null =>
  fieldsOf(columns).find(([, { names }]) => names.includes(keyOfColumn(name)))?.[0] ?? null;

const fieldsOf = <Row extends object>(columns: Columns<Row>) =>
  Object.entries(columns) as [keyof Row & string, Column][];

const keyOfColumn = (name: string): string => name.replace(/[*_`]/gu, '').replace(/\s+/gu, ' ').trim().toLowerCase();
