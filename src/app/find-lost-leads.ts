import type { Group } from '../domain/group.js';
import type { Snowflake } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import type { Deps } from './deps.js';
import { notedOfLead } from './noted-of-lead.js';
import { isInServer } from './is-in-server.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';
import { leadsOf } from './who.js';

/**
 * L1: a lead who left the server raises an alarm in the Core Maintainers' channel, once until they are back. Nothing else
 * changes: what becomes of the group is for people to decide.
 * @param gently waited for before each request
 */
export async function findLostLeads(deps: Deps, serverId: Snowflake, gently: () => Promise<void>): Promise<void> {
  const groups = await deps.store.read((tx) => tx.groups.list(serverId, { status: 'active' }));
  const here = new Map<string, boolean | null>();
  for (const group of groups) {
    for (const lead of await deps.store.read((tx) => leadsOf(tx, group.id))) {
      if (!here.has(lead.id)) here.set(lead.id, await isInServer(deps, lead, gently));
      const present = here.get(lead.id);
      if (typeof present === 'boolean') await note(deps, group, lead, present);
    }
  }
}

/** Keeps in the record that a lead is away or back, when that is new, and tells that one is away. */
async function note(deps: Deps, group: Group, lead: Person, present: boolean): Promise<void> {
  const { store, clock, edition } = deps;
  const { serverId } = group;
  await store.transaction(async (tx) => {
    await tx.servers.lock(serverId);
    if (((await notedOfLead(tx, group, lead.id, [AWAY, BACK])) === AWAY) === !present) return;
    const entry = await tx.record.append(serverId, {
      kind: present ? BACK : AWAY,
      subject: `group:${group.id}`,
      groupId: group.id,
      clauses: ['L1'],
      edition,
      at: clock.now(),
      facts: {},
      sealed: { member: { value: lead.id, personId: lead.id } },
    });
    if (present) return;
    const key = `lead-away:${serverId}:${entry.seq}`;
    const notice = { type: 'lead-away', groupId: group.id, personId: lead.id } as const;
    await tellCoreMaintainers(tx, { key, serverId, notice, at: clock.now() });
  });
  deps.wake();
}

const AWAY = 'lead-away';
const BACK = 'lead-back';
