import { ESCALATION_STATUSES, type Escalation } from './escalation.js';
import { isEscalationMove } from './escalation-states.js';
import type { RecordEntry } from './record.js';

/** An escalation as the entries of its record alone make it. */
export type ReplayedEscalation = Pick<Escalation, 'status' | 'dueAt'>;

/** X1, X4: takes the entries of one escalation in the order of the record. */
export class EscalationReplay {
  #now: ReplayedEscalation | null = null;

  /** What the entries so far come to; null before there was one. */
  get escalation(): ReplayedEscalation | null {
    return this.#now;
  }

  /** The next entry. False when there is no such step from the state before it. */
  next({ kind, facts }: RecordEntry): boolean {
    const from = this.#now?.status ?? null;
    const to = ESCALATION_STATUSES.find((status) => status === facts['status']);
    if (to === undefined) return false;
    const dueAt = facts['dueAt'];
    this.#now = { status: to, dueAt: typeof dueAt === 'number' ? dueAt : null };
    return from === to || isEscalationMove(from, kind, to);
  }
}
