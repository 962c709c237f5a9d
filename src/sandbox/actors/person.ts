import type { OfferedChoice } from '../rest/callback-body.js';
import { directName, directWith } from '../world/directs.js';
import { issueToken } from '../world/access-tokens.js';
import type { Channel, User } from '../world/model.js';
import type { World } from '../world/world.js';
import type { GivenOptions } from './command-options.js';
import type { Outcome } from './outcome.js';
import { Presence, type ClickOptions } from './presence.js';
import { RefusedByClient } from './refused.js';
import { seenMessage, type SeenMessage } from './seen-message.js';
import type { Which } from './which.js';

/** Somebody at a Discord client. `in` goes to a channel; acts without it happen where the person is. */
export class Person {
  #here: Presence | null = null;

  constructor(
    private readonly world: World,
    private readonly user: User,
  ) {}

  get id(): string {
    return this.user.id;
  }

  get name(): string {
    return this.user.name;
  }

  /**
   * Goes to a channel or thread: `#general`, a thread's name, an id, `Server/#general` when names repeat, or `@Convenor`
   * for the direct messages with the bot.
   */
  in(place: string): Presence {
    this.#here = new Presence(this.world, this.#channel(place), this.user);
    return this.#here;
  }

  sees(place: string): SeenMessage[] {
    return new Presence(this.world, this.#channel(place), this.user).sees();
  }

  newest(place: string): SeenMessage | null {
    return this.sees(place).at(-1) ?? null;
  }

  /** The messages that notified this person, newest last. */
  pings(): SeenMessage[] {
    return [...this.world.messages.values()]
      .filter((message) => message.pings.reached.includes(this.user.id))
      .map((message) => seenMessage(this.world, message));
  }

  /** Takes no direct messages any more. */
  closeDirects(): void {
    this.world.closedDirects.add(this.user.id);
  }

  /** Takes direct messages again. */
  openDirects(): void {
    this.world.closedDirects.delete(this.user.id);
  }

  /** An OAuth2 access token, as this person would get one by authorizing the bot's application. */
  accessToken(more?: Parameters<typeof issueToken>[2]): string {
    return issueToken(this.world, this.user.id, more);
  }

  command(line: string, given?: GivenOptions): Promise<Outcome> {
    return this.#present().command(line, given);
  }

  autocomplete(line: string, option: string, typed: string, given?: GivenOptions): Promise<readonly OfferedChoice[]> {
    return this.#present().autocomplete(line, option, typed, given);
  }

  click(label: string, options?: ClickOptions): Promise<Outcome> {
    return this.#present().click(label, options);
  }

  choose(labels: string | readonly string[], options?: ClickOptions): Promise<Outcome> {
    return this.#present().choose(labels, options);
  }

  useOn(which: Which, name: string): Promise<Outcome> {
    return this.#present().useOn(which, name);
  }

  say(text: string): SeenMessage {
    return this.#present().say(text);
  }

  #present(): Presence {
    if (!this.#here) throw new Error(`${this.name} is in no channel yet: begin with in('#…')`);
    return this.#here;
  }

  #channel(place: string): Channel {
    if (place === directName(this.world)) return directWith(this.world, this.user.id);
    const [serverName, rest] = place.includes('/#') ? place.split('/#') : [null, place.replace(/^#/u, '')];
    const found = [...this.world.channels.values()].find((channel) => {
      const server = this.world.serverIn(channel);
      const here = server?.members.has(this.user.id) && (serverName === null || server?.name === serverName);
      return here && (channel.id === rest || channel.name === rest);
    });
    if (!found) throw new RefusedByClient(`${this.name} finds no channel ${place}`);
    return found;
  }
}
