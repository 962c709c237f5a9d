import { DiscordAPIError, HTTPError, RateLimitError } from 'discord.js';

/** Discord's error codes that the program branches on. */
export const CODE = {
  unknownChannel: 10003,
  unknownServer: 10004,
  unknownMember: 10007,
  unknownMessage: 10008,
  unknownRole: 10011,
  unknownUser: 10013,
  unknownWebhook: 10015,
  interactionTooLate: 10062,
  interactionAnswered: 40060,
  botsCannot: 20001,
  writesLimited: 20028,
  oldEditsLimited: 30046,
  directsTooFast: 40003,
  noAccess: 50001,
  takesNoDirects: 50007,
  noPermission: 50013,
  webhookTokenOver: 50027,
  noRecipient: 50033,
  archivedThread: 50083,
  noSharedServer: 50278,
  threadExists: 160004,
  indexBusy: 110000,
  apiBusy: 130000,
} as const;

/** Discord's own error code, or null when it was not Discord that refused. */
export const codeOf = (error: unknown): number | null => (error instanceof DiscordAPIError ? Number(error.code) : null);

/** Whether a request may or may not have taken effect: no answer, or a 5xx. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof HTTPError || (!(error instanceof DiscordAPIError) && !(error instanceof RateLimitError));

/**
 * What may be said of an error in a log: names, codes and places in the program. The address of a request holds an
 * interaction's token, and its body what people read, so neither is taken.
 */
export function loggable(error: unknown): object {
  if (error instanceof DiscordAPIError)
    return { error: error.name, status: error.status, method: error.method, fields: fieldsOf(error) };
  if (error instanceof HTTPError) return { error: 'HTTPError', status: error.status, method: error.method };
  if (error instanceof RateLimitError)
    return { error: 'RateLimitError', route: error.route, retryAfterMs: error.retryAfter, scope: error.scope };
  if (!(error instanceof Error)) return { error: typeof error };
  const code = 'code' in error && typeof error.code === 'string' ? { code: error.code } : {};
  // The engine's own messages name properties; those of others may quote what somebody typed.
  const message = error instanceof TypeError || error instanceof ReferenceError ? { message: error.message } : {};
  return { error: error.name, ...code, ...message, at: framesOf(error) };
}

const FRAMES_AT_MOST = 12;

const framesOf = (error: Error): string[] =>
  (error.stack ?? '')
    .split('\n')
    .filter((line) => line.startsWith('    at '))
    .slice(0, FRAMES_AT_MOST)
    .map((line) => line.trim());

/** Of a wrong request: which of its parts Discord named, and the name of what was wrong with each. */
function fieldsOf(error: DiscordAPIError): string[] {
  const found: string[] = [];
  const walk = (node: unknown, path: string): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === '_errors' && Array.isArray(value)) {
        for (const one of value as unknown[])
          if (typeof one === 'object' && one !== null && 'code' in one)
            found.push(`${path} ${String(one.code)}`.trim());
      } else walk(value, path ? `${path}.${key}` : key);
    }
  };
  if ('errors' in error.rawError) walk(error.rawError.errors, '');
  return found;
}
