import { isLeadRole, tierOfLevel } from './charter-level.js';
import type { Group, GroupKind } from './group.js';
import type { PersonId } from './ids.js';
import type { Finding } from './import-finding.js';
import type { GivenCharter, ImportFacts } from './import-facts.js';
import type { PlannedPeople } from './import-people.js';
import { atLeast, isEmeritus, type Membership, type Tier } from './membership.js';

/** What an import does to somebody's tier in a group. */
export interface MembershipChange {
  /** The person's key in the plan. */
  readonly person: string;
  /** Null for somebody new. */
  readonly personId: PersonId | null;
  readonly label: string;
  readonly change: 'new' | 'raised' | 'rewritten';
  readonly from: Tier | null;
  readonly tier: Tier;
  /** Of a lead, as the charter writes them. */
  readonly role: string | null;
  readonly term: string | null;
  readonly line: number;
}

/** What a charter says of one person's place in the group. */
interface Standing {
  readonly tier: Tier;
  readonly role: string | null;
  readonly term: string | null;
  readonly line: number;
}

/**
 * P1, L1: the tiers that a charter gives. A person is raised to what the charter says, never lowered and never removed.
 * A level that is no tier gives Observer, the one tier that anybody may take without being granted anything.
 */
export function planMemberships(
  given: GivenCharter,
  { kind, stored }: { readonly kind: GroupKind; readonly stored: Group | null },
  facts: ImportFacts,
  people: PlannedPeople,
  conflicts: Finding[],
): MembershipChange[] {
  const standings = standingsIn(given, people, conflicts);
  const rows = stored ? facts.memberships.filter((row) => row.groupId === stored.id) : [];
  const { file } = given.charter;
  const listed = new Set<string>();
  const changes: MembershipChange[] = [];
  for (const [person, standing] of standings) {
    const known = people.personOf(person);
    if (known) listed.add(known.id);
    for (const id of people.mergedInto(person)) listed.add(id);
    const current = known ? (rows.find((row) => row.personId === known.id) ?? null) : null;
    const label = people.labelOf(person);
    const at = { file, line: standing.line, person: label };
    if (current && current.endedAt !== null) {
      conflicts.push({ ...at, code: 'has-left' });
    } else if (current && isEmeritus(current) && standing.tier === 'member') {
      // P8: what is written there is from before; coming back is by taking part and a lead's confirmation.
      conflicts.push({ ...at, code: 'is-emeritus' });
    } else if (current && !atLeast(standing.tier, current.tier)) {
      conflicts.push({ ...at, code: 'tier-kept', has: current.tier, written: standing.tier, kind });
    } else {
      const change = changeFrom(current, standing);
      if (change)
        changes.push({ person, personId: known?.id ?? null, label, change, from: current?.tier ?? null, ...standing });
    }
  }
  const gone = rows.filter((row) => row.endedAt === null && row.source === 'charter' && !listed.has(row.personId));
  if (gone.length > 0) {
    const names = gone.map((row) => nameOf(facts, row));
    conflicts.push({ file, line: 1, code: 'no-longer-listed', people: names });
  }
  return changes;
}

function changeFrom(current: Membership | null, standing: Standing): MembershipChange['change'] | null {
  if (!current) return 'new';
  if (current.tier !== standing.tier) return 'raised';
  const same = current.role === standing.role && current.term === standing.term;
  return standing.tier !== 'lead' || same ? null : 'rewritten';
}

function standingsIn(given: GivenCharter, people: PlannedPeople, conflicts: Finding[]): Map<string, Standing> {
  const { file, leadership, membership } = given.charter;
  const standings = new Map<string, Standing>();
  const levels = new Map<string, string[]>();
  for (const row of leadership.rows) {
    const key = people.keyOf(given, row);
    const at = { file, line: row.line };
    if (key === null) conflicts.push({ ...at, code: 'nobody-named' });
    else if (!isLeadRole(row.role)) {
      conflicts.push({ ...at, code: 'unreadable-role', person: people.labelOf(key), role: row.role });
    } else standings.set(key, { tier: 'lead', role: row.role, term: row.term, line: row.line });
  }
  for (const row of membership.rows) {
    const key = people.keyOf(given, row);
    const at = { file, line: row.line };
    if (key === null) {
      conflicts.push({ ...at, code: 'nobody-named' });
      continue;
    }
    const person = people.labelOf(key);
    const level = row.level ?? '';
    const written = tierOfLevel(row.level);
    const before = standings.get(key);
    if (before?.tier === 'lead') {
      if (written !== 'lead') conflicts.push({ ...at, code: 'lead-with-other-level', person, level });
      continue;
    }
    if (written === null) conflicts.push({ ...at, code: 'unreadable-level', person, level: row.level });
    if (written === 'lead') conflicts.push({ ...at, code: 'lead-not-in-leadership', person, level });
    const tier = written === null || written === 'lead' ? 'observer' : written;
    if (before) {
      conflicts.push({ ...at, code: 'two-levels', person, levels: [...(levels.get(key) ?? []), level] });
      if (atLeast(tier, before.tier)) continue;
    }
    levels.set(key, [...(levels.get(key) ?? []), level]);
    standings.set(key, { tier, role: null, term: null, line: row.line });
  }
  return standings;
}

const nameOf = (facts: ImportFacts, row: Membership): string => {
  const person = facts.people.find((other) => other.id === row.personId);
  return person?.name ?? person?.github ?? row.personId;
};
