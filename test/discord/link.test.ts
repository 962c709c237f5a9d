import { setTimeout as pause } from 'node:timers/promises';
import { REST } from 'discord.js';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createDiscordLink } from '../../src/adapters/discord/link.js';
import { SILENT_AT_MOST_MS, Session } from '../../src/adapters/discord/session.js';
import { stuck } from '../../src/adapters/discord/watchdog.js';
import type { Command } from '../../src/discord/kit.js';
import { privately } from '../../src/discord/kit.js';
import { createRegistration } from '../../src/discord/register.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { card, text } from '../../src/text/card.js';
import { mention, say } from '../../src/text/markup.js';
import { keptLog, snowflake } from './fixtures.js';
import { setStage, until, type Stage } from './stage.js';

const root = (name: string, place: Command['place']): Command => ({
  data: { name, description: name },
  place,
  run: { '': async () => privately(card(say`Here`)) },
});
const COMMANDS = [root('help', 'everywhere'), root('vote', 'working-groups')];
const ZERO = snowflake('0');

describe('Discord as the program sees it', () => {
  let stage: Stage;
  let here: Snowflake;
  const chat = () => stage.link.chat;
  const creates = () =>
    stage.sandbox.requests.filter(({ method, route }) => method === 'POST' && route === '/channels/:channel/messages');

  beforeAll(async () => {
    stage = await setStage(COMMANDS);
    here = stage.channel('weather-wg');
  });
  afterAll(() => stage.stop());
  beforeEach(() => {
    stage.sandbox.faults.clear();
    stage.sandbox.requests.length = 0;
  });
  const posted = async (title: string, nonce = title): Promise<Snowflake> => {
    const result = await chat().post(here, card(say`${title}`), nonce);
    if (!result.ok) throw new Error(result.failure.code);
    return result.value;
  };
  const seen = (id: string) =>
    stage.sandbox
      .person('alice')
      .sees('#weather-wg')
      .find((message) => message.id === id);

  it('sends nothing while this instance may not act', async () => {
    let may = true;
    const other = createDiscordLink({
      token: stage.sandbox.token,
      apiUrl: stage.sandbox.apiUrl,
      clock: stage.sandbox.clock,
      log: keptLog(),
      mayAct: () => may,
      onFatal: () => undefined,
      onInteraction: async () => undefined,
      onServer: () => undefined,
      onServerGone: () => undefined,
      onChannel: () => undefined,
      onWritten: () => undefined,
      onPermissions: () => undefined,
      onSession: () => undefined,
    });
    expect((await other.chat.post(here, card(say`May`), 'may')).ok).toBe(true);
    may = false;
    stage.sandbox.requests.length = 0;
    expect(await other.chat.post(here, card(say`May not`), 'may-not')).toMatchObject({
      failure: { kind: 'unavailable' },
    });
    expect(stage.sandbox.requests).toEqual([]);
    await other.stop();
  });

  it('posts a card once under one nonce', async () => {
    const id = await posted('Once');
    expect(await posted('Once')).toBe(id);
    expect(seen(id)?.text).toBe('Once');
  });

  it('X6: pings those it should, when posting and when editing', async () => {
    const { id: alice } = stage.sandbox.person('alice');
    const { id: bob } = stage.sandbox.person('bob');
    const both = say`${mention(snowflake(alice))} ${mention(snowflake(bob))} @everyone`;
    const given = card(say`Due`, { blocks: [text(both)], pings: [snowflake(alice)] });
    const result = await chat().post(here, given, 'ping');
    if (!result.ok) throw new Error('not posted');
    expect(seen(result.value)?.pings).toEqual(['alice']);
    await chat().edit(here, result.value, given);
    expect(stage.sandbox.requests.at(-1)?.body).toMatchObject({ allowed_mentions: { parse: [], users: [alice] } });
    expect(stage.sandbox.person('bob').pings()).toEqual([]);
  });

  it('edits in place, with the files of the new card only', async () => {
    const with1 = card(say`Report`, { files: [{ name: 'one.md', content: '# one' }] });
    const result = await chat().post(here, with1, 'files');
    if (!result.ok) throw new Error('not posted');
    expect(seen(result.value)?.attachments).toEqual([{ name: 'one.md', content: '# one' }]);
    await chat().edit(here, result.value, card(say`Report`, { files: [{ name: 'two.md', content: '# two' }] }));
    expect(seen(result.value)?.attachments).toEqual([{ name: 'two.md', content: '# two' }]);
    await chat().edit(here, result.value, card(say`Report`));
    expect(seen(result.value)).toMatchObject({ attachments: [], edited: true });
  });

  it('finds its own message by the mark, as a word of its own', async () => {
    const id = await posted('Matter D-77');
    await posted('Matter D-771');
    stage.sandbox.person('alice').in('#weather-wg').say('D-78 and D-77');
    expect(await chat().find(here, 'D-77', ZERO)).toEqual({ ok: true, value: id });
    expect(await chat().find(here, 'D-78', ZERO)).toEqual({ ok: true, value: null });
    for (let more = 0; more < 250; more += 1) stage.sandbox.person('alice').in('#weather-wg').say(`message ${more}`);
    expect(await chat().find(here, 'D-77', ZERO)).toEqual({ ok: true, value: id });
    expect(await chat().find(here, 'D-77', id)).toEqual({ ok: true, value: null });
  });

  it('opens the thread of a message once, with a name that fits', async () => {
    const id = await posted('Thread');
    expect(await chat().openThread(here, id, 'n'.repeat(150))).toEqual({ ok: true, value: id });
    expect(stage.sandbox.world.channels.get(id)?.name).toHaveLength(100);
    expect(await chat().openThread(here, id, 'again')).toEqual({ ok: true, value: id });
    expect(stage.sandbox.world.channels.get(id)?.name).toBe('again');
  });

  it('gives a thread another name, also one that is asleep, and none to one that is gone', async () => {
    const { sandbox } = stage;
    const id = await posted('Renamed');
    await chat().openThread(here, id, 'One');
    await sandbox.clock.advance(8 * 86_400_000);
    expect(sandbox.world.channels.get(id)?.thread?.archived).toBe(true);
    expect(await chat().renameThread(id, 'Two'.repeat(50))).toEqual({ ok: true, value: undefined });
    expect(sandbox.world.channels.get(id)?.name).toBe('Two'.repeat(50).slice(0, 99) + '…');
    expect(await chat().renameThread(snowflake('1'), 'x')).toEqual({ ok: true, value: undefined });
  });

  it('removes its own message, again without harm', async () => {
    const id = await posted('Removed');
    expect(await chat().remove(here, id)).toEqual({ ok: true, value: undefined });
    expect(seen(id)).toBeUndefined();
    expect(await chat().remove(here, id)).toEqual({ ok: true, value: undefined });
    expect(await chat().remove(snowflake('1'), id)).toEqual({ ok: true, value: undefined });
    const said = stage.sandbox.person('alice').in('#weather-wg').say('mine');
    expect(await chat().remove(here, snowflake(said.id))).toMatchObject({ ok: false, failure: { kind: 'forbidden' } });
  });

  it('tells whether a message and a channel are still there', async () => {
    const id = await posted('Here still');
    const yes = { ok: true, value: true };
    const no = { ok: true, value: false };
    expect([await chat().messageExists(here, id), await chat().channelExists(here)]).toEqual([yes, yes]);
    await chat().remove(here, id);
    expect([await chat().messageExists(here, id), await chat().channelExists(snowflake('1'))]).toEqual([no, no]);
    expect(await chat().messageExists(snowflake('1'), id)).toMatchObject({ ok: false, failure: { kind: 'gone' } });
    expect(await chat().channelExists(stage.channel('hidden'))).toEqual(yes);
  });

  it('X6: opens direct messages, finds its own there, and tells when somebody takes none', async () => {
    const bob = stage.sandbox.person('bob');
    const direct = await chat().openDirect(snowflake(bob.id));
    if (!direct.ok) throw new Error(direct.failure.code);
    expect(await chat().openDirect(snowflake(bob.id))).toEqual(direct);
    const sent = await chat().post(direct.value, card(say`Matter D-5`), 'direct');
    expect(bob.sees('@Convenor').map(({ text: shown }) => shown)).toEqual(['Matter D-5']);
    expect(await chat().find(direct.value, 'D-5', ZERO)).toEqual(sent);
    bob.closeDirects();
    const closed = { ok: false, failure: { kind: 'closed', retryAfterMs: null, code: '50007' } };
    expect(await chat().post(direct.value, card(say`x`), 'closed')).toEqual(closed);
    bob.openDirects();
    expect(await chat().openDirect(snowflake('1'))).toMatchObject({ failure: { kind: 'closed', code: '50033' } });
  });

  it('pins, again without harm', async () => {
    const id = await posted('Pinned');
    expect(await chat().pin(here, id)).toEqual({ ok: true, value: undefined });
    expect(await chat().pin(here, id)).toEqual({ ok: true, value: undefined });
    expect(seen(id)?.pinned).toBe(true);
  });

  it('reads a member as they are now, and nobody for one who is not there', async () => {
    const { id } = stage.sandbox.person('alice');
    expect(await chat().member(stage.serverId, snowflake(id))).toMatchObject({
      ok: true,
      value: { userId: id, displayName: 'alice', bot: false, roleIds: [expect.stringMatching(/^\d+$/u)] },
    });
    expect(await chat().member(stage.serverId, snowflake('123'))).toEqual({ ok: true, value: null });
  });

  it('knows a server with what it lacks in each channel', () => {
    const place = chat().place(stage.serverId);
    expect(place?.name).toBe('Test');
    expect(place?.channels.find(({ name }) => name === 'weather-wg')).toMatchObject({ kind: 'text', missing: [] });
    expect(place?.channels.find(({ name }) => name === 'closed')?.missing).toEqual(
      expect.arrayContaining(['SendMessages', 'PinMessages']),
    );
    expect(place?.roles.map(({ name }) => name)).toContain('maintainer');
    expect(chat().place(snowflake('1'))).toBeNull();
  });

  it('names what Discord refuses', async () => {
    const id = await posted('Refused');
    expect(await chat().post(stage.channel('closed'), card(say`x`), 'closed')).toMatchObject({
      ok: false,
      failure: { kind: 'forbidden' },
    });
    expect(await chat().post(snowflake('1'), card(say`x`), 'gone')).toMatchObject({
      ok: false,
      failure: { kind: 'gone', code: '10003' },
    });
    expect(await chat().edit(here, snowflake('2'), card(say`x`))).toMatchObject({
      ok: false,
      failure: { kind: 'gone', code: '10008' },
    });
    expect(await chat().post(here, card(say`x`), 'n'.repeat(26))).toMatchObject({
      ok: false,
      failure: { kind: 'rejected', code: '50035' },
    });
    expect(id).not.toBe('');
  });

  it('gives a long rate limit back and waits a short one out', async () => {
    stage.sandbox.faults.next({ method: 'POST', do: { status: 429, retryAfter: 60 } });
    const busy = await chat().post(stage.channel('general'), card(say`x`), 'busy');
    expect(busy).toMatchObject({ ok: false, failure: { kind: 'busy' } });
    const after = busy.ok ? 0 : (busy.failure.retryAfterMs ?? 0);
    expect(after).toBeGreaterThanOrEqual(60_000);
    expect(after).toBeLessThan(62_000);
    stage.sandbox.faults.next({ method: 'PUT', do: { status: 429, retryAfter: 0.2 } });
    expect((await chat().pin(here, await posted('Later'))).ok).toBe(true);
  });

  it.each(['before', 'after'] as const)(
    'tells that a post may have come through when Discord fails %s doing it',
    async (when) => {
      stage.sandbox.faults.next({ method: 'POST', do: { status: 502, when } });
      expect(await chat().post(here, card(say`Fails ${when}`), `f-${when}`)).toEqual({
        ok: false,
        failure: { kind: 'unavailable', retryAfterMs: null, code: '502' },
      });
      expect(creates()).toHaveLength(when === 'after' ? 1 : 0);
      expect(stage.sandbox.faults.waiting).toBe(0);
      // Tried once only; the outbox's second try under the same nonce makes no second message.
      await posted(`Fails ${when}`, `f-${when}`);
      const messages = stage.sandbox
        .person('alice')
        .sees('#weather-wg')
        .filter((one) => one.text === `Fails ${when}`);
      expect(messages).toHaveLength(1);
    },
  );

  it('tells that a dropped connection may have come through', async () => {
    stage.sandbox.faults.next({ method: 'POST', do: { drop: true, when: 'before' } });
    const result = await chat().post(here, card(say`x`), 'drop');
    expect(result).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
    expect(JSON.stringify(result)).toMatch(/UND_ERR_SOCKET|ECONNRESET/u);
  });

  it('gives up a hanging request, and what waits behind it goes on', async () => {
    stage.sandbox.faults.next({ method: 'POST', do: { hang: true, when: 'before' } });
    const [first, second] = await Promise.all([
      chat().post(here, card(say`Hangs`), 'hang'),
      chat().post(here, card(say`Behind`), 'behind'),
    ]);
    expect(first).toMatchObject({ ok: false, failure: { kind: 'unavailable', code: 'AbortError' } });
    expect(second.ok).toBe(true);
  }, 25_000);

  it('uploads the commands once, and not again when nothing changed', async () => {
    const uploads = () => stage.sandbox.requests.filter(({ method }) => method === 'PUT').length;
    expect([...stage.sandbox.world.commands.values()].map(({ body }) => body.name)).toEqual(['help', 'vote']);
    expect(await createRegistration(COMMANDS, stage.deps, stage.link.commands)(stage.serverId)).toEqual({
      ok: true,
      value: 'unchanged',
    });
    expect(uploads()).toBe(0);
    stage.sandbox.world.commands.clear();
    expect(await createRegistration(COMMANDS, stage.deps, stage.link.commands)(stage.serverId)).toEqual({
      ok: true,
      value: 'uploaded',
    });
    expect(uploads()).toBe(1);
  });

  it('says which bot it is, since when it is connected, and in which servers', () => {
    expect(stage.link.applicationId).toBe(stage.sandbox.applicationId);
    expect(stage.link.chat.connectedSince()).not.toBeNull();
    expect(stage.link.serverIds()).toEqual([stage.serverId]);
    expect(stage.servers).toContain(stage.serverId);
  });

  it('asks nothing that the local Discord does not know', () => {
    expect(stage.sandbox.unknownRoutes).toEqual([]);
  });
});

