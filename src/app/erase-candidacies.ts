import { leadsBy, type Candidacy } from '../domain/candidacy.js';
import type { Person } from '../domain/person.js';
import { ownSponsorship } from '../domain/sponsoring.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { candidacyFacts } from './candidacy-facts.js';
import type { Deps } from './deps.js';
import { writeCandidacy } from './write-candidacy.js';

/**
 * X8: somebody who is to be erased stands for lead nowhere any more, and sponsors nobody; a lead who has too few sponsors
 * by that raises the same alarm as when one withdraws (L5). To be called before they leave their groups.
 */
export async function eraseCandidacies(tx: Tx, deps: Deps, act: Act, person: Person): Promise<void> {
  for (const candidacy of await tx.candidacies.ofPerson(person.id)) {
    if (candidacy.status === 'open') await takeBack(tx, deps, act, candidacy);
  }
  for (const { id } of await tx.candidacies.sponsoredBy(person.id)) {
    const facts = await candidacyFacts(tx, id);
    const own = facts && ownSponsorship(facts.sponsors, person);
    if (!own || (facts.candidacy.status !== 'open' && !leadsBy(facts))) continue;
    await writeCandidacy(tx, deps, {
      group: facts.group,
      candidacy: facts.candidacy,
      sponsorship: { ...own.sponsorship, withdrawnAt: act.at },
      happened: 'sponsorship-withdrawn',
      clauses: ['L5', 'X8'],
      at: act.at,
      sealed: {},
    });
  }
}

async function takeBack(tx: Tx, deps: Deps, act: Act, candidacy: Candidacy): Promise<void> {
  const group = await tx.groups.find(candidacy.groupId);
  if (!group) return;
  await writeCandidacy(tx, deps, {
    group,
    candidacy: { ...candidacy, status: 'withdrawn', settledAt: act.at },
    happened: 'candidacy-withdrawn',
    clauses: ['L4', 'X8'],
    at: act.at,
    sealed: {},
  });
}
