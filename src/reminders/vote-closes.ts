import { unvotedOf, voteReminded, votesReminding } from '../app/vote-occasions.js';
import { lastDay } from '../domain/vote-reminding.js';
import type { Reminder } from '../ports/reminder.js';
import { voteWaits } from '../text/vote-reminders.js';

/** V2, V3: those who may vote and have not, a day before a vote closes. */
const voteCloses: Reminder = {
  kind: 'vote-closes',
  about: 'formal votes that close within a day',

  due: (tx, from, to) => votesReminding(tx, from, to, lastDay, true),

  owing: (tx, occasion) => unvotedOf(tx, occasion, lastDay),

  async says(tx, occasion) {
    const about = await voteReminded(tx, occasion, lastDay);
    return about && voteWaits(about);
  },
};

export default voteCloses;
