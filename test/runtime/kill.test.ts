import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { openStore } from '../../src/adapters/prisma/store.js';
import { asId, type ProposalId } from '../../src/domain/ids.js';
import { createOutbox } from '../../src/runtime/outbox.js';
import { deliveryParts, GENERAL, proposal, SERVER } from './delivery-parts.js';
import { heard } from './heard.js';
import { PaperDiscord } from './paper-discord.js';

const CHILD = fileURLToPath(new URL('killed-delivery.ts', import.meta.url));
const NOW = Date.UTC(2026, 5, 1, 12);

/** The steps from commit to the last delivery, in their order: what took effect when the process dies. */
const STEPS = [
  'noted that the card is tried',
  'posted the card',
  'kept its id and started the clock',
  'edited the card',
  'kept that it was edited',
  'opened the thread',
  'kept the thread',
  'pinned the card',
  'kept that it is pinned and delivered',
  'noted that the notice is tried',
  'posted the notice',
  'kept its id and that it is delivered',
];

/** Delivers in a process of its own; answers how it ended. */
const deliverAndDie = (
  url: string,
  paper: string,
  step: number,
): Promise<{ signal: string | null; code: number | null }> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, ['--import', 'tsx', CHILD, url, paper, String(step), String(NOW + 1)], {
      stdio: 'inherit',
    });
    child.once('exit', (code, signal) => resolve({ signal, code }));
  });

async function killedAfter(step: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'convenor-kill-'));
  const url = `file:${join(folder, 'convenor.db')}`;
  const paper = join(folder, 'discord.json');
  try {
    const before = await openStore(url);
    await before.transaction(async (tx) => {
      const place = { serverId: SERVER, channelId: GENERAL, at: NOW };
      const extras = { announces: asId<ProposalId>('p1'), threadName: 'D-1', pin: true };
      await tx.outbox.showCard({ ...place, card: proposal('p1'), ...extras });
    });
    await before.transaction((tx) =>
      tx.outbox.say({
        key: 'n1',
        serverId: SERVER,
        channelId: GENERAL,
        notice: { type: 'proposal-blocked', id: asId<ProposalId>('p1') },
        at: NOW + 1,
      }),
    );
    await before.close();

    expect(await deliverAndDie(url, paper, step)).toEqual({ signal: 'SIGKILL', code: null });

    const store = await openStore(url);
    const clock = { now: () => NOW + 120_000 };
    const ears = heard();
    const chat = new PaperDiscord(paper, clock);
    const outbox = createOutbox({ store, chat, clock, log: ears.log, ...deliveryParts(clock) });
    await outbox.flush();
    await outbox.stop();

    expect(ears.said).toEqual([]);
    expect(chat.messages).toMatchObject([
      { title: 'card:proposal:p1 r2', thread: 'D-1', pinned: true },
      { title: 'n1 r1', thread: null, pinned: false },
    ]);
    expect(chat.messages).toHaveLength(2);
    expect(await store.read((tx) => tx.outbox.backlog(SERVER))).toEqual({ pending: 0, failed: 0, oldest: null });
    expect(await store.transaction((tx) => tx.rememberOccurrence('announced:p1', NOW))).toBe(false);
    await store.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

test.each(STEPS.map((what, index) => [what, index + 1] as const))(
  'killed when it had %s, nothing is lost and nothing comes twice',
  (_what, step) => killedAfter(step),
);

test('these are all steps there are', async () => {
  await expect(killedAfter(STEPS.length + 1)).rejects.toThrow(/code.*0/su);
});
