import type { Charter } from './charter.js';
import { channelNameOf, type Group } from './group.js';
import type { ImportFacts } from './import-facts.js';

/**
 * The group on record that a charter is of: the one with its name, or else the one whose channel it names. A group that
 * was made from `#mcp-apps-wg` is the same as the one whose charter is `apps.mdx` and says `Discord: #mcp-apps-wg`.
 */
export function storedGroupOf(charter: Charter, facts: Pick<ImportFacts, 'groups' | 'charters'>): Group | null {
  const ofKind = facts.groups.filter((group) => group.kind === charter.kind);
  const byName = ofKind.find((group) => group.name === charter.name);
  if (byName || !charter.channel) return byName ?? null;
  const { name, id } = charter.channel;
  const others = facts.charters.filter((given) => given.charter !== charter && given.charter.kind === charter.kind);
  return (
    ofKind.find(
      (group) =>
        (channelNameOf(group.kind, group.name) === name || (id !== null && group.channelId === id)) &&
        others.every((other) => other.charter.name !== group.name),
    ) ?? null
  );
}
