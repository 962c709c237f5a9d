import { setTimeout as pause } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { createPace } from '../../src/adapters/discord/pace.js';

/** The most that passed in any span of `ms`. */
const mostIn = (ms: number, passed: readonly number[]): number =>
  Math.max(...passed.map((from) => passed.filter((at) => at >= from && at < from + ms).length));

it('lets its callers pass evenly and in order, and does not make up for a pause with a burst', async () => {
  const pass = createPace(100);
  const passed: number[] = [];
  const order: number[] = [];
  const come = (count: number) =>
    Promise.all(
      Array.from({ length: count }, (_none, index) =>
        pass(async () => {
          passed.push(performance.now());
          order.push(index);
        }),
      ),
    );
  await come(30);
  expect(order).toEqual(Array.from({ length: 30 }, (_none, index) => index));
  expect((passed.at(-1) ?? 0) - (passed[0] ?? 0)).toBeGreaterThan(29 * 10 - 15);
  await pause(200);
  await come(30);
  // One each 10 ms, and one more for one that came late.
  expect(mostIn(100, passed)).toBeLessThanOrEqual(12);
});

it('never lets more arrive within a second than are allowed, however long each was on its way', async () => {
  const pass = createPace(20);
  const arrived: number[] = [];
  // As when a way is stalled: what set out earlier arrives together with what set out later.
  const deliver = async (index: number): Promise<void> => {
    await pause(index < 20 ? 900 - index * 45 : 10);
    arrived.push(performance.now());
    await pause(20);
  };
  await Promise.all(Array.from({ length: 60 }, (_none, index) => pass(() => deliver(index))));
  expect(arrived).toHaveLength(60);
  expect(mostIn(1_000, arrived)).toBeLessThanOrEqual(20);
});

it('goes on when something failed', async () => {
  const pass = createPace(50);
  await expect(pass(() => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect(await pass(async () => 'done')).toBe('done');
});
