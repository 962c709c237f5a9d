import { no, yes, type Decision } from '../domain/decision.js';
import type { ClauseId } from '../domain/clause.js';
import type { Snowflake } from '../domain/ids.js';
import type { Refusal } from '../domain/refusal.js';
import type { ChatMember } from '../ports/chat.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';

/**
 * The person whom somebody chose for something that `clause` is about, as Discord has them now. Not to be called in a
 * transaction.
 * Refuses: roles-unknown, not-in-server, is-a-bot
 */
export async function memberNamed(
  deps: Deps,
  act: Act,
  userId: Snowflake,
  clause: ClauseId,
): Promise<Decision<ChatMember, Refusal>> {
  const member = await deps.chat.member(act.serverId, userId);
  if (!member.ok) return no({ clause, code: 'roles-unknown' });
  if (member.value === null) return no({ clause, code: 'not-in-server' });
  return member.value.bot ? no({ clause, code: 'is-a-bot' }) : yes(member.value);
}
