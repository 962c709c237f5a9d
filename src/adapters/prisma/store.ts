import { mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Store, Tx } from '../../ports/store.js';
import { accessChangesIn } from './access-changes.js';
import { openClient, type Rows } from './client.js';
import { candidaciesIn } from './candidacies.js';
import { conductReportsIn } from './conduct-reports.js';
import { connectionsIn } from './connections.js';
import { contributionsIn } from './contributions.js';
import { documentsIn } from './documents.js';
import { draftsIn } from './drafts.js';
import { escalationsIn } from './escalations.js';
import { feedbacksIn } from './feedbacks.js';
import { groupsIn } from './groups.js';
import { lockFile, type FileLock } from './lock.js';
import { marksIn } from './marks.js';
import { membershipsIn } from './memberships.js';
import { mergingIn } from './merging.js';
import { migrate } from './migrate.js';
import { nominationsIn } from './nominations.js';
import { outboxIn } from './outbox.js';
import { participationIn } from './participation.js';
import { peopleIn } from './people.js';
import { personalRowsIn } from './personal-rows.js';
import { proposalsIn } from './proposals.js';
import { recordIn } from './record.js';
import { remindersIn } from './reminders.js';
import { retriedOnConflict } from './retry.js';
import { rosterIn } from './roster.js';
import { serversIn } from './servers.js';
import { isSqliteError } from './sqlite/database.js';
import { StartupFault } from './startup-fault.js';
import { targetOf, type Target } from './target.js';
import { votesIn } from './votes.js';

/**
 * Opens the database at `file:<path>` or `postgresql://…`: takes the file for this process, migrates, connects.
 * @throws StartupFault when that can't be
 */
export async function openStore(url: string): Promise<Store> {
  const target = targetOf(url);
  if (target.provider === 'postgres') {
    await migrate(target);
    return storeOn(target, null);
  }
  const { path } = target;
  let lock: FileLock | null = null;
  try {
    mkdirSync(dirname(resolve(path)), { recursive: true });
    lock = lockFile(path);
    await migrate(target);
    return await storeOn(target, lock);
  } catch (error) {
    lock?.release();
    if (!isSqliteError(error) && !isSystemError(error)) throw error;
    throw new StartupFault('unreachable', `The database file ${path} can't be opened: ${error.message}.`, error);
  }
}

const isSystemError = (error: unknown): error is NodeJS.ErrnoException => error instanceof Error && 'syscall' in error;

async function storeOn(target: Target, taken: FileLock | null): Promise<Store> {
  const db = await openClient(target);
  let lock = taken;
  return {
    transaction: (work) => retriedOnConflict(() => db.$transaction((rows) => work(txIn(rows, target.provider)))),
    read: (work) => work(txIn(db, target.provider)),
    async ping() {
      await db.$queryRaw`SELECT 1`;
    },
    async close() {
      await db.$disconnect();
      lock?.release();
      lock = null;
    },
  };
}

const txIn = (rows: Rows, provider: Target['provider']): Tx => ({
  servers: serversIn(rows),
  people: peopleIn(rows),
  groups: groupsIn(rows, provider),
  memberships: membershipsIn(rows),
  proposals: proposalsIn(rows),
  record: recordIn(rows),
  outbox: outboxIn(rows),
  documents: documentsIn(rows),
  drafts: draftsIn(rows),
  connections: connectionsIn(rows),
  personal: personalRowsIn(rows),
  reminders: remindersIn(rows),
  participation: participationIn(rows),
  contributions: contributionsIn(rows),
  candidacies: candidaciesIn(rows),
  merging: mergingIn(rows),
  roster: rosterIn(rows, provider),
  nominations: nominationsIn(rows),
  accessChanges: accessChangesIn(rows),
  votes: votesIn(rows),
  feedbacks: feedbacksIn(rows),
  escalations: escalationsIn(rows),
  conductReports: conductReportsIn(rows),
  ...marksIn(rows),
});
