import { setTimeout as pause } from 'node:timers/promises';
import type { Mishap } from '../../src/sandbox/faults.js';
import type { Bots } from './bots.js';
import type { Journal } from './journal.js';
import type { Ledger } from './ledger.js';
import type { Trouble } from './plan.js';
import type { Watch } from './spans.js';
import type { Town } from './town.js';

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** How far the clock leaps while the bot is there. */
const LEAPS = [HOUR, 6 * HOUR, 20 * HOUR, 30 * HOUR, 50 * HOUR] as const;
/** And while it is away: some of them are more than an hour, after which deadlines move (X7). */
const AWAY_LEAPS = [20 * MINUTE, 50 * MINUTE, 90 * MINUTE, 4 * HOUR, 15 * HOUR] as const;

/** Requests of the bot that can meet a mishap. */
const ROUTES = [
  { method: 'POST', route: /^\/channels\/\d+\/messages$/u },
  { method: 'PATCH', route: /^\/channels\/\d+\/messages\/\d+$/u },
  { method: 'POST', route: /\/threads$/u },
  { method: 'POST', route: /\/callback$/u },
  { method: 'PATCH', route: /^\/webhooks\//u },
  { method: 'GET', route: /^\/channels\/\d+\/messages$/u },
] as const;

const LIMITS = [{}, { scope: 'shared' }, { global: true }] as const;
/** More mishaps than this are not kept waiting for their requests. */
const WAITING_AT_MOST = 6;

export interface TroubleParts {
  readonly town: Town;
  readonly bots: Bots;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly watch: Watch;
  /** Restarts the database in the middle of everything. */
  readonly restartDatabase: () => Promise<void>;
  readonly ended: () => boolean;
}

/** Makes things go wrong, one after the other. */
export class Troubles {
  constructor(private readonly parts: TroubleParts) {}

  async make(trouble: Trouble): Promise<void> {
    const { town, bots } = this.parts;
    const { gateway } = town.sandbox;
    switch (trouble.kind) {
      case 'rate-limit':
      case 'server-error':
      case 'lost-answer':
      case 'lost-request':
      case 'no-answer':
        return this.#meet(trouble);
      case 'twice':
        this.#note(trouble);
        return gateway.misdeliverNext({ twice: true });
      case 'late':
        this.#note(trouble);
        return gateway.misdeliverNext({ lateMs: Math.round(50 + trouble.size * 2_000) });
      case 'drop':
        return this.#cutting(trouble, () => gateway.dropSockets());
      case 'half-open':
        return this.#cutting(trouble, () => gateway.freeze());
      case 'reconnect':
        return this.#cutting(trouble, () => gateway.askToReconnect());
      case 'invalid-resumable':
        return this.#cutting(trouble, () => gateway.invalidate(true));
      case 'invalid':
        return this.#cutting(trouble, () => gateway.invalidate(false));
      case 'kill':
        return this.#cutting(trouble, () => bots.kill(false));
      case 'kill-standby':
        this.#note(trouble);
        return bots.kill(true);
      case 'leap':
        if (!(await this.#connected())) return;
        this.#note(trouble);
        return this.leap(LEAPS[Math.floor(trouble.size * LEAPS.length)] ?? HOUR);
      case 'away-leap':
        return this.#away(trouble);
      case 'database-restart':
        this.#note(trouble);
        return this.parts.restartDatabase();
    }
  }

  /** The clock leaps while the bot is connected; until it has noted so, nothing else happens to its connection. */
  async leap(ms: number): Promise<void> {
    const { town, ledger, journal, watch, bots } = this.parts;
    const believed = await bots.believesConnected();
    watch.look();
    if (!believed || !town.sandbox.gateway.connected) return;
    const from = town.now();
    const span = watch.spans.at(-1);
    await town.leap(ms);
    const leap = { from, to: town.now(), noted: false };
    journal.leaps.push(leap);
    for (;;) {
      bots.tick();
      await pause(80);
      const noted = await ledger.noted(leap.from, leap.to);
      leap.noted = noted === 'connected';
      watch.look();
      // Where it lost the connection meanwhile it can't know that it had it until after the leap.
      if (noted !== null || watch.spans.at(-1) !== span || !town.sandbox.gateway.connected) return;
    }
  }

  /** What cuts the connection comes when there is one, so that none of them waits for another to be over. */
  async #cutting(trouble: Trouble, cut: () => void): Promise<void> {
    if (!(await this.#connected())) return;
    // In the middle of whatever is being done then.
    await pause(trouble.size * 300);
    this.#note(trouble);
    cut();
    await pause(200);
  }

  /** Hours pass while Discord can't be reached, or while no instance runs. */
  async #away(trouble: Trouble): Promise<void> {
    const { town, bots, watch, journal } = this.parts;
    const { gateway } = town.sandbox;
    if (!(await this.#connected())) return;
    this.#note(trouble);
    gateway.refuse();
    if (trouble.applied) bots.kill(false);
    // In the real world an end of the line does not take hours to be heard of.
    while (gateway.connected || (await bots.believesConnected())) await pause(5);
    watch.look();
    const from = town.now();
    await town.leap(AWAY_LEAPS[Math.floor(trouble.size * AWAY_LEAPS.length)] ?? HOUR);
    journal.leaps.push({ from, to: town.now(), noted: false });
    gateway.accept();
    await this.#connected();
  }

  #meet(trouble: Trouble): void {
    const { faults } = this.parts.town.sandbox;
    if (faults.waiting >= WAITING_AT_MOST) faults.clear();
    const [first] = ROUTES;
    this.#note(trouble);
    faults.next({ ...(ROUTES[Math.floor(trouble.pick * ROUTES.length)] ?? first), do: mishapOf(trouble) });
  }

  async #connected(): Promise<boolean> {
    const { town, bots, ended } = this.parts;
    while (!(town.sandbox.gateway.connected && bots.ready)) {
      if (ended()) return false;
      await pause(20);
    }
    return true;
  }

  #note({ kind, applied }: Trouble): void {
    const what = applied ? 'after' : 'before';
    this.parts.journal.troubles.push({ kind, at: this.parts.town.now(), madeAt: Date.now(), what });
  }
}

function mishapOf({ kind, size, applied }: Trouble): Mishap {
  const when = applied ? 'after' : 'before';
  switch (kind) {
    case 'rate-limit':
      return { status: 429, retryAfter: 0.2 + size, ...LIMITS[Math.floor(size * LIMITS.length)] };
    case 'lost-answer':
      return { drop: true, when: 'after' };
    case 'lost-request':
      return { drop: true, when: 'before' };
    case 'no-answer':
      return { hang: true, when };
    default:
      return { status: size < 0.4 ? 500 : size < 0.7 ? 502 : 503, when };
  }
}
