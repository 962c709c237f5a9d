import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  DiscordAPIError,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  RadioGroupBuilder,
  SlashCommandBuilder,
  StringSelectMenuBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Interaction,
} from 'discord.js';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { setCommandPermissions } from '../../src/sandbox/world/command-permissions.js';
import type { Server } from '../../src/sandbox/world/model.js';
import { connect, type TestBot } from './bot.js';
import { publishedSchema } from './published-schema.js';

let sandbox: Sandbox;
let bot: TestBot;
let server: Server;
let handle: (interaction: Interaction) => Promise<unknown>;

const ask = new SlashCommandBuilder()
  .setName('ask')
  .setDescription('Ask')
  .addStringOption((o) => o.setName('text').setDescription('x').setMaxLength(5))
  .addStringOption((o) => o.setName('kind').setDescription('x').addChoices({ name: 'Routine', value: 'routine' }))
  .addIntegerOption((o) => o.setName('days').setDescription('x').setMinValue(1).setMaxValue(10))
  .addBooleanOption((o) => o.setName('sure').setDescription('x'))
  .addUserOption((o) => o.setName('who').setDescription('x'))
  .addChannelOption((o) => o.setName('where').setDescription('x'))
  .addRoleOption((o) => o.setName('role').setDescription('x'))
  .addAttachmentOption((o) => o.setName('file').setDescription('x'))
  .addStringOption((o) => o.setName('ref').setDescription('x').setAutocomplete(true));

const button = new ActionRowBuilder<ButtonBuilder>().addComponents(
  new ButtonBuilder().setCustomId('go').setLabel('Go').setStyle(ButtonStyle.Primary),
  new ButtonBuilder().setCustomId('off').setLabel('Off').setStyle(ButtonStyle.Primary).setDisabled(true),
);
const input = new LabelBuilder()
  .setLabel('Why')
  .setTextInputComponent(new TextInputBuilder().setCustomId('why').setStyle(TextInputStyle.Short));
const modal = new ModalBuilder().setCustomId('form').setTitle('Form').addLabelComponents(input);

async function codeOf(act: Promise<unknown>): Promise<number | string> {
  try {
    await act;
    return 0;
  } catch (error) {
    if (!(error instanceof DiscordAPIError)) throw error;
    return error.code;
  }
}

beforeAll(async () => {
  sandbox = await startSandbox({ answerWithinMs: 400, validate: await publishedSchema() });
  server = sandbox.world.server({
    name: 'Test',
    roles: ['core'],
    channels: ['#general', { name: '#quiet', deny: ['UseApplicationCommands'] }],
    people: ['alice', 'bob'],
  });
  bot = await connect(sandbox, (interaction) => handle(interaction));
  await bot.client.application.commands.set([ask], server.id);
});
beforeEach(() => {
  bot.errors.length = 0;
});
afterAll(async () => {
  expect(sandbox.unknownRoutes).toEqual([]);
  expect(sandbox.violations).toEqual([]);
  await bot.stop();
  await sandbox.stop();
});

const general = () => sandbox.person('alice').in('#general');

test('options arrive as their types, with people, places and files resolved', async () => {
  let seen: unknown[] = [];
  handle = async (i) => {
    if (!i.isChatInputCommand()) return;
    const file = i.options.getAttachment('file', true);
    seen = [
      i.options.getString('text'),
      i.options.getString('kind'),
      i.options.getInteger('days'),
      i.options.getBoolean('sure'),
      i.options.getUser('who')?.username,
      i.options.getChannel('where')?.name,
      i.options.getRole('role')?.name,
      await (await fetch(file.url)).text(),
    ];
    await i.reply('ok');
  };
  const given = { text: 'abc', kind: 'Routine', days: 3, sure: true, who: 'bob', where: '#quiet', role: 'core' };
  const outcome = await general().command('/ask', { ...given, file: { name: 'a.md', content: '# A' } });
  expect(outcome.answer?.text).toBe('ok');
  expect(seen).toEqual(['abc', 'routine', 3, true, 'bob', 'quiet', 'core', '# A']);
});

test.each([
  [{ text: 'abcdef' }, '6 characters'],
  [{ kind: 'other' }, 'one of Routine'],
  [{ days: 11 }, '11'],
  [{ days: 1.5 }, '1.5'],
  [{ who: 'zoe' }, 'nobody is called'],
  [{ nothing: 'x' }, 'no option'],
])('the client keeps %j back', async (given, words) => {
  await expect(general().command('/ask', given)).rejects.toThrow(words);
});

test('no answer in time: the person reads it, and the bot is too late', async () => {
  let code: number | string = 0;
  const late = new Promise<void>((resolve) => {
    handle = async (i) => {
      if (!i.isChatInputCommand()) return;
      await pause(500);
      code = await codeOf(i.reply('late'));
      resolve();
    };
  });
  const outcome = await general().command('/ask');
  expect(outcome).toMatchObject({ failed: 'The application did not respond', answer: null });
  await late;
  expect(code).toBe(10062);
});

