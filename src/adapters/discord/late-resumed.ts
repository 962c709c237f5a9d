import type { Client } from 'discord.js';

/** What of discord.js' own manager is used here; its types keep it private. */
interface Manager {
  handlePacket(packet?: { readonly t?: unknown }, shard?: { readonly sessionInfo: unknown }): boolean;
}

/**
 * Keeps discord.js from ending the process: told that a session was resumed, it reads that session's sequence, and throws
 * when the session has been invalidated since. Such news is of a session that is over, so it is dropped.
 */
export function dropLateResumed(client: Client): void {
  const manager = client.ws as unknown as Manager;
  const handlePacket = manager.handlePacket.bind(manager);
  manager.handlePacket = (packet, shard) =>
    packet?.t === 'RESUMED' && shard?.sessionInfo === null ? false : handlePacket(packet, shard);
}
