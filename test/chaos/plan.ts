import type { DeedKind } from './act.js';
import { NAMES, type Name } from './roster.js';
import { Dice } from './random.js';

/** Something that somebody is going to do; on which matter is seen when the time comes. */
export interface Step {
  readonly n: number;
  readonly afterMs: number;
  readonly kind: DeedKind;
  /** Who does it when nobody in particular is called for. */
  readonly who: Name;
  /** Whether somebody does it who may (its author, a WG Member, …), as far as the card tells. */
  readonly rightful: boolean;
  /** Whether the card still offers it, as far as it can be seen. */
  readonly offered: boolean;
  /** Twice in quick succession. */
  readonly twice: boolean;
  /** In a channel where it does not belong. */
  readonly elsewhere: boolean;
  /** Which one of those that can be meant, and which words; from 0 to 1. */
  readonly pick: number;
  readonly variant: number;
}

const DEEDS: Readonly<Record<DeedKind, number>> = {
  open: 30,
  block: 11,
  lift: 11,
  disagree: 7,
  outcome: 6,
  amend: 6,
  withdraw: 4,
  significant: 5,
  request: 8,
  ballot: 40,
  extend: 2,
  contest: 4,
  send: 8,
  assign: 8,
  respond: 10,
  reply: 6,
  decide: 5,
  join: 6,
  confirm: 5,
  leave: 3,
  profile: 2,
  erase: 1,
  read: 5,
};

const ACTS_A_SECOND = 9;

/** What people are going to do: the same for the same seed, without end. */
export function* stepsOf(seed: number): Generator<Step, never> {
  const dice = new Dice(seed);
  for (let n = 1; ; n += 1)
    yield {
      n,
      afterMs: Math.round((-Math.log(1 - dice.next()) * 1_000) / ACTS_A_SECOND),
      kind: dice.weighted(DEEDS),
      who: dice.of(NAMES),
      rightful: dice.chance(0.85),
      offered: dice.chance(0.92),
      twice: dice.chance(0.08),
      elsewhere: dice.chance(0.02),
      pick: dice.next(),
      variant: dice.next(),
    };
}

/** What goes wrong. */
export const TROUBLES = [
  ...['rate-limit', 'server-error', 'lost-answer', 'lost-request', 'no-answer'],
  ...['twice', 'late'],
  ...['drop', 'half-open', 'reconnect', 'invalid-resumable', 'invalid'],
  ...['kill', 'kill-standby', 'leap', 'away-leap', 'database-restart'],
] as const;
export type TroubleKind = (typeof TROUBLES)[number];

export interface Trouble {
  readonly afterMs: number;
  readonly kind: TroubleKind;
  /** Which request, how long; from 0 to 1. */
  readonly pick: number;
  readonly size: number;
  /** Whether what it hits was done before its answer got lost. */
  readonly applied: boolean;
}

const WEIGHTS: Readonly<Record<TroubleKind, number>> = {
  'rate-limit': 10,
  'server-error': 10,
  'lost-answer': 6,
  'lost-request': 6,
  'no-answer': 2,
  twice: 10,
  late: 8,
  drop: 4,
  'half-open': 2,
  reconnect: 3,
  'invalid-resumable': 3,
  invalid: 2,
  kill: 6,
  'kill-standby': 1,
  leap: 22,
  'away-leap': 4,
  'database-restart': 3,
};

const TROUBLES_A_SECOND = 1.5;

/** What is going to go wrong: the same for the same seed, without end. Postgres has troubles that a file has not. */
export function* troublesOf(seed: number, database: 'sqlite' | 'postgres'): Generator<Trouble, never> {
  const dice = new Dice(seed + 0x9e3779b9);
  // A takeover takes as long as the lease lasts, in which nobody is answered.
  const own = database === 'postgres' ? { kill: 2, 'away-leap': 2 } : { 'kill-standby': 0, 'database-restart': 0 };
  const weights = { ...WEIGHTS, ...own };
  for (;;)
    yield {
      afterMs: Math.round((-Math.log(1 - dice.next()) * 1_000) / TROUBLES_A_SECOND),
      kind: dice.weighted(weights),
      pick: dice.next(),
      size: dice.next(),
      applied: dice.chance(0.5),
    };
}
