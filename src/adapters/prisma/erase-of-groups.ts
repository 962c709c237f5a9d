import { ERASED_TEXT } from '../../domain/erasure.js';
import type { Instant } from '../../domain/ids.js';
import type { Rows } from './client.js';
import { dateOf } from './columns.js';

/**
 * X8: takes somebody out of what is kept of their ways in groups. Answers what they are about of
 * which messages now say something else.
 */
export async function eraseOfGroups(rows: Rows, personId: string, as: string, at: Instant): Promise<string[]> {
  await rows.participationDay.deleteMany({ where: { personId } });
  await rows.participationDay.updateMany({ where: { byId: personId }, data: { byId: null } });
  const own = await rows.contribution.findMany({ where: { personId }, select: { id: true } });
  await rows.contribution.deleteMany({ where: { personId } });
  await rows.contribution.updateMany({ where: { loggedById: personId }, data: { loggedById: as } });
  await rows.contribution.updateMany({ where: { decidedById: personId }, data: { decidedById: as } });
  // A diff on the card of somebody else's may show lines of theirs.
  const changes = await rows.accessChange.findMany({
    where: { OR: [{ personId }, { status: 'open', group: { server: { people: { some: { id: personId } } } } }] },
    select: { id: true },
  });
  await rows.accessChange.deleteMany({ where: { personId } });
  await rows.accessChange.updateMany({ where: { doneById: personId }, data: { doneById: as } });

  const candidacies = await rows.candidacy.findMany({
    where: { OR: [{ personId }, { sponsorships: { some: { personId } } }] },
    select: { id: true },
  });
  await rows.candidacy.updateMany({
    where: { personId, status: 'open' },
    data: { status: 'withdrawn', settledAt: dateOf(at) },
  });
  await rows.candidacy.updateMany({ where: { personId }, data: { term: null } });
  await rows.sponsorship.updateMany({ where: { personId, withdrawnAt: null }, data: { withdrawnAt: dateOf(at) } });
  await rows.sponsorship.updateMany({
    where: { OR: [{ personId }, { candidacy: { personId } }] },
    data: { statement: ERASED_TEXT },
  });

  const nominations = await rows.nomination.findMany({
    where: { OR: [{ personId }, { nominatorId: personId }, { objections: { some: { personId } } }] },
    select: { id: true, personId: true, number: true, serverId: true },
  });
  for (const { number, serverId, ...nominee } of nominations) {
    if (nominee.personId !== personId) continue;
    // What others wrote about the nominee is blanked below, and so is what the record keeps of it.
    const entry = { serverId, subject: `N-${number}` };
    await rows.sealedValue.deleteMany({ where: { name: { in: ['reason', 'links'] }, entry } });
  }
  await rows.nomination.updateMany({
    where: { personId, settledAt: null },
    data: { status: 'withdrawn', settledAt: dateOf(at) },
  });
  await rows.nomination.updateMany({
    where: { OR: [{ personId }, { nominatorId: personId }] },
    data: { reason: ERASED_TEXT },
  });
  await rows.nomination.updateMany({ where: { nominatorId: personId }, data: { nominatorId: as } });
  await rows.nominationObjection.updateMany({
    where: { OR: [{ personId }, { nomination: { personId } }] },
    data: { reason: ERASED_TEXT },
  });
  return [...own, ...changes, ...candidacies, ...nominations].map(({ id }) => id);
}
