import { addDays } from '../domain/calendar.js';
import { asId, type ConductReportId } from '../domain/ids.js';
import { LOOKS_AHEAD_DAYS, responseTimeAt } from '../domain/response-times.js';
import { privateChannels } from './private-channels.js';
import type { Telling } from './telling.js';

/** E2, E6: those in the private channels are told of a report of conduct that nobody takes care of. */
export const untaken: Telling = {
  async due(tx, _deps, now) {
    const waiting = await tx.conductReports.untakenDueBetween(0, addDays(now, LOOKS_AHEAD_DAYS));
    return waiting.flatMap(({ id, dueAt }) => {
      const time = responseTimeAt(dueAt, now);
      return time ? [{ id, dueAt: time.at }] : [];
    });
  },

  async tell(tx, deps, { id, dueAt, now }) {
    const report = await tx.conductReports.find(asId<ConductReportId>(id));
    const server = report && (await tx.servers.find(report.serverId));
    if (report?.status !== 'reported' || !server) return;
    for (const { place, channelId, state } of privateChannels(deps.chat, server)) {
      if (state !== 'private') continue;
      const notice = { type: 'conduct-waits', id: report.id, place } as const;
      const key = `conduct-waits:${id}:${dueAt}:${place}`;
      await tx.outbox.say({ key, serverId: server.id, channelId, notice, at: now });
    }
  },
};
