import type { GroupKind } from './group.js';
import type { Tier } from './membership.js';

/** Something that a plan says besides its changes, by code; text/import-plan gives it words. */
export type Finding = { readonly file: string; readonly line: number } & (
  | { readonly code: 'group-of-other-kind'; readonly group: string; readonly kind: GroupKind }
  | { readonly code: 'unreadable-level'; readonly person: string; readonly level: string | null }
  | { readonly code: 'unreadable-role'; readonly person: string; readonly role: string | null }
  | { readonly code: 'lead-not-in-leadership'; readonly person: string; readonly level: string }
  | { readonly code: 'lead-with-other-level'; readonly person: string; readonly level: string }
  | { readonly code: 'two-levels'; readonly person: string; readonly levels: readonly string[] }
  | { readonly code: 'nobody-named' }
  | {
      readonly code: 'two-spellings';
      readonly person: string;
      readonly field: 'name' | 'organization';
      readonly spellings: readonly string[];
    }
  | {
      readonly code: 'own-words-kept';
      readonly person: string;
      readonly field: 'name' | 'organization';
      readonly stored: string;
      readonly written: string;
    }
  | {
      readonly code: 'tier-kept';
      readonly person: string;
      readonly has: Tier;
      readonly written: Tier;
      readonly kind: GroupKind;
    }
  | { readonly code: 'has-left'; readonly person: string }
  | { readonly code: 'is-emeritus'; readonly person: string }
  | { readonly code: 'no-longer-listed'; readonly people: readonly string[] }
  | { readonly code: 'not-in-access'; readonly role: string; readonly people: readonly string[] }
  | { readonly code: 'not-in-charter'; readonly role: string; readonly people: readonly string[] }
  | { readonly code: 'no-access-role'; readonly group: string }
  | { readonly code: 'one-person'; readonly githubs: readonly string[] }
  | { readonly code: 'accounts-of-two-people'; readonly person: string }
  | { readonly code: 'discord-differs'; readonly github: string }
  | { readonly code: 'github-differs'; readonly stored: string; readonly written: string }
  | { readonly code: 'claimed-github'; readonly github: string }
  | { readonly code: 'no-channel'; readonly group: string; readonly names: readonly string[] }
  | { readonly code: 'several-channels'; readonly group: string; readonly names: readonly string[] }
  | { readonly code: 'channel-taken'; readonly group: string; readonly channel: string; readonly by: string }
  | { readonly code: 'members-in-interest-group'; readonly group: string }
);
