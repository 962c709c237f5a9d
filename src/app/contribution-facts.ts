import type { ContributionFacts } from '../domain/contributing.js';
import type { ContributionId } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';

/** All that is said about a contribution; null when it is gone, as with the rest of its person's data (X8). */
export async function contributionFacts(tx: Tx, id: ContributionId): Promise<ContributionFacts | null> {
  const contribution = await tx.contributions.find(id);
  const group = contribution && (await tx.groups.find(contribution.groupId));
  const person = contribution && (await tx.people.find(contribution.personId));
  if (!contribution || !group || !person) return null;
  const { loggedById, decided } = contribution;
  const loggedBy = await tx.people.find(loggedById);
  const decidedBy = decided && (await tx.people.find(decided.byId));
  return { contribution, group, person, loggedBy, decidedBy };
}
