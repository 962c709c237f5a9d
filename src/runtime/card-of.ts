import { postFacts } from '../app/post-facts.js';
import { reminderFacts } from '../app/reminder-facts.js';
import type { Instant } from '../domain/ids.js';
import type { Files } from '../ports/files.js';
import type { Reminder } from '../ports/reminder.js';
import type { OutboxRow, Tx } from '../ports/store.js';
import type { Card } from '../text/card.js';
import { postCard } from '../text/posts.js';
import { reminderCard } from '../text/reminder-card.js';

/** The card of an outbox row as things stand now; null when there is nothing to show. */
export async function cardOf(
  tx: Tx,
  { post, userId }: Pick<OutboxRow, 'post' | 'userId'>,
  reminders: readonly Reminder[],
  now: Instant,
  files: Files,
): Promise<Card | null> {
  if (post.type === 'reminder' || post.type === 'collected') {
    const told = await reminderFacts(tx, post, reminders, now);
    return told && reminderCard(told, userId === null ? 'channel' : 'direct');
  }
  const facts = await postFacts(tx, post, files);
  return facts && postCard(facts);
}
