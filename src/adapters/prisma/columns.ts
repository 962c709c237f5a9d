import { asId, type Instant } from '../../domain/ids.js';

// How domain values stand in columns.

type AnyId = Parameters<typeof asId>[0] extends string ? ReturnType<typeof asId> : never;

/** An instant as its column has it. */
export function dateOf(at: Instant): Date;
export function dateOf(at: Instant | null): Date | null;
export function dateOf(at: Instant | null): Date | null {
  return at === null ? null : new Date(at);
}

/** The instant in a column. */
export function instantOf(date: Date): Instant;
export function instantOf(date: Date | null): Instant | null;
export function instantOf(date: Date | null): Instant | null {
  return date === null ? null : date.getTime();
}

/** The id in a column that may be empty. */
export const idOrNull = <Id extends AnyId>(value: string | null): Id | null =>
  value === null ? null : asId<Id>(value);

/** The one of `values` that stands in a column. Throws for anything else: somebody else wrote that row. */
export function oneOf<T extends string>(values: readonly T[], value: string, column: string): T {
  const found = values.find((one) => one === value);
  if (found === undefined)
    throw new Error(`${column} holds ${JSON.stringify(value)}, which is none of ${values.join(', ')}`);
  return found;
}

/** The same for a column that may be empty. */
export const oneOfOrNull = <T extends string>(values: readonly T[], value: string | null, column: string): T | null =>
  value === null ? null : oneOf(values, value, column);

/**
 * A text as both databases give it back: without NUL, and with a replacement character for half of a surrogate pair.
 * For texts whose digest is kept; others are cleaned on their way by the driver.
 */
export const storable = (text: string): string => Buffer.from(text.replaceAll('\0', ''), 'utf8').toString('utf8');
