import type { z } from 'zod';

/** An answer that refuses: thrown inside a route, written by the server as Discord writes it. */
export class RestFailure extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
    readonly more: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
}

const unknown = (code: number, what: string) => (): RestFailure => new RestFailure(404, code, `Unknown ${what}`);

export const unknownChannel = unknown(10003, 'Channel');
export const unknownServer = unknown(10004, 'Guild');
export const unknownMember = unknown(10007, 'Member');
export const unknownMessage = unknown(10008, 'Message');
export const unknownRole = unknown(10011, 'Role');
export const unknownUser = unknown(10013, 'User');
export const unknownWebhook = unknown(10015, 'Webhook');
export const unknownInteraction = unknown(10062, 'interaction');
export const unknownCommand = unknown(10063, 'application command');

export const alreadyAnswered = (): RestFailure =>
  new RestFailure(400, 40060, 'Interaction has already been acknowledged.');
export const unauthorized = (): RestFailure => new RestFailure(401, 0, '401: Unauthorized');
export const missingAccess = (): RestFailure => new RestFailure(403, 50001, 'Missing Access');
/** `needed` is the sandbox's own addition: the permission whose lack made the refusal. */
export const missingPermission = (needed: string): RestFailure =>
  new RestFailure(403, 50013, 'Missing Permissions', { needed });

/** 429: to be asked again after so many seconds. */
export const tooMany = (limit: {
  readonly retryAfterSeconds: number;
  readonly scope: 'user' | 'global';
}): RestFailure =>
  new RestFailure(429, 0, 'You are being rate limited.', {
    retry_after: limit.retryAfterSeconds,
    global: limit.scope === 'global',
  });

/** One thing wrong with a request: where, Discord's code for it, and a sentence. */
export interface Problem {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

/** 50035 with the tree of what is wrong. */
export function invalidForm(problems: readonly Problem[]): RestFailure {
  const errors: Tree = {};
  for (const { path, code, message } of problems) {
    let node = errors;
    for (const step of path) {
      const next = node[String(step)];
      const inner: Tree = next && !Array.isArray(next) ? next : {};
      node[String(step)] = inner;
      node = inner;
    }
    const list = Array.isArray(node._errors) ? node._errors : [];
    node._errors = [...list, { code, message }];
  }
  return new RestFailure(400, 50035, 'Invalid Form Body', { errors });
}

interface Tree {
  [step: string]: Tree | { code: string; message: string }[];
}

/** The body as `schema` reads it; refuses with 50035 when it doesn't fit. */
export function read<T>(schema: z.ZodType<T>, body: unknown, at: readonly PropertyKey[] = []): T {
  const result = schema.safeParse(body);
  if (result.success) return result.data;
  throw invalidForm(result.error.issues.map((issue) => ({ ...problemOf(issue), path: [...at, ...issue.path] })));
}

function problemOf(issue: z.core.$ZodIssue): Problem {
  const code =
    issue.code === 'too_big' || issue.code === 'too_small'
      ? 'BASE_TYPE_BAD_LENGTH'
      : issue.code === 'invalid_type' && issue.message.includes('undefined')
        ? 'BASE_TYPE_REQUIRED'
        : issue.code === 'invalid_format'
          ? 'STRING_TYPE_REGEX'
          : issue.code === 'custom'
            ? 'BASE_TYPE_INVALID'
            : 'BASE_TYPE_CHOICES';
  return { path: issue.path, code, message: issue.message };
}
