import {
  Prisma,
  type Outbox,
  type Proposal,
  type RecordEntry,
  type SealedValue,
  type VoteSeat,
} from '../../generated/sqlite/client.js';
import type { Rows } from './client.js';

/** What a live card's row is made of. */
export type CardRow = Pick<
  Outbox,
  'id' | 'key' | 'serverId' | 'channelId' | 'post' | 'announces' | 'threadName' | 'pin' | 'createdAt'
>;

/** What delivery knows of a row, and by what the row is found. */
export type DeliveryRow = Pick<
  Outbox,
  | 'id'
  | 'channelId'
  | 'shown'
  | 'messageId'
  | 'threadId'
  | 'pinned'
  | 'userId'
  | 'directId'
  | 'threadShown'
  | 'mentions'
  | 'firstTriedAt'
  | 'lastError'
  | 'deliveredAt'
  | 'state'
  | 'attempts'
  | 'nextAttemptAt'
>;

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

  /** Inserts or replaces. */
  saveProposal: (p: Proposal): Promise<number> => rows.$executeRaw`
    INSERT INTO "Proposal" ("id", "serverId", "number", "groupId", "authorId", "title", "titleKey", "text", "version",
      "matter", "significance", "days", "edition", "status", "openedAt", "announcedAt", "deadlineAt", "outageMovedAt",
      "settledAt", "outputKind")
    VALUES (${p.id}, ${p.serverId}, ${p.number}, ${p.groupId}, ${p.authorId}, ${p.title}, ${p.titleKey}, ${p.text},
      ${p.version}, ${p.matter}, ${p.significance}, ${p.days}, ${p.edition}, ${p.status}, ${p.openedAt},
      ${p.announcedAt}, ${p.deadlineAt}, ${p.outageMovedAt}, ${p.settledAt}, ${p.outputKind})
    ON CONFLICT ("id") DO UPDATE SET "serverId" = excluded."serverId", "number" = excluded."number",
      "groupId" = excluded."groupId", "authorId" = excluded."authorId", "title" = excluded."title",
      "titleKey" = excluded."titleKey", "text" = excluded."text", "version" = excluded."version",
      "matter" = excluded."matter", "significance" = excluded."significance", "days" = excluded."days",
      "edition" = excluded."edition", "status" = excluded."status", "openedAt" = excluded."openedAt",
      "announcedAt" = excluded."announcedAt", "deadlineAt" = excluded."deadlineAt",
      "outageMovedAt" = excluded."outageMovedAt", "settledAt" = excluded."settledAt",
      "outputKind" = excluded."outputKind"`,

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

  /**
   * Makes a card's row, or wants the one that is there shown anew. A message can't change its channel: in another one it
   * is posted anew. What a thread of an earlier version is called was not kept: only that it is called otherwise is known.
   */
  showCard: ({ id, key, serverId, channelId, post, announces, threadName, pin, createdAt: at }: CardRow) =>
    rows.$executeRaw`
      INSERT INTO "Outbox" AS o ("id", "key", "serverId", "channelId", "post", "announces", "threadName", "pin", "state",
        "nextAttemptAt", "wantedAt", "createdAt")
      VALUES (${id}, ${key}, ${serverId}, ${channelId}, ${post}, ${announces}, ${threadName}, ${pin}, 'pending',
        ${at}, ${at}, ${at})
      ON CONFLICT ("key") DO UPDATE SET
        "state" = 'pending', "attempts" = 0, "nextAttemptAt" = excluded."nextAttemptAt", "revision" = o."revision" + 1,
        "wantedAt" = CASE WHEN o."state" = 'delivered' THEN excluded."wantedAt" ELSE o."wantedAt" END,
        "threadName" = COALESCE(excluded."threadName", o."threadName"),
        "channelId" = excluded."channelId",
        "shown" = CASE WHEN o."channelId" = excluded."channelId" THEN o."shown" ELSE 0 END,
        "mentions" = CASE WHEN o."channelId" = excluded."channelId" THEN o."mentions" ELSE '' END,
        "pinned" = o."pinned" AND o."channelId" = excluded."channelId",
        "messageId" = CASE WHEN o."channelId" = excluded."channelId" THEN o."messageId" END,
        "firstTriedAt" = CASE WHEN o."channelId" = excluded."channelId" THEN o."firstTriedAt" END,
        "threadId" = CASE WHEN o."channelId" = excluded."channelId" THEN o."threadId" END,
        "threadShown" = CASE
          WHEN o."channelId" <> excluded."channelId" THEN NULL
          WHEN o."threadId" IS NOT NULL AND o."threadShown" IS NULL AND o."threadName" <> excluded."threadName" THEN ''
          ELSE o."threadShown"
        END`,

  /**
   * Replaces what delivery knows of a row. When another revision than `seen` was wanted meanwhile, the row waits for its
   * delivery from when that was wanted, whatever became of the one before.
   */
  saveDelivery: (row: DeliveryRow, seen: number): Promise<number> => rows.$executeRaw`
    UPDATE "Outbox" SET "shown" = ${row.shown}, "messageId" = ${row.messageId}, "threadId" = ${row.threadId},
      "pinned" = ${row.pinned}, "userId" = ${row.userId}, "directId" = ${row.directId},
      "threadShown" = ${row.threadShown}, "mentions" = ${row.mentions}, "firstTriedAt" = ${row.firstTriedAt},
      "lastError" = ${row.lastError}, "deliveredAt" = ${row.deliveredAt},
      "state" = CASE WHEN "revision" = ${seen} THEN ${row.state} ELSE 'pending' END,
      "attempts" = CASE WHEN "revision" = ${seen} THEN ${row.attempts} ELSE "attempts" END,
      "nextAttemptAt" = CASE WHEN "revision" = ${seen} THEN ${row.nextAttemptAt} ELSE "nextAttemptAt" END
    WHERE "id" = ${row.id} AND "channelId" = ${row.channelId}`,

  /** At least one, none of which has a ballot. */
  addSeats: (seats: readonly Omit<VoteSeat, 'ballotId'>[]): Promise<number> => rows.$executeRaw`
    INSERT INTO "VoteSeat" ("voteId", "number", "personId", "kind", "forQuorum")
    VALUES ${Prisma.join(
      seats.map(
        ({ voteId, number, personId, kind, forQuorum }) =>
          Prisma.sql`(${voteId}, ${number}, ${personId}, ${kind}, ${forQuorum})`,
      ),
    )}`,

  moveTip: (serverId: string, seq: number, head: string): Promise<number> =>
    rows.$executeRaw`UPDATE "Server" SET "recordSeq" = ${seq}, "recordHead" = ${head} WHERE "id" = ${serverId}`,
});
