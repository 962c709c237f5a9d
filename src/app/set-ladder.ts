import type { CandidacyFacts } from '../domain/candidacy.js';
import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import type { Snowflake } from '../domain/ids.js';
import { LADDER, isLevel, isStored, type StoredLevel } from '../domain/ladder.js';
import type { Person } from '../domain/person.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { askLevels, noteLevels, whoseLevels } from './ask-levels.js';
import { candidacyFacts } from './candidacy-facts.js';
import type { Deps } from './deps.js';
import { noteActor } from './ladder.js';
import { memberNamed } from './member-named.js';
import { perform } from './perform.js';
import { personOf, personOfAccount } from './who.js';
import { settleCandidacy } from './write-candidacy.js';

/** Whose level was set, and of which groups they became a lead by it. */
export interface LadderSet {
  readonly person: Person;
  readonly level: StoredLevel;
  readonly leads: readonly Group[];
}

/**
 * L2: a Maintainer or above sets the level that is kept here. A candidate who waited for nothing else becomes lead.
 * Refuses: no-such-level, level-by-role, level-too-low, own-level, unchanged, and what `memberNamed` refuses
 */
export async function setLadder(
  deps: Deps,
  act: Act,
  userId: Snowflake,
  typed: string,
): Promise<Decision<LadderSet, Refusal>> {
  const level = LADDER.find((each) => each === typed.trim().toLowerCase().replaceAll(' ', '-'));
  if (!level) return no({ clause: 'L2', code: 'no-such-level', typed });
  if (!isStored(level)) return no({ clause: 'L2', code: 'level-by-role', level });
  const chosen = await memberNamed(deps, act, userId, 'L2');
  if (!chosen.ok) return chosen;
  const waiting = await deps.store.read((tx) => candidaciesOf(tx, act.serverId, userId));
  const levels = await askLevels(deps, waiting.flatMap(whoseLevels));
  if (levels === null) return no({ clause: 'L2', code: 'roles-unknown' });
  return perform(deps, act, async (tx) => {
    await noteLevels(tx, levels, act.at);
    const actor = await personOf(tx, act);
    const own = await noteActor(tx, act, actor);
    if (!isLevel(own, 'maintainer')) {
      return no({ clause: 'L2', code: 'level-too-low', level: own, needed: 'maintainer' });
    }
    const before = await personOfAccount(tx, act.serverId, userId, act.at);
    if (before.id === actor.id) return no({ clause: 'L2', code: 'own-level' });
    if (before.ladder === level) return no({ clause: 'L2', code: 'unchanged' });
    const person = { ...before, ladder: level };
    await tx.people.save(person);
    await tx.record.append(act.serverId, {
      kind: 'ladder-set',
      subject: 'server',
      groupId: null,
      clauses: ['L2'],
      edition: deps.edition,
      at: act.at,
      facts: { level },
      sealed: {
        member: { value: person.id, personId: person.id },
        actor: { value: act.user.id, personId: actor.id },
      },
    });
    const leads: Group[] = [];
    for (const { candidacy, group } of await candidaciesOf(tx, act.serverId, userId)) {
      const settled = await settleCandidacy(tx, deps, candidacy.id, act.at);
      if (settled.candidacy.status === 'appointed') leads.push(group);
    }
    return yes({ person, level, leads });
  });
}

/** The open candidacies of an account's person. */
async function candidaciesOf(tx: Tx, serverId: Snowflake, userId: Snowflake) {
  const person = await tx.people.byAccount(serverId, userId);
  const open = person ? (await tx.candidacies.ofPerson(person.id)).filter(({ status }) => status === 'open') : [];
  const found: CandidacyFacts[] = [];
  for (const { id } of open) {
    const facts = await candidacyFacts(tx, id);
    if (facts) found.push(facts);
  }
  return found;
}
