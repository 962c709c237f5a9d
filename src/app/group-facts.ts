import type { Decision } from '../domain/decision.js';
import { yes } from '../domain/decision.js';
import type { Group, GroupFacts, GroupKind, GroupLine, GroupPage } from '../domain/group.js';
import { UNDECIDED, referenceOf } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupNamed } from './group-here.js';
import { spreadNow } from './note-spread.js';
import { leadsOf } from './who.js';

/** Groups that one page of the list shows. */
const GROUPS_A_PAGE = 10;
/** At most this many open matters are read for a card or page. */
const MATTERS_SHOWN = 25;

/** Everything that a card says about a group. */
export async function groupFacts(tx: Tx, group: Group): Promise<GroupFacts> {
  const leads = await leadsOf(tx, group.id);
  const counts = await tx.roster.counts(group.id);
  const open = await tx.proposals.titles({
    groupId: group.id,
    statuses: UNDECIDED,
    limit: MATTERS_SHOWN,
  });
  const charter = await tx.documents.charter(group.id);
  return {
    group,
    leads,
    counts,
    openMatters: open.map((proposal) => ({ reference: referenceOf(proposal), title: proposal.title })),
    charterImportedAt: charter ? charter.importedAt : null,
  };
}

/** The page of one group: the named one, or the channel's. */
export const showGroup = (deps: Deps, act: Act, typed: string | null): Promise<Decision<GroupPage, Refusal>> =>
  deps.store.read(async (tx) => {
    const found = await groupNamed(tx, act, typed);
    if (!found.ok) return found;
    const group = found.value;
    return yes({ ...(await groupFacts(tx, group)), spread: await spreadNow(tx, group.id, deps.clock.now()) });
  });

/** A page of the server's groups (N1), and whether there are more. */
export const listGroups = (
  deps: Deps,
  act: Act,
  { page, ...filter }: { kind?: GroupKind; status?: Group['status']; page: number },
): Promise<{ groups: GroupLine[]; more: boolean }> =>
  deps.store.read(async (tx) => {
    const part = { offset: page * GROUPS_A_PAGE, limit: GROUPS_A_PAGE + 1 };
    const found = await tx.roster.groups(act.serverId, { ...filter, ...part });
    const groups = found.slice(0, GROUPS_A_PAGE);
    const ids = groups.map(({ id }) => id);
    const leads = await tx.roster.leads(ids);
    const matters = await tx.roster.matters(ids, UNDECIDED);
    return {
      groups: groups.map((group) => ({
        ...{ group, leads: leads.get(group.id) ?? [], openMatters: matters.get(group.id) ?? 0 },
      })),
      more: found.length > GROUPS_A_PAGE,
    };
  });
