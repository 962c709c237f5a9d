import type { Access } from '../domain/access.js';
import type { AccessEdit } from '../domain/access-list.js';
import type { Charter } from '../domain/charter.js';
import type { Reading } from '../domain/reading.js';

/** Reads the files of the real formats. Nothing in a file is ever executed, and no content makes a reader throw. */
export interface Files {
  charter(file: SourceFile): Promise<Reading<Charter>>;
  /** Several files at once, because one takes constants from another. */
  access(files: readonly SourceFile[]): Promise<Reading<Access>>;
  /** X8: a file of the access configuration without the entries of somebody, known by GitHub name or account. */
  accessWithout(
    file: SourceFile,
    of: { readonly githubs: readonly string[]; readonly accounts: readonly string[] },
  ): Promise<string>;
  /**
   * P10, C3: the configuration with other roles for some people, as a unified diff of the lines that change.
   * @param context unchanged lines shown around each change: 1 or more
   */
  accessDiff(files: readonly SourceFile[], edits: readonly AccessEdit[], context: number): Promise<AccessDiff>;
}

export interface AccessDiff {
  /** '' when no line changes. */
  readonly diff: string;
  /** What the files make of other values, so that no line of theirs can be changed for it. */
  readonly undone: readonly AccessEdit[];
}

export interface SourceFile {
  readonly path: string;
  readonly content: string;
}
