import type { PersonalRows } from '../../ports/personal-rows.js';
import type { Rows } from './client.js';
import { eraseIn } from './erase.js';
import { keptRowsIn } from './kept-rows.js';

/** X8: rows that are somebody's, in whichever table they stand. */
export const personalRowsIn = (rows: Rows): PersonalRows => ({
  of: (who, isNamed) => keptRowsIn(rows, who, isNamed),

  async isOwnWord(personId, name, value) {
    const found = await rows.sealedValue.count({ where: { personId, name, value, entry: { kind: 'profile-set' } } });
    return found > 0;
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
