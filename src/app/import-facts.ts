import { createHash } from 'node:crypto';
import type { Snowflake } from '../domain/ids.js';
import { NO_ACCESS } from '../domain/access.js';
import type { ImportFacts } from '../domain/import-facts.js';
import { planOf, type ImportPlan } from '../domain/import-plan.js';
import type { Membership } from '../domain/membership.js';
import type { Files } from '../ports/files.js';
import type { Tx } from '../ports/store.js';
import type { ImportFiles } from './import-files.js';

/** Where an import goes. */
export interface ImportPlace {
  readonly serverId: Snowflake;
  readonly channels: ImportFacts['channels'];
}

/** Loads what the plan is compared with, and plans. `digest` tells plans apart. */
export async function planFrom(
  tx: Tx,
  given: ImportFiles,
  place: ImportPlace,
  files: Files,
): Promise<{ plan: ImportPlan; facts: ImportFacts; digest: string }> {
  const facts = await factsOf(tx, given, place, files);
  const first = planOf(facts);
  // People who left count too, but only the rows that the plan would write have to be asked for.
  const ended = await endedRows(tx, first);
  const all = ended.length > 0 ? { ...facts, memberships: [...facts.memberships, ...ended] } : facts;
  const plan = ended.length > 0 ? planOf(all) : first;
  return { plan, facts: all, digest: createHash('sha256').update(JSON.stringify(plan), 'utf8').digest('hex') };
}

async function factsOf(tx: Tx, given: ImportFiles, place: ImportPlace, files: Files): Promise<ImportFacts> {
  const documents = await tx.documents.latest(place.serverId);
  const earlier = documents.filter((document) => !given.contents.has(document.path));
  const stored = earlier.filter((document) => document.kind === 'access');
  const reading = await files.access([...given.accessSources, ...stored]);
  const own = new Set(given.accessSources.map((source) => source.path));
  const charters = await Promise.all(
    earlier.filter((document) => document.kind === 'charter').map((document) => files.charter(document)),
  );
  const groups = await tx.groups.list(place.serverId);
  const memberships: Membership[] = [];
  for (const group of groups) memberships.push(...(await tx.memberships.ofGroup(group.id)));
  return {
    charters: given.charters,
    accessFiles: given.accessFiles,
    access: reading.value ?? NO_ACCESS,
    earlierCharters: given.accessFiles.length === 0 ? [] : charters.flatMap(({ value }) => value ?? []),
    leftOut: given.leftOut,
    problems: [...given.problems, ...reading.problems.filter(({ file }) => own.has(file))],
    documents: new Map(documents.map((document) => [document.path, document.digest])),
    groups,
    people: await tx.people.all(place.serverId),
    memberships,
    channels: place.channels,
  };
}

async function endedRows(tx: Tx, plan: ImportPlan): Promise<Membership[]> {
  const found: Membership[] = [];
  for (const { id, memberships } of plan.groups) {
    if (id === null) continue;
    for (const { personId, change } of memberships) {
      if (change !== 'new' || personId === null) continue;
      const row = await tx.memberships.of(id, personId);
      if (row && row.endedAt !== null) found.push(row);
    }
  }
  return found;
}
