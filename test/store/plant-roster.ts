import { plant } from './plant.js';

/** People of a group in the order of its roster: of twenty 2 leads, 4 WG Members, 6 Participants and 8 Observers. */
const TIER = `CASE WHEN place < 2 THEN 'lead' WHEN place < 6 THEN 'member' WHEN place < 12 THEN 'participant' ELSE 'observer' END`;
const AT = `'2026-03-01T10:00:00.000+00:00'`;

/** How many groups and people are put into a server, and into which group if not into those. */
export interface PlantedRoster {
  readonly serverId: string;
  readonly groups: number;
  readonly people: number;
  readonly into?: string;
}

/** Fills a database that nobody writes to meanwhile, in a few statements, as if so many people had joined. */
export async function plantRoster(url: string, { serverId, groups, people, into }: PlantedRoster): Promise<void> {
  const at = url.startsWith('postgres') ? `${AT}::timestamp` : AT;
  const id = `'planted-${serverId}-' || n`;
  const group = into === undefined ? `'planted-${serverId}-' || (n % ${Math.max(1, groups)})` : `'${into}'`;
  const inEach = into === undefined ? Math.max(1, groups) : 1;
  const numbers = (count: number): string =>
    `WITH RECURSIVE numbers(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count - 1})`;
  await plant(
    url,
    [
      `INSERT INTO "Group" (id, "serverId", kind, name, title, status, mission, "memberTier", "createdAt")
       ${numbers(groups)} SELECT ${id}, '${serverId}', 'working-group', 'planted-' || n, 'Planted ' || n, 'active',
         'Keeps the lights on along the harbour, and says when they go out.', true, ${at} FROM numbers WHERE n < ${groups};`,
      `INSERT INTO "Person" (id, "serverId", name, organization, "createdAt")
       ${numbers(people)} SELECT ${id}, '${serverId}', 'Planted Person ' || n, 'Works ' || (n % 300), ${at} FROM numbers;`,
      `INSERT INTO "Account" ("serverId", "userId", "personId")
       ${numbers(people)} SELECT '${serverId}', CAST(700000000000000000 + n AS TEXT), ${id} FROM numbers;`,
      `INSERT INTO "Membership" (id, "groupId", "personId", tier, source, since)
       ${numbers(people)} SELECT ${id}, ${group}, ${id}, ${TIER}, 'charter', ${at}
       FROM (SELECT n, (n / ${inEach}) % 20 AS place FROM numbers) placed;`,
    ].join('\n'),
  );
}
