import type { KeptRows } from '../../domain/own-data.js';
import type { Rows } from './client.js';

type Kinds = 'ladder' | 'participation' | 'contributions' | 'candidacies' | 'sponsorships' | 'nominations' | 'access';
type Found = { readonly [Kind in Kinds]: readonly Readonly<Record<string, KeptRows[Kind][number][string] | Date>>[] };

/** X8: what is kept of somebody's ways in groups: what they did there, and what they were, are or were to be. */
export async function keptOfGroups(rows: Rows, personId: string): Promise<Found> {
  const person = await rows.person.findUnique({ where: { id: personId } });
  const group = { select: { title: true } };
  const days = await rows.participationDay.findMany({
    where: { OR: [{ personId }, { byId: personId }] },
    include: { group },
    orderBy: [{ day: 'asc' }, { kind: 'asc' }],
  });
  const contributions = await rows.contribution.findMany({
    where: { OR: [{ personId }, { loggedById: personId }, { decidedById: personId }] },
    include: { group },
    orderBy: { at: 'asc' },
  });
  const candidacies = await rows.candidacy.findMany({
    where: { personId },
    include: { group },
    orderBy: { openedAt: 'asc' },
  });
  const sponsorships = await rows.sponsorship.findMany({
    where: { personId },
    include: { candidacy: { include: { group } } },
    orderBy: { at: 'asc' },
  });
  const nominations = await rows.nomination.findMany({
    where: { OR: [{ personId }, { nominatorId: personId }, { objections: { some: { personId } } }] },
    include: { group },
    orderBy: { number: 'asc' },
  });
  // By itself: within a transaction there is one line to the database, and what is included together is asked at once.
  const objections = await rows.nominationObjection.findMany({ where: { personId } });
  const changes = await rows.accessChange.findMany({
    where: { OR: [{ personId }, { doneById: personId }] },
    include: { group },
    orderBy: { at: 'asc' },
  });
  return {
    ladder: person ? [{ ladder: person.ladder, seenAs: person.level, seenAt: person.levelAt }] : [],
    participation: days.map(({ group: { title }, day, kind, count, link, personId: of }) => ({
      ...{ group: title, day, kind, count, link, attestedForOthers: of !== personId },
    })),
    contributions: contributions.map(({ group: { title }, kind, link, at, status, decidedAt, personId: of }) => ({
      ...{ group: title, kind, link, at, status, decidedAt, isYours: of === personId },
    })),
    candidacies: candidacies.map(({ group: { title }, term, status, openedAt, acceptedAt, settledAt }) => ({
      ...{ group: title, term, status, openedAt, acceptedAt, settledAt },
    })),
    sponsorships: sponsorships.map(({ candidacy, level, statement, at, withdrawnAt }) => ({
      ...{ group: candidacy.group.title, level, statement, at, withdrawnAt },
    })),
    nominations: nominations.flatMap((each) => {
      const { number, status, openedAt, settledAt } = each;
      const row = { reference: `N-${number}`, group: each.group.title, status, openedAt, settledAt };
      return [
        ...(each.personId === personId ? [{ ...row, as: 'nominee' }] : []),
        ...(each.nominatorId === personId ? [{ ...row, as: 'nominator', reason: each.reason }] : []),
        ...objections
          .filter(({ nominationId }) => nominationId === each.id)
          .map(({ reason, at, liftedAt }) => ({ ...row, as: 'objector', reason, at, liftedAt })),
      ];
    }),
    access: changes.map(({ group: { title }, change, status, at, doneAt, personId: of }) => ({
      ...{ group: title, change, status, at, doneAt, isYours: of === personId },
    })),
  };
}
