import { describe, expect, it } from 'vitest';
import { changeChannel, createChannel, deleteChannel } from '../../src/sandbox/world/channels.js';
import { bits } from '../../src/sandbox/world/permissions.js';
import { DAY, START, openPlace, type TestPlace } from './place.js';
import { GOOD_BLOCK, IG, TITLE, WG, cardOf, open, shown } from './proposals.js';

const commandsIn = (place: TestPlace, channel: string): string[] =>
  place.people.dave
    .in(channel)
    .commands()
    .map((command) => command.body.name)
    .sort();

describe('C1: a channel for each group', () => {
  it('C1: a server begins with the roots that need no group; the others come with the first group’s channel', async () => {
    const place = await openPlace({ bare: true });
    expect(commandsIn(place, '#general')).toEqual(['group', 'help', 'privacy']);
    const bound = await place.people.grace.in(WG).command('/setup bind');
    expect(bound.answer?.text).toContain('#tracing-wg is the channel of Tracing WG now');
    await place.settle();
    expect(commandsIn(place, WG)).toEqual([
      'escalation',
      'group',
      'help',
      'member',
      'privacy',
      'proposal',
      'record',
      'vote',
      'why',
    ]);
    const [card] = place.people.dave.sees(WG);
    expect(card?.pinned).toBe(true);
    expect(card?.buttons.map((button) => button.label)).toEqual(['Join', 'Propose', 'About']);
  });

  it('C1: the channel says the group, and so does its thread; elsewhere one is told where to go', async () => {
    const place = await openPlace();
    const card = await open(place, place.people.dave);
    const inThread = await place.people.dave.in(card.threadId ?? '').command('/proposal list');
    expect(inThread.answer?.text).toContain('D-1 Adopt spans');
    const elsewhere = await place.people.dave.in('#general').command('/proposal list');
    expect(elsewhere.ephemeral).toBe(true);
    expect(elsewhere.answer?.text).toContain('§C1');
    expect(elsewhere.answer?.text).toContain('#tracing-wg');
  });

  it('C1: a renamed channel stays bound', async () => {
    const place = await openPlace();
    changeChannel(place.sandbox.world, place.channel(WG), (channel) => {
      channel.name = 'renamed';
    });
    await open(place, place.people.dave, {}, '#renamed').catch(() => undefined);
    const shown = await place.people.dave.in('#renamed').command('/group show');
    expect(shown.answer?.text).toContain('Tracing WG');
  });

  it('C1: a new channel that is called like a group’s offers to be bound, to people who may manage the server', async () => {
    const place = await openPlace();
    const [server] = place.sandbox.world.servers.values();
    if (!server) throw new Error('no server');
    createChannel(place.sandbox.world, server, '#profiling-ig');
    await place.settleSoon();
    const [offer] = place.people.dave.sees('#profiling-ig');
    expect(offer?.text).toContain('Is this the channel of an Interest Group?');
    expect((await place.people.dave.in('#profiling-ig').click('Bind')).answer?.text).toContain('Manage Server');
    const bound = await place.people.grace.in('#profiling-ig').click('Bind');
    expect(bound.answer?.text).toContain('#profiling-ig is the channel of Profiling IG now');
  });

  it('C1: a deleted channel raises an alarm to Core Maintainers and is noted in the record', async () => {
    const place = await openPlace();
    await place.people.grace.in('#general').command('/setup channels', { 'core-maintainers': '#wg-ig-group-creation' });
    deleteChannel(place.sandbox.world, place.channel(WG));
    await place.settleSoon();
    const alarms = place.people.dave.sees('#wg-ig-group-creation').map(({ text }) => text);
    expect(alarms.filter((each) => each.includes('The channel of Tracing WG is gone'))).toHaveLength(1);
    const record = await place.people.dave.in(IG).command('/record show');
    expect(record.answer?.text).toContain('channel deleted');
    const status = await place.people.grace.in('#general').command('/setup status');
    expect(status.answer?.text).toContain('The channel of Tracing WG is gone');
  });

  it('C1: a channel with another name is bound by hand; a bound one is not taken from its group', async () => {
    const place = await openPlace();
    const { grace } = place.people;
    const half = await grace.in('#general').command('/setup bind', { channel: '#general', name: 'x' });
    expect(half.answer?.text).toContain('only one of kind and name');
    const bound = await grace
      .in('#general')
      .command('/setup bind', { channel: '#general', kind: 'Interest Group', name: 'general-talk' });
    expect(bound.answer?.text).toContain('General Talk IG');
    const taken = await grace
      .in('#general')
      .command('/setup bind', { channel: WG, kind: 'Working Group', name: 'other' });
    expect(taken.answer?.text).toContain('This channel is bound to Tracing');
    const odd = await grace.in('#general').command('/setup bind', { channel: '#wg-ig-group-creation' });
    expect(odd.answer?.text).toContain('cannot be used as a name');
  });

  it('C1: a group moves to another channel with what waits to be delivered', async () => {
    const place = await openPlace();
    const { grace } = place.people;
    const bound = await grace
      .in('#general')
      .command('/setup bind', { channel: '#general', kind: 'Working Group', name: 'tracing' });
    expect(bound.answer?.text).toContain('#general is the channel of Tracing WG now');
    await place.settle();
    expect((await place.people.dave.in('#general').command('/group show')).answer?.text).toContain('Tracing WG');
    expect(place.people.dave.sees('#general').some((message) => message.pinned)).toBe(true);
  });
});

