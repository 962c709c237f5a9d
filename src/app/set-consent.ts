import { yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { Consent, Person } from '../domain/person.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { perform } from './perform.js';
import { endMemberTier, memberGroupsOf } from './end-member-tier.js';
import { personOf } from './who.js';

/** What somebody said about their name leaving Discord, and when; null when they have not answered. */
export type ConsentGiven = Pick<Person, 'consent' | 'consentAt'>;

/**
 * X8: gives or withdraws one's consent to be named outside Discord. Of two answers the later one counts, whichever is
 * processed first. A "no" of somebody who is not known needs no note: nobody may be named without a "yes". A "no" ends
 * WG Membership everywhere, for WG Members are listed by name (P7).
 */
export const setConsent = (
  deps: Deps,
  act: Act,
  consent: Exclude<Consent, 'unasked'>,
): Promise<Decision<ConsentGiven, Refusal>> =>
  perform<ConsentGiven>(deps, act, async (tx) => {
    const known = await tx.people.byAccount(act.serverId, act.user.id);
    if (!known && consent === 'withheld') return yes({ consent, consentAt: act.at });
    const person = known ?? (await personOf(tx, act));
    const isLate = person.consentAt !== null && person.consentAt > act.at;
    const isSame = person.consentAt !== null && person.consent === consent;
    if (isLate) return yes(person);
    if (consent === 'withheld') await endMemberTier(tx, deps, act, person);
    if (isSame) return yes(person);
    const changed: Person = { ...person, consent, consentAt: act.at };
    await tx.people.save(changed);
    await tx.record.append(act.serverId, {
      kind: consent === 'given' ? 'consent-given' : 'consent-withheld',
      subject: 'server',
      groupId: null,
      clauses: ['X8'],
      edition: deps.edition,
      at: act.at,
      facts: {},
      sealed: { actor: { value: act.user.id, personId: person.id } },
    });
    return yes(changed);
  });

/** P7: groups in which saying "no" would end one's WG Membership. */
export const endedByWithholding = (deps: Deps, act: Act): Promise<Group[]> =>
  deps.store.read(async (tx) => {
    const person = await tx.people.byAccount(act.serverId, act.user.id);
    return person ? (await memberGroupsOf(tx, person)).map(({ group }) => group) : [];
  });

export const ownConsent = (deps: Deps, act: Act): Promise<ConsentGiven> =>
  deps.store.read(
    async (tx) =>
      (await tx.people.byAccount(act.serverId, act.user.id)) ?? { consent: 'unasked' as const, consentAt: null },
  );

/**
 * X8: whether the person is to be asked now whether they may be named outside Discord. True once: whoever does not
 * answer then has withheld it and is not asked again.
 */
export async function toBeAsked(deps: Deps, act: Act): Promise<boolean> {
  const { consent } = await deps.store.read(
    async (tx) => (await tx.people.byAccount(act.serverId, act.user.id)) ?? NOBODY,
  );
  if (consent !== 'unasked') return false;
  return deps.store.transaction(async (tx) => {
    await tx.servers.lock(act.serverId);
    const person = await tx.people.byAccount(act.serverId, act.user.id);
    if (person?.consent !== 'unasked') return false;
    await tx.people.save({ ...person, consent: 'withheld' });
    return true;
  });
}

const NOBODY = { consent: 'withheld' } as const;
