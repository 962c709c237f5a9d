import { DefaultRestOptions, GatewayIntentBits, Options, type ClientOptions, type RESTOptions } from 'discord.js';

/** Discord answers within a second or so; what takes longer is stuck. */
const ANSWER_WITHIN_MS = 10_000;
/** A longer wait for a rate limit is given back as `busy`, so that nothing else waits behind it. */
const WAITED_OUT_MS = 5_000;
const WARN_EVERY_INVALID_REQUESTS = 500;

/**
 * How requests are made. Nothing is repeated: discord.js would also repeat what creates something, and post it twice.
 * @param apiUrl the base of the REST API, without its version
 * @param mayAct asked before each request; while it says no, requests fail and nothing is sent
 */
export const restOptions = (apiUrl: string, mayAct: () => boolean): Partial<RESTOptions> => ({
  api: apiUrl.replace(/\/+$/u, ''),
  version: '10',
  timeout: ANSWER_WITHIN_MS,
  retries: 0,
  invalidRequestWarningInterval: WARN_EVERY_INVALID_REQUESTS,
  makeRequest: async (url, init) => {
    if (!mayAct()) throw new Error('this instance is not the active one any more');
    return DefaultRestOptions.makeRequest(url, init);
  },
  rejectOnRateLimit: ({ sublimitTimeout, retryAfter }) => (sublimitTimeout || retryAfter) > WAITED_OUT_MS,
});

/**
 * The gateway client. Guilds is the only intent: it brings servers, channels, threads and roles, and interactions come
 * without any. None of the privileged ones is asked for.
 */
export const clientOptions = (apiUrl: string, mayAct: () => boolean): ClientOptions => ({
  intents: [GatewayIntentBits.Guilds],
  allowedMentions: { parse: [], repliedUser: false },
  enforceNonce: true,
  failIfNotExists: false,
  makeCache: Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    MessageManager: 25,
    ReactionManager: 0,
    PresenceManager: 0,
    GuildMemberManager: { maxSize: 500, keepOverLimit: (member) => member.id === member.client.user.id },
    UserManager: { maxSize: 1_000, keepOverLimit: (user) => user.id === user.client.user.id },
  }),
  sweepers: Options.DefaultSweeperSettings,
  rest: restOptions(apiUrl, mayAct),
});
