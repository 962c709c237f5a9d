import type { Snowflake } from '../domain/ids.js';
import type { Deps } from './deps.js';
import { findLostChannels } from './find-lost-channels.js';
import { findLostLeads } from './find-lost-leads.js';
import { findWeakSponsors } from './find-weak-sponsors.js';
import { restoreCards } from './restore-cards.js';

/**
 * Looks for what happened in a server while nobody told the bot: channels, cards and leads that are gone,
 * and sponsors who lost their level.
 * @param gently waited for before each request; ends the whole when it throws
 */
export async function reconcileServer(deps: Deps, serverId: Snowflake, gently: () => Promise<void>): Promise<void> {
  await findLostChannels(deps, serverId, gently);
  await restoreCards(deps, serverId, gently);
  await findLostLeads(deps, serverId, gently);
  await findWeakSponsors(deps, serverId, gently);
}
