import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  ActionRowBuilder,
  ButtonBuilder,
  ButtonStyle,
  LabelBuilder,
  MessageFlags,
  ModalBuilder,
  SlashCommandBuilder,
  TextInputBuilder,
  TextInputStyle,
  type Interaction,
} from 'discord.js';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox, type Sandbox } from '../../src/sandbox/sandbox.js';
import { STORY_PEOPLE, buildStory } from '../../src/sandbox/story.js';
import { connect, type TestBot } from './bot.js';

let sandbox: Sandbox;
let bot: TestBot;

const form = new ModalBuilder()
  .setCustomId('v1:open')
  .setTitle('Open a proposal')
  .addLabelComponents(
    new LabelBuilder()
      .setLabel('Text')
      .setTextInputComponent(
        new TextInputBuilder().setCustomId('text').setStyle(TextInputStyle.Paragraph).setMaxLength(20),
      ),
  );

async function handle(i: Interaction): Promise<void> {
  if (i.isAutocomplete()) await i.respond([{ name: `Proposal ${i.options.getFocused()}1`, value: 'D-1' }]);
  if (i.isChatInputCommand() && i.options.getSubcommand() === 'open') await i.showModal(form);
  if (i.isChatInputCommand() && i.options.getSubcommand() === 'show')
    await i.reply({ content: `Shows ${i.options.getString('ref')}`, flags: MessageFlags.Ephemeral });
  if (i.isModalSubmit())
    await i.reply({
      content: `## New\n**${i.fields.getTextInputValue('text')}** ends <t:1800000000:F> <script>alert(1)</script>`,
      components: [
        new ActionRowBuilder<ButtonBuilder>().addComponents(
          new ButtonBuilder().setCustomId('block').setLabel('Block').setStyle(ButtonStyle.Danger),
        ),
      ],
    });
  if (i.isButton()) await i.reply({ content: `Blocked by ${i.user.username}`, flags: MessageFlags.Ephemeral });
}

beforeAll(async () => {
  sandbox = await startSandbox();
  const server = buildStory(sandbox.world);
  bot = await connect(sandbox, handle);
  await bot.client.application.commands.set(
    [
      new SlashCommandBuilder()
        .setName('proposal')
        .setDescription('Proposals')
        .addSubcommand((s) => s.setName('open').setDescription('Open one'))
        .addSubcommand((s) =>
          s
            .setName('show')
            .setDescription('Show one')
            .addStringOption((o) => o.setName('ref').setDescription('Which').setAutocomplete(true).setRequired(true)),
        ),
    ],
    server.id,
  );
});
afterAll(async () => {
  await bot.stop();
  await sandbox.stop();
});

const api = async (
  path: string,
  body?: object,
  headers: Record<string, string> = {},
): Promise<{ status: number; json: Record<string, unknown> }> => {
  const init = body
    ? { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } }
    : { headers };
  const response = await fetch(`${sandbox.origin}/_sandbox/${path}`, init);
  const text = await response.text();
  return {
    status: response.status,
    json: text.startsWith('{') ? (JSON.parse(text) as Record<string, unknown>) : { text },
  };
};
const alice = { as: 'alice', in: '#tracing-wg' };

test('the sample community has its people, their ladder roles and its private channels', () => {
  expect(sandbox.person('erin').id).toBe(STORY_PEOPLE.erin);
  expect(sandbox.person('frank').in('#core-maintainers').sees()).toEqual([]);
  expect(() => sandbox.person('alice').in('#core-maintainers').sees()).toThrow('doesn’t see');
  const names = [...sandbox.world.channels.values()].map((each) => each.name);
  expect(names).toEqual(
    expect.arrayContaining(['wg-ig-group-creation', 'tracing-wg', 'packaging-wg', 'accessibility-ig']),
  );
});

