import type { Tier } from './membership.js';

/** How many people of each tier a group has; emeriti are Participants (P8) and are among them. */
export type TierCounts = Readonly<Record<Tier, number>> & { readonly emeritus: number };

export const NOBODY_YET: TierCounts = { observer: 0, participant: 0, member: 0, lead: 0, emeritus: 0 };
