import type { Access } from '../domain/access.js';
import type { Charter } from '../domain/charter.js';

/** Reads the files of the real formats. Nothing in a file is ever executed, and no content makes a reader throw. */
export interface Files {
  charter(file: SourceFile): Reading<Charter>;
  /** Several files at once, because one takes constants from another. */
  access(files: readonly SourceFile[]): Reading<Access>;
}

export interface SourceFile {
  readonly path: string;
  readonly content: string;
}

/** What was read, as far as it could be, and everything that could not be. */
export interface Reading<T> {
  readonly value: T | null;
  readonly problems: readonly Problem[];
}

/** Something that could not be read. */
export interface Problem {
  readonly file: string;
  /** Counted from 1. */
  readonly line: number;
  /** One plain sentence. */
  readonly problem: string;
}
