import { accept, mayCheck, withdrawCandidacy } from '../domain/becoming-lead.js';
import type { CandidacyFacts } from '../domain/candidacy.js';
import { yes, type Decision } from '../domain/decision.js';
import type { CandidacyId } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { onCandidacy } from './on-candidacy.js';
import { settleCandidacy, writeCandidacy } from './write-candidacy.js';

/** L4, L6: the candidate accepts. */
export const acceptCandidacy = (deps: Deps, act: Act, id: CandidacyId): Promise<Decision<CandidacyFacts, Refusal>> =>
  onCandidacy(deps, act, id, async (tx, { facts, standing, actor }) => {
    const accepted = accept(facts, standing.personId, act.at);
    if (!accepted.ok) return accepted;
    const { group } = facts;
    return yes(
      await writeCandidacy(tx, deps, {
        group,
        candidacy: accepted.value,
        happened: 'candidacy-accepted',
        clauses: group.kind === 'working-group' ? ['L4', 'L6'] : ['L4'],
        at: act.at,
        sealed: { actor },
      }),
    );
  });

/** L4: the candidate, or who may add leads, takes it back. */
export const takeBackCandidacy = (deps: Deps, act: Act, id: CandidacyId): Promise<Decision<CandidacyFacts, Refusal>> =>
  onCandidacy(deps, act, id, async (tx, { facts, standing, level, actor }) => {
    const withdrawn = withdrawCandidacy(facts, standing, level, act.at);
    if (!withdrawn.ok) return withdrawn;
    return yes(
      await writeCandidacy(tx, deps, {
        group: facts.group,
        candidacy: withdrawn.value,
        happened: 'candidacy-withdrawn',
        clauses: ['L4'],
        at: act.at,
        sealed: { actor },
      }),
    );
  });

/** L2: looks at the ladder again; Discord was asked for roles on the way here. */
export const checkCandidacy = (deps: Deps, act: Act, id: CandidacyId): Promise<Decision<CandidacyFacts, Refusal>> =>
  onCandidacy(
    deps,
    act,
    id,
    async (tx, { facts }) => {
      const open = mayCheck(facts);
      return open.ok ? yes(await settleCandidacy(tx, deps, id, act.at)) : open;
    },
    'office',
  );
