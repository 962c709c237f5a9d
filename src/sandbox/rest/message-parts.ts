import type { Message, StoredFile } from '../world/model.js';
import type { Call } from './call.js';
import { RestFailure, invalidForm } from './failure.js';
import { FLAG, partsProblems, type MessageBody, type Parts } from './message-body.js';
import { filesAfter } from './uploads.js';

/** The flags that a bot may set. */
export const SETTABLE = FLAG.SuppressEmbeds | FLAG.SuppressNotifications | FLAG.V2;

/** Refuses a message that would be empty or too large. */
function checkParts(parts: Parts): void {
  const problems = partsProblems(parts);
  if (problems.length) throw invalidForm(problems);
  if (!parts.content && !parts.embeds.length && !parts.components.length && !parts.fileNames.length)
    throw new RestFailure(400, 50006, 'Cannot send an empty message');
}

/** What a message would be made of after `body` is applied to it. */
const partsAfter = (body: MessageBody, before: Message | null, fileNames: readonly string[]): Parts => ({
  content: body.content === undefined ? (before?.content ?? '') : (body.content ?? ''),
  embeds: body.embeds === undefined ? (before?.embeds ?? []) : (body.embeds ?? []),
  components: body.components === undefined ? (before?.components ?? []) : (body.components ?? []),
  flags: (before?.flags ?? 0) | (body.flags ?? 0),
  fileNames,
});

/** The flag that makes a message one of components stays for good. */
export function refuseLosingV2(body: MessageBody, before: Message): void {
  if (before.flags & FLAG.V2 && typeof body.flags === 'number' && !(body.flags & FLAG.V2))
    throw invalidForm([
      {
        path: ['flags'],
        code: 'MESSAGE_CANNOT_REMOVE_COMPONENTS_V2_FLAG',
        message: 'IS_COMPONENTS_V2 cannot be removed',
      },
    ]);
}

/** The files of a message after a request, once the message as a whole was found to be right. */
export function checkedFiles(call: Call, body: MessageBody, before: Message | null): StoredFile[] {
  const files = filesAfter(call, body, before);
  const names = files.map((file) => file.name);
  checkParts(partsAfter(body, before, names));
  return files;
}
