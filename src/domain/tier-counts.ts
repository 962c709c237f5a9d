import type { Tier } from './membership.js';

/** How many people of each tier a group has; emeriti are Participants, and inactive leads are leads (P8). */
export type TierCounts = Readonly<Record<Tier, number>> & { readonly emeritus: number; readonly inactiveLeads: number };

export const NOBODY_YET: TierCounts = {
  ...{ observer: 0, participant: 0, member: 0, lead: 0 },
  ...{ emeritus: 0, inactiveLeads: 0 },
};

/** P3, P8: how many a quorum is reckoned from: WG Members and leads, as long as they are active. */
export const quorumBase = ({ member, lead, inactiveLeads }: TierCounts): number => member + lead - inactiveLeads;
