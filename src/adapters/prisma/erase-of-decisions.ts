import { ERASED_TEXT } from '../../domain/erasure.js';
import type { Rows } from './client.js';
import { eraseQuotes } from './erase-quotes.js';
import { subjectsOfDecisions } from './merge-decisions.js';

/**
 * X8: takes somebody out of votes, feedback, escalations and reports of conduct: what they wrote is blanked, what
 * counted counts on under the id `as`. To be called while their own words still stand elsewhere, by which quotes of them
 * are known. Answers what they are about of which messages now say something else.
 */
export async function eraseOfDecisions(rows: Rows, personId: string, as: string): Promise<string[]> {
  const subjects = [...(await subjectsOfDecisions(rows, personId)), ...(await eraseQuotes(rows, personId))];
  const own = { personId };
  await rows.ballot.updateMany({ where: { ...own, rationale: { not: '' } }, data: { rationale: ERASED_TEXT } });
  await rows.contest.updateMany({ where: own, data: { grounds: ERASED_TEXT } });
  await rows.feedback.updateMany({ where: own, data: { text: ERASED_TEXT } });
  await eraseOfEscalations(rows, personId, as);
  await eraseOfReports(rows, personId);
  return subjects;
}

const BLANKED = { decision: ERASED_TEXT, options: ERASED_TEXT, disagreement: ERASED_TEXT, ask: ERASED_TEXT };

async function eraseOfEscalations(rows: Rows, personId: string, as: string): Promise<void> {
  await rows.escalation.updateMany({ where: { steps: { some: { personId, kind: 'sent' } } }, data: BLANKED });
  await rows.escalationStep.updateMany({
    where: { personId, text: { not: '' } },
    data: { text: ERASED_TEXT },
  });
  await eraseOfNominee(rows, personId);
  await rows.escalationParty.deleteMany({ where: { personId } });
  // E4: what waits for them waits for whoever is designated next.
  await rows.escalation.updateMany({
    where: { assigneeId: personId, settledAt: null },
    data: { assigneeId: null, assignedAt: null },
  });
  await rows.escalation.updateMany({ where: { assigneeId: personId }, data: { assigneeId: as } });
}

/** What others wrote about somebody's nomination is about them, and so is what the record keeps of it. */
async function eraseOfNominee(rows: Rows, personId: string): Promise<void> {
  const nominations = await rows.nomination.findMany({ where: { personId }, select: { id: true } });
  const about = await rows.escalation.findMany({
    where: { nominationId: { in: nominations.map(({ id }) => id) } },
    select: { id: true, serverId: true, number: true },
  });
  for (const { id, serverId, number } of about) {
    await rows.escalation.update({ where: { id }, data: BLANKED });
    await rows.escalationStep.updateMany({
      where: { escalationId: id, text: { not: '' } },
      data: { text: ERASED_TEXT },
    });
    const entry = { serverId, subject: `E-${number}` };
    await rows.sealedValue.deleteMany({ where: { name: { not: 'actor' }, entry } });
  }
}

/** E2: the messages of a report that is gone are removed. One that they took waits for whoever takes it next. */
async function eraseOfReports(rows: Rows, personId: string): Promise<void> {
  await rows.conductReport.deleteMany({ where: { reporterId: personId } });
  await rows.conductReport.updateMany({
    where: { takerId: personId, status: 'taken' },
    data: { status: 'reported', takenAt: null },
  });
  await rows.conductReport.updateMany({ where: { takerId: personId }, data: { takerId: null } });
}
