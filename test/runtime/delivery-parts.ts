import { asId, type ProposalId, type Snowflake } from '../../src/domain/ids.js';
import type { Clock } from '../../src/ports/clock.js';
import type { OutboxDeps } from '../../src/runtime/outbox.js';
import { card } from '../../src/text/card.js';
import { Markup } from '../../src/text/markup.js';

export const SERVER = asId<Snowflake>('100');
export const GENERAL = asId<Snowflake>('200');
export const proposal = (id: string) => ({ type: 'proposal', id: asId<ProposalId>(id) }) as const;

/**
 * Cards that show key and revision; an announcement changes its own card, as a real one does, and leaves an occurrence
 * behind that would not be remembered twice.
 */
export const deliveryParts = (
  clock: Clock,
): Pick<OutboxDeps, 'cardOf' | 'onAnnounced' | 'onDirectRefused' | 'editEveryMs'> => ({
  editEveryMs: 0,
  cardOf: async (_tx, row) => card(new Markup(`${row.key} r${row.revision}`)),
  onAnnounced: async (tx, id) => {
    if (!(await tx.rememberOccurrence(`announced:${id}`, clock.now()))) throw new Error(`${id} was announced twice`);
    await tx.outbox.showCard({ serverId: SERVER, channelId: GENERAL, card: proposal(id), at: clock.now() });
  },
  onDirectRefused: async () => undefined,
});
