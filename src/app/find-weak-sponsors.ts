import { leadsBy, type CandidacyFacts } from '../domain/candidacy.js';
import type { Level } from '../domain/ladder.js';
import type { PersonId, Snowflake } from '../domain/ids.js';
import type { Person } from '../domain/person.js';
import { noteLevels, whoseLevels, type Levels } from './ask-levels.js';
import { candidacyFacts } from './candidacy-facts.js';
import type { Deps } from './deps.js';
import { levelOfPerson } from './ladder.js';
import { noteStrength } from './note-strength.js';
import { showCandidacy } from './write-candidacy.js';

/**
 * L5: a lead whose sponsors lost the level that it takes raises an alarm, once until it is mended. Leads who were there
 * before the rule have no sponsors, and raise none.
 * @param gently waited for before each request
 */
export async function findWeakSponsors(deps: Deps, serverId: Snowflake, gently: () => Promise<void>): Promise<void> {
  const levels = new Map<PersonId, Level | null>();
  const groups = await deps.store.read((tx) => tx.groups.list(serverId, { status: 'active' }));
  for (const group of groups) {
    for (const { id } of await deps.store.read((tx) => tx.candidacies.ofGroup(group.id, 'appointed'))) {
      const facts = await deps.store.read((tx) => candidacyFacts(tx, id));
      if (!facts || !leadsBy(facts)) continue;
      const asked = await askedGently(deps, whoseLevels(facts), levels, gently);
      if (asked) await note(deps, facts, asked);
    }
  }
}

/** The levels of these people, each asked for once; null when Discord does not say all of them. */
async function askedGently(
  deps: Deps,
  people: readonly Person[],
  levels: Map<PersonId, Level | null>,
  gently: () => Promise<void>,
): Promise<Levels | null> {
  const asked = new Map<PersonId, Level>();
  for (const person of people) {
    if (!levels.has(person.id)) {
      for (let waited = 0; waited < person.accounts.length; waited += 1) await gently();
      levels.set(person.id, await levelOfPerson(deps, person));
    }
    const level = levels.get(person.id) ?? null;
    if (level === null) return null;
    asked.set(person.id, level);
  }
  return asked;
}

/** Keeps what was found, if the lead still leads. */
async function note(deps: Deps, { group, candidacy }: CandidacyFacts, levels: Levels): Promise<void> {
  const { store, clock } = deps;
  await store.transaction(async (tx) => {
    await tx.servers.lock(group.serverId);
    await noteLevels(tx, levels, clock.now());
    const facts = await candidacyFacts(tx, candidacy.id);
    if (!facts || !leadsBy(facts)) return;
    if (await noteStrength(tx, deps, facts, clock.now())) await showCandidacy(tx, deps, facts);
  });
  deps.wake();
}
