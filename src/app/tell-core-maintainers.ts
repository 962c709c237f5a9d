import type { Instant, Snowflake } from '../domain/ids.js';
import type { Notice } from '../domain/post.js';
import type { Tx } from '../ports/store.js';

/** Says something once in the channel of Core Maintainers (`/setup channels`); nowhere while they have none. */
export async function tellCoreMaintainers(
  tx: Tx,
  said: { readonly key: string; readonly serverId: Snowflake; readonly notice: Notice; readonly at: Instant },
): Promise<void> {
  const channelId = (await tx.servers.find(said.serverId))?.channels.coreMaintainers ?? null;
  if (channelId !== null) await tx.outbox.say({ ...said, channelId });
}