describe('the connection', () => {
  let stage: Stage | undefined;
  const begin = async (options: Parameters<typeof setStage>[1] = {}): Promise<Stage> =>
    (stage = await setStage(COMMANDS, options));
  afterEach(async () => {
    await stage?.stop();
    stage = undefined;
  });

  it('X7: a dropped socket is a break, after which people act again', async () => {
    const { sandbox, link, fatals } = await begin();
    const before = link.chat.connectedSince();
    expect(before).not.toBeNull();
    await sandbox.clock.advance(60_000);
    sandbox.gateway.refuse();
    await until(() => link.chat.connectedSince() === null);
    sandbox.gateway.accept();
    await until(() => link.chat.connectedSince() !== null);
    expect(link.chat.connectedSince()).toBeGreaterThanOrEqual((before ?? 0) + 60_000);
    expect((await sandbox.person('alice').in('#weather-wg').command('/help')).answer?.text).toBe('Here');
    expect(fatals).toEqual([]);
  });

  it('takes a new session when Discord forgot the old one, and notices servers it was taken out of meanwhile', async () => {
    const { sandbox, link, gone, serverId, servers } = await begin();
    const second = sandbox.world.server({ name: 'Second', channels: ['#a'] });
    await until(() => servers.includes(second.id));
    sandbox.gateway.refuse();
    await until(() => link.chat.connectedSince() === null);
    second.members.delete(sandbox.botUserId);
    sandbox.gateway.forgetSessions();
    sandbox.gateway.accept();
    // Discord lets a bot begin one session in five seconds.
    await until(() => gone.length > 0 && link.chat.connectedSince() !== null, 15_000);
    expect(gone).toEqual([second.id]);
    expect(link.chat.place(asId<Snowflake>(second.id))).toBeNull();
    expect(link.chat.place(serverId)).not.toBeNull();
  });

  it('X7: asked to reconnect (op 7) it resumes, and no session begins', async () => {
    const { sandbox, link, sessions } = await begin();
    sandbox.gateway.askToReconnect();
    await until(() => sandbox.gateway.counts.resumed === 1 && link.chat.connectedSince() !== null);
    expect([sandbox.gateway.counts.identified, sessions.count]).toEqual([1, 1]);
  });

  it('X7: a session that is invalid (op 9) is resumed where that is allowed, and else begun anew', async () => {
    const { sandbox, link, sessions } = await begin();
    sandbox.gateway.invalidate(true);
    await until(() => sandbox.gateway.counts.resumed === 1);
    expect(sessions.count).toBe(1);
    sandbox.gateway.invalidate(false);
    await until(() => sessions.count === 2 && link.chat.connectedSince() !== null, 15_000);
    expect(sandbox.gateway.counts).toMatchObject({ identified: 2, resumed: 1 });
    expect((await sandbox.person('alice').in('#weather-wg').command('/help')).answer?.text).toBe('Here');
  }, 20_000);

  it('X7: a connection that is half open, and that discord.js does not get rid of, is given up for a new one', async () => {
    const patience = { quietAtMost: 1_500, lookEvery: 100 };
    const { sandbox, link, sessions, said, fatals } = await begin({
      patience,
      sandbox: { gateway: { heartbeatMs: 300 } },
    });
    await pause(2_000);
    expect([sessions.count, link.chat.connectedSince() === null]).toEqual([1, false]);
    sandbox.gateway.fallSilent();
    sandbox.requests.length = 0;
    await until(() => link.chat.connectedSince() === null, 5_000);
    const tries = () => sandbox.requests.filter(({ path }) => path === '/gateway/bot').length;
    // New connections are dead as well: it tries again, but not over and over.
    await pause(4_000);
    expect(tries()).toBeLessThanOrEqual(6);
    expect(sandbox.gateway.counts.identified).toBe(1);
    sandbox.gateway.speak();
    await until(() => sessions.count === 2 && link.chat.connectedSince() !== null, 20_000);
    expect((await sandbox.person('alice').in('#weather-wg').command('/help')).answer?.text).toBe('Here');
    expect(said.map(({ sentence }) => sentence)).toContain(
      'the gateway is silent and discord.js does nothing about it',
    );
    expect(sandbox.gateway.counts.identified).toBe(2);
    expect(fatals).toEqual([]);
  }, 40_000);

  it.each([
    [4004, 'token'],
    [4014, 'intents'],
    [4011, 'gateway'],
  ])('ends for good when Discord closes with %i', async (code, reason) => {
    const { sandbox, link, fatals } = await begin();
    sandbox.gateway.closeWith(code);
    await until(() => fatals.length > 0);
    await pause(1_200);
    expect(fatals.map((fatal) => fatal.code)).toEqual([reason]);
    expect(link.chat.connectedSince()).toBeNull();
    expect(sandbox.gateway.counts).toMatchObject({ identified: 1, resumed: 0 });
  });

  it('ends for good with a wrong token, without telling it', async () => {
    const { link, fatals, said } = await begin({ token: 'wrong.token.here', start: false });
    await link.start();
    expect(fatals).toHaveLength(1);
    expect(fatals[0]?.code).toBe('token');
    expect(JSON.stringify([fatals, said])).not.toContain('wrong.token.here');
  });

  it('waits for a Discord that is down at the start', async () => {
    const { link, sandbox, said, fatals } = await begin({ start: false });
    sandbox.faults.next({ route: /gateway/u, do: { status: 503, when: 'before' } });
    await link.start();
    expect(link.chat.connectedSince()).not.toBeNull();
    expect(fatals).toEqual([]);
    expect(said.map(({ sentence }) => sentence)).toContain('Discord can not be reached; trying again');
  });

  it('stops while it waits for a Discord that is not there', async () => {
    const link = createDiscordLink({
      token: 'x',
      apiUrl: 'http://127.0.0.1:1/api',
      clock: { now: () => Date.now() },
      log: keptLog(),
      onInteraction: async () => undefined,
      onServer: () => undefined,
      onServerGone: () => undefined,
      onChannel: () => undefined,
      onWritten: () => undefined,
      onPermissions: () => undefined,
      onSession: () => undefined,
      onFatal: () => undefined,
    });
    const started = link.start();
    await pause(100);
    await link.stop();
    await started;
    expect(link.chat.connectedSince()).toBeNull();
    expect(link.serverIds()).toEqual([]);
    expect(await link.chat.pin(ZERO, ZERO)).toMatchObject({ ok: false, failure: { kind: 'unavailable' } });
  });

  it('hears of its own commands’ permissions, one command’s and all together, and of no other bot’s', async () => {
    const { sandbox, serverId, permissions } = await begin();
    const tell = (id: string, applicationId: string) =>
      sandbox.world.emit({
        name: 'APPLICATION_COMMAND_PERMISSIONS_UPDATE',
        serverId,
        intent: 0,
        data: () => ({ id, application_id: applicationId, guild_id: serverId, permissions: [] }),
      });
    tell('900000000000000081', '900000000000000080');
    tell('900000000000000082', sandbox.applicationId);
    tell(sandbox.applicationId, sandbox.applicationId);
    await until(() => permissions.length > 1);
    expect(permissions).toEqual([
      { serverId, commandId: '900000000000000082' },
      { serverId, commandId: null },
    ]);
  });

  it('a listener that fails is noted and ends nothing', async () => {
    const { sandbox, changes, said, channel, trouble } = await begin();
    trouble.inListeners = true;
    const id = channel('general');
    const rest = new REST({ api: sandbox.apiUrl, version: '10' }).setToken(sandbox.token);
    await rest.patch(`/channels/${id}`, { body: { name: 'renamed' } });
    await until(() => said.some(({ sentence }) => sentence === 'a listener failed'));
    trouble.inListeners = false;
    await rest.patch(`/channels/${id}`, { body: { name: 'renamed-again' } });
    await until(() => changes.length > 0);
    expect(changes).toMatchObject([{ type: 'renamed', name: 'renamed-again', channelId: id, kind: 'text' }]);
    rest.clearHandlerSweeper();
    rest.clearHashSweeper();
  });
});

