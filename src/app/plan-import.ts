import { no, yes, type Decision } from '../domain/decision.js';
import { changesAnything, type ImportPlan } from '../domain/import-plan.js';
import type { Refusal } from '../domain/refusal.js';
import type { SourceFile } from '../ports/files.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { keepDraft } from './drafts.js';
import { planFrom } from './import-facts.js';
import { readImportFiles } from './import-files.js';

/** The name under which the files of a shown plan are kept until somebody applies it. */
export const IMPORT_DRAFT = 'import';

/**
 * I13: reads files and plans their import without changing anything.
 * @returns the plan, and the draft to apply it by; null when it would change nothing
 * Refuses: needs-manage-server, not-a-charter-or-access-file
 */
export async function planImport(
  act: Act,
  given: readonly SourceFile[],
  deps: Deps,
): Promise<Decision<{ plan: ImportPlan; draftId: string | null }, Refusal>> {
  if (!act.user.managesServer) return no({ clause: 'X3', code: 'needs-manage-server' });
  const files = await readImportFiles(given, deps.files);
  const [only, another] = given;
  if (only && !another && files.contents.size === 0) {
    const [first] = files.problems;
    const because = first ? { problem: first.problem } : { why: files.leftOut[0]?.why ?? 'other-format' };
    return no({ clause: 'I13', code: 'not-a-charter-or-access-file', name: only.path, because });
  }
  const place = { serverId: act.serverId, channels: textChannelsOf(act, deps) };
  const { plan, digest } = await deps.store.read((tx) => planFrom(tx, files, place, deps.files));
  if (!changesAnything(plan)) return yes({ plan, draftId: null });
  const fields = Object.fromEntries(given.map((file) => [file.path, file.content]));
  const draftId = await keepDraft(deps, { act, form: IMPORT_DRAFT, argument: digest, fields });
  return yes({ plan, draftId });
}

/** The server's text channels as they are now; null while the bot is not connected to it. */
export const textChannelsOf = (act: Pick<Act, 'serverId'>, deps: Pick<Deps, 'chat'>) =>
  deps.chat.place(act.serverId)?.channels.filter((channel) => channel.kind === 'text') ?? null;
