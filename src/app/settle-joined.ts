import { leadsBy, type CandidacyFacts } from '../domain/candidacy.js';
import type { Instant } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { Tx } from '../ports/store.js';
import { candidacyFacts } from './candidacy-facts.js';
import { endAccessChange } from './change-of-leads.js';
import type { Deps } from './deps.js';
import { settleCandidacy } from './write-candidacy.js';

/** The candidacies of somebody, and those that they sponsor, which are open or by which somebody leads. */
export async function candidaciesAbout(tx: Tx, { id }: Pick<Person, 'id'>): Promise<CandidacyFacts[]> {
  const about = [...(await tx.candidacies.ofPerson(id)), ...(await tx.candidacies.sponsoredBy(id))];
  const found: CandidacyFacts[] = [];
  for (const each of new Set(about.map((candidacy) => candidacy.id))) {
    const facts = await candidacyFacts(tx, each);
    if (facts && (facts.candidacy.status === 'open' || leadsBy(facts))) found.push(facts);
  }
  return found;
}

/**
 * L5, C3: what follows for leads once two people on record are one: a candidate may lack nothing any more, a lead may have
 * too few sponsors, and of the access changes of either only the one that fits the place they have now is to be done.
 */
export async function settleJoined(tx: Tx, deps: Deps, person: Person, at: Instant): Promise<void> {
  for (const { candidacy } of await candidaciesAbout(tx, person)) await settleCandidacy(tx, deps, candidacy.id, at);
  const fitting = new Set<string>();
  const open = (await tx.accessChanges.openIn(person.serverId)).filter(({ personId }) => personId === person.id);
  for (const change of open.toReversed()) {
    const group = await tx.groups.find(change.groupId);
    if (!group) continue;
    const place = await tx.memberships.of(group.id, person.id);
    const leads = place?.tier === 'lead' && place.endedAt === null;
    if ((change.change === 'add') === leads && !fitting.has(group.id)) fitting.add(group.id);
    else await endAccessChange(tx, deps, group, change, { as: 'needless', at, by: null });
  }
}
