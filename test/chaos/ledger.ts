import { setTimeout as pause } from 'node:timers/promises';
import { openClient, type Db } from '../../src/adapters/prisma/client.js';
import { targetOf } from '../../src/adapters/prisma/target.js';

/** Looks into the bot's database past the bot. */
export class Ledger {
  #length = 0;

  private constructor(readonly db: Db) {}

  static async open(url: string): Promise<Ledger> {
    return new Ledger(await openClient(targetOf(url)));
  }

  /** How long the record was a moment ago: what is in it up to there was decided before now. */
  async lengthBefore(): Promise<number> {
    return (this.#length = (await this.#read()) ?? this.#length);
  }

  /** How long the record is: what was decided before now is in it. Waits while the database is away for a moment. */
  async lengthAfter(): Promise<number> {
    for (let waits = 0; waits < 600; waits += 1) {
      const length = await this.#read();
      if (length !== null) return (this.#length = length);
      await pause(100);
    }
    throw new Error('the database does not come back');
  }

  /** Whether the bot has noted that it was connected over this time, or that it began anew after it; null for neither. */
  async noted(from: number, to: number): Promise<'connected' | 'anew' | null> {
    const span = await this.db.connection.findFirst({ orderBy: { since: 'desc' } }).catch(() => null);
    if (!span || span.until.getTime() < to) return null;
    return span.since.getTime() <= from ? 'connected' : 'anew';
  }

  /** How many messages wait for their delivery. */
  async waiting(): Promise<number> {
    return this.db.outbox.count({ where: { state: 'pending' } }).catch(() => Infinity);
  }

  /** How many matters are not at an end that needs nobody. */
  async running(): Promise<number> {
    return this.db.proposal
      .count({ where: { status: { in: ['announcing', 'open', 'voting'] } } })
      .catch(() => Infinity);
  }

  close(): Promise<void> {
    return this.db.$disconnect();
  }

  async #read(): Promise<number | null> {
    const server = await this.db.server.findFirst({ select: { recordSeq: true } }).catch(() => null);
    return server && server.recordSeq;
  }
}
