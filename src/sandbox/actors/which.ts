import type { SeenMessage } from './seen-message.js';

/** A message meant by a person: itself, its id, words in it, or a test of it. */
export type Which = SeenMessage | string | RegExp | ((message: SeenMessage) => boolean);

/** Whether `seen` is a message that is meant. */
export function isMeant(which: Which, seen: SeenMessage): boolean {
  if (typeof which === 'function') return which(seen);
  if (which instanceof RegExp) return which.test(seen.text);
  if (typeof which === 'string') return seen.id === which || seen.text.includes(which);
  return seen.id === which.id;
}
