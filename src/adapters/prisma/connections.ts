import { randomUUID } from 'node:crypto';
import type { Span } from '../../domain/outage.js';
import type { Connection as Row } from '../../generated/sqlite/client.js';
import type { Connections } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, instantOf } from './columns.js';

/** X7: when the bot was connected to Discord. */
export const connectionsIn = (rows: Rows): Connections => {
  const latest = (): Promise<Row | null> =>
    rows.connection.findFirst({ orderBy: [{ since: 'desc' }, { until: 'desc' }] });

  return {
    async latest() {
      const row = await latest();
      return row && spanOf(row);
    },

    async begin({ since, until }) {
      // Spans from later than now come from a clock that was wrong and has been put right.
      await rows.connection.deleteMany({ where: { since: { gt: dateOf(since) } } });
      await rows.connection.updateMany({ where: { until: { gt: dateOf(since) } }, data: { until: dateOf(since) } });
      await rows.connection.create({ data: { id: randomUUID(), since: dateOf(since), until: dateOf(until) } });
    },

    async extend(until) {
      const row = await latest();
      if (row === null) throw new Error('no span of connection has begun');
      await rows.connection.update({ where: { id: row.id }, data: { until: dateOf(until) } });
    },

    async between(from, to) {
      const spans = await rows.connection.findMany({
        where: { since: { lte: dateOf(to) }, until: { gte: dateOf(from) } },
        orderBy: [{ since: 'asc' }, { until: 'asc' }],
      });
      return spans.map(spanOf);
    },
  };
};

const spanOf = ({ since, until }: Row): Span => ({ since: instantOf(since), until: instantOf(until) });
