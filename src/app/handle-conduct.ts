import { PRIVATE_PLACES, close, take, type ConductActor } from '../domain/conduct.js';
import { no, yes, type Decision } from '../domain/decision.js';
import type { ConductReport } from '../domain/escalation.js';
import type { ConductReportId, Instant } from '../domain/ids.js';
import { keyOfCard } from '../domain/post.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { noteActor } from './ladder.js';
import { perform } from './perform.js';
import { cardIn } from './report-conduct.js';
import { personOf } from './who.js';

type Handle = (before: ConductReport, actor: ConductActor, at: Instant) => Decision<ConductReport, Refusal>;

/** E2: a Core Maintainer or moderator takes care of a report. */
export const takeConduct = (deps: Deps, act: Act, id: ConductReportId) => handle(deps, act, id, take);

/** E2: whoever took care of a report, or a Core Maintainer, closes it. */
export const closeConduct = (deps: Deps, act: Act, id: ConductReportId) => handle(deps, act, id, close);

const handle = (deps: Deps, act: Act, id: ConductReportId, rule: Handle): Promise<Decision<ConductReport, Refusal>> =>
  perform(deps, act, async (tx) => {
    const before = await tx.conductReports.find(id);
    if (before?.serverId !== act.serverId) return no({ clause: 'E2', code: 'report-gone' });
    const after = rule(before, await actorOf(tx, act), act.at);
    if (!after.ok) return after;
    await tx.conductReports.save(after.value);
    await showAgain(tx, after.value, deps.clock.now());
    return yes(after.value);
  });

async function actorOf(tx: Tx, act: Act): Promise<ConductActor> {
  const person = await personOf(tx, act);
  const moderators = (await tx.servers.find(act.serverId))?.roles.moderators ?? null;
  return {
    personId: person.id,
    level: await noteActor(tx, act, person),
    moderator: moderators !== null && act.user.roleIds.includes(moderators),
  };
}

/** Wants a report's cards shown as they are now, each where it stands: it does not follow to another channel. */
async function showAgain(tx: Tx, { id, serverId }: ConductReport, at: Instant): Promise<void> {
  for (const place of PRIVATE_PLACES) {
    const card = cardIn(place, id);
    const row = await tx.outbox.byKey(keyOfCard(card));
    if (row) await tx.outbox.showCard({ serverId, channelId: row.channelId, card, at });
  }
}
