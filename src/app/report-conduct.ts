import { randomUUID } from 'node:crypto';
import { report, type PrivatePlace } from '../domain/conduct.js';
import { yes, type Decision } from '../domain/decision.js';
import type { ConductReport } from '../domain/escalation.js';
import { asId, type ConductReportId, type Snowflake } from '../domain/ids.js';
import type { LiveCard } from '../domain/post.js';
import type { Refusal } from '../domain/refusal.js';
import type { Server } from '../domain/server.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { perform } from './perform.js';
import { usablePrivateChannels } from './private-channels.js';
import { personOf } from './who.js';

/** What became of a report: it, and who is told of it. */
export interface Reported {
  readonly report: ConductReport;
  readonly places: readonly PrivatePlace[];
}

/** E2: whether there is a private channel to report to, asked before the form opens. Writes nothing. */
export const askToReport = (deps: Deps, act: Act): Promise<Decision<unknown, Refusal>> =>
  deps.store.read(async (tx) => usablePrivateChannels(deps.chat, await serverOf(tx, act.serverId)));

/**
 * E2: somebody reports conduct: it goes straight to the private channels of Core Maintainers and moderators. It has no
 * number and is in no record, and counts for nothing, so that nothing elsewhere tells that there is one.
 */
export const reportConduct = (deps: Deps, act: Act, typed: string): Promise<Decision<Reported, Refusal>> =>
  perform(deps, act, async (tx) => {
    const usable = usablePrivateChannels(deps.chat, await serverOf(tx, act.serverId));
    if (!usable.ok) return usable;
    const { id: reporterId } = await personOf(tx, act);
    const id = asId<ConductReportId>(randomUUID());
    const made = report({ id, serverId: act.serverId, reporterId, typed, at: act.at }, deps.edition);
    if (!made.ok) return made;
    await tx.conductReports.save(made.value);
    for (const { place, channelId } of usable.value) {
      const card = cardIn(place, id);
      await tx.outbox.showCard({ serverId: act.serverId, channelId, card, at: deps.clock.now() });
    }
    return yes({ report: made.value, places: usable.value.map(({ place }) => place) });
  });

/** The card of a report in one of the private channels. */
export const cardIn = (place: PrivatePlace, id: ConductReportId): LiveCard => ({ type: CARD[place], id });

const CARD = { 'core-maintainers': 'conduct', moderators: 'conduct-moderators' } as const satisfies Record<
  PrivatePlace,
  LiveCard['type']
>;

async function serverOf(tx: Tx, id: Snowflake): Promise<Server> {
  const server = await tx.servers.find(id);
  if (!server) throw new Error(`server ${id} is not known`);
  return server;
}
