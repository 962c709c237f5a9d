import { describe, expect, test } from 'vitest';
import { createScheduler } from '../../src/runtime/scheduler.js';
import { heard } from './heard.js';

/** A step that runs until it is let go. */
function gate() {
  let open = (): void => undefined;
  let runs = 0;
  return {
    runs: () => runs,
    letGo: () => open(),
    step: {
      name: 'gate',
      run: () => {
        runs += 1;
        return new Promise<void>((resolve) => (open = resolve));
      },
    },
  };
}
const soon = () => new Promise((resolve) => setImmediate(resolve));

describe('ticks', () => {
  test('run one at a time; those asked for meanwhile become one that comes after', async () => {
    const slow = gate();
    const scheduler = createScheduler([slow.step], heard().log);
    const first = scheduler.tick();
    const second = scheduler.tick();
    const third = scheduler.tick();
    await soon();
    expect(slow.runs()).toBe(1);
    slow.letGo();
    await first;
    await soon();
    expect(slow.runs()).toBe(2);
    slow.letGo();
    await Promise.all([second, third]);
    expect(slow.runs()).toBe(2);
  });

  test('a step that throws is logged and the next one runs', async () => {
    const { log, said } = heard();
    let ran = false;
    const scheduler = createScheduler(
      [
        { name: 'broken', run: () => Promise.reject(new Error('broken')) },
        { name: 'sound', run: async () => (ran = true) },
      ],
      log,
    );
    await scheduler.tick();
    expect(ran).toBe(true);
    expect(said).toMatchObject([{ level: 'error', step: 'broken' }]);
  });

  test('stop waits for the one under way and begins no more', async () => {
    const slow = gate();
    const scheduler = createScheduler(
      [slow.step, { name: 'never', run: () => Promise.reject(new Error()) }],
      heard().log,
    );
    scheduler.start();
    await soon();
    let stopped = false;
    const stopping = scheduler.stop().then(() => (stopped = true));
    await soon();
    expect(stopped).toBe(false);
    slow.letGo();
    await stopping;
    await scheduler.tick();
    expect(slow.runs()).toBe(1);
  });

  test('come by themselves', async () => {
    let ticks = 0;
    const scheduler = createScheduler([{ name: 'count', run: async () => (ticks += 1) }], heard().log);
    scheduler.start();
    await expect.poll(() => ticks, { timeout: 8_000 }).toBeGreaterThan(1);
    await scheduler.stop();
  });
});
