import type { SeenRequest, Validate } from '../../src/sandbox/rest/rest-server.js';

interface Schema {
  safeParse(value: unknown): { success: boolean; error?: { issues: readonly Issue[] } };
}
interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && 'safeParse' in value && typeof value.safeParse === 'function';

/** Which of the published schemas a route's body follows; an array of them means one of these. */
const SCHEMAS: Readonly<Record<string, readonly string[]>> = {
  'POST /channels/:channel/messages': ['MessageCreateRequestSchema'],
  'PATCH /channels/:channel/messages/:message': ['MessageEditRequestPartialSchema'],
  'POST /channels/:channel/messages/:message/threads': ['CreateTextThreadWithMessageRequestSchema'],
  'POST /channels/:channel/threads': ['CreateTextThreadWithoutMessageRequestSchema', 'CreateForumThreadRequestSchema'],
  'PATCH /channels/:channel': ['UpdateGuildChannelRequestPartialSchema', 'UpdateThreadRequestPartialSchema'],
  'POST /users/@me/channels': ['CreatePrivateChannelRequestSchema'],
  'POST /guilds/:server/channels': ['CreateGuildChannelRequestSchema'],
  'POST /applications/:application/commands': ['ApplicationCommandCreateRequestSchema'],
  'POST /applications/:application/guilds/:server/commands': ['ApplicationCommandCreateRequestSchema'],
  'POST /webhooks/:application/:token': [
    'IncomingWebhookInteractionRequestSchema',
    'IncomingWebhookRequestPartialSchema',
  ],
  'PATCH /webhooks/:application/:token/messages/:message': ['IncomingWebhookUpdateRequestPartialSchema'],
};
/** Routes whose body is a list of one schema. */
const LISTS: Readonly<Record<string, string>> = {
  'PUT /applications/:application/commands': 'ApplicationCommandUpdateRequestSchema',
  'PUT /applications/:application/guilds/:server/commands': 'ApplicationCommandUpdateRequestSchema',
};
/** Answers to interactions by their type. */
const CALLBACKS: Readonly<Record<number, string>> = {
  4: 'CreateMessageInteractionCallbackRequestSchema',
  5: 'CreateMessageInteractionCallbackRequestSchema',
  6: 'UpdateMessageInteractionCallbackRequestSchema',
  7: 'UpdateMessageInteractionCallbackRequestSchema',
  8: 'ApplicationCommandAutocompleteCallbackRequestSchema',
  9: 'ModalInteractionCallbackRequestSchema',
};
const CALLBACK_ROUTE = 'POST /interactions/:interaction/:token/callback';

/**
 * Checks requests against the schemas that Discord publishes. They are made by a machine and accept some things that
 * Discord refuses; the sandbox' own limits follow the documentation.
 */
export async function publishedSchema(): Promise<Validate> {
  const specifier: string = 'discord-api-spec/zod';
  const published: Readonly<Record<string, unknown>> = (await import(specifier)) as Record<string, unknown>;
  const schema = (name: string): Schema => {
    const found = published[name];
    if (!isSchema(found)) throw new Error(`discord-api-spec publishes no ${name}`);
    return found;
  };
  for (const name of [...Object.values(SCHEMAS).flat(), ...Object.values(LISTS), ...Object.values(CALLBACKS)])
    schema(name);

  const problems = (name: string, value: unknown, at: readonly PropertyKey[] = []): string[] =>
    (schema(name).safeParse(value).error?.issues ?? []).map(
      (issue) => `${name} ${[...at, ...issue.path].map(String).join('.')}: ${issue.message}`,
    );

  return (request: SeenRequest): readonly string[] => {
    const key = `${request.method} ${request.route}`;
    const list = LISTS[key];
    if (list)
      return Array.isArray(request.body)
        ? request.body.flatMap((each, index) => problems(list, each, [index]))
        : ['no list'];
    if (key === CALLBACK_ROUTE) {
      const name = CALLBACKS[typeOf(request.body)];
      return name ? problems(name, request.body) : [`no answer has the type ${typeOf(request.body)}`];
    }
    const attempts = (SCHEMAS[key] ?? []).map((name) => problems(name, request.body ?? {}));
    return attempts.some((each) => !each.length) ? [] : (attempts[0] ?? []);
  };
}

const typeOf = (body: unknown): number =>
  typeof body === 'object' && body !== null && 'type' in body && typeof body.type === 'number' ? body.type : -1;
