import { setTimeout as pause } from 'node:timers/promises';
import { ApplicationCommandOptionType as Type } from 'discord-api-types/v10';
import { REST } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDispatch } from '../../src/discord/dispatch.js';
import { openForm, privately, refuse, type Command, type FormKind } from '../../src/discord/kit.js';
import { card, text, type Button } from '../../src/text/card.js';
import { say } from '../../src/text/markup.js';
import type { Person } from '../../src/sandbox/actors/person.js';
import { plant } from '../store/plant.js';
import { keptLog } from './fixtures.js';
import { setStage, until, type Stage } from './stage.js';

const DAY_MS = 24 * 60 * 60 * 1000;

const button = (label: string, action: string, argument = 'x'): Button => ({
  label,
  look: 'primary',
  action,
  argument,
});
const shown = (title: string, ...buttons: Button[]) => privately(card(say`${title}`, { buttons }));
const refused = refuse({ clause: 'D6', code: 'no-alternative' });
const subcommands = [
  'quick',
  'short',
  'slow',
  'broken',
  'change',
  'broken-change',
  'refused',
  'form',
  'slow-form',
  'kept-form',
  'who',
  'menu',
].map((name) => ({ type: Type.Subcommand as const, name, description: name }));

let seenActs: string[] = [];
let slowBuild = 0;
const form: FormKind = {
  build: async (_act, argument) => {
    await pause(slowBuild);
    if (argument === 'refused') return refused;
    return {
      title: 'Reason',
      fields: [
        { name: 'why', label: 'Why', kind: 'paragraph', required: true },
        {
          name: 'how',
          label: 'How',
          kind: { choices: ['a', 'b'].map((value) => ({ value, label: value })) },
          required: true,
        },
      ],
    };
  },
  submit: async (_act, argument, typed) => {
    if (typed.why === 'again') return openForm('reason', argument, typed);
    if (typed.why === 'crash') throw new Error('typed text: crash');
    return typed.why === 'good' ? shown(`Thanks for ${typed.how ?? ''} ${argument}`) : refused;
  },
};
const command: Command = {
  data: {
    name: 'try',
    description: 'Try it',
    options: [
      ...subcommands,
      {
        type: Type.Subcommand,
        name: 'file',
        description: 'A file',
        options: [{ type: Type.Attachment, name: 'file', description: 'File' }],
      },
      {
        type: Type.Subcommand,
        name: 'find',
        description: 'Find',
        options: [{ type: Type.String, name: 'ref', description: 'Which', autocomplete: true }],
      },
    ],
  },
  place: 'everywhere',
  run: {
    quick: async () => shown('Quick'),
    short: async () => pause(200, shown('Short')),
    slow: async () => pause(1_900, shown('Slow')),
    change: async (_act, _options, deps) => {
      deps.wake();
      return shown('Changed');
    },
    'broken-change': async (_act, _options, deps) => {
      deps.wake();
      throw new Error('after the commit');
    },
    broken: async () => Promise.reject(new Error('a secret that alice typed')),
    refused: async () => refused,
    form: async () => openForm('reason', 'p1'),
    'slow-form': async () => pause(1_900, openForm('reason', 'p1')),
    'kept-form': async () => pause(1_900, openForm('reason', 'p1', { why: 'kept' })),
    who: async (act) => {
      seenActs.push(JSON.stringify(act));
      return shown('You');
    },
    menu: async () =>
      shown(
        'Menu',
        button('Next', 'next'),
        button('Later', 'later'),
        button('No', 'no'),
        button('Late no', 'late-no'),
        button('Crash', 'crash'),
        button('Write', 'write'),
      ),
    file: async (_act, options) =>
      shown(`${options.file('file')?.name ?? ''}=${options.file('file')?.content ?? 'nothing'}`),
    find: async (_act, options) => shown(options.text('ref') ?? 'none'),
  },
  autocomplete: {
    'find ref': async (_act, typed) => {
      if (typed === 'crash') throw new Error('no');
      if (typed === 'late') await pause(2_500);
      return Array.from({ length: 40 }, (_none, at) => ({
        name: `${typed}${at}${'n'.repeat(120)}`,
        value: String(at),
      }));
    },
  },
  buttons: {
    next: async () => shown('Next'),
    later: async () => pause(1_900, shown('Later')),
    no: async () => refused,
    'late-no': async () => pause(1_900, refused),
    crash: async () => Promise.reject(new TypeError('x')),
    write: async () => openForm('reason', 'p2'),
    closed: async () => openForm('reason', 'refused'),
  },
  forms: { reason: form },
};
const inGroups: Command = {
  data: { name: 'vote', description: 'Vote' },
  place: 'working-groups',
  run: { '': async () => shown('Voted') },
};

