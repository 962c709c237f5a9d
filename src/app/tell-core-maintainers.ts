import type { Instant, Snowflake } from '../domain/ids.js';
import type { Notice } from '../domain/post.js';
import type { Tx } from '../ports/store.js';

/**
 * Says something once in the channel of Core Maintainers (`/setup channels`).
 * @param otherwise where it is said while they have no channel; nowhere when left out
 */
export async function tellCoreMaintainers(
  tx: Tx,
  said: { readonly key: string; readonly serverId: Snowflake; readonly notice: Notice; readonly at: Instant },
  otherwise: Snowflake | null = null,
): Promise<void> {
  const server = await tx.servers.find(said.serverId);
  const channelId = server?.channels.coreMaintainers ?? otherwise;
  if (channelId !== null) await tx.outbox.say({ ...said, channelId });
}
