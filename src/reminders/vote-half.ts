import { unvotedOf, voteReminded, votesReminding } from '../app/vote-occasions.js';
import { halfTime } from '../domain/vote-reminding.js';
import type { Reminder } from '../ports/reminder.js';
import { voteWaits } from '../text/vote-reminders.js';

/** V2, V3: those who may vote and have not, when half of a vote’s period is over. */
const voteHalf: Reminder = {
  kind: 'vote-half',
  about: 'formal votes that are half over',

  due: (tx, from, to) => votesReminding(tx, from, to, halfTime, false),

  owing: (tx, occasion) => unvotedOf(tx, occasion, halfTime),

  async says(tx, occasion) {
    const about = await voteReminded(tx, occasion, halfTime);
    return about && voteWaits(about);
  },
};

export default voteHalf;
