import { DefaultRestOptions, GatewayIntentBits, Options, type ClientOptions, type RESTOptions } from 'discord.js';
import type { IdentifyThrottle } from './identify-throttle.js';
import { createPace } from './pace.js';

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
  makeRequest: requestWhile(mayAct),
  rejectOnRateLimit: ({ sublimitTimeout, retryAfter }) => (sublimitTimeout || retryAfter) > WAITED_OUT_MS,
});

const requestWhile =
  (mayAct: () => boolean): RESTOptions['makeRequest'] =>
  async (url, init) => {
    if (!mayAct()) throw new Error('this instance is not the active one any more');
    return DefaultRestOptions.makeRequest(url, init);
  };

/** Discord takes 50 requests a second of a bot; one is left for what the gateway client asks by itself. */
const REQUESTS_A_SECOND = 49;

/**
 * How what the bot does by itself is requested: evenly, as fast as Discord takes it. Answers to interactions don't count
 * among the 50, and go by the gateway client's own way.
 */
export const pacedRestOptions = (apiUrl: string, mayAct: () => boolean): Partial<RESTOptions> => {
  const pace = createPace(REQUESTS_A_SECOND);
  const request = requestWhile(mayAct);
  return {
    ...restOptions(apiUrl, mayAct),
    globalRequestsPerSecond: Number.POSITIVE_INFINITY,
    makeRequest: (url, init) => pace(() => request(url, init)),
  };
};

/**
 * The gateway client. The intent Guilds brings servers, channels, threads and roles; GuildMessages that somebody wrote
 * somewhere, without what (P9). Interactions come without any. None of the privileged intents is asked for.
 */
export const clientOptions = (apiUrl: string, mayAct: () => boolean, throttle: IdentifyThrottle): ClientOptions => ({
  intents: [GatewayIntentBits.Guilds, GatewayIntentBits.GuildMessages],
  allowedMentions: { parse: [], repliedUser: false },
  enforceNonce: true,
  failIfNotExists: false,
  makeCache: Options.cacheWithLimits({
    ...Options.DefaultMakeCacheSettings,
    MessageManager: 0,
    ReactionManager: 0,
    PresenceManager: 0,
    GuildMemberManager: { maxSize: 500, keepOverLimit: (member) => member.id === member.client.user.id },
    UserManager: { maxSize: 1_000, keepOverLimit: (user) => user.id === user.client.user.id },
  }),
  sweepers: Options.DefaultSweeperSettings,
  rest: restOptions(apiUrl, mayAct),
  ws: { buildIdentifyThrottler: () => throttle },
});
