// Delivers the outbox of a database to a paper Discord and kills itself right after the n-th step, before the program
// learns of it: tsx killed-delivery.ts <database url> <paper> <n> <now>
import { openStore } from '../../src/adapters/prisma/store.js';
import type { Store } from '../../src/ports/store.js';
import { createOutbox } from '../../src/runtime/outbox.js';
import { deliveryParts } from './delivery-parts.js';
import { heard } from './heard.js';
import { PaperDiscord } from './paper-discord.js';

const [url = '', paper = '', steps = '', time = ''] = process.argv.slice(2);
let left = Number(steps);
const clock = { now: () => Number(time) };

/** Counts a step that took effect; dies with the last. */
const after = async <T>(step: Promise<T>): Promise<T> => {
  const result = await step;
  left -= 1;
  if (left === 0) process.kill(process.pid, 'SIGKILL');
  return result;
};

const store = await openStore(url);
const chat = new PaperDiscord(paper, clock);
const mortalStore: Store = { ...store, transaction: (work) => after(store.transaction(work)) };
const mortalChat = new Proxy(chat, {
  get(target, name, receiver) {
    const member: unknown = Reflect.get(target, name, receiver);
    if (typeof member !== 'function' || name === 'find') return member;
    return (...args: unknown[]) => after(Promise.resolve(member.apply(target, args) as unknown));
  },
});
const outbox = createOutbox({ store: mortalStore, chat: mortalChat, clock, log: heard().log, ...deliveryParts(clock) });
await outbox.flush();
await outbox.stop();
await store.close();
