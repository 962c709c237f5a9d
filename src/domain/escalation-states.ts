import type { EscalationStatus } from './escalation.js';

/** One way from a state of an escalation to another: `by` is the kind of the record's entry that it leaves. */
export interface EscalationMove {
  /** Null: it was not there before. */
  readonly from: EscalationStatus | null;
  readonly by: string;
  readonly to: EscalationStatus;
}

const moves = (from: readonly EscalationMove['from'][], by: string, to: EscalationStatus): EscalationMove[] =>
  from.map((each) => ({ from: each, by, to }));

/** E1, E2, E5: the states of an escalation. There is no other way from one to another; who may take which is for the rules. */
export const ESCALATION_MOVES: readonly EscalationMove[] = [
  ...moves([null], 'escalation-drafted', 'draft'),
  // E2: a direct one is sent by whoever opens it, and was no draft.
  ...moves([null, 'draft'], 'escalation-sent', 'open'),
  ...moves(['draft'], 'escalation-dropped', 'closed'),
  ...moves(['open'], 'information-asked', 'awaiting-information'),
  ...moves(['awaiting-information'], 'information-given', 'open'),
  ...moves(['open', 'awaiting-information'], 'full-deliberation-asked', 'deliberating'),
  ...moves(['open', 'awaiting-information'], 'guidance-given', 'decided'),
  ...moves(['deliberating'], 'decision-recorded', 'decided'),
  ...moves(['draft', 'open', 'awaiting-information', 'deliberating'], 'group-retired', 'closed'),
];

/** Whether an entry of this kind makes this move. */
export const isEscalationMove = (from: EscalationMove['from'], by: string, to: EscalationStatus): boolean =>
  ESCALATION_MOVES.some((move) => move.from === from && move.by === by && move.to === to);
