import { Prisma, type RecordEntry, type SealedValue } from '../../generated/sqlite/client.js';
import type { Rows } from './client.js';

/** What nearly every act writes; for why it is written so see `hotReadsIn`. */
export const hotWritesIn = (rows: Rows) => ({
  /** An update that changes nothing: the one way to a row lock that both databases have. */
  lockServer: (id: string): Promise<number> =>
    rows.$executeRaw`UPDATE "Server" SET "recordSeq" = "recordSeq" WHERE "id" = ${id}`,

  /** Counts one on from the last number, and answers it. */
  count: (serverId: string, prefix: string): Promise<{ last: number }[]> => rows.$queryRaw`
    INSERT INTO "Counter" ("serverId", "prefix", "last") VALUES (${serverId}, ${prefix}, 1)
    ON CONFLICT ("serverId", "prefix") DO UPDATE SET "last" = "Counter"."last" + 1
    RETURNING "last"`,

  /** Keeps a text of a proposal, unless that version is kept already. */
  keepText: (id: string, version: number, { title, text }: { title: string; text: string }, at: Date) =>
    rows.$executeRaw`
      INSERT INTO "ProposalText" ("proposalId", "version", "title", "text", "at")
      VALUES (${id}, ${version}, ${title}, ${text}, ${at}) ON CONFLICT DO NOTHING`,

  addEntry: (entry: RecordEntry): Promise<number> => rows.$executeRaw`
    INSERT INTO "RecordEntry" ("id", "serverId", "seq", "at", "kind", "subject", "groupId", "clauses", "edition",
      "facts", "sealed", "previous", "hash")
    VALUES (${entry.id}, ${entry.serverId}, ${entry.seq}, ${entry.at}, ${entry.kind}, ${entry.subject},
      ${entry.groupId}, ${entry.clauses}, ${entry.edition}, ${entry.facts}, ${entry.sealed}, ${entry.previous},
      ${entry.hash})`,

  /** At least one. */
  addValues: (values: readonly SealedValue[]): Promise<number> => rows.$executeRaw`
    INSERT INTO "SealedValue" ("entryId", "name", "salt", "value", "personId")
    VALUES ${Prisma.join(
      values.map(
        ({ entryId, name, salt, value, personId }) => Prisma.sql`(${entryId}, ${name}, ${salt}, ${value}, ${personId})`,
      ),
    )}`,

  moveTip: (serverId: string, seq: number, head: string): Promise<number> =>
    rows.$executeRaw`UPDATE "Server" SET "recordSeq" = ${seq}, "recordHead" = ${head} WHERE "id" = ${serverId}`,
});
