import type { Span } from '../domain/outage.js';
import type { Deps } from './deps.js';
import { noteAbsence } from './server-presence.js';

/** X7: notes in each server's record that the bot was not connected for a while. */
export async function noteOutage(deps: Deps, gap: Span): Promise<void> {
  const servers = await deps.store.read((tx) => tx.servers.all());
  for (const server of servers.filter((each) => each.leftAt === null)) {
    await deps.store.transaction(async (tx) => {
      await tx.servers.lock(server.id);
      if (!(await tx.rememberOccurrence(`outage:${server.id}:${gap.until}`, gap.until))) return;
      await noteAbsence(tx, server.id, gap, deps.edition);
    });
  }
}
