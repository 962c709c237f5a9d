import type { Contribution, ContributionKind } from './contribution.js';
import { no, yes, type Decision } from './decision.js';
import type { Group } from './group.js';
import type { ContributionId, Instant, PersonId } from './ids.js';
import { atLeast } from './membership.js';
import type { Person } from './person.js';
import type { Refusal } from './refusal.js';
import { requireTier, type Standing } from './standing.js';

/** Longest address of a contribution, in characters. */
const LINK_AT_MOST = 500;

/**
 * The address that somebody typed, written as browsers write it: so that the same one is known again. Null for what is
 * no web address, carries somebody's credentials, or is longer than 500 characters.
 */
export function linkTyped(typed: string): string | null {
  if (!/^https?:\/\//iu.test(typed.trim()) || !URL.canParse(typed.trim())) return null;
  const url = new URL(typed.trim());
  const isPublic = url.hostname.includes('.') && url.username === '' && url.password === '';
  url.pathname = url.pathname.replace(/\/+$/u, '');
  if (url.hash === '') url.hash = '';
  const link = url.href;
  return isPublic && link.length <= LINK_AT_MOST ? link : null;
}

/** What somebody logs, and for whom. */
export interface Logged {
  readonly id: ContributionId;
  /** Whose it is, with what was logged for them in this group before. */
  readonly personId: PersonId;
  readonly known: readonly Contribution[];
  readonly kind: ContributionKind;
  readonly link: string;
  readonly at: Instant;
}

/** P5, P9: a Participant logs a contribution, their own or somebody else's. One that was declined may be logged again. */
export function logContribution(standing: Standing, logged: Logged): Decision<Contribution, Refusal> {
  const { group, personId: loggedById } = standing;
  const allowed = requireTier(standing, 'participant', 'P9');
  if (!allowed.ok) return allowed;
  const link = linkTyped(logged.link);
  if (link === null) return no({ clause: 'P9', code: 'not-a-link', typed: logged.link, most: LINK_AT_MOST });
  const same = logged.known.find((each) => each.link === link && each.status !== 'declined');
  if (same) return no({ clause: 'P9', code: 'logged-before', at: same.at, confirmed: same.status === 'confirmed' });
  const { id, personId, kind, at } = logged;
  const { serverId, id: groupId } = group;
  return yes({ id, serverId, groupId, personId, loggedById, kind, link, at, status: 'waiting', decided: null });
}

/** P9: a lead of the group says whether it counts; not of what is their own. */
export function decide(
  contribution: Contribution,
  lead: Standing,
  as: 'confirmed' | 'declined',
  at: Instant,
): Decision<Contribution, Refusal> {
  const { group } = lead;
  if (group.status === 'retired') return no({ clause: 'P9', code: 'group-retired', group: group.title });
  if (!atLeast(lead.tier, 'lead')) return no({ clause: 'P9', code: 'leads-decide', kind: group.kind });
  if (contribution.status !== 'waiting') {
    return no({ clause: 'P9', code: 'contribution-decided', confirmed: contribution.status === 'confirmed' });
  }
  if (contribution.personId === lead.personId) return no({ clause: 'P9', code: 'own-contribution' });
  return yes({ ...contribution, status: as, decided: { byId: lead.personId, at } });
}

/** All that the card of a contribution says. */
export interface ContributionFacts {
  readonly contribution: Contribution;
  readonly group: Group;
  readonly person: Person;
  /** Null for somebody who was erased since. */
  readonly loggedBy: Person | null;
  readonly decidedBy: Person | null;
}
