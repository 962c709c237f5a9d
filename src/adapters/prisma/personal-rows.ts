import { FORMER_MARKS, JOINED_KINDS } from '../../domain/linking.js';
import type { PersonalRows } from '../../ports/personal-rows.js';
import type { Rows } from './client.js';
import { oneOf } from './columns.js';
import { eraseIn } from './erase.js';
import { idsInRecord } from './former-ids.js';
import { keptRowsIn } from './kept-rows.js';

/** X8: rows that are somebody's, in whichever table they stand. */
export const personalRowsIn = (rows: Rows): PersonalRows => ({
  of: (who, isNamed) => keptRowsIn(rows, who, isNamed),

  async isOwnWord(personId, name, value) {
    const ids = await idsInRecord(rows, personId);
    const own = { personId: { in: ids }, name, value, entry: { kind: 'profile-set' } };
    return (await rows.sealedValue.count({ where: own })) > 0;
  },

  async formerMarks(personId) {
    const ids = await idsInRecord(rows, personId);
    const found = await rows.sealedValue.findMany({
      where: { personId: { in: ids }, name: { in: [...FORMER_MARKS] }, entry: { kind: { in: [...JOINED_KINDS] } } },
      orderBy: [{ entryId: 'asc' }, { name: 'asc' }],
    });
    return found.map(({ name, value }) => ({ name: oneOf(FORMER_MARKS, name, 'SealedValue.name'), value }));
  },

  async files(serverId) {
    const select = { id: true, path: true, kind: true, content: true };
    return rows.document.findMany({ where: { serverId }, select, orderBy: { id: 'asc' } });
  },

  async replaceFile(id, content) {
    await rows.document.update({ where: { id }, data: { content } });
  },

  erase: (who, by) => eraseIn(rows, who, by),
});
