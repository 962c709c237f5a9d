import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';
import { CODE } from '../../discord/discord-error.js';
import type { ChatFailure, ChatResult } from '../../ports/chat.js';

const KINDS: ReadonlyMap<number, ChatFailure['kind']> = new Map([
  [CODE.unknownChannel, 'gone'],
  [CODE.unknownServer, 'gone'],
  [CODE.unknownMessage, 'gone'],
  [CODE.unknownRole, 'gone'],
  [CODE.noAccess, 'forbidden'],
  [CODE.noPermission, 'forbidden'],
  [CODE.archivedThread, 'forbidden'],
  [CODE.takesNoDirects, 'closed'],
  [CODE.noSharedServer, 'closed'],
  [CODE.noRecipient, 'closed'],
  [CODE.unknownUser, 'closed'],
  [CODE.directsTooFast, 'busy'],
  [CODE.writesLimited, 'busy'],
  [CODE.oldEditsLimited, 'busy'],
  [CODE.indexBusy, 'busy'],
  [CODE.apiBusy, 'busy'],
]);

/** What became of a request that threw, without its address, body or any text of it. */
export function failureOf(error: unknown): ChatFailure {
  if (error instanceof RateLimitError)
    return { kind: 'busy', retryAfterMs: Math.ceil(error.sublimitTimeout || error.retryAfter), code: 'rate-limit' };
  if (error instanceof DiscordAPIError) {
    const known = KINDS.get(Number(error.code));
    return { kind: known ?? kindOfStatus(error.status), retryAfterMs: null, code: String(error.code) };
  }
  if (error instanceof HTTPError) return { kind: 'unavailable', retryAfterMs: null, code: String(error.status) };
  if (error instanceof Error)
    return { kind: 'unavailable', retryAfterMs: null, code: nameOf(error) ?? nameOf(error.cause) ?? error.name };
  return { kind: 'unavailable', retryAfterMs: null, code: 'unknown' };
}

/** How the network names a failure: `ECONNRESET`. */
const nameOf = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

function kindOfStatus(status: number): ChatFailure['kind'] {
  if (status === 401 || status === 403) return 'forbidden';
  if (status === 404) return 'gone';
  if (status === 429) return 'busy';
  return 'rejected';
}

/** Makes a value of a request, whether it came through or not. */
export const attempt = async <T>(request: () => Promise<T>): Promise<ChatResult<T>> => {
  try {
    return { ok: true, value: await request() };
  } catch (error) {
    return { ok: false, failure: failureOf(error) };
  }
};