describe('a session', () => {
  it('is not given up because the machine slept or its clock was put forward, but when it stays silent then', async () => {
    const machine = { now: 1_000_000 };
    const session = new Session(
      { now: () => machine.now },
      () => machine.now,
      () => 0,
    );
    session.opened();
    let over = false;
    const { signal } = new AbortController();
    const watched = stuck(session, signal, { quietAtMost: 150_000, lookEvery: 1 }).then(() => (over = true));
    await pause(50);
    machine.now += 3_600_000;
    await pause(50);
    expect(over).toBe(false);
    for (let step = 0; step < 3; step += 1) {
      machine.now += 50_001;
      await pause(50);
    }
    await watched;
  });

  it('X7: is not live while heartbeats go unanswered, and counts from anew afterwards', () => {
    const [machine, program, beat] = [{ now: 1_000_000 }, { now: 5_000 }, { at: 0 }];
    const session = new Session(
      { now: () => program.now },
      () => machine.now,
      () => beat.at,
    );
    expect(session.connectedSince()).toBeNull();
    session.opened();
    expect(session.connectedSince()).toBe(5_000);
    machine.now += SILENT_AT_MOST_MS + 1;
    expect(session.connectedSince()).toBeNull();
    beat.at = machine.now;
    program.now = 9_000;
    expect(session.connectedSince()).toBe(9_000);
    expect(session.heartbeatAgeMs()).toBe(0);
    session.closed();
    expect(session.connectedSince()).toBeNull();
  });
});
