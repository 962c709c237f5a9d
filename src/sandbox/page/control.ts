import { ChannelType } from 'discord-api-types/v10';
import { Hono, type Context } from 'hono';
import { z } from 'zod';
import type { OpenForm } from '../actors/open-form.js';
import { Presence } from '../actors/presence.js';
import { RefusedByClient } from '../actors/refused.js';
import type { SandboxClock } from '../clock.js';
import { directName, directWith } from '../world/directs.js';
import { issueToken } from '../world/access-tokens.js';
import type { Channel, User } from '../world/model.js';
import type { World } from '../world/world.js';
import { commandForms } from './command-forms.js';
import { isOwn } from './guard.js';
import { outcomeJson, seenJson } from './outcome-json.js';
import { SCRIPT } from './script.js';
import { STYLE } from './style.js';
import { messagesView, pageView } from './view.js';

const entry = z.union([
  z.string(),
  z.boolean(),
  z.array(z.string()),
  z.object({ name: z.string(), content: z.string() }),
]);
const option = z.union([z.string(), z.number(), z.boolean(), z.object({ name: z.string(), content: z.string() })]);
const entries = z.record(z.string(), entry).default({});
const given = z.record(z.string(), option).default({});
const here = { as: z.string(), in: z.string() };
const on = z.string().optional();

