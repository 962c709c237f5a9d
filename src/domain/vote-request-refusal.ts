import type { Snowflake } from './ids.js';

/** Why somebody can't ask for a formal vote (V1, C1). */
export type VoteRequestRefusal =
  | { readonly code: 'vote-asked-for-already'; readonly requests: number; readonly needed: number }
  | {
      readonly code: 'matter-of-another-group';
      readonly reference: string;
      readonly group: string;
      readonly channelId: Snowflake | null;
    };
