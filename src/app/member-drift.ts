import { yes, type Decision } from '../domain/decision.js';
import { drift, type Difference } from '../domain/drift.js';
import type { Group } from '../domain/group.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import { accessFacts } from './access-of-group.js';
import { accessNow } from './access-now.js';
import { charterNow, listFacts } from './charter-now.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { leadsOrCore } from './leads-or-core.js';

/** In what a group's charter, the access configuration and the roster differ. */
export interface GroupDrift {
  readonly group: Group;
  readonly differences: readonly Difference[];
}

/**
 * P10: compares the charter and the access configuration as last imported with the roster, for leads of the group and Core
 * Maintainers. Refuses: not-a-group-channel, leads-or-core
 */
export const memberDrift = (deps: Deps, act: Act): Promise<Decision<GroupDrift, Refusal>> =>
  deps.store.read<Decision<GroupDrift, Refusal>>(async (tx) => {
    const here = await groupHere(tx, act);
    if (!here.ok) return here;
    const group = here.value;
    const may = await leadsOrCore(tx, act, group, 'P10');
    if (!may.ok) return may;
    const now = await accessNow(tx, deps.files, act.serverId);
    const charter = await charterNow(tx, deps.files, group);
    const lists = await listFacts(tx, deps.files, group, charter, now?.access ?? null);
    return yes({ group, differences: drift(lists, now && (await accessFacts(tx, group, now))) });
  });
