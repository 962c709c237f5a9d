import type { Contribution } from '../domain/contribution.js';
import type { Group } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Sealed } from '../domain/record.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';

/** A contribution that was logged or decided on, as it is to be written. */
export interface ContributionChange {
  readonly contribution: Contribution;
  readonly group: Group;
  /** The entry's kind, in the past tense. */
  readonly happened: string;
  readonly at: Instant;
  readonly actor: Sealed;
}

/** P5, P9: writes a contribution, its entry in the record, and its card together. */
export async function writeContribution(tx: Tx, deps: Deps, change: ContributionChange): Promise<void> {
  const { contribution, group, actor } = change;
  const { serverId, channelId } = group;
  const { personId } = contribution;
  await tx.contributions.save(contribution);
  await tx.record.append(serverId, {
    kind: change.happened,
    subject: `group:${group.id}`,
    groupId: group.id,
    clauses: ['P5', 'P9'],
    edition: deps.edition,
    at: change.at,
    facts: { kind: contribution.kind, status: contribution.status, loggedAt: contribution.at },
    sealed: {
      actor,
      member: { value: personId, personId },
      link: { value: contribution.link, personId },
    },
  });
  if (channelId === null) return;
  const card = { type: 'contribution', id: contribution.id } as const;
  await tx.outbox.showCard({ serverId, channelId, card, at: deps.clock.now() });
}
