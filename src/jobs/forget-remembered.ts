import type { MakeJob } from '../app/job.js';
import { addDays } from '../domain/calendar.js';
import type { Instant } from '../domain/ids.js';

/** Nothing comes twice with so long a time between: Discord ends an interaction after 15 minutes. */
const REMEMBERED_DAYS = 30;
const DAY_MS = 24 * 60 * 60 * 1000;

/** X8: once a day, forgets which interactions and which work by time took effect, and who was reminded, when that is long ago. */
const forgetRemembered: MakeJob = () => {
  // Asked at every tick; the database is bothered once a day.
  let asked: Instant | null = null;
  return {
    name: 'forget-remembered',
    due: (_tx, now) => {
      const today = now - (now % DAY_MS);
      if (asked === today) return Promise.resolve([]);
      asked = today;
      return Promise.resolve([{ subject: 'all', dueAt: today }]);
    },
    run: async (tx, _subject, _dueAt, now) => {
      const longAgo = addDays(now, -REMEMBERED_DAYS);
      await tx.forgetRemembered(longAgo);
      await tx.reminders.forget(longAgo);
    },
  };
};

export default forgetRemembered;
