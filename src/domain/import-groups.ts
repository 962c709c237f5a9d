import { groupTitleOf } from './charter.js';
import { tierOfLevel } from './charter-level.js';
import { channelNameOf, type Group, type GroupKind } from './group.js';
import type { GroupId, Snowflake } from './ids.js';
import type { GivenCharter, ImportFacts } from './import-facts.js';
import type { Finding } from './import-finding.js';
import { isNews } from './import-named.js';
import { storedGroupOf } from './import-stored-group.js';
import { planMemberships, type MembershipChange } from './import-memberships.js';
import type { PlannedPeople } from './import-people.js';

/** What an import does to one group. */
export interface GroupChange {
  /** Null for a new group. */
  readonly id: GroupId | null;
  readonly file: string;
  readonly path: string;
  readonly kind: GroupKind;
  readonly name: string;
  readonly change: 'new' | 'changed' | 'same';
  /** As the group will be. */
  readonly title: string;
  readonly mission: string;
  readonly memberTier: boolean;
  readonly channelId: Snowflake | null;
  readonly fields: readonly FieldChange[];
  readonly memberships: readonly MembershipChange[];
}

export interface FieldChange {
  readonly field: 'title' | 'mission' | 'memberTier' | 'channel';
  readonly from: string;
  readonly to: string;
}

interface Findings {
  readonly conflicts: Finding[];
  readonly notes: Finding[];
}

/** I13, K1, C1: the groups that the charters describe, field by field against what is stored. */
export function planGroups(facts: ImportFacts, people: PlannedPeople): { changes: GroupChange[] } & Findings {
  const findings: Findings = { conflicts: [], notes: [] };
  const taken = new Map<Snowflake, string>();
  for (const group of facts.groups) if (group.channelId !== null) taken.set(group.channelId, group.title);
  const changes: GroupChange[] = [];
  for (const given of facts.charters) {
    const { kind } = given.charter;
    if (kind === null) continue;
    changes.push(planGroup(given, kind, facts, people, taken, findings));
  }
  return { changes, ...findings };
}

function planGroup(
  given: GivenCharter,
  kind: GroupKind,
  facts: ImportFacts,
  people: PlannedPeople,
  taken: Map<Snowflake, string>,
  findings: Findings,
): GroupChange {
  const { charter } = given;
  const stored = storedGroupOf(charter, facts);
  const isNew = stored === null || isNews(given, facts);
  const described = isNew ? describe(given, kind, stored, facts, findings) : stored;
  const { title, mission, memberTier } = described;
  const channelId = stored?.channelId ?? channelFor(given, kind, title, facts, taken, findings);
  if (channelId !== null) taken.set(channelId, title);
  const fields = stored ? differences(stored, { title, mission, memberTier, channelId }, facts) : [];
  const memberships = isNew ? planMemberships(given, { kind, stored }, facts, people, findings.conflicts) : [];
  const changed = fields.length > 0 || memberships.length > 0 || isNew;
  return {
    id: stored?.id ?? null,
    file: charter.file,
    path: given.path,
    kind,
    name: stored?.name ?? charter.name,
    change: stored === null ? 'new' : changed ? 'changed' : 'same',
    title,
    mission,
    memberTier,
    channelId,
    fields,
    memberships,
  };
}

/** P3, P4: a WG has the WG Member tier; an IG when its charter lists WG Members, and then it keeps it. */
function describe(
  { charter }: GivenCharter,
  kind: GroupKind,
  stored: Group | null,
  facts: ImportFacts,
  { notes }: Findings,
): Pick<Group, 'title' | 'mission' | 'memberTier'> {
  const title = groupTitleOf(charter);
  const member = charter.membership.rows.find((row) => tierOfLevel(row.level) === 'member');
  if (kind === 'interest-group' && member) {
    notes.push({ file: charter.file, line: member.line, code: 'members-in-interest-group', group: title });
  }
  const namesake = facts.groups.find((group) => group.name === charter.name && group.kind !== kind);
  if (namesake && !stored) {
    notes.push({ file: charter.file, line: 1, code: 'group-of-other-kind', group: title, kind: namesake.kind });
  }
  const memberTier = kind === 'working-group' || member !== undefined || stored?.memberTier === true;
  return { title, mission: charter.mission, memberTier };
}

/** C1: the channel that the charter links to, or the only one with the group's name or the name it gives. */
function channelFor(
  { charter }: GivenCharter,
  kind: GroupKind,
  title: string,
  facts: ImportFacts,
  taken: ReadonlyMap<Snowflake, string>,
  { conflicts, notes }: Findings,
): Snowflake | null {
  const at = { file: charter.file, line: 1, group: title };
  const names = [...new Set([channelNameOf(kind, charter.name), ...(charter.channel ? [charter.channel.name] : [])])];
  if (facts.channels === null) return null;
  const linked = facts.channels.filter((channel) => channel.id === charter.channel?.id);
  const found = linked.length > 0 ? linked : facts.channels.filter((channel) => names.includes(channel.name));
  const [channel, another] = found;
  if (!channel) {
    notes.push({ ...at, code: 'no-channel', names });
    return null;
  }
  if (another) {
    conflicts.push({ ...at, code: 'several-channels', names: found.map((other) => other.name) });
    return null;
  }
  const by = taken.get(channel.id);
  if (by !== undefined) {
    conflicts.push({ ...at, code: 'channel-taken', channel: channel.name, by });
    return null;
  }
  return channel.id;
}

function differences(
  stored: Group,
  made: Pick<Group, 'title' | 'mission' | 'memberTier' | 'channelId'>,
  facts: ImportFacts,
): FieldChange[] {
  const channelName = (id: Snowflake | null): string =>
    id === null ? '' : `#${facts.channels?.find((channel) => channel.id === id)?.name ?? id}`;
  const all: FieldChange[] = [
    { field: 'title', from: stored.title, to: made.title },
    { field: 'mission', from: stored.mission, to: made.mission },
    { field: 'memberTier', from: String(stored.memberTier), to: String(made.memberTier) },
    { field: 'channel', from: channelName(stored.channelId), to: channelName(made.channelId) },
  ];
  return all.filter(({ from, to }) => from !== to);
}