test('a second answer is refused', async () => {
  const codes: (number | string)[] = [];
  handle = async (i) => {
    if (!i.isChatInputCommand()) return;
    await i.reply('one');
    const path = `/interactions/${i.id}/${i.token}/callback` as const;
    codes.push(await codeOf(bot.client.rest.post(path, { body: { type: 4, data: { content: 'two' } }, auth: false })));
  };
  expect((await general().command('/ask')).answer?.text).toBe('one');
  await expect.poll(() => codes).toEqual([40060]);
});

test('a promised answer: thinking, then edited, its privacy fixed by the promise', async () => {
  handle = async (i) => {
    if (!i.isChatInputCommand()) return;
    await i.deferReply({ flags: MessageFlags.Ephemeral });
    expect(sandbox.person('alice').newest('#general')).toMatchObject({ thinking: true, ephemeral: true });
    await pause(50);
    await i.editReply({ content: 'done' });
  };
  const outcome = await general().command('/ask');
  expect(outcome.answer).toMatchObject({ text: 'done', ephemeral: true, thinking: false, edited: false });
  expect(sandbox.person('bob').newest('#general')?.text).not.toBe('done');
});

test('only the privacy can be set on a promised answer', async () => {
  let code: number | string = 0;
  handle = async (i) => {
    if (!i.isChatInputCommand()) return;
    const body = { type: 5, data: { flags: 1 << 15 } };
    code = await codeOf(bot.client.rest.post(`/interactions/${i.id}/${i.token}/callback`, { body, auth: false }));
    await i.reply('ok');
  };
  await general().command('/ask');
  expect(code).toBe(50035);
});

test('a private message is out of reach without its token', async () => {
  handle = async (i) => {
    if (i.isChatInputCommand()) await i.reply({ content: 'private', flags: MessageFlags.Ephemeral });
  };
  const { answer } = await general().command('/ask');
  expect(await codeOf(bot.client.rest.get(`/channels/${answer?.channelId}/messages/${answer?.id}`))).toBe(10008);
});

test('the first follow-up takes the place of a promise, later ones are messages of their own', async () => {
  handle = async (i) => {
    if (!i.isChatInputCommand()) return;
    await i.deferReply();
    await i.followUp('first');
    await i.followUp({ content: 'second', flags: MessageFlags.Ephemeral });
  };
  const outcome = await general().command('/ask');
  expect(outcome.answer?.text).toBe('first');
  await expect.poll(() => outcome.followUps.map((each) => [each.text, each.ephemeral])).toEqual([['second', true]]);
});

test('a button opens a form once; a form can not answer a form', async () => {
  let code: number | string = 0;
  handle = async (i) => {
    if (i.isChatInputCommand()) await i.reply({ content: 'card', components: [button] });
    if (i.isButton()) await i.showModal(modal);
    if (i.isModalSubmit()) {
      const body = { type: 9, data: modal.toJSON() };
      code = await codeOf(bot.client.rest.post(`/interactions/${i.id}/${i.token}/callback`, { body, auth: false }));
      if (i.isFromMessage()) await i.update({ content: `card: ${i.fields.getTextInputValue('why')}`, components: [] });
    }
  };
  await general().command('/ask');
  await expect(general().click('Off')).rejects.toThrow('disabled');
  await expect(general().click('Nowhere')).rejects.toThrow('no button');
  const clicked = await sandbox.person('bob').in('#general').click('Go', { on: 'card' });
  const sent = await clicked.form?.submit({ Why: 'because' });
  expect(code).toBe(50035);
  expect(sent?.answer).toMatchObject({ text: 'card: because', edited: true, buttons: [] });
});

test('an acknowledged click, edited later', async () => {
  handle = async (i) => {
    if (i.isChatInputCommand()) await i.reply({ content: 'count 0', components: [button] });
    if (!i.isButton()) return;
    await i.deferUpdate();
    await i.editReply({ content: 'count 1' });
  };
  await general().command('/ask');
  const clicked = await general().click('Go');
  expect(bot.errors).toEqual([]);
  expect(clicked.answer?.text).toBe('count 1');
});

test('a form of six fields is refused, and one with a long title', async () => {
  const codes: (number | string)[] = [];
  handle = async (i) => {
    if (!i.isChatInputCommand()) return;
    const label = (n: number) => ({ type: 18, label: `L${n}`, component: { type: 4, style: 1, custom_id: `c${n}` } });
    for (const data of [
      { custom_id: 'f', title: 'T', components: [1, 2, 3, 4, 5, 6].map(label) },
      { custom_id: 'f', title: 'T'.repeat(46), components: [label(1)] },
      { custom_id: 'f', title: 'T', components: [label(1), label(1)] },
    ])
      codes.push(
        await codeOf(
          bot.client.rest.post(`/interactions/${i.id}/${i.token}/callback`, { body: { type: 9, data }, auth: false }),
        ),
      );
    await i.reply('ok');
  };
  await general().command('/ask');
  expect(codes).toEqual([50035, 50035, 50035]);
  sandbox.violations.length = 0; // The published schema names the same mistakes.
});

