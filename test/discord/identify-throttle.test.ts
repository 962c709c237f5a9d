import { expect, it } from 'vitest';
import { createIdentifyThrottle } from '../../src/adapters/discord/identify-throttle.js';

const MINUTE = 60_000;
const { signal } = new AbortController();

/** A throttle on a clock that moves only by waiting. */
function throttled() {
  const clock = { now: 1_000_000 };
  const throttle = createIdentifyThrottle(
    () => clock.now,
    async (ms) => void (clock.now += Math.max(0, ms)),
  );
  /** How long the beginning of a session has to wait. */
  const waits = async (): Promise<number> => {
    const from = clock.now;
    await throttle.waitForIdentify(0, signal);
    return clock.now - from;
  };
  return { clock, waits };
}

it('lets a session begin at once, the next ones later and later, and at once again when it was calm', async () => {
  const { clock, waits } = throttled();
  const waited: number[] = [];
  for (let count = 0; count < 7; count += 1) waited.push(await waits());
  expect(waited).toEqual([0, 5_000, 10_000, 20_000, 40_000, 80_000, 90_000]);
  clock.now += 15 * MINUTE;
  expect(await waits()).toBe(0);
});

it('does not wait for hours when the clock is put back', async () => {
  const { clock, waits } = throttled();
  await waits();
  clock.now -= 10 * 60 * MINUTE;
  expect(await waits()).toBe(5_000);
});

it.each([0, 6_000, 89_000, 14 * MINUTE])(
  'never begins so many in a day that Discord takes the token away, with one wanted each %i ms',
  async (every) => {
    const { clock, waits } = throttled();
    const end = clock.now + 24 * 60 * MINUTE;
    let count = 0;
    for (; clock.now < end; count += 1) {
      await waits();
      clock.now += every;
    }
    expect(count).toBeLessThan(1_000);
  },
);
