import { decide } from '../domain/contributing.js';
import type { Contribution } from '../domain/contribution.js';
import { no, yes, type Decision } from '../domain/decision.js';
import type { ContributionId } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import { addEvidence } from './add-evidence.js';
import type { Deps } from './deps.js';
import { perform } from './perform.js';
import { takePart } from './take-part.js';
import { actingStanding } from './who.js';
import { writeContribution } from './write-contribution.js';

/** P9: a lead confirms a contribution, which then counts from when it was logged, or declines it. */
export const decideContribution = (
  deps: Deps,
  act: Act,
  id: ContributionId,
  as: 'confirmed' | 'declined',
): Promise<Decision<Contribution, Refusal>> =>
  perform(deps, act, async (tx) => {
    const waiting = await tx.contributions.find(id);
    const group = waiting && (await tx.groups.find(waiting.groupId));
    if (!waiting || !group || group.serverId !== act.serverId) return no({ clause: 'P9', code: 'contribution-gone' });
    const lead = await actingStanding(tx, act, group);
    const decided = decide(waiting, lead, as, act.at);
    if (!decided.ok) return decided;
    const contribution = decided.value;
    const { groupId, personId, link, at } = contribution;
    await addEvidence(tx, deps, { groupId, personId, at: act.at }, async () => {
      await writeContribution(tx, deps, {
        contribution,
        group,
        happened: as === 'confirmed' ? 'contribution-confirmed' : 'contribution-declined',
        at: act.at,
        actor: { value: act.user.id, personId: lead.personId },
      });
      if (as === 'confirmed') await takePart(tx, deps, { groupId, personId, kind: 'contribution', at, link });
    });
    return yes(contribution);
  });
