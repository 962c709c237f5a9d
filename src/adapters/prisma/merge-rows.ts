import type { Rows } from './client.js';

/** Every column that says whose a row is, but those of the record, which is never changed (see `idsInRecord`). */
export async function mergeRows(rows: Rows, from: string, into: string): Promise<void> {
  const own = { where: { personId: from }, data: { personId: into } };
  await rows.account.updateMany(own);
  await rows.objection.updateMany(own);
  await rows.candidacy.updateMany(own);
  await rows.sponsorship.updateMany(own);
  await rows.nomination.updateMany(own);
  await rows.nominationObjection.updateMany(own);
  await rows.contribution.updateMany(own);
  await rows.accessChange.updateMany(own);
  await rows.proposal.updateMany({ where: { authorId: from }, data: { authorId: into } });
  await rows.nomination.updateMany({ where: { nominatorId: from }, data: { nominatorId: into } });
  await rows.contribution.updateMany({ where: { loggedById: from }, data: { loggedById: into } });
  await rows.contribution.updateMany({ where: { decidedById: from }, data: { decidedById: into } });
  await rows.accessChange.updateMany({ where: { doneById: from }, data: { doneById: into } });
  await rows.participationDay.updateMany({ where: { byId: from }, data: { byId: into } });
  await mergeParticipation(rows, from, into);
  await mergeWish(rows, from, into);
  await mergeReminders(rows, from, into);
}

/** P9: what both did of a kind on one day is added up; the first of that day and a link that is there stay. */
async function mergeParticipation(rows: Rows, from: string, into: string): Promise<void> {
  for (const theirs of await rows.participationDay.findMany({ where: { personId: from } })) {
    const { groupId, day, kind } = theirs;
    const keyOf = (personId: string) => ({ groupId_personId_day_kind: { groupId, personId, day, kind } });
    const own = await rows.participationDay.findUnique({ where: keyOf(into) });
    if (!own) {
      await rows.participationDay.update({ where: keyOf(from), data: { personId: into } });
      continue;
    }
    await rows.participationDay.update({
      where: keyOf(into),
      data: {
        count: own.count + theirs.count,
        link: own.link ?? theirs.link,
        byId: own.byId ?? theirs.byId,
        at: own.at < theirs.at ? own.at : theirs.at,
      },
    });
    await rows.participationDay.delete({ where: keyOf(from) });
  }
}

async function mergeWish(rows: Rows, from: string, into: string): Promise<void> {
  const own = await rows.reminderWish.findUnique({ where: { personId: into } });
  if (own) await rows.reminderWish.deleteMany({ where: { personId: from } });
  else await rows.reminderWish.updateMany({ where: { personId: from }, data: { personId: into } });
}

/** X6: nobody is told the same twice: what one of the two was told already is not said again. */
async function mergeReminders(rows: Rows, from: string, into: string): Promise<void> {
  for (const { id, kind, subject, dueAt, collected } of await rows.reminder.findMany({ where: { personId: from } })) {
    const same = { kind, subject: subject.replaceAll(from, into), dueAt, personId: into };
    const own = await rows.reminder.findUnique({ where: { kind_subject_dueAt_personId: same } });
    if (!own) {
      await rows.reminder.update({ where: { id }, data: same });
      continue;
    }
    if (own.collected === null) await rows.reminder.update({ where: { id: own.id }, data: { collected } });
    await rows.reminder.delete({ where: { id } });
  }
}

/** Ids stand also inside texts: keys, what messages are about, and what a form that was refused is about. */
export async function replaceInTexts(rows: Rows, from: string, into: string): Promise<void> {
  const named = { contains: from };
  for (const { id, post, key } of await rows.outbox.findMany({ where: { OR: [{ post: named }, { key: named }] } })) {
    const wanted = key.replaceAll(from, into);
    const taken = wanted !== key && (await rows.outbox.findUnique({ where: { key: wanted } }));
    const data = { post: post.replaceAll(from, into), key: taken ? `${wanted}:${id}` : wanted };
    await rows.outbox.update({ where: { id }, data });
  }
  for (const { key, at } of await rows.occurrence.findMany({ where: { key: named } })) {
    const wanted = key.replaceAll(from, into);
    await rows.occurrence.upsert({ where: { key: wanted }, create: { key: wanted, at }, update: {} });
    await rows.occurrence.delete({ where: { key } });
  }
  for (const { id, subject, collected } of await rows.reminder.findMany({
    where: { OR: [{ subject: named }, { collected: named }] },
  })) {
    const data = { subject: subject.replaceAll(from, into), collected: collected?.replaceAll(from, into) ?? null };
    await rows.reminder.update({ where: { id }, data });
  }
  for (const { id, argument } of await rows.draft.findMany({ where: { argument: named } })) {
    await rows.draft.update({ where: { id }, data: { argument: argument.replaceAll(from, into) } });
  }
}