const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/** The page at `/` and what it and the command line call under `/_sandbox/`. For this machine only. */
export function controlApp(world: World, clock: SandboxClock): Hono {
  const app = new Hono();
  const forms = new Map<string, OpenForm>();
  let version = 0;
  world.onEvent(() => void (version += 1));
  world.onChanged(() => void (version += 1));
  clock.onMoved(() => void (version += 1));

  const keep = (form: OpenForm): string => {
    const id = `form-${forms.size + 1}`;
    forms.set(id, form);
    return id;
  };
  const people = (): User[] => [...world.users.values()].filter((user) => !user.bot && user.name !== 'owner');
  const personOf = (name: string | undefined): User => {
    const found = people().find((each) => each.name === name || each.id === name);
    if (!found) throw new RefusedByClient(`Nobody is called ${name}`);
    return found;
  };
  const channelOf = (place: string, person: User): Channel => {
    if (place === directName(world)) return directWith(world, person.id);
    const name = place.replace(/^#/u, '');
    const found = [...world.channels.values()].find(
      (each) => (each.id === name || each.name === name) && world.can(each, person.id, 'ViewChannel'),
    );
    if (!found) throw new RefusedByClient(`${person.name} sees no channel ${place}`);
    return found;
  };
  const presenceOf = (where: { as: string; in: string }): Presence => {
    const person = personOf(where.as);
    return new Presence(world, channelOf(where.in, person), person);
  };

  app.use(async (c, next) => {
    const headers = { host: c.req.header('host'), origin: c.req.header('origin') };
    if (!isOwn(headers, Number(new URL(world.origin).port))) return c.text('Not from here', 403);
    const isPost = c.req.method === 'POST';
    if (isPost && !c.req.header('content-type')?.startsWith('application/json')) return c.text('JSON, please', 415);
    await next();
    c.header('content-security-policy', POLICY);
    c.header('x-content-type-options', 'nosniff');
    c.header('cache-control', 'no-store');
    return undefined;
  });
  app.onError((error, c) => {
    if (error instanceof RefusedByClient) return c.json({ refused: error.message }, 400);
    if (error instanceof z.ZodError) return c.json({ refused: z.prettifyError(error) }, 400);
    return c.json({ refused: error.message }, 500);
  });

  const body = async <T>(c: Context, schema: z.ZodType<T>): Promise<T> => schema.parse(await c.req.json());

  app.get('/', (c) => {
    const asked = c.req.query('as');
    const person = people().find((each) => each.name === asked) ?? people()[0];
    if (!person) return c.text('The sandbox is empty', 503);
    const seen = [...world.channels.values()].filter(
      (each) => each.type !== ChannelType.GuildCategory && world.can(each, person.id, 'ViewChannel'),
    );
    const channel = seen.find((each) => each.id === c.req.query('in')) ?? seen[0] ?? null;
    const commands = channel ? commandForms(world, channel, new Presence(world, channel, person).commands()) : [];
    return c.html(pageView({ world, people: people(), person, channel, commands, version }));
  });
  app.get('/_sandbox/page.css', (c) => c.body(STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/_sandbox/page.js', (c) => c.body(SCRIPT, 200, { 'content-type': 'text/javascript; charset=utf-8' }));
  app.get('/_sandbox/messages', (c) => {
    if (c.req.query('version') === String(version)) return c.body(null, 204);
    const person = personOf(c.req.query('as'));
    const channel = channelOf(c.req.query('in') ?? '', person);
    c.header('x-version', String(version));
    return c.html(messagesView(world, person, channel));
  });

  app.get('/_sandbox/people', (c) =>
    c.json(
      people().map((user) => ({
        id: user.id,
        name: user.name,
        roles: [...world.servers.values()].flatMap((server) =>
          (server.members.get(user.id)?.roleIds ?? []).map((id) => server.roles.get(id)?.name),
        ),
      })),
    ),
  );
  app.get('/_sandbox/channels', (c) => {
    const person = personOf(c.req.query('as'));
    const seen = [...world.channels.values()].filter((each) => world.can(each, person.id, 'ViewChannel'));
    return c.json(
      seen.map(({ id, name, parentId, thread, serverId }) => ({
        ...{ id, name, parentId },
        thread: thread !== null,
        direct: serverId === null,
      })),
    );
  });
  app.get('/_sandbox/see', (c) =>
    c.json(
      presenceOf({ as: c.req.query('as') ?? '', in: c.req.query('in') ?? '' })
        .sees()
        .map(seenJson),
    ),
  );
  app.get('/_sandbox/commands', (c) => {
    const presence = presenceOf({ as: c.req.query('as') ?? '', in: c.req.query('in') ?? '' });
    return c.json(commandForms(world, presence.channel, presence.commands()));
  });
  app.get('/_sandbox/clock', (c) => c.json({ now: new Date(clock.now()).toISOString() }));

  app.post('/_sandbox/command', async (c) => {
    const act = await body(c, z.object({ ...here, line: z.string(), options: given }));
    return c.json(outcomeJson(await presenceOf(act).command(act.line, act.options), keep));
  });
  app.post('/_sandbox/autocomplete', async (c) => {
    const act = await body(
      c,
      z.object({ ...here, line: z.string(), option: z.string(), typed: z.string(), options: given }),
    );
    return c.json(await presenceOf(act).autocomplete(act.line, act.option, act.typed, act.options));
  });
  app.post('/_sandbox/click', async (c) => {
    const act = await body(c, z.object({ ...here, label: z.string(), on }));
    return c.json(
      outcomeJson(await presenceOf(act).click(act.label, act.on === undefined ? {} : { on: act.on }), keep),
    );
  });
  app.post('/_sandbox/choose', async (c) => {
    const act = await body(c, z.object({ ...here, labels: z.array(z.string()), on }));
    return c.json(
      outcomeJson(await presenceOf(act).choose(act.labels, act.on === undefined ? {} : { on: act.on }), keep),
    );
  });
  app.post('/_sandbox/submit', async (c) => {
    const act = await body(c, z.object({ form: z.string(), entries }));
    const form = forms.get(act.form);
    if (!form) throw new RefusedByClient(`There is no open form ${act.form}`);
    const outcome = await form.submit(act.entries);
    forms.delete(act.form);
    return c.json(outcomeJson(outcome, keep));
  });
  app.post('/_sandbox/say', async (c) => {
    const act = await body(c, z.object({ ...here, text: z.string().min(1).max(2000) }));
    return c.json(seenJson(presenceOf(act).say(act.text)));
  });
  app.post('/_sandbox/token', async (c) => {
    const { as } = await body(c, z.object({ as: z.string() }));
    return c.json({ token: issueToken(world, personOf(as).id) });
  });
  app.post('/_sandbox/clock', async (c) => {
    const { advance } = await body(
      c,
      z.object({
        advance: z
          .int()
          .min(0)
          .max(366 * 86_400_000),
      }),
    );
    await clock.advance(advance);
    return c.json({ now: new Date(clock.now()).toISOString() });
  });
  return app;
}
