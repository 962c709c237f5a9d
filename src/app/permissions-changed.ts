import { createHash } from 'node:crypto';
import type { Snowflake } from '../domain/ids.js';
import { hiddenRoots, together, type HiddenRoot } from '../domain/visibility.js';
import type { ChatResult } from '../ports/chat.js';
import type { Deps } from './deps.js';
import { rootsShown } from './roots-shown.js';
import { tellCoreMaintainers } from './tell-core-maintainers.js';

const DAY_MS = 24 * 3_600_000;

/**
 * C1: somebody changed where and for whom a command shows, or with null all of them. What hides it in a group's channel
 * is told to Core Maintainers in theirs: each root, channel and way of hiding once a day, so that trying settings out
 * makes no noise.
 */
export async function permissionsChanged(
  deps: Deps,
  { serverId, commandId }: { readonly serverId: Snowflake; readonly commandId: Snowflake | null },
): Promise<ChatResult<void>> {
  const shown = await rootsShown(deps, serverId);
  if (!shown.ok) return shown;
  const changed = shown.value.roots.filter((root) => commandId === null || root.commandId === commandId);
  const hidden = hiddenRoots(changed, serverId, shown.value.groupChannels);
  const at = deps.clock.now();
  const today = Math.floor(at / DAY_MS);
  await deps.store.transaction(async (tx) => {
    await tx.servers.lock(serverId);
    // While there is nowhere to say it, nothing counts as said.
    if (!(await tx.servers.find(serverId))?.channels.coreMaintainers) return;
    const keyOf = (each: HiddenRoot) => `root-hidden:${serverId}:${today}:${digestOf(each)}`;
    const news: HiddenRoot[] = [];
    for (const each of hidden) if (await tx.rememberOccurrence(keyOf(each), at)) news.push(each);
    const [first] = news;
    if (!first) return;
    const notice = { type: 'roots-hidden', hidden: together(news) } as const;
    await tellCoreMaintainers(tx, { key: keyOf(first), serverId, notice, at });
  });
  deps.wake();
  return { ok: true, value: undefined };
}

const digestOf = (each: HiddenRoot): string => createHash('sha256').update(JSON.stringify(each), 'utf8').digest('hex');
