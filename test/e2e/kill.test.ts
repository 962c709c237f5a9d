import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { openPlace, type TestPlace } from './place.js';
import { WG, seen, sendProposal } from './proposals.js';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const PATIENT = { timeout: 20_000, interval: 50 };

/** Moments in the middle of a delivery; test/runtime/kill.test.ts has every one between commit and its end. */
const MOMENTS = [
  { method: 'POST', route: /\/channels\/\d+\/messages$/u, when: 'before' },
  { method: 'POST', route: /\/channels\/\d+\/messages$/u, when: 'after' },
  { method: 'POST', route: /\/threads$/u, when: 'after' },
] as const;

/** The bot in a process of its own; ready when its session is live. */
async function start(place: TestPlace): Promise<ChildProcess> {
  const { PATH, HOME } = process.env;
  const env = { PATH, HOME, ...place.env };
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN], { env, stdio: 'ignore' });
  onTestFinished(() => void child.kill('SIGKILL'));
  await expect.poll(() => place.sandbox.gateway.connected, PATIENT).toBe(true);
  return child;
}

const kill = async (place: TestPlace, child: ChildProcess): Promise<void> => {
  child.kill('SIGKILL');
  await once(child, 'exit');
  await expect.poll(() => place.sandbox.gateway.connected, PATIENT).toBe(false);
};

it(
  'X7: the whole program killed in the middle of a delivery loses and doubles no post',
  { timeout: 120_000 },
  async () => {
    const place = await openPlace({ flowing: true });
    await place.stopBot();
    let child = await start(place);
    for (const [index, { method, route, when }] of MOMENTS.entries()) {
      const title = `Matter ${index + 1}`;
      place.sandbox.faults.next({ method, route, do: { hang: true, when } });
      const sent = await sendProposal(place.people.dave, { title });
      expect(sent.answer?.text).toContain('is on its way');
      await expect.poll(() => place.sandbox.faults.waiting, PATIENT).toBe(0);
      await kill(place, child);
      child = await start(place);
      const cards = () => seen(place).filter(({ text }) => text.includes(title) && text.includes('Status:'));
      await expect
        .poll(() => cards().map(({ text }) => /Status: \w+/u.exec(text)?.[0]), PATIENT)
        .toEqual(['Status: open']);
      await expect.poll(() => cards()[0]?.threadId, PATIENT).toBeTruthy();
    }
    await kill(place, child);
    await place.startBot();
    expect(seen(place).filter(({ text }) => /Matter \d/u.test(text) && text.includes('Status:'))).toHaveLength(
      MOMENTS.length,
    );
    const checked = await place.people.dave.in(WG).command('/record verify');
    expect(checked.answer?.text).toContain('The record is whole');
  },
);
