import type { MakeJob } from '../app/job.js';

/** X3: takes away what was typed into refused forms and has been kept for its time. */
const removeDrafts: MakeJob = () => ({
  name: 'remove-drafts',
  due: async (tx, now) => {
    const first = await tx.drafts.firstExpiry();
    return first !== null && first <= now ? [{ subject: 'all', dueAt: first }] : [];
  },
  run: async (tx, _subject, _dueAt, now) => {
    await tx.drafts.removeExpired(now);
  },
});

export default removeDrafts;
