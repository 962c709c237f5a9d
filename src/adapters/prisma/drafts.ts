import { z } from 'zod';
import { asId, type Snowflake } from '../../domain/ids.js';
import type { Drafts } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, instantOf } from './columns.js';

const FIELDS = z.record(z.string(), z.string());

/** What was typed into forms that were refused. */
export const draftsIn = (rows: Rows): Drafts => ({
  async find(id) {
    const row = await rows.draft.findUnique({ where: { id } });
    if (row === null) return null;
    return {
      id: row.id,
      serverId: asId<Snowflake>(row.serverId),
      userId: asId<Snowflake>(row.userId),
      form: row.form,
      argument: row.argument,
      fields: FIELDS.parse(JSON.parse(row.fields)),
      expiresAt: instantOf(row.expiresAt),
    };
  },

  async save({ id, fields, expiresAt, ...draft }) {
    const data = { ...draft, fields: JSON.stringify(fields), expiresAt: dateOf(expiresAt) };
    await rows.draft.upsert({ where: { id }, create: { id, ...data }, update: data });
  },

  async remove(id) {
    await rows.draft.deleteMany({ where: { id } });
  },

  async firstExpiry() {
    const first = await rows.draft.findFirst({ orderBy: { expiresAt: 'asc' }, select: { expiresAt: true } });
    return first && instantOf(first.expiresAt);
  },

  async removeExpired(now) {
    return (await rows.draft.deleteMany({ where: { expiresAt: { lte: dateOf(now) } } })).count;
  },
});
