import { yes, type Decision } from '../domain/decision.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { perform } from './perform.js';
import { personOf } from './who.js';

/**
 * P9: whether what somebody does is counted by itself from now on. Stopping it forgets what was counted; contributions and
 * what leads attest stay, and so does the time of the last participation, on which a tier depends (P8).
 */
export const setCounted = (deps: Deps, act: Act, counted: boolean): Promise<Decision<null, Refusal>> =>
  perform(deps, act, async (tx) => {
    const person = await personOf(tx, act);
    if (person.counted === counted) return yes(null);
    await tx.people.save({ ...person, counted });
    if (!counted) await tx.participation.forgetCounted(person.id);
    await tx.record.append(act.serverId, {
      kind: counted ? 'counting-resumed' : 'counting-stopped',
      subject: 'server',
      groupId: null,
      clauses: ['P9', 'X8'],
      edition: deps.edition,
      at: act.at,
      facts: {},
      sealed: { actor: { value: act.user.id, personId: person.id } },
    });
    return yes(null);
  });
