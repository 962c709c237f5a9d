import { asId, type Snowflake } from '../../domain/ids.js';
import type { Document as Row } from '../../generated/sqlite/client.js';
import type { Documents, StoredDocument } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, instantOf, oneOf } from './columns.js';
import { hotReadsIn } from './hot-reads.js';

/** Files as they were imported, and the charters read from them. */
export const documentsIn = (rows: Rows): Documents => ({
  async latest(serverId) {
    const newest = await rows.document.groupBy({ by: ['path'], where: { serverId }, _max: { importedAt: true } });
    const found = await rows.document.findMany({
      where: { serverId, OR: newest.map(({ path, _max }) => ({ path, importedAt: _max.importedAt ?? new Date(0) })) },
      orderBy: { path: 'asc' },
    });
    return found.map(documentOf);
  },

  async find(id) {
    const row = await rows.document.findUnique({ where: { id } });
    return row && documentOf(row);
  },

  async save({ id, importedAt, ...document }) {
    const data = { ...document, importedAt: dateOf(importedAt) };
    await rows.document.upsert({ where: { id }, create: { id, ...data }, update: data });
  },

  async charter(groupId) {
    const row = await hotReadsIn(rows).charter(groupId);
    return row && { ...row, importedAt: instantOf(row.importedAt) };
  },

  async saveCharter(groupId, documentId, facts) {
    const data = { documentId, facts };
    await rows.charter.upsert({ where: { groupId }, create: { groupId, ...data }, update: data });
  },
});

const KINDS = ['charter', 'access'] as const satisfies readonly StoredDocument['kind'][];

const documentOf = (row: Row): StoredDocument => ({
  id: row.id,
  serverId: asId<Snowflake>(row.serverId),
  path: row.path,
  kind: oneOf(KINDS, row.kind, 'Document.kind'),
  digest: row.digest,
  content: row.content,
  importedAt: instantOf(row.importedAt),
});
