import { randomUUID } from 'node:crypto';
import { maySponsor, sponsor, withdrawSponsorship } from '../domain/becoming-lead.js';
import type { CandidacyFacts } from '../domain/candidacy.js';
import { yes, type Decision } from '../domain/decision.js';
import { asId, type CandidacyId, type SponsorshipId } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { askAboutCandidacy, onCandidacy } from './on-candidacy.js';
import { writeCandidacy } from './write-candidacy.js';

/** L5: whether the person may sponsor, asked before the form opens. */
export const askToSponsor = (deps: Deps, act: Act, id: CandidacyId): Promise<Decision<CandidacyFacts, Refusal>> =>
  askAboutCandidacy(deps, act, id, ({ facts, standing, level }) => maySponsor(facts, standing.personId, level));

/** L3, L5: a Core or Lead Maintainer sponsors a candidate, or a lead whose sponsors are too few. */
export const sponsorCandidate = (
  deps: Deps,
  act: Act,
  id: CandidacyId,
  statement: string,
): Promise<Decision<CandidacyFacts, Refusal>> =>
  onCandidacy(
    deps,
    act,
    id,
    async (tx, { facts, standing, level, actor }) => {
      const { personId } = standing;
      const made = sponsor(facts, personId, level, statement, act.at, asId<SponsorshipId>(randomUUID()));
      if (!made.ok) return made;
      return yes(
        await writeCandidacy(tx, deps, {
          group: facts.group,
          candidacy: facts.candidacy,
          sponsorship: made.value,
          happened: 'candidate-sponsored',
          clauses: ['L3', 'L5'],
          at: act.at,
          sealed: { actor, statement: { value: made.value.statement, personId } },
        }),
      );
    },
    'office',
  );

/** L5: a sponsor takes the sponsorship back; a lead stays one, and Core Maintainers hear of it. */
export const takeBackSponsorship = (
  deps: Deps,
  act: Act,
  id: CandidacyId,
): Promise<Decision<CandidacyFacts, Refusal>> =>
  onCandidacy(deps, act, id, async (tx, { facts, standing, actor }) => {
    const withdrawn = withdrawSponsorship(facts, standing.personId, act.at);
    if (!withdrawn.ok) return withdrawn;
    return yes(
      await writeCandidacy(tx, deps, {
        group: facts.group,
        candidacy: facts.candidacy,
        sponsorship: withdrawn.value,
        happened: 'sponsorship-withdrawn',
        clauses: ['L5'],
        at: act.at,
        sealed: { actor },
      }),
    );
  });
