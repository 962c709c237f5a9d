import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Faults, Mishap } from '../faults.js';
import type { World } from '../world/world.js';
import type { AccessToken } from '../world/access-tokens.js';
import { Call, type Reply, type Route } from './call.js';
import { RestFailure, tooMany, unauthorized } from './failure.js';
import { readRequest } from './read-request.js';
import type { RequestLimits } from './request-limits.js';
import { findRoute } from './router.js';

/** One request that came in, as tests can look at it. */
export interface SeenRequest {
  readonly method: string;
  /** Under `/api/v10`. */
  readonly path: string;
  /** The route's template, such as `/channels/:channel/messages`; null when the sandbox has no such route. */
  readonly route: string | null;
  readonly body: unknown;
}

/** Looks at a request beyond the sandbox's own checks; what it names is answered with 400. */
export type Validate = (request: SeenRequest) => readonly string[];

export interface RestJournal {
  readonly requests: SeenRequest[];
  readonly unknownRoutes: string[];
  readonly violations: { readonly request: SeenRequest; readonly problems: readonly string[] }[];
  /** Refused requests: `POST /channels/1/messages 403 50013 SendMessages`. */
  readonly refusals: string[];
}

const BASE = /^\/api(?:\/v\d+)?(?=\/)/u;
const REMEMBERED = 2_000;

/** Discord's REST interface over the world. */
export class RestServer {
  readonly journal: RestJournal = { requests: [], unknownRoutes: [], violations: [], refusals: [] };

  constructor(
    private readonly world: World,
    private readonly faults: Faults,
    private readonly validate: Validate | undefined,
    private readonly limits: RequestLimits | null,
    private readonly log: (line: string) => void,
  ) {}

  /** Answers a request under `/api`. */
  async handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.world.origin);
    const path = url.pathname.replace(BASE, '');
    const method = request.method ?? 'GET';
    const mishap = this.faults.take(method, path);
    if (mishap && happens(mishap) === 'before') return meet(mishap, response);
    const reply = await this.#answer(request, response, method, path, url.searchParams);
    if (mishap) return meet(mishap, response);
    write(response, reply);
  }

  async #answer(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
    path: string,
    query: URLSearchParams,
  ): Promise<Reply> {
    try {
      return await this.#run(request, response, method, path, query);
    } catch (error) {
      if (!(error instanceof RestFailure)) {
        // Whoever was killed in the middle of a request hears no answer, and nothing of it was done.
        const isCutOff = request.destroyed && !request.complete;
        if (!isCutOff)
          this.log(`sandbox: ${method} ${path} failed: ${error instanceof Error ? error.stack : String(error)}`);
        return { status: 500, body: { message: '500: Internal Server Error', code: 0 } };
      }
      const about = typeof error.more.needed === 'string' ? error.more.needed : JSON.stringify(error.more);
      this.journal.refusals.push(`${method} ${path} ${error.status} ${error.code} ${about}`);
      return { status: error.status, body: { message: error.message, code: error.code, ...error.more } };
    }
  }

  async #run(
    request: IncomingMessage,
    response: ServerResponse,
    method: string,
    path: string,
    query: URLSearchParams,
  ): Promise<Reply> {
    const { body, files } = await readRequest(request);
    const found = findRoute(method, path);
    const seen = { method, path, route: found?.route.path ?? null, body };
    this.journal.requests.push(seen);
    if (this.journal.requests.length > REMEMBERED) this.journal.requests.shift();
    if (!found) {
      this.journal.unknownRoutes.push(`${method} ${path}`);
      this.log(`sandbox: NO SUCH ROUTE ${method} ${path}: teach it to src/sandbox/rest/router.ts`);
      throw new RestFailure(404, 0, '404: Not Found');
    }
    const caller = this.#callerOf(request.headers.authorization ?? '', found.route);
    const passage = this.limits?.take(found.route, found.params);
    for (const [name, value] of Object.entries(passage?.headers ?? {})) response.setHeader(name, value);
    if (passage?.refusal) throw tooMany(passage.refusal);
    const problems = this.validate?.(seen) ?? [];
    if (problems.length) {
      this.journal.violations.push({ request: seen, problems });
      throw new RestFailure(400, 50035, 'Invalid Form Body', {
        errors: { _errors: problems.map((message) => ({ code: 'SCHEMA', message })) },
      });
    }
    return found.route.run(new Call(this.world, found.params, query, body, files, caller));
  }

  /** The person who calls; null for the bot, and where nobody needs to say who calls. */
  #callerOf(authorization: string, { needs }: Route): AccessToken | null {
    if (needs === 'nothing') return null;
    const isBot = authorization === `Bot ${this.world.bot.token}`;
    if (needs === 'bot') {
      if (!isBot) throw unauthorized();
      return null;
    }
    if (isBot) throw new RestFailure(403, 20001, 'Bots cannot use this endpoint');
    const token = this.world.accessTokens.get(authorization.replace(/^Bearer /u, ''));
    if (!token || token.until <= this.world.clock.now()) throw unauthorized();
    return token;
  }
}

const happens = (mishap: Mishap): 'before' | 'after' => ('when' in mishap ? mishap.when : 'before');

function meet(mishap: Mishap, response: ServerResponse): void {
  if ('hang' in mishap) return;
  if ('drop' in mishap) {
    response.socket?.destroy();
    return;
  }
  if (mishap.status !== 429) {
    write(response, { status: mishap.status, body: { message: 'Upstream trouble', code: 0 } });
    return;
  }
  const global = mishap.global ?? false;
  const scope = mishap.scope ?? (global ? 'global' : 'user');
  const body = { message: 'You are being rate limited.', retry_after: mishap.retryAfter, global, scope };
  tellLimits(response, body, 0);
  response.writeHead(429, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function write(response: ServerResponse, reply: Reply): void {
  if (reply.status === 429 && !response.hasHeader('Retry-After')) tellLimits(response, reply.body, 1);
  if (reply.body === undefined) {
    // A 204 carries no content type: discord.js would try to read a body.
    response.writeHead(reply.status).end();
    return;
  }
  response.writeHead(reply.status, { 'content-type': 'application/json' }).end(JSON.stringify(reply.body));
}

interface Limited {
  readonly retry_after?: number;
  readonly global?: boolean;
  readonly scope?: string;
}

/** A limit that leaves requests over belongs to one field of a resource only (a channel's name): a sub-limit. */
function tellLimits(response: ServerResponse, body: unknown, remaining: number): void {
  const { retry_after: seconds = 1, global = false, scope }: Limited = typeof body === 'object' && body ? body : {};
  response.setHeader('Retry-After', String(seconds));
  response.setHeader('X-RateLimit-Scope', scope ?? (global ? 'global' : 'user'));
  if (global) {
    response.setHeader('X-RateLimit-Global', 'true');
    return;
  }
  response.setHeader('X-RateLimit-Limit', '5');
  response.setHeader('X-RateLimit-Remaining', String(remaining));
  response.setHeader('X-RateLimit-Reset-After', String(seconds));
  response.setHeader('X-RateLimit-Reset', String(Date.now() / 1000 + seconds));
  response.setHeader('X-RateLimit-Bucket', 'sandbox');
}
