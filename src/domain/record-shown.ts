import type { RecordEntry } from './record.js';

/** Values that lead to a person: an account, or the id to which things of theirs belong. */
const WHO: ReadonlySet<string> = new Set(['actor', 'member', 'assignee']);
/** What people wrote about a matter, which cards show to everybody. */
const WRITTEN: ReadonlySet<string> = new Set([
  // Proposals and nominations, objections to them, and feedback (D6, P5, V5).
  ...['title', 'text', 'reason', 'resolution'],
  // Ballots, and what is said against a result (V6, E1).
  ...['rationale', 'grounds'],
  // The case of an escalation, and what was asked and answered (E3, E5).
  ...['decision', 'options', 'disagreement', 'ask', 'question', 'reply', 'guidance'],
]);

/** What may leave Discord with the record. */
export interface Publication {
  /** X8: whether the person behind this account or id has agreed to be named. */
  readonly isNamed: (who: string) => boolean;
  /** X8: whether a text names somebody who has not. */
  readonly names: (text: string) => boolean;
}

/**
 * P7, X1, X8: an entry as it may leave Discord: with what people wrote about the matter, and with who they are where they
 * agreed to be named. Everything else stays in the database; the chain holds without it, as after an erasure.
 */
export const published = (entry: RecordEntry, { isNamed, names }: Publication): RecordEntry => ({
  ...entry,
  values: Object.fromEntries(
    Object.entries(entry.values).filter(
      ([name, { value }]) => (WHO.has(name) && isNamed(value)) || (WRITTEN.has(name) && !names(value)),
    ),
  ),
});
