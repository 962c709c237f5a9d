import { addDays } from '../domain/calendar.js';
import { asId, type EscalationId } from '../domain/ids.js';
import { edition } from '../domain/rules.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';
import type { Telling } from './telling.js';

/** What came due longer ago is not looked for: it was told, or it is too late to be news. */
const LOOKS_BACK_DAYS = 20;

/** E1: Core Maintainers are told of a draft that its leads have not sent for days. */
export const unsent: Telling = {
  async due(tx, _deps, now) {
    const drafts = await tx.escalations.draftedBetween(addDays(now, -LOOKS_BACK_DAYS), now);
    return drafts
      .map(({ id, draftedAt, edition: name }) => ({ id, dueAt: addDays(draftedAt, edition(name).DRAFT_DAYS) }))
      .filter(({ dueAt }) => dueAt <= now);
  },

  async tell(tx, _deps, { id, now }) {
    const escalation = await tx.escalations.find(asId<EscalationId>(id));
    if (escalation?.status !== 'draft') return;
    const { serverId } = escalation;
    const notice = { type: 'escalation-unsent', id: escalation.id } as const;
    await tellCoreMaintainers(tx, { key: `escalation-unsent:${id}`, serverId, notice, at: now });
  },
};
