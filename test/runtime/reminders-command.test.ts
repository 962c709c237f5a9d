import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/adapters/prisma/store.js';
import { parseSettings } from '../../src/config.js';
import { EXIT } from '../../src/runtime/exit-codes.js';
import { remindersCommand } from '../../src/runtime/reminders-command.js';
import { joinGroup } from '../../src/app/join-group.js';
import { noWish } from '../../src/domain/reminder-wish.js';
import { everything } from '../app/everything.js';
import { aPlace, DAY, done, HOUR, openIn, type Place } from '../app/place.js';
import { temporaryStore } from '../temporary-store.js';

/** The command, on the database of a place that nothing else has open. */
async function run(url: string, now: number, ...args: string[]) {
  const read = parseSettings({ DATABASE_URL: url });
  if (!read.ok) throw new Error(read.faults.join());
  const [printed, complained]: [string[], string[]] = [[], []];
  const exitCode = await remindersCommand(args, {
    settings: read.settings,
    clock: { now: () => now },
    print: (text) => printed.push(text),
    complain: (text) => complained.push(text),
  });
  return { exitCode, printed: printed.join('\n'), complained: complained.join('\n') };
}

/** A database with something to remind of, which is closed. */
async function prepared(prepare: (place: Place) => Promise<unknown>): Promise<{ url: string; now: number }> {
  const database = await temporaryStore();
  onTestFinished(() => database.close());
  const place = await aPlace(database.store);
  await prepare(place);
  await database.store.close();
  return { url: database.url, now: place.clock.at };
}

it('X6: npm run reminders shows what goes out until a time, to whom and why, and what is held back', async () => {
  const { url, now } = await prepared(async (place) => {
    await openIn(place);
    place.clock.at += 1_000;
    await openIn(place, { by: 'alice', group: place.ig });
    done(await joinGroup(place.deps, place.act('frank'), 'participant'));
    await place.deps.store.transaction(async (tx) => {
      await tx.reminders.saveWish({ ...noWish(place.people.bob.id), off: ['proposal-closes'] });
      await tx.reminders.saveWish({ ...noWish(place.people.carol.id), quiet: { from: 11, to: 8 } });
      await tx.reminders.saveWish({ ...noWish(place.people.alice.id), direct: true });
    });
  });
  const before = await everything(url);
  const { exitCode, printed } = await run(url, now, '--dry-run', '--at', '2026-03-07T12:00Z');
  expect(exitCode).toBe(EXIT.done);
  await expect(`${printed.replace(/#lanterns-\d+/gu, '#lanterns')}\n`).toMatchFileSnapshot(
    '../golden/cards/reminders-foreseen.txt',
  );
  expect(await everything(url)).toEqual(before);
});

it('X6: without a time it shows what goes out now', async () => {
  const { url, now } = await prepared((place) => openIn(place));
  expect((await run(url, now, '--dry-run')).printed).toBe('Nothing would go out now (Mon 2026-03-02 12:00 UTC).');
  const { printed } = await run(url, now + 4 * DAY, '--dry-run');
  expect(printed).toContain('D-1');
  expect(printed).toContain('to alice Invented, ');
});

it('X7: what lapsed while the bot was away is told as lapsed', async () => {
  const { url, now } = await prepared((place) => openIn(place));
  const { printed } = await run(url, now + 5 * DAY + HOUR, '--dry-run');
  expect(printed).not.toContain('D-1');
  expect(printed).not.toContain('at once, to');
});

it('X6: it never sends, and says what it was asked wrongly', async () => {
  const { url, now } = await prepared((place) => openIn(place));
  expect(await run(url, now)).toMatchObject({
    exitCode: EXIT.settings,
    complained: 'Reminders are sent by the bot itself. Add --dry-run to see what it would send.',
  });
  expect((await run(url, now, '--dry-run', '--at', 'soon')).complained).toContain('"soon" is not a time');
  expect((await run(url, now, '--dry-run', '--at', '2026-02-30')).complained).toContain('"2026-02-30" is not a time');
  expect((await run(url, now, '--dry-run', '--at', '2026-03-01')).complained).toContain('is in the past');
  expect((await run(url, now, '--send')).complained).toContain('npm run reminders -- --dry-run');
});

it('X6: while the bot has the database it says so', async () => {
  const { url, now } = await prepared((place) => openIn(place));
  const store = await openStore(url);
  const { exitCode, complained } = await run(url, now, '--dry-run');
  await store.close();
  expect(exitCode).toBe(EXIT.database);
  expect(complained).toContain('most likely the bot itself');
});
