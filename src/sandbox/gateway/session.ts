import type { WebSocket } from 'ws';

interface Sent {
  readonly s: number;
  readonly t: string;
  readonly d: object;
}

const REMEMBERED = 1_000;

/** A bot's gateway session: it outlives its socket, so that a resumed one gets what it missed. */
export class Session {
  #seq = 0;
  readonly #sent: Sent[] = [];
  socket: WebSocket | null;

  constructor(
    readonly id: string,
    readonly intents: number,
    socket: WebSocket,
  ) {
    this.socket = socket;
  }

  dispatch(name: string, data: object): void {
    this.#seq += 1;
    const event = { s: this.#seq, t: name, d: data };
    this.#sent.push(event);
    if (this.#sent.length > REMEMBERED) this.#sent.shift();
    this.#write(event);
  }

  /** Sends again what came after `seq`. */
  replay(seq: number): void {
    for (const event of this.#sent) if (event.s > seq) this.#write(event);
  }

  #write(event: Sent): void {
    if (this.socket?.readyState === 1) this.socket.send(JSON.stringify({ op: 0, ...event }));
  }
}
