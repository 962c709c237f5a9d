import type { Evidence } from './evidence.js';
import { wrong, type Finding } from './finding.js';
import type { TroubleKind } from './plan.js';

/** An error that the program may log when this went wrong around it: the sentence, and what its fields may say. */
interface Excuse {
  readonly msg: RegExp;
  readonly because: readonly TroubleKind[];
}

const REQUESTS: readonly TroubleKind[] = ['server-error', 'lost-answer', 'lost-request', 'no-answer', 'rate-limit'];
const DATABASE: readonly TroubleKind[] = ['database-restart'];

/** Each sentence that may stand there, and the trouble that explains it; nothing else may. */
const EXCUSES: readonly Excuse[] = [
  { msg: /^an interaction failed$/u, because: [...REQUESTS, ...DATABASE] },
  { msg: /^nor could the failure be told$/u, because: [...REQUESTS, ...DATABASE] },
  { msg: /^what was typed could not be kept/u, because: DATABASE },
  { msg: /^the outbox could not be read$/u, because: DATABASE },
  { msg: /^delivery of a message threw$/u, because: DATABASE },
  { msg: /^a step of the tick threw$/u, because: DATABASE },
  { msg: /^what is due could not be read$/u, because: DATABASE },
  { msg: /^what is due to be said could not be read$/u, because: DATABASE },
  { msg: /^(a reminder threw|reminders could not be collected)$/u, because: DATABASE },
  { msg: /^a server could not be reconciled$/u, because: DATABASE },
  { msg: /^work done by time threw$/u, because: DATABASE },
  { msg: /^a listener failed$/u, because: DATABASE },
  { msg: /^Another instance may have become the active one/u, because: DATABASE },
  { msg: /^The database .* can't be reached/u, because: DATABASE },
];

const EXIT_DATABASE = 3;
const EXIT_LEASE_LOST = 6;

/** Whether the program logged no error and ended by itself only where the troubles that were made explain it. */
export function judgeLog({ errors, exits, complaints, spoken, troubles }: Evidence): Finding[] {
  const happened = new Set(troubles.map(({ kind }) => kind));
  const excused = (sentence: string): boolean =>
    EXCUSES.some(({ msg, because }) => msg.test(sentence) && because.some((kind) => happened.has(kind)));
  const mayEnd = ({ code }: Evidence['exits'][number]): boolean =>
    happened.has('database-restart') && (code === EXIT_DATABASE || code === EXIT_LEASE_LOST);
  return [
    ...errors.filter(({ msg }) => !excused(msg)).map((line) => wrong(`the log has an error: ${JSON.stringify(line)}`)),
    ...exits
      .filter((exit) => !mayEnd(exit))
      .map(({ code, signal }) => wrong(`the program ended with ${code ?? signal}`)),
    ...complaints.map((said) => wrong(`the local Discord complains: ${said}`)),
    ...spoken.map((line) => wrong(`the program wrote: ${line}`)),
  ];
}
