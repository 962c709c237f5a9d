/** How the process ends, for whoever restarts it. README explains each. */
export const EXIT = {
  done: 0,
  bug: 1,
  settings: 2,
  database: 3,
  /** Discord refuses the token. */
  token: 4,
  /** Discord refuses the kind of connection: intents, version, or too many sessions a day. */
  connection: 5,
  leaseLost: 6,
  portTaken: 7,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Something that keeps the bot from running and that its operator can mend: one sentence, no stack. */
export class Fault extends Error {
  constructor(
    readonly exitCode: ExitCode,
    sentence: string,
  ) {
    super(sentence);
  }
}
