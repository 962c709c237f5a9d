import type { Name } from './roster.js';

/** What somebody does. Groups are named by their channels, matters by the number of `D-n`. */
export type Deed =
  | {
      readonly kind: 'open';
      readonly group: string;
      readonly title: string;
      readonly text: string;
      readonly matter: 'routine' | 'scope' | 'specification';
      readonly significance: 'minor' | 'significant' | null;
      readonly days: number | null;
    }
  | { readonly kind: 'block'; readonly ref: number; readonly reason: string; readonly resolution: string }
  | { readonly kind: 'lift' | 'withdraw' | 'significant'; readonly ref: number }
  | { readonly kind: 'disagree'; readonly ref: number; readonly reason: string }
  | { readonly kind: 'outcome'; readonly ref: number; readonly outcome: OutcomeKind }
  | { readonly kind: 'amend'; readonly ref: number; readonly title: string; readonly text: string }
  | { readonly kind: 'join'; readonly group: string; readonly as: 'observer' | 'participant' }
  | { readonly kind: 'leave'; readonly group: string }
  /** `user` is whose request it is. */
  | { readonly kind: 'confirm'; readonly group: string; readonly user: string }
  | { readonly kind: 'profile'; readonly group: string; readonly name: string }
  /** X8; `word` is what is typed to confirm it. */
  | { readonly kind: 'erase'; readonly word: string }
  | { readonly kind: 'read'; readonly group: string };

export type DeedKind = Deed['kind'];
export const OUTCOMES = ['recommendation', 'problem-statement', 'use-case', 'none'] as const;
export type OutcomeKind = (typeof OUTCOMES)[number];

/** What the person saw: done, a form, a refusal, that it did not work, or nothing in time. */
export type Answer =
  | { readonly type: 'yes'; readonly said: string }
  | { readonly type: 'form' }
  | { readonly type: 'no'; readonly clause: string; readonly code: string }
  | { readonly type: 'incident' | 'none' }
  /** Something that nobody expected to read here. */
  | { readonly type: 'odd'; readonly said: string };

/** One interaction with the bot, as it is written into the journal. */
export interface Act {
  readonly who: Name;
  readonly user: string;
  readonly deed: Deed;
  /** `ask` opens a form and changes nothing; `do` is what counts. */
  readonly step: 'ask' | 'do';
  readonly id: string;
  /** The time in the interaction's id, by which it counts. */
  readonly at: number;
  /** Length of the record before it was sent, and when its answer was seen: it was judged between the two. */
  readonly before: number;
  readonly after: number;
  readonly answer: Answer;
}
