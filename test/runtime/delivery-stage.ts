import { onTestFinished } from 'vitest';
import { asId, type Instant, type ProposalId, type Snowflake } from '../../src/domain/ids.js';
import type { OutboxRow, OutboxRows, Store } from '../../src/ports/store.js';
import { createOutbox, type Outbox } from '../../src/runtime/outbox.js';
import { card, type Card } from '../../src/text/card.js';
import { Markup } from '../../src/text/markup.js';
import { temporaryStore } from '../temporary-store.js';
import { GENERAL, SERVER, proposal } from './delivery-parts.js';
import { heard } from './heard.js';
import { PaperDiscord } from './paper-discord.js';

/** An outbox on a database and a paper Discord of its own, for one test. */
export interface DeliveryStage {
  readonly store: Store;
  readonly chat: PaperDiscord;
  readonly clock: { at: Instant };
  readonly said: ReturnType<typeof heard>['said'];
  /** Accounts that take no direct messages, as the outbox told. */
  readonly refused: Snowflake[];
  /** What rows show from now on; null when nothing is to be said any more. */
  cardOf: (row: OutboxRow) => Card | null;
  readonly flush: () => Promise<number>;
  /** Ends the outbox and begins another one, which remembers nothing but what the database holds. */
  readonly restart: () => Promise<void>;
  readonly show: (id: string, more?: Partial<Parameters<OutboxRows['showCard']>[0]>) => Promise<void>;
  readonly tell: (key: string, more?: Partial<Parameters<OutboxRows['say']>[0]>) => Promise<void>;
  readonly rowOf: (key: string) => Promise<OutboxRow>;
}

export async function setDeliveryStage(): Promise<DeliveryStage> {
  const database = await temporaryStore();
  const { store } = database;
  const clock = { at: Date.UTC(2026, 5, 1, 12) };
  const now = { now: () => clock.at };
  const chat = new PaperDiscord(database.path('discord.json'), now);
  const ears = heard();
  const refused: Snowflake[] = [];
  const fresh = (): Outbox =>
    createOutbox({
      store,
      chat,
      clock: now,
      log: ears.log,
      editEveryMs: 0,
      cardOf: async (_tx, row) => stage.cardOf(row),
      onAnnounced: async () => undefined,
      onDirectRefused: async (_tx, userId) => void refused.push(userId),
    });
  let outbox = fresh();
  const stage: DeliveryStage = {
    ...{ store, chat, clock, refused, said: ears.said },
    cardOf: (row) => card(new Markup(`${row.key} r${row.revision}`)),
    flush: () => outbox.flush(),
    async restart() {
      await outbox.stop();
      outbox = fresh();
    },
    show: (id, more = {}) =>
      store.transaction((tx) =>
        tx.outbox.showCard({ serverId: SERVER, channelId: GENERAL, card: proposal(id), at: clock.at, ...more }),
      ),
    tell: (key, more = {}) =>
      store.transaction((tx) =>
        tx.outbox.say({
          ...{ key, serverId: SERVER, channelId: GENERAL, at: clock.at },
          notice: { type: 'proposal-blocked', id: asId<ProposalId>('p1') },
          ...more,
        }),
      ),
    async rowOf(key) {
      const row = await store.read((tx) => tx.outbox.byKey(key));
      if (!row) throw new Error(`no row ${key}`);
      return row;
    },
  };
  onTestFinished(async () => {
    await outbox.stop();
    await database.close();
  });
  return stage;
}
