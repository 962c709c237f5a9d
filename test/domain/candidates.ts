import type { Candidacy, CandidacyFacts, Sponsored } from '../../src/domain/candidacy.js';
import type { GroupKind } from '../../src/domain/group.js';
import { asId, type CandidacyId, type SponsorshipId } from '../../src/domain/ids.js';
import type { Level } from '../../src/domain/ladder.js';
import { DAY, MONDAY, SERVER, group, person } from './sample.js';

/** The second person is to become a lead: opened on MONDAY, accepted by nobody yet. */
export const candidacy = (kind: GroupKind, parts: Partial<Candidacy> = {}): Candidacy => ({
  id: asId<CandidacyId>('candidacy-1'),
  serverId: SERVER,
  groupId: group(kind).id,
  personId: person(2).id,
  term: null,
  status: 'open',
  edition: 'mcp-2026',
  openedAt: MONDAY,
  acceptedAt: null,
  settledAt: null,
  ...parts,
});

/** The n-th person sponsors, and has this level now. */
export const sponsoredBy = (n: number, level: Level, parts: Partial<Sponsored['sponsorship']> = {}): Sponsored => ({
  sponsorship: {
    id: asId<SponsorshipId>(`sponsorship-${n}`),
    candidacyId: candidacy('working-group').id,
    personId: person(n).id,
    level: 'core-maintainer',
    statement: 'Has kept the notes for a year, and brought three companies to one table.',
    at: MONDAY + DAY,
    withdrawnAt: null,
    ...parts,
  },
  person: person(n, { seenAs: { level, at: MONDAY } }),
});

/** Everything about the candidacy, in a Working Group unless it is said otherwise. */
export const candidacyFacts = (
  parts: Partial<Candidacy> = {},
  more: Partial<Omit<CandidacyFacts, 'candidacy'>> = {},
): CandidacyFacts => {
  const of = more.group ?? group('working-group');
  return {
    candidacy: candidacy(of.kind, parts),
    group: of,
    candidate: person(2),
    membership: null,
    sponsors: [],
    ...more,
  };
};
