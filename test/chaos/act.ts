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
  | { readonly kind: 'request'; readonly ref: number }
  /** `vote` is the program's id of the vote whose card it is. */
  | {
      readonly kind: 'ballot';
      readonly ref: number;
      readonly vote: string;
      readonly choice: 'approve' | 'reject' | 'abstain';
      readonly rationale: string;
    }
  | { readonly kind: 'extend'; readonly ref: number; readonly days: number }
  | { readonly kind: 'contest'; readonly ref: number; readonly vote: string; readonly grounds: string }
  | { readonly kind: 'send'; readonly ref: number; readonly ask: string }
  /** The number is that of `E-n`. */
  | { readonly kind: 'assign'; readonly escalation: number; readonly to: string; readonly reason: boolean }
  | {
      readonly kind: 'respond';
      readonly escalation: number;
      readonly outcome: 'guidance' | 'more-information' | 'full-deliberation';
      readonly text: string;
    }
  | { readonly kind: 'reply' | 'decide'; readonly escalation: number; readonly text: string }
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
