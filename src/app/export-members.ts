import { accessList } from '../domain/access-list.js';
import { charterLists } from '../domain/charter-lists.js';
import { no, yes, type Decision } from '../domain/decision.js';
import type { MemberExportFacts } from '../domain/member-export.js';
import type { Refusal } from '../domain/refusal.js';
import type { SourceFile } from '../ports/files.js';
import type { Act } from './act.js';
import { accessFacts } from './access-of-group.js';
import { accessNow } from './access-now.js';
import { charterGiven, charterNow, listFacts } from './charter-now.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { leadsOrCore } from './leads-or-core.js';

/** Lines around each change of a diff, as is usual. */
const CONTEXT = 3;

/**
 * P10: a group's list for its charter, for the access configuration or as CSV. Its leads and Core Maintainers may have it.
 * @param file a charter or a file of the access configuration, in place of the one that was imported
 * Refuses: not-a-group-channel, leads-or-core, not-a-charter-or-access-file
 */
export const exportMembers = (
  deps: Deps,
  act: Act,
  format: 'charter' | 'access' | 'csv',
  file: SourceFile | null,
): Promise<Decision<MemberExportFacts, Refusal>> =>
  deps.store.read<Decision<MemberExportFacts, Refusal>>(async (tx) => {
    const here = await groupHere(tx, act);
    if (!here.ok) return here;
    const group = here.value;
    const may = await leadsOrCore(tx, act, group, 'P10');
    if (!may.ok) return may;
    if (format === 'csv') return yes({ format, group, members: await tx.memberships.withPeople(group.id) });
    if (format === 'charter') {
      const charter = file ? await charterGiven(deps.files, file) : await charterNow(tx, deps.files, group);
      if (file && !charter) return no(notSuch(file));
      const now = await accessNow(tx, deps.files, act.serverId);
      const facts = await listFacts(tx, deps.files, group, charter, now?.access ?? null);
      return yes({ format, group, lists: charterLists(facts), importedAt: charter?.importedAt ?? null });
    }
    if (file && !(await hasPeople(deps, file))) return no(notSuch(file));
    const now = await accessNow(tx, deps.files, act.serverId, file);
    if (!now) return yes({ format: 'no-access', group });
    const facts = await accessFacts(tx, group, now);
    const { edits, notes } = accessList(facts);
    const { diff, undone } = await deps.files.accessDiff(now.sources, edits, CONTEXT);
    return yes({
      ...{ format, group, diff, notes, roles: facts.roles, importedAt: now.importedAt },
      undone: undone.map(({ entry }) => entry.github ?? entry.discord ?? ''),
    });
  });

const notSuch = ({ path }: SourceFile): Refusal => ({
  clause: 'P10',
  code: 'not-a-charter-or-access-file',
  name: path,
  because: { why: 'other-format' },
});

const hasPeople = async (deps: Deps, file: SourceFile): Promise<boolean> => {
  const read = await deps.files.access([file]);
  return (read.value?.people.length ?? 0) > 0;
};
