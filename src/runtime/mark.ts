import { createHash } from 'node:crypto';
import type { Instant } from '../domain/ids.js';
import type { Card } from '../text/card.js';
import { joined, Markup } from '../text/markup.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** What stands in the small print of a message of ours, so that it is found again when its id was not kept. */
export const markOf = (key: string): string => sha256(key).slice(0, 8);

/** The card with the mark of its outbox row in the footer. */
export function withMark(card: Card, key: string): Card {
  const mark = new Markup(`\`${markOf(key)}\``);
  return { ...card, footer: card.footer ? joined([card.footer, mark], ' · ') : mark };
}

/**
 * The nonce of a row's message: the same for every try to post it, another one when it is posted anew. Discord takes
 * 25 characters at most.
 */
export const nonceOf = (key: string, firstTriedAt: Instant): string => sha256(`${key}:${firstTriedAt}`).slice(0, 25);