describe('dispatch', () => {
  let stage: Stage;
  let alice: Person;
  let before = 0;
  const callbacks = () => stage.sandbox.requests.filter(({ route }) => route?.endsWith('/callback'));
  const calls = () => stage.sandbox.requests.filter(({ path }) => /^\/(interactions|webhooks)/u.test(path));
  const use = (subcommand: string) => alice.in('#weather-wg').command(`/try ${subcommand}`);
  const ended = async () => {
    await until(() => stage.handled.length >= stage.sandbox.world.interactions.size - before);
    return stage.handled;
  };
  const errors = () => stage.said.filter(({ level }) => level === 'error');

  beforeAll(async () => {
    stage = await setStage([command, inGroups]);
    alice = stage.sandbox.person('alice');
  });
  afterAll(() => stage.stop());
  afterEach(() => ended());
  beforeEach(async () => {
    stage.sandbox.requests.length = 0;
    stage.handled.length = 0;
    stage.woken.length = 0;
    before = stage.sandbox.world.interactions.size;
    stage.said.length = 0;
    await stage.deps.store.transaction((tx) => tx.drafts.removeExpired(stage.deps.clock.now() + 8 * DAY_MS));
    stage.sandbox.faults.clear();
    seenActs = [];
    slowBuild = 0;
  });

  it('answers in one call when the work is done in time', async () => {
    const outcome = await use('quick');
    expect(outcome.answer).toMatchObject({ text: 'Quick', ephemeral: true });
    expect(calls()).toHaveLength(1);
    expect(await ended()).toMatchObject([{ kind: 'command', name: 'try quick', outcome: 'answered' }]);
    expect(stage.handled[0]?.ms).toBeLessThan(1_500);
  });

  it('asks Discord to wait when half of its patience is gone, and answers later', async () => {
    const outcome = await use('slow');
    expect(outcome.failed).toBeNull();
    expect(outcome.answer).toMatchObject({ text: 'Slow', ephemeral: true, thinking: false });
    expect(callbacks().map(({ body }) => body)).toMatchObject([{ type: 5, data: { flags: 64 } }]);
    expect(calls()).toHaveLength(2);
  });

  it('asks at once when the interaction comes late', async () => {
    stage.skew.ms = 2_000;
    const outcome = await use('short').finally(() => (stage.skew.ms = 0));
    expect(outcome.answer?.text).toBe('Short');
    expect(callbacks()).toMatchObject([{ body: { type: 5 } }]);
  });

  it('tells a failure with an incident id that the log has, and goes on', async () => {
    const outcome = await use('broken');
    const [said] = errors();
    expect(outcome.answer?.ephemeral).toBe(true);
    expect(said?.fields.incident).toMatch(/^[0-9a-f]{8}$/u);
    expect(outcome.answer?.text).toContain(String(said?.fields.incident));
    expect(JSON.stringify(stage.said)).not.toContain('secret');
    expect(await ended()).toMatchObject([{ outcome: 'failed' }]);
    expect((await use('quick')).answer?.text).toBe('Quick');
  });

  it('X3: shows a refusal to the one who asked, without Edit when nothing was typed', async () => {
    const outcome = await use('refused');
    expect(outcome.answer).toMatchObject({ ephemeral: true, buttons: [] });
    expect(outcome.answer?.text).toContain('§D6');
    expect(await ended()).toMatchObject([{ outcome: 'refused' }]);
  });

  it('X3: a refused form keeps what was typed, and Edit brings it back to the one who typed it', async () => {
    const opened = await use('form');
    expect(callbacks()).toMatchObject([{ body: { type: 9 } }]);
    const answered = await opened.form?.submit({ Why: 'not *good*', How: 'b' });
    expect(answered?.answer?.buttons.map(({ label }) => label)).toEqual(['Edit']);
    const again = await alice.click('Edit');
    expect(again.form?.fields.map(({ value }) => value)).toEqual(['not *good*', 'b']);
    const done = await again.form?.submit({ Why: 'good' });
    expect(done?.answer?.text).toBe('Thanks for b p1');
    // It takes the refusal's place.
    expect(done?.answer?.id).toBe(answered?.answer?.id);
    expect(done?.answer?.buttons).toEqual([]);
  });

  it('X3: nobody else opens a draft, nor does anyone after seven days', async () => {
    const opened = await use('form');
    const answered = await opened.form?.submit({ Why: 'bad', How: 'a' });
    const id = answered?.answer?.buttons[0]?.customId?.split(':').at(-1) ?? '';
    const { store } = stage.deps;
    const draft = await store.read((tx) => tx.drafts.find(id));
    if (!draft) throw new Error('no draft');
    await store.transaction((tx) => tx.drafts.save({ ...draft, userId: stage.serverId }));
    const stranger = await alice.click('Edit');
    expect(stranger.form).toBeNull();
    expect(stranger.answer?.text).toContain('it was somebody else’s');
    await store.transaction((tx) => tx.drafts.save({ ...draft, expiresAt: stage.deps.clock.now() }));
    expect((await alice.click('Edit')).form).toBeNull();
  });

  it('a failing form keeps what was typed as well', async () => {
    const opened = await use('form');
    const crashed = await opened.form?.submit({ Why: 'crash', How: 'a' });
    expect(crashed?.answer?.text).toContain(String(errors()[0]?.fields.incident));
    expect((await alice.click('Edit')).form?.fields[0]?.value).toBe('crash');
  });

  it('gives typed text back as a file when the database is away', async () => {
    const opened = await use('form');
    await stage.database.lose();
    const typed = opened.form?.submit({ Why: 'typed for an hour', How: 'a' });
    const crashed = await typed?.finally(() => stage.database.bringBack());
    expect(crashed?.answer?.attachments).toMatchObject([{ name: 'what-you-typed.md' }]);
    expect(crashed?.answer?.attachments[0]?.content).toContain('typed for an hour');
  });

  it('opens a form by a button when Discord had to wait', async () => {
    const outcome = await use('slow-form');
    expect(outcome.form).toBeNull();
    expect(outcome.answer?.buttons).toMatchObject([{ label: 'Open the form', customId: 'v1:open-form:reason:p1' }]);
    slowBuild = 1_700;
    const opened = await alice.click('Open the form');
    expect(opened.form?.title).toBe('Reason');
    expect((await opened.form?.submit({ Why: 'good', How: 'a' }))?.answer?.text).toBe('Thanks for a p1');
  });

  it('opens it with what it should hold', async () => {
    await use('kept-form');
    expect((await alice.click('Open the form')).form?.fields[0]?.value).toBe('kept');
  });

  it('a form that leads to a form is reached by a button', async () => {
    const outcome = await (await use('form')).form?.submit({ Why: 'again', How: 'b' });
    expect(outcome?.answer?.buttons.map(({ label }) => label)).toEqual(['Open the form']);
    expect((await alice.click('Open the form')).form?.fields.map(({ value }) => value)).toEqual(['again', 'b']);
  });

  it('an answer to a private card takes its place, at once or later', async () => {
    const menu = await use('menu');
    const next = await alice.click('Next');
    expect(next.answer).toMatchObject({ id: menu.answer?.id, text: 'Next' });
    expect(callbacks().at(-1)).toMatchObject({ body: { type: 7 } });
    const second = await use('menu');
    const later = await alice.click('Later');
    expect(callbacks().at(-1)).toMatchObject({ body: { type: 6 } });
    expect(later.answer).toMatchObject({ id: second.answer?.id, text: 'Later' });
  });

  it('a refusal or a failure leaves the private card standing', async () => {
    const menu = await use('menu');
    for (const label of ['No', 'Crash']) {
      const outcome = await alice.click(label);
      expect(outcome.answer).toMatchObject({ ephemeral: true });
      expect(outcome.answer?.id).not.toBe(menu.answer?.id);
    }
    const late = await alice.click('Late no');
    expect(late.followUps).toMatchObject([{ ephemeral: true }]);
    expect(late.followUps[0]?.text).toContain('§D6');
    expect(menu.answer?.text).toBe('Menu');
  });

  it('an answer to a public card is a new private message, for each click one', async () => {
    const posted = await stage.link.chat.post(
      stage.channel('weather-wg'),
      card(say`Public`, {
        blocks: [text(say`card`)],
        buttons: [button('Press', 'next'), button('Fill in', 'write'), button('Closed', 'closed')],
      }),
      'public-1',
    );
    if (!posted.ok) throw new Error('not posted');
    const [first, second] = [await alice.click('Press'), await alice.click('Press')];
    expect([first, second].map(({ answer }) => answer?.ephemeral)).toEqual([true, true]);
    expect(new Set([posted.value, first.answer?.id, second.answer?.id]).size).toBe(3);
    const filled = await (await alice.click('Fill in')).form?.submit({ Why: 'good', How: 'a' });
    expect(filled?.answer).toMatchObject({ ephemeral: true, text: 'Thanks for a p2' });
    expect((await alice.click('Closed')).answer?.text).toContain('§D6');
    const seen = stage.sandbox.person('bob').sees('#weather-wg');
    expect(seen.find(({ id }) => id === posted.value)?.text).toBe('Public\ncard');
  });

  it.each(['v1:gone:1', 'v0:next:1', 'nonsense', 'v1:open-form:none:1', 'v1:edit:none'])(
    'answers clearly to a button that is not ours: %s',
    async (customId) => {
      const raw = { type: 1, components: [{ type: 2, style: 1, label: 'Odd', custom_id: customId }] };
      const rest = new REST({ api: stage.sandbox.apiUrl, version: '10' }).setToken(stage.sandbox.token);
      await rest.post(`/channels/${stage.channel('weather-wg')}/messages`, {
        body: { content: 'odd', components: [raw] },
      });
      const outcome = await alice.in('#weather-wg').click('Odd');
      expect(outcome.answer?.ephemeral).toBe(true);
      expect(errors()).toEqual([]);
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  );

  it('carries who acts, where and when by the interaction itself', async () => {
    const outcome = await use('who');
    expect(outcome.failed).toBeNull();
    const act = JSON.parse(seenActs[0] ?? '{}') as { at: number; user: object; channelId: string };
    expect(act).toMatchObject({
      serverId: stage.serverId,
      channelId: stage.channel('weather-wg'),
      user: { id: alice.id, displayName: 'alice', managesServer: false },
    });
    expect(Math.abs(act.at - stage.deps.clock.now())).toBeLessThan(5_000);
    expect(seenActs[0]).toMatch(/"roleIds":\["\d+"\]/u);
  });

  it('C1: a thread counts as its channel, known to discord.js or not', async () => {
    const posted = await stage.link.chat.post(stage.channel('weather-wg'), card(say`Matter`), 'thread-1');
    if (!posted.ok) throw new Error('not posted');
    await stage.link.chat.openThread(stage.channel('weather-wg'), posted.value, 'Matter thread');
    expect((await alice.in('Matter thread').command('/vote')).answer?.text).toBe('Voted');
    await alice.in('Matter thread').command('/try who');
    expect(JSON.parse(seenActs[0] ?? '{}')).toMatchObject({ channelId: stage.channel('weather-wg') });
  });

  it('C1: names the channels where a command is of use', async () => {
    const outcome = await alice.in('#general').command('/vote');
    expect(outcome.answer?.ephemeral).toBe(true);
    expect(outcome.answer?.raw).toContain(`<#${stage.channel('weather-wg')}>`);
  });

  it('says so when the server is not known', async () => {
    await plant(stage.database.url, 'DELETE FROM "Group"; DELETE FROM "Server"');
    const outcome = await use('quick').finally(() => stage.introduce());
    expect(outcome.answer?.text).toContain('does not know this server');
  });

  it('reads a text file at once, and nothing else', async () => {
    const give = async (name: string, content: string | Buffer) =>
      (await alice.in('#weather-wg').command('/try file', { file: { name, content } })).answer?.text;
    expect(await give('a.md', 'héllo')).toBe('a.md=héllo');
    expect(await give('a.png', 'hello')).toBe('a.png=nothing');
    expect(await give('a.md', Buffer.from([0xff, 0xfe]))).toBe('a.md=nothing');
    expect(await give('a.txt', 'x'.repeat(1_048_577))).toBe('a.txt=nothing');
  });

  it('offers at most 25 choices, cut to 100 characters, and nothing when finding them fails or takes long', async () => {
    const offered = await alice.in('#weather-wg').autocomplete('/try find', 'ref', 'x');
    expect(offered).toHaveLength(25);
    expect(offered.every(({ name }) => name.length === 100)).toBe(true);
    expect(await alice.autocomplete('/try find', 'ref', 'crash')).toEqual([]);
    expect(await alice.autocomplete('/try find', 'ref', 'late')).toEqual([]);
  });

  it.each(['before', 'after'] as const)('answers once when Discord fails %s taking the answer', async (when) => {
    stage.sandbox.faults.next({ route: /callback$/u, do: { status: 503, when } });
    const outcome = await use('quick');
    expect(outcome.answer?.text).toBe('Quick');
    expect(await ended()).toMatchObject([{ outcome: 'answered' }]);
    expect(errors()).toEqual([]);
  });

  it.each(['before', 'after'] as const)('answers later when Discord fails %s agreeing to wait', async (when) => {
    stage.sandbox.faults.next({ route: /callback$/u, do: { drop: true, when } });
    expect((await use('slow')).answer?.text).toBe('Slow');
    expect(errors()).toEqual([]);
  });

  it('gives an answer that Discord did not take the first time', async () => {
    stage.sandbox.faults.next({ method: 'PATCH', route: /webhooks/u, do: { status: 502, when: 'before' } });
    expect((await use('slow')).answer?.text).toBe('Slow');
  });

  it('drops quietly what came too late', async () => {
    stage.sandbox.world.answerWithinMs = 0;
    await use('quick');
    const handled = await ended().finally(() => (stage.sandbox.world.answerWithinMs = 3_000));
    expect(handled).toMatchObject([{ outcome: 'dropped' }]);
    expect(stage.said.map(({ level }) => level)).toEqual(['debug']);
  });

  it('has what an act left delivered once its answer is given, and not before', async () => {
    await use('quick');
    await ended();
    expect(stage.woken).toEqual([]);
    expect((await use('change')).answer?.text).toBe('Changed');
    await until(() => stage.woken.length > 0);
    expect(stage.woken).toEqual([2]);
    expect(calls()).toHaveLength(2);
  });

  it('has it delivered when the answer fails, too', async () => {
    await use('broken-change');
    await until(() => stage.woken.length === 1);
    stage.sandbox.world.answerWithinMs = 0;
    await use('change');
    await until(() => stage.woken.length === 2).finally(() => (stage.sandbox.world.answerWithinMs = 3_000));
    expect((await ended()).map(({ outcome }) => outcome)).toEqual(['failed', 'dropped']);
  });

  it('refuses two commands with one name', () => {
    const parts = { deps: stage.deps, log: keptLog(), onHandled: () => undefined };
    expect(() => createDispatch({ ...parts, commands: [command, command] })).toThrow('two commands');
  });
});
