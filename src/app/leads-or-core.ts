import type { ClauseId } from '../domain/clause.js';
import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import { isCoreMaintainer } from '../domain/ladder.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { actorsLevel } from './ladder.js';
import { presentStanding } from './who.js';

/** Whether whoever acts leads the group or is Core Maintainer; `clause` is the one that asks for it. */
export async function leadsOrCore(tx: Tx, act: Act, group: Group, clause: ClauseId): Promise<Decision<null, Refusal>> {
  const { tier } = await presentStanding(tx, act, group);
  if (tier === 'lead' || isCoreMaintainer(await actorsLevel(tx, act))) return yes(null);
  return no({ clause, code: 'leads-or-core', kind: group.kind, group: group.title });
}
