import { randomBytes, randomUUID } from 'node:crypto';
import { z } from 'zod';
import { asId, type GroupId, type Snowflake } from '../../domain/ids.js';
import { canonical, entryAfter, type Happening, type RecordEntry } from '../../domain/record.js';
import type { Prisma } from '../../generated/sqlite/client.js';
import type { RecordEntries } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, idOrNull, instantOf, storable } from './columns.js';
import { hotReadsIn } from './hot-reads.js';
import { hotWritesIn } from './hot-writes.js';

/** X1: the record of every change. */
export const recordIn = (rows: Rows): RecordEntries => {
  const tip = async (id: Snowflake): Promise<{ seq: number; head: string }> => {
    const server = await hotReadsIn(rows).server(id);
    if (!server) throw new Error(`there is no server ${id}`);
    return { seq: server.recordSeq, head: server.recordHead };
  };

  return {
    tip,

    async append(serverId, happening) {
      const { sealed } = happening;
      const salts = Object.fromEntries(Object.keys(sealed).map((name) => [name, randomBytes(16).toString('hex')]));
      const entry = entryAfter({ serverId, ...(await tip(serverId)) }, storableOf(happening), salts);
      const id = randomUUID();
      const write = hotWritesIn(rows);
      await write.addEntry({
        id,
        ...{ serverId, seq: entry.seq, kind: entry.kind, subject: entry.subject, groupId: entry.groupId },
        ...{ edition: entry.edition, previous: entry.previous, hash: entry.hash },
        at: dateOf(entry.at),
        clauses: entry.clauses.join(' '),
        facts: canonical(entry.facts),
        sealed: canonical(entry.sealed),
      });
      const values = Object.entries(entry.values).map(([name, { salt, value }]) => ({
        ...{ entryId: id, name, salt, value },
        personId: sealed[name]?.personId ?? null,
      }));
      if (values.length > 0) await write.addValues(values);
      await write.moveTip(serverId, entry.seq, entry.hash);
      return entry;
    },

    async list({ kinds, from, to, afterSeq, limit, ...filter }) {
      const found = await rows.recordEntry.findMany({
        where: {
          ...filter,
          ...(kinds === undefined ? {} : { kind: { in: [...kinds] } }),
          at: {
            ...(from === undefined ? {} : { gte: dateOf(from) }),
            ...(to === undefined ? {} : { lte: dateOf(to) }),
          },
          seq: { gt: afterSeq ?? 0 },
        },
        include: WITH_VALUES,
        orderBy: { seq: 'asc' },
        take: limit,
      });
      return found.map(entryOf);
    },
  };
};

/** The digests must be of what the database will give back. */
const storableOf = (happening: Happening): Happening => ({
  ...happening,
  sealed: Object.fromEntries(
    Object.entries(happening.sealed).map(([name, { value, personId }]) => [name, { value: storable(value), personId }]),
  ),
});

const WITH_VALUES = { values: true } as const satisfies Prisma.RecordEntryInclude;
const FACTS = z.record(z.string(), z.json());
const DIGESTS = z.record(z.string(), z.string());

const entryOf = (row: Prisma.RecordEntryGetPayload<{ include: typeof WITH_VALUES }>): RecordEntry => ({
  serverId: asId<Snowflake>(row.serverId),
  seq: row.seq,
  at: instantOf(row.at),
  kind: row.kind,
  subject: row.subject,
  groupId: idOrNull<GroupId>(row.groupId),
  clauses: row.clauses === '' ? [] : row.clauses.split(' '),
  edition: row.edition,
  facts: FACTS.parse(JSON.parse(row.facts)),
  sealed: DIGESTS.parse(JSON.parse(row.sealed)),
  previous: row.previous,
  hash: row.hash,
  values: Object.fromEntries(row.values.map(({ name, salt, value }) => [name, { salt, value }])),
});
