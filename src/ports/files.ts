import type { Access } from '../domain/access.js';
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
}

export interface SourceFile {
  readonly path: string;
  readonly content: string;
}
