import { isBusy, openDatabase, type Database } from './sqlite/database.js';
import { StartupFault } from './startup-fault.js';

/** A SQLite file that is ours until we let go or die. */
export interface FileLock {
  release(): void;
}

/** Long enough for another process that is just writing its id to get on. */
const BLOCKING_MS = 250;

/**
 * Takes a SQLite file for this process alone. The lock is an open transaction on the side file `<path>.lock`, so the
 * operating system lets go of it however the process ends. While it is held others can still read there who holds it.
 * @throws StartupFault `locked`, naming the process that has the file
 */
export function lockFile(path: string): FileLock {
  const side = openDatabase(`${path}.lock`, BLOCKING_MS);
  try {
    side.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER)');
    // A pid is seen by others only once it is committed, which ends the lock: take it again until the pid there is ours.
    for (begin(side, path); pidIn(side) !== process.pid; begin(side, path)) {
      side.exec(`DELETE FROM holder; INSERT INTO holder VALUES (${process.pid}); COMMIT`);
    }
  } catch (error) {
    letGo(side);
    throw isBusy(error) ? lockedBy(path, null) : error;
  }
  return { release: () => letGo(side) };
}

function begin(side: Database, path: string): void {
  try {
    side.exec('BEGIN IMMEDIATE');
  } catch (error) {
    throw isBusy(error) ? lockedBy(path, pidIn(side)) : error;
  }
}

/** Ends the transaction first: a connection whose statements are still in memory stays behind when it is closed. */
function letGo(side: Database): void {
  if (side.isTransaction) side.exec('ROLLBACK');
  side.close();
}

function pidIn(side: Database): number | null {
  const statement = side.prepare('SELECT pid FROM holder');
  statement.setReturnArrays(true);
  const pid = statement.all()[0]?.[0];
  return typeof pid === 'number' ? pid : null;
}

const lockedBy = (path: string, pid: number | null): StartupFault =>
  new StartupFault(
    'locked',
    `The database ${path} is in use by ${pid === null ? 'another process' : `process ${pid}`}; stop that one first, ` +
      'or use Postgres to run several.',
  );
