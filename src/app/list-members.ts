import { yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { Membership, Tier } from '../domain/membership.js';
import type { Person } from '../domain/person.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupNamed } from './group-here.js';

/** People that one page of a roster shows. */
const PEOPLE_A_PAGE = 25;

/** A page of a group's roster, by tier from the highest. */
export interface MembersPage {
  readonly group: Group;
  readonly people: readonly { readonly membership: Membership; readonly person: Person }[];
  readonly more: boolean;
}

/** P1: a page of the roster of the named group, or the channel's; all of it, or the people of one tier. */
export const listMembers = (
  deps: Deps,
  act: Act,
  { typed, tier, page }: { readonly typed: string | null; readonly tier: Tier | null; readonly page: number },
): Promise<Decision<MembersPage, Refusal>> =>
  deps.store.read(async (tx) => {
    const found = await groupNamed(tx, act, typed);
    if (!found.ok) return found;
    const part = { offset: page * PEOPLE_A_PAGE, limit: PEOPLE_A_PAGE + 1, ...(tier ? { tier } : {}) };
    const people = await tx.roster.people(found.value.id, part);
    return yes({ group: found.value, people: people.slice(0, PEOPLE_A_PAGE), more: people.length > PEOPLE_A_PAGE });
  });
