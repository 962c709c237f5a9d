import type { CandidacyFacts, Sponsored } from './candidacy.js';
import { isCoreMaintainer, isLevel, knownLevel, type Level } from './ladder.js';
import type { Person } from './person.js';
import { edition, type Edition } from './rules.js';

/** L5: the sponsors who count: each person once, as long as they hold the level, and never the candidate. */
export function countingSponsors({ candidacy, sponsors }: Pick<CandidacyFacts, 'candidacy' | 'sponsors'>): Person[] {
  const counting = new Map<string, Person>();
  for (const { sponsorship, person } of sponsors) {
    if (sponsorship.withdrawnAt !== null || person.id === candidacy.personId) continue;
    if (isCoreMaintainer(knownLevel(person))) counting.set(person.id, person);
  }
  return [...counting.values()];
}

/** L5: whether people of these levels are enough: Lead Maintainers count among Core Maintainers too. */
export const isEnough = (levels: readonly Level[], rules: Edition): boolean =>
  levels.filter((level) => isLevel(level, 'lead-maintainer')).length >= rules.SPONSORS_LEAD ||
  levels.filter(isCoreMaintainer).length >= rules.SPONSORS_CORE;

/** L5: whether a candidacy is sponsored well enough, by what is known of its sponsors now. */
export const isSponsored = (facts: Pick<CandidacyFacts, 'candidacy' | 'sponsors'>): boolean =>
  isEnough(countingSponsors(facts).map(knownLevel), edition(facts.candidacy.edition));

/** Somebody's sponsorship that stands, if there is one. */
export const ownSponsorship = (sponsors: readonly Sponsored[], { id }: Pick<Person, 'id'>): Sponsored | null =>
  sponsors.find(({ sponsorship, person }) => person.id === id && sponsorship.withdrawnAt === null) ?? null;

/** L1-L6: what a candidate needs, and which of it is there. */
export interface Checklist {
  /** L2 */
  readonly ladder: boolean;
  /** L4, L6 */
  readonly accepted: boolean;
  /** L3, L5 */
  readonly sponsored: boolean;
}

export const checklistOf = (facts: CandidacyFacts): Checklist => ({
  ladder: isLevel(knownLevel(facts.candidate), 'member'),
  accepted: facts.candidacy.acceptedAt !== null,
  sponsored: isSponsored(facts),
});

export const isComplete = (checklist: Checklist): boolean => Object.values(checklist).every(Boolean);
