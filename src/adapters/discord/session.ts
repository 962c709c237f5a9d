import type { Instant } from '../../domain/ids.js';
import type { Clock } from '../../ports/clock.js';

/** Beats come about every 41 s and an unanswered one ends the connection at the next, so this is well beyond both. */
export const SILENT_AT_MOST_MS = 100_000;

/** Whether the gateway session is live, and since when without a break (X7). */
export class Session {
  #since: Instant | null = null;
  #aliveAtMs = 0;
  #triedAtMs = 0;
  #silent = false;

  /**
   * @param clock the program's, for the answer
   * @param machineNow the machine's own time in milliseconds, for the age of a heartbeat
   * @param lastBeatAt when the latest answered heartbeat was sent, by the machine's time
   */
  constructor(
    private readonly clock: Clock,
    private readonly machineNow: () => number,
    private readonly lastBeatAt: () => number,
  ) {}

  /** The session began, or was taken up again after a break. */
  opened(): void {
    this.#since = this.clock.now();
    this.#aliveAtMs = this.machineNow();
    this.#silent = false;
  }

  /** The session ended or broke off, or a try to take it up again did. */
  closed(): void {
    this.#since = null;
    this.tried();
  }

  /** Something is being done to have a session. */
  tried(): void {
    this.#triedAtMs = this.machineNow();
  }

  /** Null while there is no session, or its heartbeats go unanswered. After a silence it counts from anew. */
  connectedSince(): Instant | null {
    if (this.#since === null) return null;
    const silent = this.heartbeatAgeMs() > SILENT_AT_MOST_MS;
    if (this.#silent && !silent) this.#since = this.clock.now();
    this.#silent = silent;
    return silent ? null : this.#since;
  }

  /** How long ago the last sign of life was, in milliseconds of the machine's time. */
  heartbeatAgeMs(): number {
    return Math.max(0, this.machineNow() - Math.max(this.#aliveAtMs, this.lastBeatAt()));
  }

  /** How long ago there was the last sign of life, or of a try to get one, in milliseconds of the machine's time. */
  quietMs(): number {
    return Math.min(this.heartbeatAgeMs(), Math.max(0, this.machineNow() - this.#triedAtMs));
  }
}
