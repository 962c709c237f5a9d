import type { Marks } from '../../domain/erasure.js';
import type { Rows } from './client.js';

/**
 * Texts in which somebody may be named, found by the database; whether they are is for the caller to see. Only texts
 * that can be long or many are looked up so.
 */
export function mentioningIn(rows: Rows, serverId: string, marks: Marks) {
  const any = anyOf(marks);
  return {
    values: () =>
      any(
        (pattern) => rows.$queryRaw<{ entryId: string; name: string; value: string }[]>`
          SELECT v."entryId", v."name", v."value" FROM "SealedValue" v JOIN "RecordEntry" e ON e."id" = v."entryId"
          WHERE e."serverId" = ${serverId} AND LOWER(v."value") LIKE ${pattern}`,
      ),
    proposals: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; groupId: string; number: number; title: string; text: string }[]>`
          SELECT "id", "groupId", "number", "title", "text" FROM "Proposal"
          WHERE "serverId" = ${serverId} AND (LOWER("title") LIKE ${pattern} OR LOWER("text") LIKE ${pattern})`,
      ),
    texts: () =>
      any(
        (pattern) => rows.$queryRaw<{ proposalId: string; version: number; title: string; text: string }[]>`
          SELECT t."proposalId", t."version", t."title", t."text"
          FROM "ProposalText" t JOIN "Proposal" p ON p."id" = t."proposalId"
          WHERE p."serverId" = ${serverId} AND (LOWER(t."title") LIKE ${pattern} OR LOWER(t."text") LIKE ${pattern})`,
      ),
    statements: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; candidacyId: string; statement: string }[]>`
          SELECT s."id", s."candidacyId", s."statement"
          FROM "Sponsorship" s JOIN "Candidacy" c ON c."id" = s."candidacyId"
          WHERE c."serverId" = ${serverId} AND LOWER(s."statement") LIKE ${pattern}`,
      ),
    objections: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; proposalId: string; reason: string; resolution: string }[]>`
          SELECT o."id", o."proposalId", o."reason", o."resolution"
          FROM "Objection" o JOIN "Proposal" p ON p."id" = o."proposalId"
          WHERE p."serverId" = ${serverId}
            AND (LOWER(o."reason") LIKE ${pattern} OR LOWER(o."resolution") LIKE ${pattern})`,
      ),
    nominations: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; reason: string }[]>`
          SELECT "id", "reason" FROM "Nomination" WHERE "serverId" = ${serverId} AND LOWER("reason") LIKE ${pattern}`,
      ),
    nominationObjections: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; nominationId: string; reason: string }[]>`
          SELECT o."id", o."nominationId", o."reason"
          FROM "NominationObjection" o JOIN "Nomination" n ON n."id" = o."nominationId"
          WHERE n."serverId" = ${serverId} AND LOWER(o."reason") LIKE ${pattern}`,
      ),
  };
}

/** Asks a query with a pattern for each mark; answers what it finds for any of them, each once. */
export function anyOf(marks: Marks) {
  const patterns = [...marks.accounts, ...marks.names].map(patternOf);
  return async <Row extends object>(query: (pattern: string) => Promise<Row[]>): Promise<Row[]> => {
    const found = new Map<string, Row>();
    for (const pattern of patterns) for (const row of await query(pattern)) found.set(JSON.stringify(row), row);
    return [...found.values()];
  };
}

/** Finds at least what the mark finds: lower case is the database's own, so only ASCII is compared. */
const patternOf = (mark: string): string =>
  `%${mark
    .trim()
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '%')}%`;
