import type { OutcomeKind } from './act.js';
import type { Activity } from './activity.js';
import type { Escalation, Numbers } from './escalations.js';
import type { Tier } from './roster.js';
import { TIERS } from './roster.js';
import type { Vote } from './votes.js';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export type Status =
  | 'announcing'
  | 'open'
  | 'voting'
  | 'accepted'
  | 'passed'
  | 'agreed'
  | 'failed'
  | 'no-quorum'
  | 'contested'
  | 'escalated'
  | 'awaiting-information'
  | 'deliberating'
  | 'guided'
  | 'awaiting-record'
  | 'consensus'
  | 'rough-consensus'
  | 'no-consensus'
  | 'withdrawn';

/** How a vote ends. */
export const RESULTS: readonly Status[] = ['passed', 'agreed', 'failed', 'no-quorum'];
/** Silence was recorded; an act from before the deadline still counts (D4, D5). */
const BY_SILENCE: readonly Status[] = ['accepted', 'agreed', 'consensus', 'awaiting-record'];
export const UNDECIDED: readonly Status[] = ['announcing', 'open', 'voting'];

export interface Matter {
  readonly ref: number;
  readonly group: string;
  readonly working: boolean;
  /** Nobody's account once its author was erased. */
  author: string;
  readonly matter: 'routine' | 'scope' | 'specification';
  title: string;
  text: string;
  version: number;
  significant: boolean;
  days: number;
  status: Status;
  announcedAt: number | null;
  deadlineAt: number | null;
  settledAt: number | null;
  moved: boolean;
  /** When the clock was last started anew: an older message announces something else. */
  restartedAt: number | null;
  output: Exclude<OutcomeKind, 'none'> | null;
  readonly objections: { by: string; readonly at: number; lifted: boolean }[];
  /** V1: who asked for a vote on which version of the text. */
  readonly requests: { by: string; readonly version: number }[];
  readonly votes: Vote[];
  /** E1: those for a decision. */
  readonly escalations: Escalation[];
  readonly numbers: Numbers;
  /** How many times each thing is to be said about it in its channel. */
  readonly said: Record<Said, number>;
}

export const SAID = [
  ...['amended', 'significant', 'blocked', 'reopened', 'awaits', 'settled', 'undone', 'moved'],
  ...['contested', 'contestMoved'],
] as const;
export type Said =
  | 'amended'
  | 'significant'
  | 'blocked'
  | 'reopened'
  | 'awaits'
  | 'settled'
  | 'undone'
  | 'moved'
  | 'contested'
  | 'contestMoved';

export interface Place extends Activity {
  tier: Tier | null;
  /** Since when they are what they are (V3). */
  since: number;
  confirmBy: number | null;
}

/** Whether somebody in a group is at least that. */
export const isAtLeast = ({ tier }: Pick<Place, 'tier'>, least: Tier): boolean =>
  tier !== null && TIERS.indexOf(tier) >= TIERS.indexOf(least);

export interface Refusal {
  readonly clause: string;
  readonly code: string;
}
export const no = (clause: string, code: string): Refusal => ({ clause, code });

/** Somebody who acts on a matter, or asks for the form. */
export interface Actor {
  readonly user: string;
  readonly at: number;
  readonly asks: boolean;
  readonly place: Place;
  readonly core: boolean;
}

/** What the record keeps in an entry; only what the rules say. */
export type Facts = Readonly<Record<string, unknown>>;

/** An entry that comes right after another because of it; what happens with it is done when it is there. */
export interface Follow {
  readonly kind: string;
  readonly subject: string;
  /** Null where it is the time at which it was written, which nobody else knows. */
  readonly at: number | null;
  happens(): Outcome;
}

/** What came of an act or of time: what its entry says, and which others follow. */
export interface Outcome {
  readonly facts?: Facts;
  readonly follows?: readonly Follow[];
}

/** In place of an account that was erased. */
export const NOBODY = '';

export const saysSomething = (typed: string): boolean => /[\p{L}\p{N}]/u.test(typed);

export const standing = (matter: Matter, user: string) =>
  matter.objections.find((each) => each.by === user && !each.lifted);

/** D5: t < deadline, for what is still to be decided or was decided by silence. */
export function inTime(matter: Matter, at: number, clause: string): Refusal | null {
  const { status, deadlineAt, settledAt } = matter;
  const bySilence = BY_SILENCE.includes(status) && (status !== 'agreed' || settledAt === deadlineAt);
  if (!UNDECIDED.includes(status) && !bySilence) return no(clause, 'not-open');
  return deadlineAt !== null && at >= deadlineAt ? no(clause, 'deadline-passed') : null;
}

/** What time had settled and told before an act was heard of is taken back. */
export function takesBack(matter: Matter): void {
  if (BY_SILENCE.includes(matter.status) || RESULTS.includes(matter.status)) matter.said.undone += 1;
}

export function ended(matter: Matter, status: Status, at: number): void {
  Object.assign(matter, { status, settledAt: at });
  matter.said.settled += 1;
}
