/** What was read of a file, as far as it could be, and everything that could not be. */
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
