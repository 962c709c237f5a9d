import type { Message, StoredFile } from '../world/model.js';
import type { Call } from './call.js';
import { RestFailure } from './failure.js';
import type { MessageBody } from './message-body.js';

const FILES_AT_MOST = 10;
const BYTES_AT_MOST = 10 * 1024 * 1024;

/** The files of a message after a request: those kept of `before`, then the new ones with their descriptions. */
export function filesAfter(call: Call, body: MessageBody, before: Message | null): StoredFile[] {
  const listed = body.attachments ?? null;
  const kept = (before?.files ?? []).filter((file) => !listed || listed.some((each) => String(each.id) === file.id));
  const added = call.files.map((file) => {
    if (file.bytes.length > BYTES_AT_MOST) throw new RestFailure(413, 40005, 'Request entity too large');
    const about = listed?.find((each) => String(each.id) === file.index);
    return {
      id: call.world.ids.next(),
      name: about?.filename ?? file.name,
      bytes: file.bytes,
      contentType: file.contentType,
      description: about?.description ?? null,
    };
  });
  if (kept.length + added.length > FILES_AT_MOST)
    throw new RestFailure(400, 30015, 'Maximum number of attachments in a message reached (10)');
  return [...kept, ...added];
}
