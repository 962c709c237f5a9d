import type { GroupKind } from './group.js';

/**
 * I13: what a charter says. Every piece of its body stands in a field or in `kept`; nothing is lost, nothing invented.
 * A value that can't be read is null, and the cell as written stays in the row.
 */
export interface Charter {
  /** Where it was read: `working-groups/tracing.mdx`. */
  readonly file: string;
  /** The file's name without `.mdx`, which is the group's name. */
  readonly name: string;
  /** K1: as its Group Type section says; null when that can't be read. */
  readonly kind: GroupKind | null;
  /** From the front matter, as written. */
  readonly title: string | null;
  readonly description: string | null;
  /** Markdown, as the scope and the success criteria are. */
  readonly mission: string;
  readonly scope: { readonly in: string; readonly out: string; readonly related: string };
  readonly leadership: Table<LeadRow>;
  readonly authority: Table<AuthorityRow>;
  readonly membership: Table<MemberRow>;
  readonly operations: Table<OperationRow>;
  readonly workItems: Table<WorkItemRow>;
  readonly successCriteria: string;
  readonly changelog: Table<ChangelogRow>;
  /** C1: the channel it names, with the id of its link if there is one. */
  readonly channel: { readonly name: string; readonly id: string | null } | null;
  /** Every heading as written, in order. */
  readonly headings: readonly Heading[];
  /** Every piece of text that has no field, in order. */
  readonly kept: readonly Kept[];
}

/** A table as written: its real column names, and rows with what the known columns mean. */
export interface Table<Row> {
  readonly columns: readonly string[];
  readonly rows: readonly (Row & AsWritten)[];
}

export interface AsWritten {
  /** The row's line in the file, counted from 1. */
  readonly line: number;
  /** Every cell as Markdown, in the order of the columns; a row may have more cells than there are columns. */
  readonly cells: readonly string[];
}

export interface LeadRow {
  readonly role: string | null;
  readonly name: string | null;
  readonly organization: string | null;
  /** A GitHub name without `@`. */
  readonly github: string | null;
  readonly term: string | null;
}

export interface AuthorityRow {
  readonly decision: string | null;
  readonly authority: string | null;
}

export interface MemberRow {
  readonly name: string | null;
  readonly organization: string | null;
  readonly github: string | null;
  /** A Discord name as typed; no account follows from it. */
  readonly discord: string | null;
  readonly level: string | null;
}

export interface OperationRow {
  readonly meeting: string | null;
  readonly frequency: string | null;
  readonly duration: string | null;
  readonly purpose: string | null;
}

export interface WorkItemRow {
  readonly item: string | null;
  readonly status: string | null;
  readonly target: string | null;
  readonly champion: string | null;
}

export interface ChangelogRow {
  readonly date: string | null;
  readonly change: string | null;
}

export interface Heading {
  readonly depth: number;
  readonly text: string;
  readonly line: number;
}

export interface Kept {
  /** The headings above it, outermost first; empty before the first heading. */
  readonly path: readonly string[];
  readonly line: number;
  readonly text: string;
}

const KIND_WORDS = /\s+(?:charter|working group|interest group|wg|ig)$/iu;

/** The group's title: the charter's own without `Charter` and the words of its kind. */
export function groupTitleOf(charter: Pick<Charter, 'title' | 'name'>): string {
  let title = charter.title ?? charter.name;
  while (KIND_WORDS.test(title)) title = title.replace(KIND_WORDS, '');
  return title;
}
