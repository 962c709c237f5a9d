import { setTimeout as pause } from 'node:timers/promises';
import type { Instant, Snowflake } from '../domain/ids.js';
import type { ChatFailure } from '../ports/chat.js';
import type { Log } from '../ports/log.js';
import { laneOf, type OutboxRow } from '../ports/store.js';
import type { DeliveryDeps } from './delivery-step.js';
import { deliver, type Outcome } from './delivery.js';

export interface OutboxDeps extends DeliveryDeps {
  readonly log: Log;
  /** Shortest time between two edits in one channel, in milliseconds of the machine's own time. */
  readonly editEveryMs?: number;
  /** Told of every delivery once it is over. */
  readonly onDelivered?: (delivered: Delivered) => void;
}

/** How one delivery ended, and what kind of failure keeps it from being done. */
export interface Delivered {
  readonly outcome: Outcome['type'] | 'threw';
  readonly failure: ChatFailure['kind'] | null;
}

/** Brings every waiting row to Discord: in order within a lane, lanes side by side. */
export interface Outbox {
  /** Delivers what is due, edits that have to rest a little included, and answers how many rows were worked on. */
  flush(): Promise<number>;
  /** Says that there may be something new; delivery begins soon and by itself. */
  wake(): void;
  /** Begins nothing more and waits for the deliveries under way. */
  stop(): Promise<void>;
}

/**
 * Discord takes 50 requests a second of a bot, and about one message a second for each channel: with fewer lanes those
 * that wait for their channel would keep the others from using the 50.
 */
const LANES_AT_ONCE = 64;
/** Discord takes 5 messages of a channel at a time. After so many it is another lane's turn. */
const ROWS_A_TURN = 5;
/** Among so many rows are some that are no resting edits. */
const ROWS_SEEN = 100;
/** Discord takes about 3 edits of older messages in 6 s of a channel. */
const EDIT_EVERY_MS = 3_000;
/** A vote's card changes with every ballot: it rests so many times as long as a lane does, which is 10 s. */
const VOTE_RESTS = 10 / 3;
/** After so many failures a row no longer holds back those behind it: the trouble may be its own. */
const HOLDS_BACK_FOR_FAILURES = 6;
const AFTER_A_BUG_MS = 60_000;

