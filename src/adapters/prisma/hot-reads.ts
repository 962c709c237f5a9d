import {
  Prisma,
  type Group,
  type Membership,
  type Objection,
  type Outbox,
  type Person,
  type Proposal,
  type Server,
} from '../../generated/sqlite/client.js';
import type { Rows } from './client.js';

/** A person's row once for each of their accounts; without one, once with null. */
export type PersonAndAccount = Person & { readonly userId: string | null };
/** A membership's row with its person's, once for each of that person's accounts. */
export type MemberAndAccount = Membership & Omit<PersonAndAccount, 'id'>;
/** A proposal's row with the kind of its group. */
export type ProposalAndKind = Proposal & { readonly groupKind: string };

/**
 * What nearly every answer asks, each in one statement that both databases take. Prisma's query builder spends four to
 * seven times as long on the same question and asks another one for each relation (docs/performance.md).
 */
export const hotReadsIn = (rows: Rows) => ({
  server: async (id: string): Promise<Server | null> =>
    only(await rows.$queryRaw`SELECT * FROM "Server" WHERE "id" = ${id}`),

  group: async (id: string): Promise<Group | null> =>
    only(await rows.$queryRaw`SELECT * FROM "Group" WHERE "id" = ${id}`),

  groupOfChannel: async (serverId: string, channelId: string): Promise<Group | null> =>
    only(await rows.$queryRaw`SELECT * FROM "Group" WHERE "serverId" = ${serverId} AND "channelId" = ${channelId}`),

  membership: async (groupId: string, personId: string): Promise<Membership | null> =>
    only(await rows.$queryRaw`SELECT * FROM "Membership" WHERE "groupId" = ${groupId} AND "personId" = ${personId}`),

  /** Those that have not ended, by `since`. */
  members: (groupId: string, tier: string | undefined): Promise<MemberAndAccount[]> => rows.$queryRaw`
    SELECT m.*, p."serverId", p."name", p."organization", p."github", p."githubKey", p."githubConfirmed",
      p."discordName", p."consent", p."consentAt", p."erasedAt", p."ladder", p."level", p."levelAt", p."counted",
      p."profileAt", p."createdAt", a."userId"
    FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" LEFT JOIN "Account" a ON a."personId" = p."id"
    WHERE m."groupId" = ${groupId} AND m."endedAt" IS NULL
      ${tier === undefined ? Prisma.empty : Prisma.sql`AND m."tier" = ${tier}`}
    ORDER BY m."since", m."id", a."userId"`,

  personOfAccount: (serverId: string, userId: string): Promise<PersonAndAccount[]> => rows.$queryRaw`
    SELECT p.*, a."userId"
    FROM "Account" own JOIN "Person" p ON p."id" = own."personId" JOIN "Account" a ON a."personId" = p."id"
    WHERE own."serverId" = ${serverId} AND own."userId" = ${userId}
    ORDER BY a."userId"`,

  /** The author of a proposal and all who objected. */
  peopleOfProposal: (id: string): Promise<PersonAndAccount[]> => rows.$queryRaw`
    SELECT p.*, a."userId" FROM "Person" p LEFT JOIN "Account" a ON a."personId" = p."id"
    WHERE p."id" IN (
      SELECT "authorId" FROM "Proposal" WHERE "id" = ${id}
      UNION SELECT "personId" FROM "Objection" WHERE "proposalId" = ${id}
    )
    ORDER BY p."createdAt", p."id", a."userId"`,

  proposal: async (id: string): Promise<ProposalAndKind | null> =>
    only(
      await rows.$queryRaw`
      SELECT p.*, g."kind" AS "groupKind" FROM "Proposal" p JOIN "Group" g ON g."id" = p."groupId"
      WHERE p."id" = ${id}`,
    ),

  proposalNumbered: async (serverId: string, number: number): Promise<ProposalAndKind | null> =>
    only(
      await rows.$queryRaw`
      SELECT p.*, g."kind" AS "groupKind" FROM "Proposal" p JOIN "Group" g ON g."id" = p."groupId"
      WHERE p."serverId" = ${serverId} AND p."number" = ${number}`,
    ),

  /** Newest first. */
  titles: (
    groupId: string,
    statuses: readonly string[],
    limit: number,
  ): Promise<Pick<Proposal, 'number' | 'title'>[]> => rows.$queryRaw`
    SELECT "number", "title" FROM "Proposal"
    WHERE "groupId" = ${groupId} AND "status" IN (${Prisma.join([...statuses])})
    ORDER BY "number" DESC LIMIT ${limit}`,

  objections: (proposalId: string): Promise<Objection[]> => rows.$queryRaw`
    SELECT * FROM "Objection" WHERE "proposalId" = ${proposalId} ORDER BY "at", "id"`,

  /** Which of the tables about a proposal have a row of it; most often none. */
  besideProposal: (id: string): Promise<{ what: string }[]> => rows.$queryRaw`
    SELECT 'votes' AS "what" WHERE EXISTS (SELECT 1 FROM "Vote" WHERE "proposalId" = ${id})
    UNION ALL SELECT 'requests' WHERE EXISTS (SELECT 1 FROM "VoteRequest" WHERE "proposalId" = ${id})
    UNION ALL SELECT 'feedback' WHERE EXISTS (SELECT 1 FROM "Feedback" WHERE "proposalId" = ${id})
    UNION ALL SELECT 'approvals' WHERE EXISTS (SELECT 1 FROM "Approval" WHERE "proposalId" = ${id})
    UNION ALL SELECT 'escalations' WHERE EXISTS (SELECT 1 FROM "Escalation" WHERE "proposalId" = ${id})`,

  charter: async (groupId: string): Promise<{ documentId: string; facts: string; importedAt: Date } | null> =>
    only(
      await rows.$queryRaw`
      SELECT c."documentId", c."facts", d."importedAt"
      FROM "Charter" c JOIN "Document" d ON d."id" = c."documentId" WHERE c."groupId" = ${groupId}`,
    ),

  outboxRow: async (id: string): Promise<Outbox | null> =>
    only(await rows.$queryRaw`SELECT * FROM "Outbox" WHERE "id" = ${id}`),

  /** Where something is due, that with the oldest first. */
  dueLanes: (now: Date): Promise<{ lane: string }[]> => rows.$queryRaw`
    SELECT COALESCE("userId", "channelId") AS "lane" FROM "Outbox" WHERE ${due(now)}
    GROUP BY COALESCE("userId", "channelId") ORDER BY MIN("nextAttemptAt")`,

  /** In the order in which they were made. */
  dueInLane: (lane: string, now: Date, limit: number): Promise<Outbox[]> => rows.$queryRaw`
    SELECT * FROM "Outbox" WHERE ${due(now)} AND ("userId" = ${lane} OR ("channelId" = ${lane} AND "userId" IS NULL))
    ORDER BY "createdAt", "id" LIMIT ${limit}`,
});

/** Rows of the outbox whose time has come, of servers that the bot was not taken out of: nothing is sent there. */
const due = (now: Date): Prisma.Sql => Prisma.sql`"state" = 'pending' AND "nextAttemptAt" <= ${now}
  AND "serverId" NOT IN (SELECT "id" FROM "Server" WHERE "leftAt" IS NOT NULL)`;

const only = <Row>(found: readonly Row[]): Row | null => found[0] ?? null;
