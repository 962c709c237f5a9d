import { no, yes, type Decision } from '../domain/decision.js';
import type { Refusal } from '../domain/refusal.js';
import { hiddenRoots, planOf, type RootOutcome, type VisibilitySet } from '../domain/visibility.js';
import type { ChatFailure } from '../ports/chat.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { requireManager } from './require-manager.js';
import { rootsShown, type RootsShown } from './roots-shown.js';

/** C1: which roots show where, for those who may manage the server. Refuses: needs-manage-server, permissions-unreadable */
export async function readVisibility(deps: Deps, act: Act): Promise<Decision<RootsShown, Refusal>> {
  const allowed = requireManager(act);
  if (!allowed.ok) return allowed;
  const shown = await rootsShown(deps, act.serverId);
  return shown.ok ? yes(shown.value) : unreadable(shown.failure);
}

/**
 * C1: makes each root show only where it is of use, with a person's access token. Only what differs is written, what
 * managers set for roles and people is kept, and the outcome is read back. The token goes to Discord and nowhere else;
 * nothing of this is stored. Refuses: needs-manage-server, not-an-access-token, permissions-unreadable
 */
export async function setVisibility(deps: Deps, act: Act, typed: string): Promise<Decision<VisibilitySet, Refusal>> {
  const allowed = requireManager(act);
  if (!allowed.ok) return allowed;
  const token = typed.trim().replace(/^Bearer\s+/iu, '');
  const ofABot = BOT_TOKEN.test(token);
  if (ofABot || !ACCESS_TOKEN.test(token)) return no({ clause: 'C1', code: 'not-an-access-token', ofABot });
  const before = await rootsShown(deps, act.serverId);
  if (!before.ok) return unreadable(before.failure);

  const plans = before.value.roots.map((root) => ({ root, plan: planOf(root, act.serverId) }));
  const changes = plans.flatMap(({ root: { commandId }, plan }) =>
    plan.type === 'set' ? [{ commandId, rules: plan.rules }] : [],
  );
  const written = await deps.permissions.write(act.serverId, changes, token);
  const after = changes.length > 0 ? await rootsShown(deps, act.serverId) : before;
  const now = after.ok ? after.value : null;

  const outcomeOf = ({ root, plan }: (typeof plans)[number]): RootOutcome => {
    if (plan.type === 'right') return { type: 'right-already' };
    if (plan.type !== 'set') return plan;
    const found = now?.roots.find(({ commandId }) => commandId === root.commandId);
    // A request whose answer got lost may have taken effect all the same.
    if (found && planOf(found, act.serverId).type === 'right') return { type: 'set' };
    const failure = written[changes.findIndex(({ commandId }) => commandId === root.commandId)];
    if (failure === undefined) return { type: 'not-tried' };
    if (failure !== null) return { type: 'failed', failure };
    return { type: now ? 'differs' : 'set' };
  };
  return yes({
    roots: plans.map((each) => ({ root: each.root, outcome: outcomeOf(each) })),
    readBack: after.ok,
    hidden: now ? hiddenRoots(now.roots, act.serverId, now.groupChannels) : [],
  });
}

/** The characters of a bearer token (RFC 6750); nothing else goes into the header of a request. */
const ACCESS_TOKEN = /^[\w.~+/-]{10,300}=*$/u;
/** Three parts with dots between them, the first of which is the bot's id in Base64. */
const BOT_TOKEN = /^(?:Bot\s+)?[\w-]{18,}\.[\w-]{6,}\.[\w-]{25,}$/u;

const unreadable = ({ kind, code }: ChatFailure): Decision<never, Refusal> =>
  no({ clause: 'C1', code: 'permissions-unreadable', failure: `${kind} ${code}` });
