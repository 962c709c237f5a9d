import type { Escalation, EscalationStep, StepKind } from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import type { Instant, Snowflake } from '../domain/ids.js';
import type { Tx } from '../ports/store.js';

/** Whom a step is said to: the group, the other group of a conflict, the Core Maintainers' channel. */
const HEARERS: Record<StepKind, readonly ('group' | 'other' | 'desk')[]> = {
  // Its cards tell the group and Core Maintainers.
  sent: ['other'],
  assigned: ['desk'],
  'handed-over': ['desk'],
  'more-information': ['group'],
  reply: ['desk'],
  'full-deliberation': ['group', 'other', 'desk'],
  guidance: ['group', 'other'],
  decision: ['group', 'other'],
};

/** Says a step of an escalation once in each channel that it concerns. Core Maintainers without a channel hear of it in the group's. */
export async function sayStep(
  tx: Tx,
  said: {
    readonly escalation: Escalation;
    readonly group: Group;
    readonly step: EscalationStep;
    readonly recordHead: string;
    readonly now: Instant;
  },
): Promise<void> {
  const { escalation, group, step, recordHead, now } = said;
  const { id, serverId, otherGroupId } = escalation;
  const desk = (await tx.servers.find(serverId))?.channels.coreMaintainers ?? null;
  const other = otherGroupId === null ? null : await tx.groups.find(otherGroupId);
  const channels = { group: group.channelId, other: other?.channelId ?? null, desk: desk ?? group.channelId };
  const wanted = HEARERS[step.kind].map((hearer) => channels[hearer]);
  for (const channelId of new Set(wanted.filter((each): each is Snowflake => each !== null))) {
    const notice = { type: 'escalation-said', id, stepId: step.id, recordHead } as const;
    await tx.outbox.say({ key: `escalation-said:${step.id}:${channelId}`, serverId, channelId, notice, at: now });
  }
}
