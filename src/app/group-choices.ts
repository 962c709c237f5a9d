import { channelNameOf } from '../domain/group.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

const CHOICES_AT_MOST = 25;

/** Groups that fit what was typed, as choices for a `group` option. */
export const groupChoices = (deps: Deps, act: Act, typed: string): Promise<{ name: string; value: string }[]> =>
  deps.store.read(async (tx) => {
    const wanted = typed.trim().toLowerCase();
    const groups = await tx.groups.list(act.serverId);
    return groups
      .map((group) => ({ name: `${group.title} (#${channelNameOf(group.kind, group.name)})`, value: group.id }))
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .slice(0, CHOICES_AT_MOST);
  });