describe('X3: setting up', () => {
  it.each(['dave', 'alice'] as const)(
    'X3: %s, who may not manage the server, is refused every part of it',
    async (name) => {
      const place = await openPlace();
      await expect(place.people[name].in('#general').command('/setup status')).rejects.toThrow(/is offered no/u);
    },
  );

  it('C1: a group whose channel was deleted takes its open proposals along, so that they can be blocked', async () => {
    const place = await openPlace();
    const [server] = place.sandbox.world.servers.values();
    if (!server) throw new Error('no server');
    await open(place, place.people.dave);
    deleteChannel(place.sandbox.world, place.channel(WG));
    createChannel(place.sandbox.world, server, '#tracing-new');
    await place.settleSoon();
    await place.people.grace.in('#tracing-new').command('/setup bind', { kind: 'working-group', name: 'tracing' });
    await place.settle();
    const card = cardOf(place, TITLE, '#tracing-new');
    expect(card.text).toContain(`Deadline: ${shown(START + 5 * DAY)}`);
    const asked = await place.people.bob.in('#tracing-new').click('Block');
    expect((await asked.form?.submit(GOOD_BLOCK))?.answer?.text).toContain('blocked');
  });

  it('L2: roles and channels are suggested by their names, set by hand, and shown', async () => {
    const place = await openPlace();
    const { grace } = place.people;
    const before = await grace.in('#general').command('/setup status');
    expect(before.answer?.text).toContain('core-maintainers: not set; @core maintainers (synced) has the usual name');
    const nothing = await grace.in('#general').command('/setup roles');
    expect(nothing.answer?.text).toContain('You gave nothing to set');
    await grace.in('#general').command('/setup roles', { 'core-maintainers': 'core maintainers (synced)' });
    await grace.in('#general').command('/setup channels', { creation: '#wg-ig-group-creation' });
    const after = await grace.in('#general').command('/setup status');
    expect(after.answer?.text).toContain('core-maintainers: @core maintainers (synced)');
    expect(after.answer?.text).toContain('creation: #wg-ig-group-creation');
    expect(after.answer?.pings).toEqual([]);
  });

  it('C1: a channel that the bot may not write in is named with what is missing', async () => {
    const place = await openPlace();
    const status = async (): Promise<string> =>
      (await place.people.grace.in('#general').command('/setup status')).answer?.text ?? '';
    expect(await status()).not.toContain('lacks');
    changeChannel(place.sandbox.world, place.channel(WG), (channel) => {
      channel.overwrites.push({ id: place.sandbox.botUserId, type: 1, allow: 0n, deny: bits('SendMessages') });
    });
    await place.settle();
    expect(await status()).toContain('In #tracing-wg the bot’s role lacks: SendMessages');
  });
});

describe('N1: newcomers', () => {
  it('N1: a list of all groups, and help by topic', async () => {
    const place = await openPlace();
    const list = await place.people.mallory.in('#general').command('/group list');
    expect(list.ephemeral).toBe(true);
    for (const group of ['Tracing WG #tracing-wg', 'Accessibility IG #accessibility-ig']) {
      expect(list.answer?.text).toContain(group);
    }
    const some = await place.people.mallory.in('#general').command('/group list', { kind: 'Interest Groups' });
    expect(some.answer?.text).not.toContain('Tracing');
    const one = await place.people.mallory.in('#general').command('/group show', { group: '#accessibility-ig' });
    expect(one.answer?.text).toContain('Accessibility IG');
    const help = await place.people.mallory.in(IG).command('/help', { topic: 'Proposals: how a group decides' });
    expect(help.answer?.text).toContain('Silence is consent');
    expect((await place.people.mallory.in(IG).command('/help')).answer?.text).toContain('Where to start');
  });
});
