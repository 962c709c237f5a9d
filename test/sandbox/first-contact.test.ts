import {
  ButtonBuilder,
  ButtonStyle,
  ContainerBuilder,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextDisplayBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Interaction,
} from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { publishedSchema } from './published-schema.js';
import { connect, type TestBot } from './bot.js';

let sandbox: Sandbox;
let bot: TestBot;

const command = new SlashCommandBuilder()
  .setName('proposal')
  .setDescription('Proposals')
  .addSubcommand((sub) =>
    sub
      .setName('open')
      .setDescription('Open one')
      .addStringOption((option) => option.setName('title').setDescription('Title').setRequired(true))
      .addIntegerOption((option) => option.setName('days').setDescription('Days').setMinValue(1).setMaxValue(10)),
  );

const cardWith = (title: string, label: string): ContainerBuilder =>
  new ContainerBuilder()
    .addTextDisplayComponents(new TextDisplayBuilder().setContent(`## ${title}\nEnds <t:1800000000:F>`))
    .addActionRowComponents((row) =>
      row.addComponents(new ButtonBuilder().setCustomId('v1:block:1').setLabel(label).setStyle(ButtonStyle.Danger)),
    );

async function handle(interaction: Interaction): Promise<void> {
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply();
    await interaction.editReply({
      flags: MessageFlags.IsComponentsV2,
      components: [cardWith(interaction.options.getString('title', true), 'Block')],
    });
  } else if (interaction.isButton()) {
    await interaction.showModal(
      new ModalBuilder()
        .setCustomId('v1:block:1')
        .setTitle('Block')
        .addLabelComponents(
          new LabelBuilder()
            .setLabel('Reason')
            .setTextInputComponent(
              new TextInputBuilder().setCustomId('reason').setStyle(TextInputStyle.Paragraph).setMaxLength(20),
            ),
        ),
    );
  } else if (interaction.isModalSubmit()) {
    await interaction.reply({
      content: `Blocked: ${interaction.fields.getTextInputValue('reason')}`,
      flags: MessageFlags.Ephemeral,
    });
  }
}

beforeAll(async () => {
  sandbox = await startSandbox({ validate: await publishedSchema() });
  const server = sandbox.world.server({ name: 'Test', channels: ['#general'], people: ['alice', 'bob'] });
  bot = await connect(sandbox, handle);
  await bot.client.application.commands.set([command], server.id);
});
afterAll(async () => {
  await bot.stop();
  await sandbox.stop();
});

test('the real client logs in and sees the server', () => {
  expect(bot.client.user.id).toBe(sandbox.botUserId);
  expect(bot.client.guilds.cache.map((guild) => guild.name)).toEqual(['Test']);
  expect(bot.client.guilds.cache.first()?.members.me?.permissions.has('ManageThreads')).toBe(true);
});

test('a command, its card, the button on it, the form behind that and a private answer', async () => {
  const alice = sandbox.person('alice');
  const opened = await alice.in('#general').command('/proposal open', { title: 'Use JSON', days: 5 });
  expect(opened.failed).toBeNull();
  expect(opened.answer?.text).toBe('Use JSON\nEnds 2027-01-15T08:00:00Z');
  expect(opened.answer?.buttons.map((each) => each.label)).toEqual(['Block']);

  const bob = sandbox.person('bob');
  const clicked = await bob.in('#general').click('Block');
  expect(clicked.form?.title).toBe('Block');
  expect(clicked.form?.fields).toMatchObject([{ label: 'Reason', kind: 'paragraph', required: true, longest: 20 }]);
  await expect(clicked.form?.submit({ Reason: 'x'.repeat(21) })).rejects.toThrow('at most 20');
  await expect(clicked.form?.submit({})).rejects.toThrow('required');
  const said = await clicked.form?.submit({ Reason: 'Too early' });
  expect(said?.answer?.text).toBe('Blocked: Too early');
  expect(said?.ephemeral).toBe(true);

  expect(bob.sees('#general').map((each) => each.ephemeral)).toEqual([false, true]);
  expect(alice.sees('#general').map((each) => each.ephemeral)).toEqual([false]);
  expect(bot.errors).toEqual([]);
  expect(sandbox.unknownRoutes).toEqual([]);
  expect(sandbox.violations).toEqual([]);
});

test('a message with buttons is posted once under one nonce', async () => {
  const channel = bot.client.channels.cache.find((each) => 'name' in each && each.name === 'general');
  if (!channel?.isSendable()) throw new Error('no channel');
  const message = { content: 'hello <@&1>', nonce: 'outbox-1', enforceNonce: true };
  const first = await channel.send(message);
  const second = await channel.send(message);
  expect(second.id).toBe(first.id);
  expect(sandbox.person('alice').newest('#general')?.text).toBe('hello @unknown-role');
});
