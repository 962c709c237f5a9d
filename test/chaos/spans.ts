import type { Town } from './town.js';

/** A time in which the bot was connected, as Discord's side of the line saw it. */
export interface Span {
  readonly since: number;
  until: number;
}

const LOOK_EVERY_MS = 25;

/** Watches from Discord's side when the bot is connected: what people could rely on (X7). */
export class Watch {
  readonly spans: Span[] = [];
  #open: Span | null = null;
  #sessions = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(private readonly town: Town) {
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
  }

  look(): void {
    const now = this.town.now();
    const { connected, counts } = this.town.sandbox.gateway;
    const sessions = counts.identified + counts.resumed;
    // A break can be shorter than the time between two looks.
    if (!connected || sessions !== this.#sessions) this.#open = null;
    this.#sessions = sessions;
    if (!connected) return;
    this.#open ??= this.#begin(now);
    this.#open.until = now;
  }

  stop(): void {
    this.look();
    clearInterval(this.#timer);
  }

  #begin(now: number): Span {
    const span = { since: now, until: now };
    this.spans.push(span);
    return span;
  }
}
