import { createHash, randomUUID } from 'node:crypto';
import { asId, type GroupId, type Instant, type PersonId, type Snowflake } from '../domain/ids.js';
import type { Group } from '../domain/group.js';
import { active } from '../domain/activity.js';
import { FRESH, type Membership } from '../domain/membership.js';
import { edition, type Edition } from '../domain/rules.js';
import { termEnd } from '../domain/term.js';
import type { ImportFacts } from '../domain/import-facts.js';
import type { GroupChange } from '../domain/import-groups.js';
import type { ImportPlan } from '../domain/import-plan.js';
import type { Tx } from '../ports/store.js';
import { noteSpread, noteSpreadOf } from './note-spread.js';
import { showInChannel } from './show-in-channel.js';
import { recordImport } from './record-import.js';
import { writePeople } from './write-imported-people.js';

/** An import that was decided: what is to be written, and by whom. */
export interface Import {
  readonly plan: ImportPlan;
  readonly facts: ImportFacts;
  readonly contents: ReadonlyMap<string, string>;
  readonly serverId: Snowflake;
  readonly edition: string;
  /** Null for an import on the command line. */
  readonly by: { readonly user: Snowflake | null; readonly at: Instant };
}

/** Writes documents, people, groups, tiers, record and cards of an import. The server must be locked. */
export async function writeImport(tx: Tx, work: Import): Promise<void> {
  const documents = await writeDocuments(tx, work);
  const people = await writePeople(tx, work);
  const groups = new Map<GroupChange, Group>();
  for (const change of work.plan.groups) {
    if (change.change === 'same') continue;
    const group = await writeGroup(tx, change, work);
    const { id } = group;
    groups.set(change, group);
    await writeCharter(tx, change, id, documents, work);
    for (const row of change.memberships) {
      const personId = people.get(row.person);
      if (!personId) throw new Error('the plan gives a tier to somebody whom it does not know');
      await writeMembership(tx, row, id, personId, work.by.at, edition(work.edition));
    }
  }
  for (const id of new Set([...groups.values()].map((group) => group.id))) await noteSpread(tx, id, work.by.at);
  for (const { key } of work.plan.people.filter(({ set }) => set.organization !== undefined)) {
    const personId = people.get(key);
    if (personId) await noteSpreadOf(tx, personId, work.by.at);
  }
  await recordImport(tx, work, groups, people);
  for (const group of groups.values()) {
    const before = work.facts.groups.find((each) => each.id === group.id)?.channelId ?? null;
    await showInChannel(tx, group, before, work.by.at);
  }
}

/** A document's id follows from what it is, so that a file which returns to an earlier text is that document again. */
async function writeDocuments(tx: Tx, { plan, contents, serverId, by }: Import): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const { path, kind, digest, change } of plan.files) {
    if (change === 'same') continue;
    const id = createHash('sha256')
      .update(JSON.stringify([serverId, path, digest]), 'utf8')
      .digest('hex');
    const content = contents.get(path);
    if (content === undefined) throw new Error(`the plan names a file that was not given: ${path}`);
    await tx.documents.save({ id, serverId, path, kind, digest, content, importedAt: by.at });
    ids.set(path, id);
  }
  return ids;
}

async function writeGroup(tx: Tx, change: GroupChange, { facts, serverId, by }: Import): Promise<Group> {
  const { kind, name, title, mission, memberTier, channelId } = change;
  const stored = facts.groups.find((group) => group.id === change.id);
  const id = stored?.id ?? asId<GroupId>(randomUUID());
  const status = stored?.status ?? 'active';
  const createdAt = stored?.createdAt ?? by.at;
  // L5: what an import brings was there before.
  const before = stored ?? { grandfathered: true, oneHoldsSince: null };
  const { grandfathered, oneHoldsSince } = before;
  const group: Group = {
    ...{ id, serverId, kind, name, title, status, mission, memberTier, channelId },
    ...{ grandfathered, oneHoldsSince, createdAt },
  };
  await tx.groups.save(group);
  return group;
}

async function writeCharter(
  tx: Tx,
  change: GroupChange,
  id: GroupId,
  documents: ReadonlyMap<string, string>,
  { facts }: Import,
): Promise<void> {
  const documentId = documents.get(change.path);
  const charter = facts.charters.find((given) => given.path === change.path)?.charter;
  if (documentId !== undefined && charter) await tx.documents.saveCharter(id, documentId, JSON.stringify(charter));
}

async function writeMembership(
  tx: Tx,
  row: GroupChange['memberships'][number],
  groupId: GroupId,
  personId: PersonId,
  at: Instant,
  rules: Edition,
): Promise<void> {
  const before = await tx.memberships.of(groupId, personId);
  const since = before?.since ?? at;
  const made: Membership = {
    ...FRESH,
    id: before?.id ?? asId(randomUUID()),
    groupId,
    personId,
    tier: row.tier,
    source: 'charter',
    role: row.role,
    term: row.term,
    termEndsAt: termEnd(row.term, since),
    since,
  };
  const runs = before?.endedAt === null && before.inactiveAt !== null && before.participatedAt !== null;
  // P8: for imported people the clock starts at the import; that of a lead who is inactive, when they take part again.
  const staysInactive = before?.tier === 'lead' && row.tier === 'lead' && before.inactiveSince !== null;
  await tx.memberships.save(
    staysInactive
      ? { ...made, participatedAt: before.participatedAt, inactiveSince: before.inactiveSince }
      : active(made, runs ? before.participatedAt : at, rules),
  );
}
