import type { MakeJob, Occurrence } from '../app/job.js';
import { openChannels } from '../app/tell-open-channels.js';
import { unanswered } from '../app/tell-unanswered.js';
import { unsent } from '../app/tell-unsent.js';
import { untaken } from '../app/tell-untaken.js';
import type { Telling } from '../app/telling.js';

const NAME = 'tell-what-waits';

const TELLINGS: readonly (readonly [kind: string, telling: Telling])[] = [
  ['unsent', unsent],
  ['unanswered', unanswered],
  ['untaken', untaken],
  ['open-channel', openChannels],
];

/**
 * E1, E2, E6: tells in private channels what waits there. One job for all of it: counts of jobs are public, and one of
 * its own would tell that there is a report of conduct.
 */
const tellWhatWaits: MakeJob = (deps) => ({
  name: NAME,
  due: async (tx, now) => {
    // While nobody can be reached nothing is said, so that what lapses meanwhile is never said (X7).
    if (deps.chat.connectedSince() === null) return [];
    const found: Occurrence[] = [];
    for (const [kind, telling] of TELLINGS) {
      for (const { id, dueAt } of await telling.due(tx, deps, now)) found.push({ subject: `${kind}:${id}`, dueAt });
    }
    const keyOf = ({ subject, dueAt }: Occurrence): string => `${NAME}:${subject}:${dueAt}`;
    const told = await tx.rememberedOccurrences(found.map(keyOf));
    return found.filter((each) => !told.has(keyOf(each)));
  },
  run: async (tx, subject, dueAt, now) => {
    for (const [kind, telling] of TELLINGS) {
      if (!subject.startsWith(`${kind}:`)) continue;
      await telling.tell(tx, deps, { id: subject.slice(kind.length + 1), dueAt, now });
    }
  },
});

export default tellWhatWaits;
