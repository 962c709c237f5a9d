import type { Snowflake } from './ids.js';

/** Why something about a report of conduct was not done (E2). */
export type ConductRefusal =
  /** No private channel is set. */
  | { readonly code: 'no-private-channel' }
  /** Those that are set don't do: everybody can read them, or the bot cannot write there. */
  | {
      readonly code: 'private-channels-unusable';
      readonly channels: readonly { readonly channelId: Snowflake; readonly because: 'open' | 'unreachable' }[];
    }
  | { readonly code: 'report-gone' }
  | { readonly code: 'not-for-conduct' }
  | { readonly code: 'own-report' }
  | { readonly code: 'report-taken' }
  | { readonly code: 'report-closed' }
  | { readonly code: 'not-the-taker' };
