import { voteReminded, votesReminding, type VoteReminded } from '../app/vote-occasions.js';
import { leadsOf } from '../app/who.js';
import { quorumForecast } from '../domain/quorum-forecast.js';
import { edition } from '../domain/rules.js';
import { halfTime, lastDay } from '../domain/vote-reminding.js';
import type { Occasion, Reminder } from '../ports/reminder.js';
import type { Tx } from '../ports/store.js';
import { quorumFails } from '../text/vote-reminders.js';

const TIMES = [halfTime, lastDay] as const;

/** The vote of an occasion and how many ballots it lacks, while its quorum is foreseen to fail. */
async function failing(tx: Tx, occasion: Occasion): Promise<{ about: VoteReminded; missing: number } | null> {
  for (const timeOf of TIMES) {
    const about = await voteReminded(tx, occasion, timeOf);
    if (!about) continue;
    // Asked when it is said too: ballots that came meanwhile count, and no time that has passed meanwhile does.
    const forecast = quorumForecast(about.vote, edition(about.proposal.edition), occasion.dueAt);
    return forecast?.fails ? { about, missing: forecast.missing } : null;
  }
  return null;
}

/** V2: the leads, when at the pace so far too few vote: at half time, and a day before the close. */
const voteQuorum: Reminder = {
  kind: 'vote-quorum',
  about: 'formal votes that will miss their quorum',

  async due(tx, from, to) {
    const half = await votesReminding(tx, from, to, halfTime, false);
    return [...half, ...(await votesReminding(tx, from, to, lastDay, true))];
  },

  async owing(tx, occasion) {
    if (!(await failing(tx, occasion))) return [];
    return (await leadsOf(tx, occasion.groupId)).map(({ id }) => id);
  },

  async says(tx, occasion) {
    const found = await failing(tx, occasion);
    return found && quorumFails(found.about, found.missing);
  },
};

export default voteQuorum;