export function createOutbox(deps: OutboxDeps): Outbox {
  const { store, clock, log, editEveryMs = EDIT_EVERY_MS, onDelivered: tell = () => undefined } = deps;
  const lanes = new Map<Snowflake, Promise<void>>();
  const heldUntil = new Map<Snowflake, Instant>();
  const editedAt = new Map<Snowflake, number>();
  /** When the cards of votes were delivered last, by their rows. */
  const votesShownAt = new Map<string, number>();
  /** How many turns had been taken when a lane had its last one. */
  const turns = new Map<Snowflake, number>();
  let turn = 0;
  let worked = 0;
  let stopped = false;
  let woken: NodeJS.Immediate | null = null;
  let pumping = Promise.resolve(false);
  /** Edits that were too soon after the last one of their lane, or of their vote's card, wait for this. */
  let rest: { readonly until: number; readonly over: Promise<void> } | null = null;
  const ending = new AbortController();

  const isEdit = (row: OutboxRow): boolean => row.messageId !== null && row.shown < row.revision;

  /** Milliseconds until the lane of an edit may be edited again: several changes become one edit. */
  const restOf = (row: OutboxRow): number => {
    if (!isEdit(row)) return 0;
    const laneRests = (editedAt.get(laneOf(row)) ?? -Infinity) + editEveryMs;
    const voteRests = (votesShownAt.get(row.id) ?? -Infinity) + editEveryMs * VOTE_RESTS;
    return Math.max(0, Math.max(laneRests, voteRests) - performance.now());
  };

  /** Gives a turn to every lane that has something to deliver; answers whether there was one. */
  const giveTurns = async (): Promise<boolean> => {
    const now = clock.now();
    const due = await store.read((tx) => tx.outbox.dueLanes(now));
    let started = false;
    // Whoever had none for longest comes first.
    for (const lane of due.toSorted((a, b) => (turns.get(a) ?? 0) - (turns.get(b) ?? 0))) {
      if (stopped || lanes.size >= LANES_AT_ONCE) break;
      if (lanes.has(lane) || (heldUntil.get(lane) ?? now) > now) continue;
      const rows = await store.read((tx) => tx.outbox.dueIn(lane, now, ROWS_SEEN));
      const ready = rows.filter((row) => restOf(row) === 0);
      if (ready.length < rows.length) wakeIn(Math.min(...rows.map(restOf).filter((ms) => ms > 0)));
      if (stopped || ready.length === 0) continue;
      started = true;
      turns.set(lane, (turn += 1));
      const done = (): void => {
        lanes.delete(lane);
        wake();
      };
      lanes.set(lane, work(lane, ready.slice(0, ROWS_A_TURN)).finally(done));
    }
    return started;
  };
  /** One after the other, so that no lane gets two turns at a time. */
  const pump = (): Promise<boolean> => (pumping = pumping.then(giveTurns, giveTurns));

  /** A lane's rows, oldest first, one after the other, until one has to wait. */
  const work = async (lane: Snowflake, rows: readonly OutboxRow[]): Promise<void> => {
    heldUntil.delete(lane);
    for (const row of rows) {
      if (stopped) return;
      if (restOf(row) > 0) continue;
      if (isEdit(row)) editedAt.set(lane, performance.now());
      const about = { outboxKey: row.key, serverId: row.serverId, channelId: row.channelId };
      try {
        const outcome = await deliver(row.id, deps);
        worked += 1;
        if (row.post.type === 'vote') votesShownAt.set(row.id, performance.now());
        tell({ outcome: outcome.type, failure: outcome.type === 'done' ? null : outcome.failure.kind });
        if (outcome.type === 'diverted') {
          log.info({ ...about, ...outcome.failure }, 'a direct message goes to its channel');
          return; // and others with it, so they are no longer of this lane
        }
        if (outcome.type === 'failed') log.error({ ...about, ...outcome.failure }, 'a message was given up');
        if (outcome.type === 'later') {
          log.warn({ ...about, ...outcome.failure, failures: outcome.failures }, 'a message has to wait');
          // A thread or a pin that is missing puts nothing out of order; what one message is forbidden all others are,
          // so each waits for itself, and a server's permissions make no delivery look stuck.
          const holdsBack = !outcome.shown && outcome.failure.kind !== 'forbidden';
          if (holdsBack && outcome.failures < HOLDS_BACK_FOR_FAILURES) {
            heldUntil.set(lane, outcome.at);
            return;
          }
        }
      } catch (error) {
        log.error({ ...about, err: error }, 'delivery of a message threw');
        tell({ outcome: 'threw', failure: null });
        heldUntil.set(lane, clock.now() + AFTER_A_BUG_MS);
        return;
      }
    }
  };

  const pumpSoon = (): void => {
    if (stopped) return;
    pump().catch((error: unknown) => log.error({ err: error }, 'the outbox could not be read'));
  };

  const wake = (): void => {
    if (stopped || woken) return;
    woken = setImmediate(() => {
      woken = null;
      pumpSoon();
    });
  };

  const wakeIn = (ms: number): void => {
    const until = performance.now() + ms;
    if (stopped || (rest && rest.until <= until)) return;
    const over = (): void => {
      if (rest?.until === until) rest = null;
      pumpSoon();
    };
    rest = { until, over: pause(ms, undefined, { signal: ending.signal }).then(over, over) };
  };

  return {
    wake,
    async flush() {
      const before = worked;
      for (;;) {
        const started = await pump();
        if (lanes.size > 0) await Promise.all(lanes.values());
        else if (rest) await rest.over;
        else if (!started) return worked - before;
      }
    },
    async stop() {
      stopped = true;
      ending.abort();
      if (woken) clearImmediate(woken);
      await pumping.catch(() => false);
      await Promise.all(lanes.values());
    },
  };
}
