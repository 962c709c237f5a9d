import type { ConductReport } from '../../domain/escalation.js';
import { asId, type ConductReportId, type PersonId, type Snowflake } from '../../domain/ids.js';
import type { ConductReport as Row } from '../../generated/sqlite/client.js';
import type { ConductReports } from '../../ports/conduct-reports.js';
import type { Rows } from './client.js';
import { dateOf, idOrNull, instantOf, oneOf } from './columns.js';

/** Reports of conduct (E2). */
export const conductReportsIn = (rows: Rows): ConductReports => ({
  async find(id) {
    const row = await rows.conductReport.findUnique({ where: { id } });
    return row && reportOf(row);
  },

  async save({ id, at, dueAt, takenAt, closedAt, ...report }) {
    const times = { at: dateOf(at), dueAt: dateOf(dueAt), takenAt: dateOf(takenAt), closedAt: dateOf(closedAt) };
    const data = { ...report, ...times };
    await rows.conductReport.upsert({ where: { id }, create: { id, ...data }, update: data });
  },

  async untakenDueBetween(from, to) {
    const left = await rows.server.findMany({ where: { leftAt: { not: null } }, select: { id: true } });
    const waiting = await rows.conductReport.findMany({
      where: {
        status: 'reported',
        dueAt: { gt: dateOf(from), lte: dateOf(to) },
        serverId: { notIn: left.map(({ id }) => id) },
      },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    });
    return waiting.map(reportOf);
  },
});

const STATUSES = ['reported', 'taken', 'closed'] as const satisfies readonly ConductReport['status'][];

const reportOf = (row: Row): ConductReport => ({
  id: asId<ConductReportId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  reporterId: asId<PersonId>(row.reporterId),
  text: row.text,
  status: oneOf(STATUSES, row.status, 'ConductReport.status'),
  edition: row.edition,
  at: instantOf(row.at),
  dueAt: instantOf(row.dueAt),
  takerId: idOrNull<PersonId>(row.takerId),
  takenAt: instantOf(row.takenAt),
  closedAt: instantOf(row.closedAt),
});
