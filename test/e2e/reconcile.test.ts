import { describe, expect, it } from 'vitest';
import { changeChannel, createChannel, deleteChannel } from '../../src/sandbox/world/channels.js';
import { leave } from '../../src/sandbox/world/members.js';
import { removeMessage } from '../../src/sandbox/world/messages.js';
import type { Server } from '../../src/sandbox/world/model.js';
import { DAY, HOUR, openPlace, type TestPlace } from './place.js';
import { GOOD_BLOCK, IG, WG, cardOf, open, said, seen } from './proposals.js';

const CORE = '#wg-ig-group-creation';
const PATIENT = { timeout: 15_000, interval: 200 };

const serverOf = (place: TestPlace): Server => {
  const server = place.sandbox.world.servers.get(place.serverId);
  if (!server) throw new Error('no server');
  return server;
};
const alarmsTo = (place: TestPlace): Promise<unknown> =>
  place.people.grace.in('#general').command('/setup channels', { 'core-maintainers': CORE });
const alarms = (place: TestPlace, words: string): string[] => said(place, words, CORE).map(({ text }) => text);

/** Waits for what the bot finds out by itself, and delivers what it says then. */
const eventually = (place: TestPlace, look: () => unknown) =>
  expect.poll(async () => {
    await place.settle();
    return look();
  }, PATIENT);

/** Starts the bot and waits until it has looked for everything: last of all for leads. */
async function startAndLook(place: TestPlace): Promise<void> {
  const looked = (): number => place.sandbox.requests.filter(({ route }) => route?.endsWith('/members/:user')).length;
  const before = looked();
  await place.startBot();
  await expect.poll(looked, PATIENT).toBeGreaterThan(before);
  await place.settleSoon();
}

describe('X7: what happened while the bot was away', () => {
  it('X7: cards deleted by hand come back with their buttons, each where it was', { timeout: 40_000 }, async () => {
    const place = await openPlace();
    const card = await open(place, place.people.dave);
    await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    await place.settle();
    const before = seen(place).length;
    await place.stopBot();
    for (const { id } of seen(place)) {
      const message = place.sandbox.world.messages.get(id);
      if (message) removeMessage(place.sandbox.world, place.channel(WG), message);
    }
    await place.sandbox.clock.advance(HOUR);
    await place.startBot();
    await eventually(place, () => said(place, 'Status: open').length).toBe(1);
    await eventually(place, () => said(place, 'Tracing WG').some(({ pinned }) => pinned)).toBe(true);
    const again = cardOf(place);
    expect(again.id).not.toBe(card.id);
    expect(again.text).toContain('Status: open');
    const asked = await place.people.bob.in(WG).click('Block', { on: again });
    expect((await asked.form?.submit(GOOD_BLOCK))?.answer?.text).toContain('blocked');
    await place.settle();
    expect(cardOf(place).text).toContain('Status: formal vote open');
    expect(before).toBeGreaterThan(2);
  });

  it('X7: nothing is said again that was only said once, and decided matters stay as they are', async () => {
    const place = await openPlace();
    const card = await open(place, place.people.dave);
    await place.pass(5 * DAY);
    await place.stopBot();
    const message = place.sandbox.world.messages.get(card.id);
    if (message) removeMessage(place.sandbox.world, place.channel(WG), message);
    const left = seen(place).map(({ id }) => id);
    await startAndLook(place);
    expect(seen(place).map(({ id }) => id)).toEqual(left);
  });

  it('C1: a channel that was deleted raises its alarm once; a renamed one stays bound; a new one offers itself', async () => {
    const place = await openPlace();
    await alarmsTo(place);
    await place.sandbox.clock.advance(HOUR);
    await place.stopBot();
    deleteChannel(place.sandbox.world, place.channel(WG));
    changeChannel(place.sandbox.world, place.channel(IG), (channel) => (channel.name = 'everybody-ig'));
    createChannel(place.sandbox.world, serverOf(place), '#packaging-wg');
    await place.startBot();
    await eventually(place, () => alarms(place, 'is gone')).toHaveLength(1);
    await eventually(place, () => said(place, 'Is this the channel', '#packaging-wg').length).toBe(1);
    const shown = await place.people.dave.in('#everybody-ig').command('/group show');
    expect(shown.answer?.text).toContain('Accessibility IG');
    expect(said(place, 'Is this the channel', '#everybody-ig')).toEqual([]);
    const record = await place.people.dave.in('#everybody-ig').command('/record show');
    expect(record.answer?.text).toContain('channel deleted');
    await place.stopBot();
    await startAndLook(place);
    expect(alarms(place, 'is gone')).toHaveLength(1);
  });

  it('L1: a lead who left is told to Core Maintainers once for each time they leave', { timeout: 60_000 }, async () => {
    const place = await openPlace();
    await alarmsTo(place);
    const { alice, bob } = place.people;
    const membership = serverOf(place).members.get(alice.id);
    await place.stopBot();
    for (const { id } of [alice, bob]) leave(place.sandbox.world, serverOf(place), id);
    await place.startBot();
    await eventually(place, () => alarms(place, 'left the server').length).toBe(2);
    expect(alarms(place, 'A Lead of Tracing WG left the server')[0]).toContain('@alice is not here any more');
    expect(alarms(place, 'A Facilitator of Accessibility IG left the server')).toHaveLength(1);

    await place.stopBot();
    await startAndLook(place);
    expect(alarms(place, 'left the server')).toHaveLength(2);

    if (membership) serverOf(place).members.set(alice.id, membership);
    await place.restart();
    const record = async () => (await place.people.dave.in(WG).command('/record show')).answer?.text;
    await expect.poll(record, PATIENT).toContain('a lead came back to the server');
    leave(place.sandbox.world, serverOf(place), alice.id);
    await place.restart();
    await eventually(place, () => alarms(place, 'left the server').length).toBe(4);
    const checked = await place.people.dave.in(WG).command('/record verify');
    expect(checked.answer?.text).toContain('The record is whole');
  });
});
