import type { Decision } from '../domain/decision.js';
import { yes } from '../domain/decision.js';
import type { Group, GroupFacts, GroupKind } from '../domain/group.js';
import { referenceOf } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupNamed } from './group-here.js';

/** At most this many open matters are read for a card or page. */
const MATTERS_SHOWN = 25;

/** Everything that is said about a group. */
export async function groupFacts(tx: Tx, group: Group): Promise<GroupFacts> {
  const members = await tx.memberships.withPeople(group.id);
  const open = await tx.proposals.titles({
    groupId: group.id,
    statuses: ['announcing', 'open', 'blocked', 'agreed', 'awaiting-record'],
    limit: MATTERS_SHOWN,
  });
  const charter = await tx.documents.charter(group.id);
  return {
    group,
    members,
    openMatters: open.map((proposal) => ({ reference: referenceOf(proposal), title: proposal.title })),
    charterImportedAt: charter ? charter.importedAt : null,
  };
}

/** The page of one group: the named one, or the channel's. */
export const showGroup = (deps: Deps, act: Act, typed: string | null): Promise<Decision<GroupFacts, Refusal>> =>
  deps.store.read(async (tx) => {
    const group = await groupNamed(tx, act, typed);
    return group.ok ? yes(await groupFacts(tx, group.value)) : group;
  });

/** All groups of the server (N1), with what a list says of each. */
export const listGroups = (
  deps: Deps,
  act: Act,
  filter: { kind?: GroupKind; status?: Group['status'] },
): Promise<GroupFacts[]> =>
  deps.store.read(async (tx) => {
    const groups = await tx.groups.list(act.serverId, filter);
    return Promise.all(groups.map((group) => groupFacts(tx, group)));
  });
