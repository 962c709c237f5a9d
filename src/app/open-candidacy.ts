import { randomUUID } from 'node:crypto';
import { mayAddLeads, mayStand, termTyped } from '../domain/becoming-lead.js';
import type { Candidacy, CandidacyFacts } from '../domain/candidacy.js';
import { yes, type Decision } from '../domain/decision.js';
import { asId, type CandidacyId, type Snowflake } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { noteActor, noteMember } from './ladder.js';
import { memberNamed } from './member-named.js';
import { perform } from './perform.js';
import { actingStanding, personOf, personOfAccount } from './who.js';
import { writeCandidacy } from './write-candidacy.js';

/**
 * L1: somebody is to become a lead of the channel's group; the card runs the rest (L2-L6).
 * Refuses: leads-or-core, not-a-term, already-lead, already-candidate, and what `memberNamed` refuses
 */
export async function openCandidacy(
  deps: Deps,
  act: Act,
  userId: Snowflake,
  typedTerm: string | null,
): Promise<Decision<CandidacyFacts, Refusal>> {
  const chosen = await memberNamed(deps, act, userId, 'L1');
  if (!chosen.ok) return chosen;
  return perform(deps, act, async (tx) => {
    const here = await groupHere(tx, act);
    if (!here.ok) return here;
    const group = here.value;
    const level = await noteActor(tx, act, await personOf(tx, act));
    const standing = await actingStanding(tx, act, group);
    const allowed = mayAddLeads(standing, level);
    if (!allowed.ok) return allowed;
    const term = termTyped(typedTerm, act.at);
    if (!term.ok) return term;

    const candidate = await personOfAccount(tx, act.serverId, userId, act.at);
    await noteMember(tx, candidate, chosen.value, act.at);
    const present = await tx.memberships.of(group.id, candidate.id);
    const open = (await tx.candidacies.ofGroup(group.id, 'open')).filter((each) => each.personId === candidate.id);
    const stands = mayStand(group, present, open);
    if (!stands.ok) return stands;
    const candidacy: Candidacy = {
      ...{ id: asId<CandidacyId>(randomUUID()), serverId: act.serverId, groupId: group.id, personId: candidate.id },
      ...{ term: term.value, status: 'open', edition: deps.edition },
      ...{ openedAt: act.at, acceptedAt: null, settledAt: null },
    };
    const facts = await writeCandidacy(tx, deps, {
      group,
      candidacy,
      happened: 'candidacy-opened',
      clauses: ['L1'],
      at: act.at,
      sealed: {
        actor: { value: act.user.id, personId: standing.personId },
        ...(term.value === null ? {} : { term: { value: term.value, personId: standing.personId } }),
      },
    });
    return yes(facts);
  });
}
