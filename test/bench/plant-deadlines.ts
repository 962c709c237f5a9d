import { targetOf } from '../../src/adapters/prisma/target.js';
import { dateText } from '../../src/adapters/prisma/sqlite/values.js';
import type { Instant } from '../../src/domain/ids.js';
import { plant } from '../store/plant.js';

/** People are reminded a day before a deadline: with nothing due, none of that day has begun. */
const FIRST_AFTER_SECONDS = 26 * 60 * 60;
const SPREAD_SECONDS = 90 * 24 * 60 * 60;

/**
 * Puts open proposals into a database that holds a community, in one statement: their deadlines lie evenly over the 90
 * days that begin in 26 hours. Each has its text and its message, as a real one has.
 */
export async function plantDeadlines(url: string, count: number, now: Instant): Promise<void> {
  const sqlite = targetOf(url).provider === 'sqlite';
  const at = sqlite ? `'${dateText(new Date(now))}'` : `'${new Date(now).toISOString().slice(0, -1)}'::timestamp`;
  const seconds = `(${FIRST_AFTER_SECONDS} + n * ${SPREAD_SECONDS}.0 / ${count})`;
  const deadline = sqlite
    ? `strftime('%Y-%m-%dT%H:%M:%f+00:00', ${at}, ${seconds} || ' seconds')`
    : `${at} + ${seconds} * interval '1 second'`;
  const numbers = `WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})`;
  await plant(
    url,
    `INSERT INTO "Proposal" (id, "serverId", number, "groupId", "authorId", title, "titleKey", text, version, matter,
       significance, days, edition, status, "openedAt", "announcedAt", "deadlineAt")
     ${numbers}
     SELECT 'planted-' || n, g."serverId", 1000 + n, g.id, p.id, 'Paint the shed', 'paint the shed', 'Green.', 1,
       'routine', 'minor', 5, 'mcp-2026', 'open', ${at}, ${at}, ${deadline}
     FROM numbers
     JOIN (SELECT id, "serverId", row_number() OVER (ORDER BY id) - 1 AS place FROM "Group") g
       ON g.place = n % (SELECT count(*) FROM "Group")
     JOIN (SELECT id FROM "Person" ORDER BY id LIMIT 1) p ON true;
     INSERT INTO "ProposalText" ("proposalId", version, title, text, at)
     SELECT id, version, title, text, "openedAt" FROM "Proposal" WHERE id LIKE 'planted-%';
     INSERT INTO "Outbox" (id, key, "serverId", "channelId", post, announces, revision, shown, "messageId", state,
       "wantedAt", "nextAttemptAt", "createdAt", "deliveredAt")
     SELECT id, 'card:proposal:' || id, "serverId", '1', '{"type":"proposal","id":"' || id || '"}', id, 1, 1, number,
       'delivered', "openedAt", "openedAt", "openedAt", "openedAt" FROM "Proposal" WHERE id LIKE 'planted-%';`,
  );
}
