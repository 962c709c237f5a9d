import type { Instant, Snowflake } from '../domain/ids.js';
import type { Card } from '../text/card.js';

/**
 * Discord as the rest of the program sees it. Every call answers with a value: what Discord refuses or fails to do
 * is a ChatFailure, never an exception.
 */
export interface Chat {
  /**
   * Posts a card. `nonce` (25 characters at most) makes Discord drop a repetition within a minute or so; after longer
   * the caller looks with `find` first.
   */
  post(channelId: Snowflake, card: Card, nonce: string): Promise<ChatResult<Snowflake>>;
  edit(channelId: Snowflake, messageId: Snowflake, card: Card): Promise<ChatResult<void>>;
  /** The bot's own message carrying `mark` in the channel since `after` (among the newest 2,000), or null. */
  find(channelId: Snowflake, mark: string, after: Snowflake): Promise<ChatResult<Snowflake | null>>;
  /** Deletes a message of the bot's own. One that is gone already is a success, and so is one whose channel is. */
  remove(channelId: Snowflake, messageId: Snowflake): Promise<ChatResult<void>>;
  /** The channel of the direct messages with somebody, the same each time. It says nothing on whether they take any. */
  openDirect(userId: Snowflake): Promise<ChatResult<Snowflake>>;
  /** Opens the discussion thread of a message; one that was opened before gets the name and is answered. */
  openThread(channelId: Snowflake, messageId: Snowflake, name: string): Promise<ChatResult<Snowflake>>;
  /** Gives a thread another name, and wakes it when it sleeps. One that is gone has none to change: a success. */
  renameThread(threadId: Snowflake, name: string): Promise<ChatResult<void>>;
  pin(channelId: Snowflake, messageId: Snowflake): Promise<ChatResult<void>>;
  /** Whether a message is still there. With its channel gone nobody knows: a failure. */
  messageExists(channelId: Snowflake, messageId: Snowflake): Promise<ChatResult<boolean>>;
  /** Whether a channel is still there; one that the bot may not see is. */
  channelExists(channelId: Snowflake): Promise<ChatResult<boolean>>;
  /** A member's roles as they are now, or null when the person is not in the server. */
  member(serverId: Snowflake, userId: Snowflake): Promise<ChatResult<ChatMember | null>>;
  /** Channels and roles of a server as they are now; null when the bot is not in it. */
  place(serverId: Snowflake): ChatPlace | null;
  /**
   * Since when, by the program's clock, the gateway session has been live without a break; null when it is not live now
   * (no session, or its last heartbeat was answered too long ago by the machine's own time).
   */
  connectedSince(): Instant | null;
}

export interface ChatMember {
  readonly userId: Snowflake;
  readonly displayName: string;
  readonly roleIds: readonly Snowflake[];
  readonly bot: boolean;
}

export interface ChatPlace {
  readonly id: Snowflake;
  readonly name: string;
  readonly channels: readonly ChatChannel[];
  readonly roles: readonly { readonly id: Snowflake; readonly name: string }[];
}

export interface ChatChannel {
  readonly id: Snowflake;
  readonly name: string;
  readonly kind: 'text' | 'category' | 'voice' | 'other';
  readonly parentId: Snowflake | null;
  /** Names of permissions that the bot needs there and lacks (`SendMessages`, …). */
  readonly missing: readonly string[];
  /** Whether everybody in the server sees it: `@everyone` does. Who sees it by another role is not known here. */
  readonly open: boolean;
}

export type ChatResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ChatFailure };

export interface ChatFailure {
  /**
   * - `gone`: channel or message no longer exists
   * - `forbidden`: the bot lacks access or a permission
   * - `closed`: the account takes no direct messages of the bot, or there is no such account
   * - `rejected`: Discord found the request wrong; the same request will never pass
   * - `busy`: rate limited; try after `retryAfterMs`
   * - `unavailable`: no answer, or a 5xx: it may or may not have taken effect
   */
  readonly kind: 'gone' | 'forbidden' | 'closed' | 'rejected' | 'busy' | 'unavailable';
  readonly retryAfterMs: number | null;
  /** Discord's error code, or the name of the network failure. Carries no message text and no token. */
  readonly code: string;
}
