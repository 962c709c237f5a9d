import type { Route } from './call.js';

/** So many requests within so many milliseconds, counted from the first one. */
interface Allowance {
  readonly requests: number;
  readonly perMs: number;
}

/** RL: what a bot may ask in all, by whatever route; interaction tokens are not counted. */
const GLOBAL: Allowance = { requests: 50, perMs: 1_000 };

/**
 * Discord publishes none of these numbers and changes them at will: a bot has to learn them from the headers. These are
 * the ones that bots have been seen to get. A route that is not named here has `OTHERS`.
 */
const ROUTES: ReadonlyMap<string, Allowance> = new Map([
  ['POST /channels/:channel/messages', { requests: 5, perMs: 5_000 }],
  ['PATCH /channels/:channel/messages/:message', { requests: 5, perMs: 5_000 }],
  ['GET /channels/:channel/messages', { requests: 5, perMs: 5_000 }],
  ['DELETE /channels/:channel/messages/:message', { requests: 5, perMs: 1_000 }],
  ['PUT /channels/:channel/messages/pins/:message', { requests: 5, perMs: 4_000 }],
  ['POST /channels/:channel/messages/:message/threads', { requests: 10, perMs: 10_000 }],
]);
const OTHERS: Allowance = { requests: 10, perMs: 1_000 };

/** The parts of a path for which a route is counted apart. */
const MAJOR = ['channel', 'server', 'token'] as const;

/** Whether a request may pass, and what its answer says of the limits. */
export interface Passage {
  readonly headers: Readonly<Record<string, string>>;
  readonly refusal: { readonly retryAfterSeconds: number; readonly scope: 'user' | 'global' } | null;
}

interface Window {
  readonly endsAt: number;
  used: number;
}

/** Discord's limits of requests, by the machine's own time, because that is what a client waits by. */
export class RequestLimits {
  readonly #windows = new Map<string, Window>();

  /** @param now the machine's time in milliseconds */
  constructor(private readonly now: () => number = Date.now) {}

  /** Counts a request, if it may pass. */
  take({ method, path, needs }: Route, params: Readonly<Record<string, string>>): Passage {
    // An interaction's callback has no limit of its own: the interaction can be answered once.
    if (path.endsWith('/callback')) return { headers: {}, refusal: null };
    const everything = needs === 'bot' ? this.#window('global', GLOBAL) : null;
    if (everything && everything.used >= GLOBAL.requests) return this.#refusedGlobally(everything);
    const bucket = `${method} ${path}`;
    const allowance = ROUTES.get(bucket) ?? OTHERS;
    const window = this.#window([bucket, ...MAJOR.map((part) => params[part] ?? '')].join(' '), allowance);
    const passes = window.used < allowance.requests;
    if (passes) window.used += 1;
    if (passes && everything) everything.used += 1;
    const seconds = this.#secondsUntil(window.endsAt);
    const headers = {
      'X-RateLimit-Limit': String(allowance.requests),
      'X-RateLimit-Remaining': String(allowance.requests - window.used),
      'X-RateLimit-Reset': (window.endsAt / 1_000).toFixed(3),
      'X-RateLimit-Reset-After': seconds.toFixed(3),
      'X-RateLimit-Bucket': Buffer.from(bucket).toString('hex'),
    };
    if (passes) return { headers, refusal: null };
    return {
      headers: { ...headers, ...told(seconds, 'user') },
      refusal: { retryAfterSeconds: seconds, scope: 'user' },
    };
  }

  #refusedGlobally({ endsAt }: Window): Passage {
    const seconds = this.#secondsUntil(endsAt);
    return {
      headers: { ...told(seconds, 'global'), 'X-RateLimit-Global': 'true' },
      refusal: { retryAfterSeconds: seconds, scope: 'global' },
    };
  }

  #window(key: string, { perMs }: Allowance): Window {
    const open = this.#windows.get(key);
    const now = this.now();
    if (open && now < open.endsAt) return open;
    const fresh = { endsAt: now + perMs, used: 0 };
    this.#windows.set(key, fresh);
    return fresh;
  }

  readonly #secondsUntil = (at: number): number => Math.max(0, at - this.now()) / 1_000;
}

/** The header has whole seconds; the body says it more exactly. */
const told = (seconds: number, scope: 'user' | 'global') => ({
  'Retry-After': String(Math.ceil(seconds)),
  'X-RateLimit-Scope': scope,
});
