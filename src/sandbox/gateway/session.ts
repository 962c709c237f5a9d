import type { WebSocket } from 'ws';

interface Sent {
  readonly s: number;
  readonly t: string;
  readonly d: object;
}

const REMEMBERED = 1_000;
/** How long a session without a connection can be taken up again, by the machine's time. */
const KEPT_MS = 120_000;

/** A bot's gateway session: it outlives its socket, so that a resumed one gets what it missed. */
export class Session {
  #seq = 0;
  readonly #sent: Sent[] = [];
  #socket: WebSocket | null;
  #aloneSince = 0;

  constructor(
    readonly id: string,
    readonly intents: number,
    socket: WebSocket,
  ) {
    this.#socket = socket;
  }

  get socket(): WebSocket | null {
    return this.#socket;
  }

  set socket(socket: WebSocket | null) {
    this.#socket = socket;
    this.#aloneSince = performance.now();
  }

  /** Whether nobody has come back to it for so long that it is forgotten. */
  get isOver(): boolean {
    return this.#socket === null && performance.now() - this.#aloneSince > KEPT_MS;
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
    if (this.#socket?.readyState === 1) this.#socket.send(JSON.stringify({ op: 0, ...event }));
  }
}
