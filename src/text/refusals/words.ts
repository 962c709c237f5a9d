import type { Refusal, RefusalCode } from '../../domain/refusal.js';
import type { Markup } from '../markup.js';

/** How things stand, and what the person can do instead. */
export interface Explained {
  readonly stands: Markup;
  readonly next: Markup;
}

/** What is said of each refusal, by its code. */
export type AllWords = { readonly [Code in RefusalCode]: (refusal: Extract<Refusal, { code: Code }>) => Explained };

/** What one file says of some of them. */
export type Words = Partial<AllWords>;
