import { ERASED_TEXT, ERASED_TITLE, type Eraser } from '../../domain/erasure.js';
import { asId } from '../../domain/ids.js';
import { keyOfCard } from '../../domain/post.js';
import type { PersonalRows, Whose } from '../../ports/personal-rows.js';
import type { Rows } from './client.js';
import { eraseOfDecisions } from './erase-of-decisions.js';
import { eraseOfGroups } from './erase-of-groups.js';
import { dateOf } from './columns.js';
import { idsInRecord } from './former-ids.js';
import { mentioningIn } from './mentioning.js';
import { takeOutOfDecisions } from './take-out-of-decisions.js';
import { titleKeyOf } from './title-search.js';

type By = Parameters<PersonalRows['erase']>[1];

/** X8: takes somebody out of every table. Answers the ids of what messages now say something else about. */
export async function eraseIn(rows: Rows, who: Whose, by: By): Promise<string[]> {
  await removeOwn(rows, who);
  const subjects = who.personId === null ? [] : await eraseOfDecisions(rows, who.personId, by.as);
  if (who.personId !== null) subjects.push(...(await blankWritten(rows, who.personId)));
  if (who.personId !== null) subjects.push(...(await eraseOfGroups(rows, who.personId, by.as, by.at)));
  subjects.push(...(await takeOutOfOthers(rows, who, by)), ...(await takeOutOfFiles(rows, who.serverId, by.eraser)));
  if (who.personId === null) return subjects;
  await rows.account.deleteMany({ where: { personId: who.personId } });
  await rows.membership.updateMany({
    where: { personId: who.personId },
    data: { role: null, term: null, termEndsAt: null },
  });
  await rows.person.update({
    where: { id: who.personId },
    data: {
      // Exports of the record that people took carry the former id beside an account; this one leads nowhere.
      id: by.as,
      ...{ name: null, organization: null, github: null, githubKey: null, githubConfirmed: false, discordName: null },
      ...{ consent: 'withheld', consentAt: null, erasedAt: dateOf(by.at) },
      ...{ ladder: 'contributor', level: null, levelAt: null, counted: true, profileAt: null },
    },
  });
  await forgetFormerId(rows, who.personId, by.as);
  return subjects;
}

/** No table but the person's own holds these: messages carry the facts of what they say, and occurrences are keys. */
async function forgetFormerId(rows: Rows, former: string, as: string): Promise<void> {
  await rows.occurrence.deleteMany({ where: { key: { contains: former } } });
  for (const { id, post } of await rows.outbox.findMany({ where: { post: { contains: former } } })) {
    await rows.outbox.update({ where: { id }, data: { post: post.replaceAll(former, as) } });
  }
}

/** What is theirs alone. */
async function removeOwn(rows: Rows, { serverId, personId, accounts }: Whose): Promise<void> {
  const userId = { in: [...accounts] };
  await rows.draft.deleteMany({ where: { serverId, userId } });
  await rows.outbox.deleteMany({ where: { serverId, userId } });
  await rows.sealedValue.deleteMany({ where: { value: userId, entry: { serverId } } });
  if (personId === null) return;
  const ids = { in: await idsInRecord(rows, personId) };
  // What others wrote in an entry about them is about them too: a statement, a term, a reason.
  const about = { serverId, values: { some: { name: 'member', value: ids } } };
  await rows.sealedValue.deleteMany({ where: { name: { not: 'actor' }, entry: about } });
  await rows.sealedValue.deleteMany({ where: { OR: [{ personId: ids }, { value: ids }], entry: { serverId } } });
  await rows.reminder.deleteMany({ where: { personId } });
  await rows.reminderWish.deleteMany({ where: { personId } });
}

/** What they wrote, where others have acted on it. Answers the proposals, with the groups whose cards list them. */
async function blankWritten(rows: Rows, authorId: string): Promise<string[]> {
  const own = await rows.proposal.findMany({ where: { authorId }, select: { id: true, number: true, groupId: true } });
  const title = { title: ERASED_TITLE, titleKey: titleKeyOf(ERASED_TITLE) };
  await rows.proposal.updateMany({ where: { authorId }, data: { ...title, text: ERASED_TEXT } });
  await rows.proposalText.updateMany({
    where: { proposal: { authorId } },
    data: { title: ERASED_TITLE, text: ERASED_TEXT },
  });
  for (const { id, number } of own) await renameThread(rows, id, `D-${number} ${ERASED_TITLE}`);
  const objected = await rows.objection.findMany({ where: { personId: authorId }, select: { proposalId: true } });
  await rows.objection.updateMany({ where: { personId: authorId }, data: { reason: ERASED_TEXT } });
  await rows.objection.updateMany({
    where: { personId: authorId, resolution: { not: '' } },
    data: { resolution: ERASED_TEXT },
  });
  return [...own.flatMap(({ id, groupId }) => [id, groupId]), ...objected.map(({ proposalId }) => proposalId)];
}

