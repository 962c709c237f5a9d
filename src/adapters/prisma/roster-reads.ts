import { Prisma, type Group } from '../../generated/sqlite/client.js';
import type { Rows } from './client.js';
import type { MemberAndAccount, PersonAndAccount } from './hot-reads.js';
import { byTitle } from './by-title.js';
import type { Target } from './target.js';

interface Part {
  readonly limit: number;
  readonly offset: number;
}

/** As the database gives it. */
type Count = number | bigint;

const MEMBER_AND_ACCOUNT = Prisma.sql`m.*, p."serverId", p."name", p."organization", p."github", p."githubKey",
  p."githubConfirmed", p."discordName", p."consent", p."consentAt", p."erasedAt", p."ladder", p."level", p."levelAt",
  p."counted", p."profileAt", p."createdAt", a."userId"`;
const HIGHEST_FIRST = Prisma.sql`CASE m."tier" WHEN 'lead' THEN 0 WHEN 'member' THEN 1 WHEN 'participant' THEN 2 ELSE 3 END`;
const wanting = (column: Prisma.Sql, value: string | undefined): Prisma.Sql =>
  value === undefined ? Prisma.empty : Prisma.sql`AND ${column} = ${value}`;

/** Lists as statements that both databases take (see `hotReadsIn`); only the order of titles is told to each in its own words. */
export const rosterReadsIn = (rows: Rows, provider: Target['provider']) => ({
  groups: (serverId: string, { kind, status, limit, offset }: Part & { kind?: string; status?: string }) =>
    rows.$queryRaw<Group[]>`
      SELECT * FROM "Group" WHERE "serverId" = ${serverId}
        ${wanting(Prisma.sql`"kind"`, kind)} ${wanting(Prisma.sql`"status"`, status)}
      ORDER BY ${byTitle(provider)} LIMIT ${limit} OFFSET ${offset}`,

  groupsLike: (serverId: string, pattern: string, limit: number) => rows.$queryRaw<Group[]>`
    SELECT * FROM "Group" WHERE "serverId" = ${serverId}
      AND LOWER("title" || ' (#' || "name" || CASE "kind" WHEN 'working-group' THEN '-wg)' ELSE '-ig)' END) LIKE ${pattern}
    ORDER BY ${byTitle(provider)} LIMIT ${limit}`,

  leads: (groupIds: readonly string[]) => rows.$queryRaw<(PersonAndAccount & { groupId: string })[]>`
    SELECT p.*, a."userId", m."groupId"
    FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" LEFT JOIN "Account" a ON a."personId" = p."id"
    WHERE m."groupId" IN (${Prisma.join([...groupIds])}) AND m."tier" = 'lead' AND m."endedAt" IS NULL
    ORDER BY m."since", m."id", a."userId"`,

  matters: (groupIds: readonly string[], statuses: readonly string[]) => rows.$queryRaw<
    { groupId: string; n: Count }[]
  >`
    SELECT "groupId", CAST(COUNT(*) AS INTEGER) AS n FROM "Proposal"
    WHERE "groupId" IN (${Prisma.join([...groupIds])}) AND "status" IN (${Prisma.join([...statuses])})
    GROUP BY "groupId"`,

  people: (groupId: string, { tier, limit, offset }: Part & { tier?: string }) => rows.$queryRaw<MemberAndAccount[]>`
    SELECT ${MEMBER_AND_ACCOUNT}
    FROM (
      SELECT * FROM "Membership" m WHERE m."groupId" = ${groupId} AND m."endedAt" IS NULL
        ${wanting(Prisma.sql`m."tier"`, tier)}
      ORDER BY ${HIGHEST_FIRST}, m."since", m."id" LIMIT ${limit} OFFSET ${offset}
    ) m JOIN "Person" p ON p."id" = m."personId" LEFT JOIN "Account" a ON a."personId" = p."id"
    ORDER BY ${HIGHEST_FIRST}, m."since", m."id", a."userId"`,

  counts: (groupId: string) => rows.$queryRaw<{ tier: string; n: Count; inactive: Count }[]>`
    SELECT "tier", CAST(COUNT(*) AS INTEGER) AS n, CAST(COUNT("inactiveSince") AS INTEGER) AS inactive
    FROM "Membership" WHERE "groupId" = ${groupId} AND "endedAt" IS NULL GROUP BY "tier"`,

  /** Who is imported with a group, or made WG Member in it, has not just come. */
  organizations: (groupId: string, quarter: Date) => rows.$queryRaw<
    { organization: string | null; people: Count; joined: Count; gone: Count }[]
  >`
    SELECT p."organization",
      CAST(SUM(CASE WHEN m."endedAt" IS NULL THEN 1 ELSE 0 END) AS INTEGER) AS people,
      CAST(SUM(CASE WHEN m."endedAt" IS NULL AND m."since" > ${quarter} AND m."since" > g."createdAt"
        AND m."source" <> 'nominated' THEN 1 ELSE 0 END) AS INTEGER) AS joined,
      CAST(SUM(CASE WHEN m."endedAt" IS NULL THEN 0 ELSE 1 END) AS INTEGER) AS gone
    FROM "Membership" m JOIN "Person" p ON p."id" = m."personId" JOIN "Group" g ON g."id" = m."groupId"
    WHERE m."groupId" = ${groupId} AND m."tier" <> 'observer' AND (m."endedAt" IS NULL OR m."endedAt" > ${quarter})
    GROUP BY p."organization"`,

  heldSince: (spans: readonly { from: Date; to: Date }[]) => rows.$queryRaw<{ id: string; oneHoldsSince: Date }[]>`
    SELECT "id", "oneHoldsSince" FROM "Group"
    WHERE (${Prisma.join(
      spans.map(({ from, to }) => Prisma.sql`("oneHoldsSince" > ${from} AND "oneHoldsSince" <= ${to})`),
      ' OR ',
    )}) AND "status" = 'active' AND "serverId" NOT IN (SELECT "id" FROM "Server" WHERE "leftAt" IS NOT NULL)
    ORDER BY "id"`,
});
