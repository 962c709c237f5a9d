import { z } from 'zod';
import { ERASED_TEXT, ERASED_TITLE, type Eraser } from '../../domain/erasure.js';
import type { PersonalRows, Whose } from '../../ports/personal-rows.js';
import type { Rows } from './client.js';
import { dateOf } from './columns.js';
import { mentioningIn } from './mentioning.js';
import { titleKeyOf } from './title-search.js';

type By = Parameters<PersonalRows['erase']>[1];

/** X8: takes somebody out of every table. */
export async function eraseIn(rows: Rows, who: Whose, by: By): Promise<void> {
  await removeOwn(rows, who);
  if (who.personId !== null) await blankWritten(rows, who.personId);
  await takeOutOfOthers(rows, who, by);
  if (who.personId === null) return;
  await rows.account.deleteMany({ where: { personId: who.personId } });
  await rows.membership.updateMany({ where: { personId: who.personId }, data: { role: null, term: null } });
  await rows.person.update({
    where: { id: who.personId },
    data: {
      // Exports of the record that people took carry the former id beside an account; this one leads nowhere.
      id: by.as,
      ...{ name: null, organization: null, github: null, githubKey: null, githubConfirmed: false, discordName: null },
      ...{ consent: 'withheld', consentAt: null, erasedAt: dateOf(by.at) },
    },
  });
}

/** What is theirs alone. */
async function removeOwn(rows: Rows, { serverId, personId, accounts }: Whose): Promise<void> {
  const userId = { in: [...accounts] };
  await rows.draft.deleteMany({ where: { serverId, userId } });
  await rows.outbox.deleteMany({ where: { serverId, userId } });
  await rows.sealedValue.deleteMany({ where: { value: userId, entry: { serverId } } });
  if (personId === null) return;
  await rows.sealedValue.deleteMany({ where: { OR: [{ personId }, { value: personId }], entry: { serverId } } });
  await rows.reminder.deleteMany({ where: { personId } });
  await rows.reminderWish.deleteMany({ where: { personId } });
}

/** What they wrote, where others have acted on it. */
async function blankWritten(rows: Rows, authorId: string): Promise<void> {
  const title = { title: ERASED_TITLE, titleKey: titleKeyOf(ERASED_TITLE) };
  const proposals = await rows.proposal.findMany({ where: { authorId }, select: { id: true, number: true } });
  await rows.proposal.updateMany({ where: { authorId }, data: { ...title, text: ERASED_TEXT } });
  await rows.proposalText.updateMany({
    where: { proposal: { authorId } },
    data: { title: ERASED_TITLE, text: ERASED_TEXT },
  });
  for (const { id, number } of proposals) await renameThread(rows, id, `D-${number} ${ERASED_TITLE}`);
  await rows.objection.updateMany({ where: { personId: authorId }, data: { reason: ERASED_TEXT } });
  await rows.objection.updateMany({
    where: { personId: authorId, resolution: { not: '' } },
    data: { resolution: ERASED_TEXT },
  });
}

const renameThread = async (rows: Rows, proposalId: string, threadName: string): Promise<void> => {
  const key = `card:proposal:${proposalId}`;
  await rows.outbox.updateMany({ where: { key, threadName: { not: null } }, data: { threadName } });
};

const FIELDS = z.record(z.string(), z.string());

/** Where others, or files, name them. What is sealed in the record can't be changed, so such a value goes. */
async function takeOutOfOthers(rows: Rows, { serverId }: Whose, { marks, eraser }: By): Promise<void> {
  const isIn = (text: string): boolean => eraser.text(text) !== text;
  const mentioning = mentioningIn(rows, serverId, marks);
  for (const { entryId, name, value } of await mentioning.values()) {
    if (isIn(value)) await rows.sealedValue.delete({ where: { entryId_name: { entryId, name } } });
  }
  for (const { id, title, text, number } of await mentioning.proposals()) {
    const made = { title: eraser.text(title), text: eraser.text(text) };
    await rows.proposal.update({ where: { id }, data: { ...made, titleKey: titleKeyOf(made.title) } });
    if (made.title !== title) await renameThread(rows, id, `D-${number} ${made.title}`);
  }
  for (const { proposalId, version, title, text } of await mentioning.texts()) {
    const data = { title: eraser.text(title), text: eraser.text(text) };
    await rows.proposalText.update({ where: { proposalId_version: { proposalId, version } }, data });
  }
  for (const { id, reason, resolution } of await mentioning.objections()) {
    const data = { reason: eraser.text(reason), resolution: eraser.text(resolution) };
    await rows.objection.update({ where: { id }, data });
  }
  await takeOutOfFiles(rows, serverId, eraser);
}

async function takeOutOfFiles(rows: Rows, serverId: string, eraser: Eraser): Promise<void> {
  for (const { id, fields } of await rows.draft.findMany({ where: { serverId } })) {
    const made = Object.entries(FIELDS.parse(JSON.parse(fields))).map(([name, typed]) => [name, eraser.text(typed)]);
    await rows.draft.update({ where: { id }, data: { fields: JSON.stringify(Object.fromEntries(made)) } });
  }
  for (const { id, content } of await rows.document.findMany({ where: { serverId } })) {
    await rows.document.update({ where: { id }, data: { content: eraser.text(content) } });
  }
  for (const { groupId, facts } of await rows.charter.findMany({ where: { group: { serverId } } })) {
    await rows.charter.update({ where: { groupId }, data: { facts: eraser.json(facts) } });
  }
  for (const { id, mission } of await rows.group.findMany({ where: { serverId } })) {
    await rows.group.update({ where: { id }, data: { mission: eraser.text(mission) } });
  }
}