async function renameThread(rows: Rows, proposalId: string, threadName: string): Promise<void> {
  const thread = { key: keyOfCard({ type: 'proposal', id: asId(proposalId) }), threadName: { not: null } };
  // What a thread of an earlier version is called was not kept: only that it is called otherwise is known.
  await rows.outbox.updateMany({
    where: { ...thread, threadId: { not: null }, threadShown: null },
    data: { threadShown: '' },
  });
  await rows.outbox.updateMany({ where: thread, data: { threadName } });
}

/** Where others name them. What is sealed in the record can't be changed, so such a value goes. */
async function takeOutOfOthers(rows: Rows, { serverId }: Whose, { marks, eraser }: By): Promise<string[]> {
  const mentioning = mentioningIn(rows, serverId, marks);
  const subjects: string[] = [];
  for (const { entryId, name, value } of await mentioning.values()) {
    if (eraser.text(value) === value) continue;
    await rows.sealedValue.delete({ where: { entryId_name: { entryId, name } } });
  }
  for (const { id, groupId, title, text, number } of await mentioning.proposals()) {
    const made = { title: eraser.text(title), text: eraser.text(text) };
    if (made.title === title && made.text === text) continue;
    await rows.proposal.update({ where: { id }, data: { ...made, titleKey: titleKeyOf(made.title) } });
    if (made.title !== title) await renameThread(rows, id, `D-${number} ${made.title}`);
    subjects.push(id, groupId);
  }
  for (const { proposalId, version, title, text } of await mentioning.texts()) {
    const data = { title: eraser.text(title), text: eraser.text(text) };
    await rows.proposalText.update({ where: { proposalId_version: { proposalId, version } }, data });
  }
  for (const { id, proposalId, reason, resolution } of await mentioning.objections()) {
    const data = { reason: eraser.text(reason), resolution: eraser.text(resolution) };
    if (data.reason === reason && data.resolution === resolution) continue;
    await rows.objection.update({ where: { id }, data });
    subjects.push(proposalId);
  }
  for (const { id, candidacyId, statement } of await mentioning.statements()) {
    const made = eraser.text(statement);
    if (made === statement) continue;
    await rows.sponsorship.update({ where: { id }, data: { statement: made } });
    subjects.push(candidacyId);
  }
  for (const { id, reason } of await mentioning.nominations()) {
    const made = eraser.text(reason);
    if (made === reason) continue;
    await rows.nomination.update({ where: { id }, data: { reason: made } });
    subjects.push(id);
  }
  for (const { id, nominationId, reason } of await mentioning.nominationObjections()) {
    const made = eraser.text(reason);
    if (made === reason) continue;
    await rows.nominationObjection.update({ where: { id }, data: { reason: made } });
    subjects.push(nominationId);
  }
  return [...subjects, ...(await takeOutOfDecisions(rows, serverId, marks, eraser))];
}

/** Where imported files, and what others typed and has not been accepted, name them. */
async function takeOutOfFiles(rows: Rows, serverId: string, eraser: Eraser): Promise<string[]> {
  const subjects: string[] = [];
  for (const { id, fields } of await rows.draft.findMany({ where: { serverId } })) {
    const made = eraser.json(fields);
    if (made !== fields) await rows.draft.update({ where: { id }, data: { fields: made } });
  }
  for (const { id, content } of await rows.document.findMany({ where: { serverId } })) {
    const made = eraser.text(content);
    if (made !== content) await rows.document.update({ where: { id }, data: { content: made } });
  }
  for (const { groupId, facts } of await rows.charter.findMany({ where: { group: { serverId } } })) {
    const made = eraser.json(facts);
    if (made !== facts) await rows.charter.update({ where: { groupId }, data: { facts: made } });
  }
  for (const { id, mission } of await rows.group.findMany({ where: { serverId } })) {
    const made = eraser.text(mission);
    if (made === mission) continue;
    await rows.group.update({ where: { id }, data: { mission: made } });
    subjects.push(id);
  }
  return subjects;
}
