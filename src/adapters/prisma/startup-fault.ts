/**
 * Why the store can't be opened.
 * - `bad-url`: neither `file:…` nor `postgresql://…`
 * - `unreachable`: the file or the server can't be opened with this address
 * - `locked`: another process has the SQLite file, or is migrating
 * - `newer-database`: a migration was applied that this program does not know
 * - `changed-migration`: a migration is not what it was when it was applied
 * - `unfinished-migration`: Prisma's command line began one and did not end it
 * - `failed-migration`: one could not be applied; everything was undone
 */
export type StartupFaultReason =
  | 'bad-url'
  | 'unreachable'
  | 'locked'
  | 'newer-database'
  | 'changed-migration'
  | 'unfinished-migration'
  | 'failed-migration';

/** Thrown while the store opens. The message is one sentence for whoever runs the program; it holds no password. */
export class StartupFault extends Error {
  override readonly name = 'StartupFault';

  constructor(
    readonly reason: StartupFaultReason,
    message: string,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}
