import { randomBytes } from 'node:crypto';
import { openDatabase } from '../../src/adapters/prisma/sqlite/database.js';
import { dateText } from '../../src/adapters/prisma/sqlite/values.js';
import type { Instant, Snowflake } from '../../src/domain/ids.js';
import { canonical, entryAfter, type Happening, type RecordEntry } from '../../src/domain/record.js';

const salt = (): string => randomBytes(16).toString('hex');

const STEP_MS = 1_000;
const DAY = 24 * 3_600_000;

/** What a community's record is mostly made of: proposals opened, announced, and settled by silence. */
function happening(number: number, at: Instant): Happening {
  const subject = `D-${Math.floor(number / 3) + 1}`;
  /** Of the entry before. */
  const announcedAt = at - STEP_MS;
  const common = { subject, groupId: null, edition: 'mcp-2026', at };
  const actor = { value: `1000000000${String(number % 120).padStart(8, '0')}`, personId: null };
  const text = 'Long wicks smoke. A minute for each lamp once a week is enough, and Monday is quiet. '.repeat(3);
  switch (number % 3) {
    case 0:
      return {
        ...common,
        kind: 'proposal-opened',
        clauses: ['D3'],
        facts: { status: 'announcing', matter: 'routine', significance: 'minor', days: 5 },
        sealed: { actor, title: { value: 'Trim the wicks', personId: null }, text: { value: text, personId: null } },
      };
    case 1:
      return {
        ...common,
        kind: 'proposal-announced',
        clauses: ['D3'],
        facts: { status: 'open', deadlineAt: at + 5 * DAY, version: 1, days: 5 },
        sealed: { actor, text: { value: text, personId: null } },
      };
    default:
      return {
        ...common,
        at: announcedAt + 5 * DAY,
        kind: 'silence-consented',
        clauses: ['D4'],
        facts: { status: 'accepted', deadlineAt: announcedAt + 5 * DAY },
        sealed: {},
      };
  }
}

/** A record of so many entries, as the program would have written them one after the other. */
export function inventRecord(serverId: Snowflake, entries: number, from: Instant): RecordEntry[] {
  const made: RecordEntry[] = [];
  let tip = { serverId, seq: 0, head: '' };
  for (let number = 0; number < entries; number += 1) {
    const happened = happening(number, from + number * STEP_MS);
    const salts = Object.fromEntries(Object.keys(happened.sealed).map((name) => [name, salt()]));
    const entry = entryAfter(tip, happened, salts);
    made.push(entry);
    tip = { serverId, seq: entry.seq, head: entry.hash };
  }
  return made;
}

/** Puts a record into a SQLite file in which its server stands, past the store, which takes one entry at a time. */
export function plantRecord(path: string, entries: readonly RecordEntry[]): void {
  const database = openDatabase(path, 5_000);
  const entry = database.prepare(
    `INSERT INTO "RecordEntry" (id, "serverId", seq, at, kind, subject, clauses, edition, facts, sealed, previous, hash)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const value = database.prepare(`INSERT INTO "SealedValue" ("entryId", name, salt, value) VALUES (?, ?, ?, ?)`);
  database.exec('BEGIN');
  for (const { serverId, seq, at, kind, subject, clauses, edition, facts, sealed, previous, hash, values } of entries) {
    const id = `entry-${seq}`;
    const parts = [id, serverId, seq, dateText(new Date(at)), kind, subject, clauses.join(' '), edition];
    entry.run(...parts, canonical(facts), canonical(sealed), previous, hash);
    for (const [name, sealedValue] of Object.entries(values)) value.run(id, name, sealedValue.salt, sealedValue.value);
  }
  const tip = entries.at(-1);
  if (tip) {
    const server = database.prepare(`UPDATE "Server" SET "recordSeq" = ?, "recordHead" = ? WHERE id = ?`);
    server.run(tip.seq, tip.hash, tip.serverId);
  }
  database.exec('COMMIT');
  database.close();
}
