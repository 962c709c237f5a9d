import type { RecordEntry } from './record.js';

/** The personal values that cards show to everybody anyway. */
const SHOWN: ReadonlySet<string> = new Set(['actor', 'member', 'title', 'text', 'reason', 'resolution']);

/**
 * P7, X1: an entry as anybody may see it. Names, organisations and accounts that people typed about themselves, or that
 * files say of them, stay in the database; the chain holds without them, as after an erasure.
 */
export const shownToAnybody = (entry: RecordEntry): RecordEntry => ({
  ...entry,
  values: Object.fromEntries(Object.entries(entry.values).filter(([name]) => SHOWN.has(name))),
});
