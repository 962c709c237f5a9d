import type { CandidacyFacts } from '../domain/candidacy.js';
import { no, yes, type Decision } from '../domain/decision.js';
import type { CandidacyId } from '../domain/ids.js';
import type { Level } from '../domain/ladder.js';
import type { Sealed } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import type { Standing } from '../domain/standing.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { askLevels, noteLevels, whoseLevels } from './ask-levels.js';
import { candidacyFacts } from './candidacy-facts.js';
import type { Deps } from './deps.js';
import { isInServer } from './is-in-server.js';
import { actorsLevel, noteActor } from './ladder.js';
import { perform } from './perform.js';
import { actingStanding, personOf, presentStanding } from './who.js';

/** What a rule about a candidacy needs to know of it and of the person who acts. */
export interface CandidacySituation {
  readonly facts: CandidacyFacts;
  readonly standing: Standing;
  readonly level: Level;
  /** The person who acts, for the record. */
  readonly actor: Sealed;
}

/**
 * Somebody acts on a candidacy: asks Discord for the levels of candidate and sponsors as they are now (L2, L5), and
 * commits what `work` decides and writes.
 * @param toward `office` for what may be the last that is missing: the candidate must be in the server then
 * Refuses: unknown-candidacy, not-in-server, roles-unknown
 */
export async function onCandidacy<T>(
  deps: Deps,
  act: Act,
  id: CandidacyId,
  work: (tx: Tx, situation: CandidacySituation) => Promise<Decision<T, Refusal>>,
  toward: 'office' | 'end' = 'end',
): Promise<Decision<T, Refusal>> {
  const before = await deps.store.read((tx) => candidacyFacts(tx, id));
  if (before?.group.serverId !== act.serverId) return no(UNKNOWN);
  const mayAppoint = toward === 'office' && before.candidacy.status === 'open';
  if (mayAppoint && (await isInServer(deps, before.candidate)) === false) {
    return no({ clause: 'L1', code: 'not-in-server' });
  }
  const levels = await askLevels(deps, whoseLevels(before));
  if (levels === null) return no({ clause: 'L2', code: 'roles-unknown' });
  return perform(deps, act, async (tx) => {
    await noteLevels(tx, levels, act.at);
    const level = await noteActor(tx, act, await personOf(tx, act));
    const facts = await candidacyFacts(tx, id);
    if (!facts) return no(UNKNOWN);
    const standing = await actingStanding(tx, act, facts.group);
    return work(tx, { facts, standing, level, actor: { value: act.user.id, personId: standing.personId } });
  });
}

/** Asks a rule whether a person may act on a candidacy, before a form opens. Writes nothing. */
export const askAboutCandidacy = <T>(
  deps: Deps,
  act: Act,
  id: CandidacyId,
  rule: (situation: Omit<CandidacySituation, 'actor'>) => Decision<T, Refusal>,
): Promise<Decision<CandidacyFacts, Refusal>> =>
  deps.store.read(async (tx) => {
    const facts = await candidacyFacts(tx, id);
    if (facts?.group.serverId !== act.serverId) return no(UNKNOWN);
    const standing = await presentStanding(tx, act, facts.group);
    const allowed = rule({ facts, standing, level: await actorsLevel(tx, act) });
    return allowed.ok ? yes(facts) : allowed;
  });

const UNKNOWN = { clause: 'L1', code: 'unknown-candidacy' } as const satisfies Refusal;
