import type { LogLine } from './bots.js';
import type { Evidence } from './evidence.js';
import { wrong, type Finding } from './finding.js';
import type { TroubleKind } from './plan.js';

/** What a sentence at the level of errors may come from: the request or the database that a trouble took away. */
type Cause = 'request' | 'database' | 'half-open' | 'takeover';

/** Each sentence that may stand in the log, and why; no other may, and neither may these for another reason. */
const EXCUSES: readonly (readonly [sentence: RegExp, causes: readonly Cause[]])[] = [
  [/^an interaction failed$/u, ['request', 'database']],
  [/^nor could the failure be told$/u, ['request', 'database']],
  [/^what was typed could not be kept and is given back/u, ['database']],
  [/^the outbox could not be read$/u, ['database']],
  [/^delivery of a message threw$/u, ['database']],
  [/^a step of the tick threw$/u, ['database']],
  [/^what is due could not be read$/u, ['database']],
  [/^work done by time threw$/u, ['database']],
  [/^a reminder threw$/u, ['database']],
  [/^reminders could not be collected$/u, ['database']],
  [/^what is due to be said could not be read$/u, ['database']],
  [/^a server could not be reconciled$/u, ['database']],
  [/^a listener failed$/u, ['database']],
  [/^the gateway is silent and discord\.js does nothing about it$/u, ['half-open']],
  [/^Another instance may have become the active one/u, ['takeover']],
  [/^The database .* can't be reached/u, ['takeover']],
];

const REQUESTS: readonly TroubleKind[] = ['server-error', 'lost-answer', 'lost-request', 'no-answer', 'rate-limit'];
/** So long after a restart of the database its loss may still be told of. */
const DATABASE_LATE_MS = 30_000;
/** Prisma's codes for a connection that is not there, was lost (P2010: under a plain statement), or came too late. */
const CONNECTION_CODES = /^P(?:1001|1002|1008|1017|2010|2024|2028|2034|2037|2039)$/u;
const REQUEST_ERRORS = /^(?:HTTPError|RateLimitError|AbortError|TimeoutError|SocketError)$/u;
const NETWORK_CODES = /^(?:UND_ERR_|ECONN|EPIPE|ETIMEDOUT)/u;

const EXIT_DATABASE = 3;
const EXIT_LEASE_LOST = 6;

/** Whether the program logged no error and ended by itself only where the troubles that were made explain it. */
export function judgeLog({ errors, exits, complaints, spoken, troubles }: Evidence): Finding[] {
  const happened = new Set(troubles.map(({ kind }) => kind));
  const restarts = troubles.filter(({ kind }) => kind === 'database-restart').map(({ madeAt }) => madeAt);
  const duringRestart = (line: LogLine): boolean => {
    const at = Date.parse(textOf(line, 'time'));
    return restarts.some((madeAt) => at >= madeAt && at < madeAt + DATABASE_LATE_MS);
  };
  const isFrom: Readonly<Record<Cause, (line: LogLine) => boolean>> = {
    request: (line) => REQUESTS.some((kind) => happened.has(kind)) && isRequestError(line),
    database: (line) => duringRestart(line) && isConnectionError(line),
    'half-open': () => happened.has('half-open'),
    takeover: duringRestart,
  };
  const excused = (line: LogLine): boolean =>
    EXCUSES.some(([sentence, causes]) => sentence.test(line.msg) && causes.some((cause) => isFrom[cause](line)));
  const mayEnd = ({ code }: Evidence['exits'][number]): boolean =>
    restarts.length > 0 && (code === EXIT_DATABASE || code === EXIT_LEASE_LOST);
  return [
    ...errors.filter((line) => !excused(line)).map((line) => wrong(`the log has an error: ${JSON.stringify(line)}`)),
    ...exits
      .filter((exit) => !mayEnd(exit))
      .map(({ code, signal }) => wrong(`the program ended with ${code ?? signal}`)),
    ...complaints.map((said) => wrong(`the local Discord complains: ${said}`)),
    ...spoken.map((line) => wrong(`the program wrote: ${line}`)),
  ];
}

/** The error in a line: in fields of its own, or under `err`. */
function errorIn(line: LogLine): { readonly name: string; readonly code: string; readonly frame: string } {
  const { err } = line;
  const fields = typeof err === 'object' && err !== null ? { ...err } : line;
  const frames: unknown = 'at' in fields ? fields.at : [];
  const frame: unknown = Array.isArray(frames) ? frames[0] : '';
  return {
    name: textOf(fields, 'error'),
    code: textOf(fields, 'code'),
    frame: typeof frame === 'string' ? frame : '',
  };
}

const textOf = (fields: object, name: string): string => {
  const value: unknown = Object.entries(fields).find(([each]) => each === name)?.[1];
  return typeof value === 'string' ? value : '';
};

function isRequestError(line: LogLine): boolean {
  const { name, code } = errorIn(line);
  return REQUEST_ERRORS.test(name) || NETWORK_CODES.test(code);
}

function isConnectionError(line: LogLine): boolean {
  const { code, frame } = errorIn(line);
  return (
    CONNECTION_CODES.test(code) ||
    NETWORK_CODES.test(code) ||
    /node_modules\/(?:pg|pg-pool|@prisma\/adapter-pg)\//u.test(frame)
  );
}
