import type { Tier } from './membership.js';

const LEAD = /^(?:co-?)?(?:(?:wg|ig|working group|interest group) )?(?:co-?)?(?:lead|facilitator)$/u;
const LEVELS: ReadonlyMap<string, Tier> = new Map([
  ['wg member', 'member'],
  ['working group member', 'member'],
  ['participant', 'participant'],
  ['observer', 'observer'],
]);

const worded = (text: string): string => text.trim().toLowerCase().replace(/\s+/gu, ' ');

/** L1: whether a Role of the Leadership table names a Lead or Facilitator; K1's word for the other kind counts too. */
export const isLeadRole = (role: string | null): boolean => role !== null && LEAD.test(worded(role));

/**
 * P1: the tier that a Level of the Membership table names, or null. `Member` and `Maintainer` are words of the
 * contributor ladder, which is unrelated to a group's tiers, so they name none.
 */
export function tierOfLevel(level: string | null): Tier | null {
  if (level === null) return null;
  return isLeadRole(level) ? 'lead' : (LEVELS.get(worded(level)) ?? null);
}
