import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { asId, firstIdAt, timeOf, type Instant, type Snowflake } from '../../src/domain/ids.js';
import type { Chat, ChatFailure, ChatResult } from '../../src/ports/chat.js';
import type { Clock } from '../../src/ports/clock.js';
import type { Card } from '../../src/text/card.js';

/** A message as the paper shows it. */
export interface PaperMessage {
  readonly id: Snowflake;
  readonly channelId: Snowflake;
  title: string;
  footer: string;
  thread: string | null;
  pinned: boolean;
  edits: number;
}

type Call =
  'post' | 'edit' | 'remove' | 'find' | 'openDirect' | 'openThread' | 'renameThread' | 'pin' | 'messageExists';
const ok = <T>(value: T): ChatResult<T> => ({ ok: true, value });
const fail = (kind: ChatFailure['kind'], code: string): { ok: false; failure: ChatFailure } => ({
  ok: false,
  failure: { kind, code, retryAfterMs: null },
});

/** Where somebody's direct messages are. */
export const directOf = (userId: Snowflake): Snowflake => asId<Snowflake>(`${userId}77`);

/**
 * Discord on a sheet of paper: what the outbox needs of it, kept in a file at once, so that it outlives a killed
 * process. It forgets nonces, as Discord does after a while: nothing but looking keeps a message from coming twice.
 */
export class PaperDiscord implements Chat {
  readonly calls: string[] = [];
  readonly #troubles: {
    call: Call;
    channelId?: Snowflake;
    failure: ChatFailure;
    takesEffect: boolean;
    times: number;
  }[] = [];
  readonly #stuck = new Map<Snowflake, Promise<void>>();

  constructor(
    private readonly file: string,
    private readonly clock: Clock,
  ) {}

  get messages(): PaperMessage[] {
    return existsSync(this.file) ? (JSON.parse(readFileSync(this.file, 'utf8')) as PaperMessage[]) : [];
  }

  /** The titles of a channel's messages, in order. */
  titles(channelId: Snowflake): string[] {
    return this.messages.filter((message) => message.channelId === channelId).map(({ title }) => title);
  }

  /** Lets the next calls fail; `takesEffect` when only the answer gets lost. */
  trouble(
    call: Call,
    kind: ChatFailure['kind'],
    more: { code?: string; retryAfterMs?: number; channelId?: Snowflake; takesEffect?: boolean; times?: number } = {},
  ): void {
    const { code = '0', retryAfterMs = null, channelId, takesEffect = false, times = 1 } = more;
    this.#troubles.push({
      call,
      failure: { kind, code, retryAfterMs },
      takesEffect,
      times,
      ...(channelId === undefined ? {} : { channelId }),
    });
  }

  /** Lets calls to a channel hang until the answered function is called. */
  hang(channelId: Snowflake): () => void {
    let letGo = (): void => undefined;
    this.#stuck.set(channelId, new Promise((resolve) => (letGo = resolve)));
    return () => {
      this.#stuck.delete(channelId);
      letGo();
    };
  }

  /** Somebody deletes a message by hand. */
  tearOff(id: Snowflake): void {
    this.#write(this.messages.filter((message) => message.id !== id));
  }

  post(channelId: Snowflake, card: Card): Promise<ChatResult<Snowflake>> {
    return this.#call('post', channelId, () => {
      const messages = this.messages;
      const id = String(BigInt(firstIdAt(this.clock.now())) + BigInt(messages.length + 1)) as Snowflake;
      const footer = card.footer?.text ?? '';
      messages.push({ id, channelId, title: card.title.text, footer, thread: null, pinned: false, edits: 0 });
      this.#write(messages);
      return ok(id);
    });
  }

  edit(channelId: Snowflake, messageId: Snowflake, card: Card): Promise<ChatResult<void>> {
    return this.#call('edit', channelId, () =>
      this.#change(messageId, (message) => {
        message.title = card.title.text;
        message.edits += 1;
      }),
    );
  }

  remove(channelId: Snowflake, messageId: Snowflake): Promise<ChatResult<void>> {
    return this.#call('remove', channelId, () => {
      this.tearOff(messageId);
      return ok(undefined);
    });
  }

  /** The channel has the account's own id with two figures more. */
  openDirect(userId: Snowflake): Promise<ChatResult<Snowflake>> {
    return this.#call('openDirect', userId, () => ok(directOf(userId)));
  }

  find(channelId: Snowflake, mark: string, after: Snowflake): Promise<ChatResult<Snowflake | null>> {
    return this.#call('find', channelId, () => {
      const found = this.messages.find(
        (message) =>
          message.channelId === channelId && message.footer.includes(mark) && BigInt(message.id) > BigInt(after),
      );
      return ok(found?.id ?? null);
    });
  }

  openThread(channelId: Snowflake, messageId: Snowflake, name: string): Promise<ChatResult<Snowflake>> {
    return this.#call('openThread', channelId, () => {
      const opened = this.#change(messageId, (message) => (message.thread = name));
      return opened.ok ? ok(messageId) : opened;
    });
  }

  renameThread(threadId: Snowflake, name: string): Promise<ChatResult<void>> {
    return this.#call('renameThread', threadId, () => this.#change(threadId, (message) => (message.thread = name)));
  }

  pin(channelId: Snowflake, messageId: Snowflake): Promise<ChatResult<void>> {
    return this.#call('pin', channelId, () => this.#change(messageId, (message) => (message.pinned = true)));
  }

  messageExists(channelId: Snowflake, messageId: Snowflake): Promise<ChatResult<boolean>> {
    return this.#call('messageExists', channelId, () => ok(this.messages.some(({ id }) => id === messageId)));
  }

  channelExists = (): Promise<ChatResult<boolean>> => Promise.resolve(ok(true));
  member: Chat['member'] = () => Promise.resolve(ok(null));
  place = (): null => null;
  connectedSince = (): Instant | null => timeOf(firstIdAt(0));

  async #call<T>(call: Call, channelId: Snowflake, take: () => ChatResult<T>): Promise<ChatResult<T>> {
    this.calls.push(call);
    await this.#stuck.get(channelId);
    const index = this.#troubles.findIndex(
      (trouble) => trouble.call === call && (trouble.channelId ?? channelId) === channelId && trouble.times > 0,
    );
    const trouble = this.#troubles[index];
    if (!trouble) return take();
    trouble.times -= 1;
    if (trouble.takesEffect) take();
    return { ok: false, failure: trouble.failure };
  }

  #change(messageId: Snowflake, change: (message: PaperMessage) => void): ChatResult<void> {
    const messages = this.messages;
    const message = messages.find(({ id }) => id === messageId);
    if (!message) return fail('gone', '10008');
    change(message);
    this.#write(messages);
    return ok(undefined);
  }

  #write(messages: readonly PaperMessage[]): void {
    writeFileSync(this.file, JSON.stringify(messages));
  }
}
