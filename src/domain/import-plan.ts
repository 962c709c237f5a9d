import type { Finding } from './import-finding.js';
import { planGroups, type GroupChange } from './import-groups.js';
import type { ImportFacts, LeftOut } from './import-facts.js';
import { planPeople, type PersonChange } from './import-people.js';
import { compareWithAccess } from './import-access.js';
import type { Problem } from './reading.js';

/** What an import would do, shown before anything is done. Plain data: equal facts give an equal plan. */
export interface ImportPlan {
  readonly files: readonly FileChange[];
  readonly groups: readonly GroupChange[];
  readonly people: readonly PersonChange[];
  /** Where the files disagree with each other or with what is stored. */
  readonly conflicts: readonly Finding[];
  /** What is worth knowing and no disagreement. */
  readonly notes: readonly Finding[];
  readonly problems: readonly Problem[];
  readonly leftOut: readonly LeftOut[];
  readonly kept: readonly KeptText[];
}

export interface FileChange {
  readonly path: string;
  readonly kind: 'charter' | 'access';
  readonly digest: string;
  readonly change: 'new' | 'changed' | 'same';
}

/** A piece of a charter that has no field and is kept as text. */
export interface KeptText {
  readonly file: string;
  readonly line: number;
  readonly path: readonly string[];
  readonly words: number;
}

/**
 * I13, P10: plans an import. Nobody is lowered or removed by it and no field is guessed: where a file and the store
 * disagree, the plan says so and leaves the store as it is.
 */
export function planOf(facts: ImportFacts): ImportPlan {
  const files = [
    ...facts.charters.map((file) => fileChange(file, 'charter', facts)),
    ...facts.accessFiles.map((file) => fileChange(file, 'access', facts)),
  ];
  const people = planPeople(facts);
  const groups = planGroups(facts, people);
  const access = compareWithAccess(facts);
  return {
    files,
    groups: groups.changes,
    people: people.changes,
    conflicts: [...groups.conflicts, ...people.conflicts, ...access.conflicts],
    notes: [...groups.notes, ...people.notes, ...access.notes],
    problems: facts.problems,
    leftOut: facts.leftOut,
    kept: facts.charters.flatMap(({ charter }) =>
      charter.kept.map(({ path, line, text }) => ({
        file: charter.file,
        line,
        path,
        words: text.split(/\s+/u).length,
      })),
    ),
  };
}

/** Whether applying the plan would change anything. */
export const changesAnything = (plan: ImportPlan): boolean =>
  plan.files.some((file) => file.change !== 'same') ||
  plan.people.length > 0 ||
  plan.groups.some((group) => group.change !== 'same');

function fileChange(file: { path: string; digest: string }, kind: FileChange['kind'], facts: ImportFacts): FileChange {
  const before = facts.documents.get(file.path);
  const change = before === undefined ? 'new' : before === file.digest ? 'same' : 'changed';
  return { path: file.path, kind, digest: file.digest, change };
}
