import { describe, expect, it } from 'vitest';
import { endOutage, removeBot } from '../../src/sandbox/world/members.js';
import { DAY, HOUR, SECOND, START, openPlace, type TestPlace } from './place.js';
import { WG, block, cardOf, open, said, shown } from './proposals.js';

/** The bot is taken out of the server, and invited again after `lengthMs`. */
async function takenOut(place: TestPlace, lengthMs: number): Promise<void> {
  const { world } = place.sandbox;
  const [server] = world.servers.values();
  const bot = server?.members.get(world.bot.userId);
  if (!server || !bot) throw new Error('the bot is in no server');
  removeBot(world, server);
  // Discord forgets the commands of a bot that is taken out.
  for (const id of [...world.commands.keys()]) world.commands.delete(id);
  await knowsThat(place, 'out');
  await place.pass(lengthMs);
  server.members.set(bot.userId, bot);
  endOutage(world, server);
  await knowsThat(place, 'in');
  await place.settle();
}

/** Waits until the bot knows that it is in the server, or that it was taken out of it. */
const knowsThat = (place: TestPlace, it: 'in' | 'out'): Promise<void> =>
  expect
    .poll(
      async () => {
        const server = await place.bot.deps.store.read((tx) => tx.servers.find(place.serverId));
        return server?.leftAt === null ? 'in' : 'out';
      },
      { timeout: 10_000 },
    )
    .toBe(it);

/** The bot is away for `hours`, ending `before` the deadline of a proposal that was opened at START. */
async function away(place: TestPlace, lengthMs: number, endsBeforeDeadlineMs: number): Promise<void> {
  await open(place, place.people.dave);
  await place.pass(5 * DAY - endsBeforeDeadlineMs - lengthMs);
  await place.stopBot();
  await place.sandbox.clock.advance(lengthMs);
  await place.startBot();
}

const back = (endsBeforeDeadlineMs: number): number => START + 5 * DAY - endsBeforeDeadlineMs;

describe('X7: outages', () => {
  it('X7: more than an hour in the last day moves the deadline to 24 hours after the bot was back, announced at once', async () => {
    const place = await openPlace();
    await away(place, HOUR + 60 * SECOND, 3 * HOUR);
    expect(said(place, 'The bot was away')).toHaveLength(1);
    expect(cardOf(place).text).toContain(`Deadline: ${shown(back(3 * HOUR) + 24 * HOUR)}`);
    await place.pass(3 * HOUR);
    expect(cardOf(place).text).toContain('Status: open');
    expect((await block(place.people.bob)).answer?.text).toContain('blocked');
  });

  it('X7: exactly an hour does not', async () => {
    const place = await openPlace();
    await away(place, HOUR, 3 * HOUR);
    expect(said(place, 'The bot was away')).toEqual([]);
    await place.pass(3 * HOUR);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('X7: an outage over the deadline itself', async () => {
    const place = await openPlace();
    await away(place, 5 * HOUR, -2 * HOUR);
    expect(cardOf(place).text).toContain('Status: open');
    expect(cardOf(place).text).toContain(`Deadline: ${shown(back(-2 * HOUR) + 24 * HOUR)}`);
    await place.pass(24 * HOUR);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('X7: less than an hour before the deadline settles it at its true time, however long the outage went on', async () => {
    const place = await openPlace();
    await away(place, 10 * HOUR, -9.5 * HOUR);
    expect(cardOf(place).text).toContain('Status: accepted');
    const why = await place.people.dave.in(WG).command('/why', { ref: 'D-1' });
    expect(why.answer?.text).toContain(shown(START + 5 * DAY));
  });

  it('X7: an outage earlier than the last day moves nothing', async () => {
    const place = await openPlace();
    await away(place, 12 * HOUR, 24 * HOUR);
    expect(said(place, 'The bot was away')).toEqual([]);
    await place.pass(24 * HOUR);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('X7: once a matter', async () => {
    const place = await openPlace();
    await away(place, 2 * HOUR, 3 * HOUR);
    const moved = back(3 * HOUR) + 24 * HOUR;
    await place.pass(20 * HOUR);
    await place.stopBot();
    await place.sandbox.clock.advance(2 * HOUR);
    await place.startBot();
    expect(said(place, 'The bot was away')).toHaveLength(1);
    expect(cardOf(place).text).toContain(`Deadline: ${shown(moved)}`);
    await place.pass(2 * HOUR);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('X7: a bot that is taken out of the server before a deadline is no consent; back in, it has its commands', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(5 * DAY - 20 * HOUR);
    await takenOut(place, 22 * HOUR);
    expect(said(place, 'The bot was away')).toHaveLength(1);
    expect(cardOf(place).text).toContain(`Deadline: ${shown(back(-2 * HOUR) + 24 * HOUR)}`);
    expect((await block(place.people.bob)).answer?.text).toContain('blocked');
    const record = await place.people.dave.in(WG).command('/record show');
    expect(record.answer?.text).toContain('the bot was away');
  });

  it('X7: a bot that is taken out and invited again long before a deadline moves nothing', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await takenOut(place, 22 * HOUR);
    expect(said(place, 'The bot was away')).toEqual([]);
    expect(cardOf(place).text).toContain(`Deadline: ${shown(START + 5 * DAY)}`);
  });

  it('X7: with OUTAGE_EXTENSION off no deadline moves', async () => {
    const place = await openPlace({ env: { OUTAGE_EXTENSION: 'off' } });
    await away(place, 5 * HOUR, -2 * HOUR);
    expect(said(place, 'The bot was away')).toEqual([]);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('X7: the gap is noted in the record', async () => {
    const place = await openPlace();
    await away(place, 5 * HOUR, 48 * HOUR);
    const record = await place.people.dave.in(WG).command('/record show');
    expect(record.answer?.text).toContain('the bot was away');
  });

  it('X7: a clock that is moved while the bot is connected is no outage', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(4 * DAY + 12 * HOUR);
    await place.pass(12 * HOUR);
    expect(said(place, 'The bot was away')).toEqual([]);
    expect(cardOf(place).text).toContain('Status: accepted');
  });
});
