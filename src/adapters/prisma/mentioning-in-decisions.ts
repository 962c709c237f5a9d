import type { EscalationCase } from '../../domain/escalation.js';
import type { Marks } from '../../domain/erasure.js';
import type { Rows } from './client.js';
import { anyOf } from './mentioning.js';

/** Texts of votes, feedback, escalations and reports in which somebody may be named, see `mentioningIn`. */
export function mentioningInDecisions(rows: Rows, serverId: string, marks: Marks) {
  const any = anyOf(marks);
  return {
    rationales: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; voteId: string; proposalId: string; text: string }[]>`
          SELECT b."id", b."voteId", v."proposalId", b."rationale" AS "text"
          FROM "Ballot" b JOIN "Vote" v ON v."id" = b."voteId"
          WHERE v."serverId" = ${serverId} AND LOWER(b."rationale") LIKE ${pattern}`,
      ),
    grounds: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; voteId: string; proposalId: string; text: string }[]>`
          SELECT c."id", c."voteId", v."proposalId", c."grounds" AS "text"
          FROM "Contest" c JOIN "Vote" v ON v."id" = c."voteId"
          WHERE v."serverId" = ${serverId} AND LOWER(c."grounds") LIKE ${pattern}`,
      ),
    feedback: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; proposalId: string; text: string }[]>`
          SELECT f."id", f."proposalId", f."text"
          FROM "Feedback" f JOIN "Proposal" p ON p."id" = f."proposalId"
          WHERE p."serverId" = ${serverId} AND LOWER(f."text") LIKE ${pattern}`,
      ),
    escalations: () =>
      any(
        (pattern) => rows.$queryRaw<({ id: string } & EscalationCase)[]>`
          SELECT "id", "decision", "options", "disagreement", "ask" FROM "Escalation"
          WHERE "serverId" = ${serverId} AND (LOWER("decision") LIKE ${pattern} OR LOWER("options") LIKE ${pattern}
            OR LOWER("disagreement") LIKE ${pattern} OR LOWER("ask") LIKE ${pattern})`,
      ),
    steps: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; escalationId: string; proposalId: string | null; text: string }[]>`
          SELECT s."id", s."escalationId", e."proposalId", s."text"
          FROM "EscalationStep" s JOIN "Escalation" e ON e."id" = s."escalationId"
          WHERE e."serverId" = ${serverId} AND LOWER(s."text") LIKE ${pattern}`,
      ),
    reports: () =>
      any(
        (pattern) => rows.$queryRaw<{ id: string; text: string }[]>`
          SELECT "id", "text" FROM "ConductReport" WHERE "serverId" = ${serverId} AND LOWER("text") LIKE ${pattern}`,
      ),
  };
}
