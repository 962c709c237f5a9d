import { addDays } from '../domain/calendar.js';
import type { Escalation } from '../domain/escalation.js';
import { asId, type EscalationId } from '../domain/ids.js';
import { LOOKS_AHEAD_DAYS, responseTimeAt, type ResponseTime } from '../domain/response-times.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';
import type { Telling } from './telling.js';

/**
 * E6: Core Maintainers are told of an escalation without a response that nobody is designated for, when one would be
 * reminded of it; and of every one that is late, so that another takes it over.
 */
export const unanswered: Telling = {
  async due(tx, _deps, now) {
    const waiting = await tx.escalations.unansweredDueBetween(0, addDays(now, LOOKS_AHEAD_DAYS));
    return waiting.flatMap((escalation) => {
      const time = escalation.dueAt === null ? null : responseTimeAt(escalation.dueAt, now);
      return time && concernsAll(escalation, time.left) ? [{ id: escalation.id, dueAt: time.at }] : [];
    });
  },

  async tell(tx, _deps, { id, dueAt, now }) {
    const escalation = await tx.escalations.find(asId<EscalationId>(id));
    if (escalation?.status !== 'open' || escalation.respondedAt !== null || escalation.dueAt === null) return;
    const left = responseTimeAt(escalation.dueAt, dueAt)?.left;
    if (left === undefined || !concernsAll(escalation, left)) return;
    const notice = { type: 'escalation-waits', id: escalation.id, left } as const;
    const key = `escalation-waits:${id}:${dueAt}`;
    await tellCoreMaintainers(tx, { key, serverId: escalation.serverId, notice, at: now });
  },
};

const concernsAll = ({ assigneeId }: Escalation, left: ResponseTime['left']): boolean =>
  assigneeId === null || left === 'none';
