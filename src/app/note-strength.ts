import type { CandidacyFacts } from '../domain/candidacy.js';
import type { Instant } from '../domain/ids.js';
import { countingSponsors, isSponsored } from '../domain/sponsoring.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { notedOfLead } from './noted-of-lead.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';

const BELOW = 'sponsors-below-strength';
const MENDED = 'sponsors-mended';

/**
 * L5: keeps in the record that a lead has too few sponsors, or enough again, when that is new; tells Core Maintainers of
 * too few, once until it is mended. Answers whether anything was new.
 */
export async function noteStrength(tx: Tx, deps: Deps, facts: CandidacyFacts, at: Instant): Promise<boolean> {
  const { candidacy, group, candidate } = facts;
  const { serverId } = group;
  const isBelow = !isSponsored(facts);
  const wasBelow = (await notedOfLead(tx, group, candidate.id, [BELOW, MENDED])) === BELOW;
  if (isBelow === wasBelow) return false;
  const entry = await tx.record.append(serverId, {
    kind: isBelow ? BELOW : MENDED,
    subject: `group:${group.id}`,
    groupId: group.id,
    clauses: ['L5'],
    edition: deps.edition,
    at,
    facts: { sponsors: countingSponsors(facts).length },
    sealed: { member: { value: candidate.id, personId: candidate.id } },
  });
  if (!isBelow) return true;
  const key = `sponsors-lacking:${serverId}:${entry.seq}`;
  const notice = { type: 'sponsors-lacking', id: candidacy.id } as const;
  await tellCoreMaintainers(tx, { key, serverId, notice, at: deps.clock.now() });
  return true;
}
