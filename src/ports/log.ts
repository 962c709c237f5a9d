/**
 * What operators read. `fields` carry ids, codes and counts, never what people typed, a name or a token; the sentence
 * is the same for every occurrence, so that it can be searched.
 */
export interface Log {
  debug(fields: object, sentence: string): void;
  info(fields: object, sentence: string): void;
  warn(fields: object, sentence: string): void;
  error(fields: object, sentence: string): void;
  /** A log that adds `fields` to everything said through it. */
  child(fields: object): Log;
}
