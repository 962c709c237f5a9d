import type { Tx } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf } from './columns.js';

/**
 * What takes effect once, and who holds which lease. Each is one statement, so that of two that ask at the same time
 * exactly one is told yes; the statements are the same on both databases.
 */
export const marksIn = (
  rows: Rows,
): Pick<
  Tx,
  | 'rememberInteraction'
  | 'rememberOccurrence'
  | 'rememberedOccurrences'
  | 'forgetRemembered'
  | 'takeLease'
  | 'dropLease'
> => ({
  async rememberInteraction(id, at) {
    return (
      (await rows.$executeRaw`INSERT INTO "Interaction" (id, at) VALUES (${id}, ${dateOf(at)}) ON CONFLICT DO NOTHING`) >
      0
    );
  },

  async rememberOccurrence(key, at) {
    return (
      (await rows.$executeRaw`INSERT INTO "Occurrence" (key, at) VALUES (${key}, ${dateOf(at)}) ON CONFLICT DO NOTHING`) >
      0
    );
  },

  async rememberedOccurrences(keys) {
    const found = await rows.occurrence.findMany({ where: { key: { in: [...keys] } }, select: { key: true } });
    return new Set(found.map(({ key }) => key));
  },

  async forgetRemembered(before) {
    const old = { where: { at: { lt: dateOf(before) } } };
    await rows.interaction.deleteMany(old);
    await rows.occurrence.deleteMany(old);
  },

  async takeLease(name, holder, now, until) {
    const taken = await rows.$executeRaw`
      INSERT INTO "Lease" (name, holder, until) VALUES (${name}, ${holder}, ${dateOf(until)})
      ON CONFLICT (name) DO UPDATE SET holder = excluded.holder, until = excluded.until
      WHERE "Lease".holder = excluded.holder OR "Lease".until <= ${dateOf(now)}`;
    return taken > 0;
  },

  async dropLease(name, holder) {
    await rows.lease.deleteMany({ where: { name, holder } });
  },
});