test('a radio group is answered by what the person reads', async () => {
  let value: string | null = null;
  handle = async (i) => {
    if (i.isChatInputCommand())
      await i.showModal(
        new ModalBuilder()
          .setCustomId('vote')
          .setTitle('Vote')
          .addLabelComponents(
            new LabelBuilder()
              .setLabel('Ballot')
              .setRadioGroupComponent(
                new RadioGroupBuilder()
                  .setCustomId('ballot')
                  .addOptions({ label: 'Approve', value: 'a' }, { label: 'Reject', value: 'r' }),
              ),
          ),
      );
    if (!i.isModalSubmit()) return;
    value = i.fields.getRadioGroup('ballot');
    await i.reply('noted');
  };
  const { form } = await general().command('/ask');
  expect(form?.fields[0]).toMatchObject({ kind: 'choice', options: [{ label: 'Approve' }, { label: 'Reject' }] });
  await expect(form?.submit({ Ballot: 'Maybe' })).rejects.toThrow('offers Approve, Reject');
  await expect(form?.submit()).rejects.toThrow('at least 1');
  await form?.submit({ Ballot: 'Reject' });
  expect(value).toBe('r');
});

test('a select is answered by what the person reads', async () => {
  const menu = new StringSelectMenuBuilder()
    .setCustomId('m')
    .addOptions({ label: 'One', value: '1' }, { label: 'Two', value: '2' });
  handle = async (i) => {
    if (i.isChatInputCommand())
      await i.reply({
        content: 'pick',
        components: [new ActionRowBuilder<StringSelectMenuBuilder>().addComponents(menu)],
      });
    if (i.isStringSelectMenu()) await i.update({ content: `picked ${i.values.join()}`, components: [] });
  };
  await general().command('/ask');
  expect((await general().choose('Two')).answer?.text).toBe('picked 2');
});

test('autocompletion offers what the bot gives, at most 25', async () => {
  let code: number | string = 0;
  handle = async (i) => {
    if (!i.isAutocomplete()) return;
    const all = Array.from({ length: 26 }, (_, n) => ({ name: `D-${n}`, value: `${n}` }));
    code = await codeOf(i.respond(all));
    await i.respond([{ name: `${i.options.getFocused()}-1`, value: '1' }]);
  };
  expect(await general().autocomplete('/ask', 'ref', 'D')).toEqual([{ name: 'D-1', value: '1' }]);
  expect(code).toBe(50035);
  sandbox.violations.length = 0;
});

test('a token lives for 15 minutes of sandbox time', async () => {
  let edit: (() => Promise<unknown>) | undefined;
  handle = async (i) => {
    if (!i.isChatInputCommand()) return;
    await i.reply('mine');
    edit = () => i.editReply('again');
  };
  await general().command('/ask');
  await sandbox.clock.advance(14 * 60_000);
  await expect.poll(() => edit).toBeDefined();
  expect(await codeOf(edit?.() ?? Promise.reject(new Error('no edit')))).toBe(0);
  await sandbox.clock.advance(2 * 60_000);
  expect(await codeOf(edit?.() ?? Promise.reject(new Error('no edit')))).toBe(50027);
});

test('a fault inside the bot is seen as silence', async () => {
  handle = async () => {
    throw new Error('bug');
  };
  expect((await general().command('/ask')).failed).toBe('The application did not respond');
  expect(bot.errors.map((error) => error.message)).toEqual(['bug']);
});

test('commands show where permissions and admins let them', async () => {
  handle = async (i) => {
    if (i.isChatInputCommand()) await i.reply('ok');
  };
  const alice = sandbox.person('alice');
  await expect(alice.in('#quiet').command('/ask')).rejects.toThrow('offered no /ask');
  const everywhere = String(BigInt(server.id) - 1n);
  const channelId = general().channel.id;
  setCommandPermissions(sandbox.world, server, 'ask', [{ type: 3, id: everywhere, permission: false }]);
  await expect(general().command('/ask')).rejects.toThrow('offered no /ask');
  setCommandPermissions(sandbox.world, server, 'ask', [
    { type: 3, id: everywhere, permission: false },
    { type: 3, id: channelId, permission: true },
  ]);
  expect((await general().command('/ask')).answer?.text).toBe('ok');
  const [command] = [...sandbox.world.commands.values()];
  const read = await bot.client.application.commands.permissions.fetch({
    guild: server.id,
    command: command?.id ?? '',
  });
  expect(read).toHaveLength(2);
  await bot.client.application.commands.set([], server.id);
  expect(sandbox.world.commandPermissions.size).toBe(0);
});
