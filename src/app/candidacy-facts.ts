import type { CandidacyFacts } from '../domain/candidacy.js';
import type { CandidacyId } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';

/** A candidacy with its group, the candidate and the sponsors; null for none. */
export async function candidacyFacts(tx: Tx, id: CandidacyId): Promise<CandidacyFacts | null> {
  // X8: whoever is erased between two reads has another id in the second.
  for (let reads = 0; reads < 2; reads += 1) {
    const candidacy = await tx.candidacies.find(id);
    const group = candidacy && (await tx.groups.find(candidacy.groupId));
    const candidate = candidacy && (await tx.people.find(candidacy.personId));
    if (!candidacy || !group || !candidate) continue;
    const membership = await tx.memberships.of(group.id, candidate.id);
    return { candidacy, group, candidate, membership, sponsors: await tx.candidacies.sponsors(id) };
  }
  return null;
}
