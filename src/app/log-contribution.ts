import { randomUUID } from 'node:crypto';
import { logContribution as log } from '../domain/contributing.js';
import type { Contribution, ContributionKind } from '../domain/contribution.js';
import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import { asId, type ContributionId, type Snowflake } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import { requireTier } from '../domain/standing.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { inGroup } from './in-group.js';
import { writeContribution } from './write-contribution.js';

/** P9: logs a contribution of one's own, or of somebody else who is in the channel's group; a lead confirms it. */
export const logContribution = (
  deps: Deps,
  act: Act,
  typed: { readonly link: string; readonly kind: ContributionKind; readonly userId: Snowflake | null },
): Promise<Decision<{ contribution: Contribution; group: Group }, Refusal>> =>
  inGroup(deps, act, async (tx, { group, standing, actor }) => {
    const allowed = requireTier(standing, 'participant', 'P9');
    if (!allowed.ok) return allowed;
    const userId = typed.userId ?? act.user.id;
    const person = await tx.people.byAccount(act.serverId, userId);
    const membership = person && (await tx.memberships.of(group.id, person.id));
    if (!person || !membership || membership.endedAt !== null) {
      return no({ clause: 'P9', code: 'not-theirs-here', userId, group: group.title });
    }
    const logged = log(standing, {
      id: asId<ContributionId>(randomUUID()),
      personId: person.id,
      known: await tx.contributions.of(group.id, person.id),
      kind: typed.kind,
      link: typed.link,
      at: act.at,
    });
    if (!logged.ok) return logged;
    const contribution = logged.value;
    await writeContribution(tx, deps, { contribution, group, happened: 'contribution-logged', at: act.at, actor });
    return yes({ contribution, group });
  });
