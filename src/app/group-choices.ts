import { channelNameOf } from '../domain/group.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

const CHOICES_AT_MOST = 25;
/** The database finds a few too many where something else than ASCII was typed. */
const GROUPS_LOOKED_AT = 100;

/** Groups that fit what was typed, as choices for a `group` option. */
export const groupChoices = (deps: Deps, act: Act, typed: string): Promise<{ name: string; value: string }[]> =>
  deps.store.read(async (tx) => {
    const wanted = typed.trim().toLowerCase();
    const groups = await tx.roster.groupsLike(act.serverId, wanted, GROUPS_LOOKED_AT);
    return groups
      .map((group) => ({ name: `${group.title} (#${channelNameOf(group.kind, group.name)})`, value: group.id }))
      .filter(({ name }) => name.toLowerCase().includes(wanted))
      .slice(0, CHOICES_AT_MOST);
  });