test('a command, its form and a click over the control interface', async () => {
  const opened = await api('command', { ...alice, line: '/proposal open' });
  const { id } = opened.json.form as { id: string };
  const refused = await api('submit', { form: id, entries: { Text: 'x'.repeat(21) } });
  expect(refused).toMatchObject({ status: 400, json: { refused: '“Text” takes at most 20 characters' } });
  const sent = await api('submit', { form: id, entries: { Text: 'Use JSON' } });
  expect(sent.json.answer).toMatchObject({ text: expect.stringContaining('New\nUse JSON ends 2027-01-15') as string });
  const clicked = await api('click', { as: 'bob', in: 'tracing-wg', label: 'Block' });
  expect(clicked.json.answer).toMatchObject({ text: 'Blocked by bob', ephemeral: true });
  const offered = await fetch(`${sandbox.origin}/_sandbox/autocomplete`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...alice, line: '/proposal show', option: 'ref', typed: 'D-' }),
  });
  expect(await offered.json()).toEqual([{ name: 'Proposal D-1', value: 'D-1' }]);
});

test('the page shows a channel as the chosen person sees it, and nothing typed becomes HTML', async () => {
  const page = async (as: string): Promise<string> => {
    const channel = [...sandbox.world.channels.values()].find((each) => each.name === 'tracing-wg');
    return (await fetch(`${sandbox.origin}/?as=${as}&in=${channel?.id}`)).text();
  };
  const bobs = await page('bob');
  expect(bobs).toContain('<h4>New</h4>');
  expect(bobs).toContain('<strong>Use JSON</strong>');
  expect(bobs).toContain('<time datetime="2027-01-15T08:00:00.000Z"');
  expect(bobs).toContain('&lt;script&gt;alert(1)');
  expect(bobs).not.toContain('<script>alert');
  expect(bobs).toContain('Blocked by bob');
  expect(bobs).toContain('/proposal show');
  const alices = await page('alice');
  expect(alices).not.toContain('Blocked by bob');
  expect(alices).not.toContain('#core-maintainers');
  expect(await page('erin')).toContain('#core-maintainers');
});

test('the clock moves, and who listens is waited for', async () => {
  const before = sandbox.clock.now();
  let heard = 0;
  const stop = sandbox.onClockMoved(async (now) => {
    await Promise.resolve();
    heard = now;
  });
  const moved = await api('clock', { advance: 86_400_000 });
  stop();
  expect(heard - before).toBeGreaterThanOrEqual(86_400_000);
  expect(Date.parse(String(moved.json.now))).toBeGreaterThanOrEqual(heard);
});

test.each([
  ['a page of another site', { origin: 'http://evil.example' }, 403],
  ['a page without an origin', { origin: 'null' }, 403],
  ['its own page', {}, 200],
])('%s that calls the control interface gets %j → %i', async (_who, headers, status) => {
  expect((await api('clock', { advance: 0 }, headers)).status).toBe(status);
});

test('a name that points here by trick is refused, a form of another site too', async () => {
  const { request } = await import('node:http');
  const status = await new Promise<number | undefined>((resolve) => {
    request(`${sandbox.origin}/_sandbox/people`, { headers: { host: 'evil.example' } }, (r) =>
      resolve(r.statusCode),
    ).end();
  });
  expect(status).toBe(403);
  const plain = await fetch(`${sandbox.origin}/_sandbox/clock`, {
    method: 'POST',
    body: '{"advance":0}',
    headers: { 'content-type': 'text/plain' },
  });
  expect(plain.status).toBe(415);
});

test('the command line acts in the running sandbox', async () => {
  const run = async (...words: string[]): Promise<string> => {
    const env = { ...process.env, SANDBOX_PORT: new URL(sandbox.origin).port };
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ['--import', 'tsx', 'src/sandbox/cli.ts', ...words],
      { env },
    );
    return stdout.trim();
  };
  expect(await run('as', 'alice', 'in', '#packaging-wg', '/proposal open', 'Text=From afar')).toContain('From afar');
  const seen = await run('see', '#packaging-wg', 'as', 'bob');
  expect(seen).toMatch(/^Convenor {2}\d{4}-\d\d-\d\d \d\d:\d\d\n {2}New\n {2}From afar ends .*\n {2}\[Block\]$/u);
});
