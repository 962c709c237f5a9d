import { no, yes, type Decision } from '../domain/decision.js';
import type { Snowflake } from '../domain/ids.js';
import type { ImportPlan } from '../domain/import-plan.js';
import type { Refusal } from '../domain/refusal.js';
import type { SourceFile } from '../ports/files.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { planFrom, type ImportPlace } from './import-facts.js';
import { perform } from './perform.js';
import { readImportFiles, type ImportFiles } from './import-files.js';
import { IMPORT_DRAFT, textChannelsOf } from './plan-import.js';
import { accessImported } from './settle-access-changes.js';
import { writeImport } from './write-import.js';

/**
 * I13: applies the plan that a draft was shown as, if it is still the same; otherwise nothing is changed.
 * Refuses: needs-manage-server, plan-expired (the draft is gone or applied, or something changed since it was shown)
 */
export async function applyImport(act: Act, draftId: string, deps: Deps): Promise<Decision<ImportPlan, Refusal>> {
  if (!act.user.managesServer) return no({ clause: 'X3', code: 'needs-manage-server' });
  const place = { serverId: act.serverId, channels: textChannelsOf(act, deps) };
  const draft = await deps.store.read((tx) => tx.drafts.find(draftId));
  if (draft?.form !== IMPORT_DRAFT || draft.serverId !== act.serverId || draft.expiresAt <= act.at) {
    return no({ clause: 'I13', code: 'plan-expired' });
  }
  const given = Object.entries(draft.fields).map(([path, content]) => ({ path, content }));
  const files = await readImportFiles(given, deps.files);
  return perform(deps, act, async (tx) => {
    // Somebody else may have applied it meanwhile.
    if (!(await tx.drafts.find(draftId))) return no({ clause: 'I13', code: 'plan-expired' });
    const done = await applyFiles(tx, files, place, draft.argument, { user: act.user.id, at: act.at }, deps);
    if (done.ok) await tx.drafts.remove(draftId);
    return done;
  });
}

/** I13: plans an import for whoever may write to the database; the digest tells this plan from any other. */
export async function planShownImport(
  given: readonly SourceFile[],
  place: ImportPlace,
  deps: Pick<Deps, 'store' | 'files'>,
): Promise<{ plan: ImportPlan; digest: string }> {
  const files = await readImportFiles(given, deps.files);
  return deps.store.read((tx) => planFrom(tx, files, place, deps.files));
}

/** I13: applies files whose plan was shown elsewhere, by the plan's digest. Refuses: plan-expired */
export async function applyShownImport(
  given: readonly SourceFile[],
  place: ImportPlace,
  digest: string,
  deps: Pick<Deps, 'store' | 'files' | 'clock' | 'edition'>,
): Promise<Decision<ImportPlan, Refusal>> {
  const files = await readImportFiles(given, deps.files);
  return deps.store.transaction(async (tx) => {
    await tx.servers.lock(place.serverId);
    return applyFiles(tx, files, place, digest, { user: null, at: deps.clock.now() }, deps);
  });
}

async function applyFiles(
  tx: Tx,
  given: ImportFiles,
  place: ImportPlace,
  digest: string,
  by: { readonly user: Snowflake | null; readonly at: number },
  deps: Pick<Deps, 'files' | 'edition' | 'clock'>,
): Promise<Decision<ImportPlan, Refusal>> {
  const { plan, facts, digest: now } = await planFrom(tx, given, place, deps.files);
  if (now !== digest) return no({ clause: 'I13', code: 'plan-expired' });
  const { serverId } = place;
  await writeImport(tx, { plan, facts, contents: given.contents, serverId, edition: deps.edition, by });
  if (plan.files.some(({ kind, change }) => kind === 'access' && change !== 'same')) {
    await accessImported(tx, deps, serverId, facts.access, by.at);
  }
  return yes(plan);
}
