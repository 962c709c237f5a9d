import { randomUUID } from 'node:crypto';
import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import { asId, type NominationId, type Snowflake } from '../domain/ids.js';
import { nominationReference, type Nomination } from '../domain/nomination.js';
import { nominate, type Nominee } from '../domain/nominate.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { perform } from './perform.js';
import { actingStanding, presentStanding } from './who.js';

/** P5: nominates somebody for WG Member in the channel's group. The clock starts when the card is delivered there. */
export async function nominatePerson(
  deps: Deps,
  act: Act,
  given: { readonly userId: Snowflake; readonly reason: string },
): Promise<Decision<{ nomination: Nomination; group: Group }, Refusal>> {
  const here = await askToNominate(deps, act, given);
  if (!here.ok) return here;
  const reachable = await requireInServer(deps, act, here.value, given.userId);
  if (!reachable.ok) return reachable;
  return perform(deps, act, async (tx) => {
    const found = await groupHere(tx, act);
    if (!found.ok) return found;
    const group = found.value;
    const standing = await actingStanding(tx, act, group);
    const decided = nominate(standing, await nomineeOf(tx, act, group, given.userId), given.reason);
    if (!decided.ok) return decided;
    const { personId, reason } = decided.value;
    const { serverId } = act;
    const { channelId } = group;
    if (channelId === null) return no({ clause: 'C1', code: 'no-channel', group: group.title });
    const nomination: Nomination = {
      id: asId<NominationId>(randomUUID()),
      serverId,
      number: await tx.servers.nextNumber(serverId, 'N'),
      groupId: group.id,
      personId,
      nominatorId: standing.personId,
      reason,
      edition: deps.edition,
      status: 'announcing',
      openedAt: act.at,
      announcedAt: null,
      deadlineAt: null,
      outageMovedAt: null,
      settledAt: null,
    };
    await tx.nominations.save(nomination);
    await tx.record.append(serverId, {
      kind: 'nomination-opened',
      subject: nominationReference(nomination),
      groupId: group.id,
      clauses: ['P5'],
      edition: nomination.edition,
      at: act.at,
      facts: { status: nomination.status },
      sealed: {
        actor: { value: act.user.id, personId: standing.personId },
        member: { value: personId, personId },
        reason: { value: reason, personId: standing.personId },
      },
    });
    await tx.outbox.showCard({
      serverId,
      channelId,
      card: { type: 'nomination', id: nomination.id },
      announces: nomination.id,
      // Without the name: a thread is found by its reference, and nobody's data are in it.
      threadName: `${nominationReference(nomination)} Nomination`,
      at: deps.clock.now(),
    });
    return yes({ nomination, group });
  });
}

/** P4, P5: the same rule before Discord is asked about the nominee. */
const askToNominate = (
  deps: Deps,
  act: Act,
  given: { readonly userId: Snowflake; readonly reason: string },
): Promise<Decision<Group, Refusal>> =>
  deps.store.read(async (tx) => {
    const found = await groupHere(tx, act);
    if (!found.ok) return found;
    const group = found.value;
    const standing = await presentStanding(tx, act, group);
    const allowed = nominate(standing, await nomineeOf(tx, act, group, given.userId), given.reason);
    return allowed.ok ? yes(group) : allowed;
  });

async function nomineeOf(tx: Tx, act: Act, group: Group, userId: Snowflake): Promise<Nominee> {
  const person = await tx.people.byAccount(act.serverId, userId);
  if (!person) return { personId: null, membership: null, undecided: null };
  return {
    personId: person.id,
    membership: await tx.memberships.of(group.id, person.id),
    undecided: await tx.nominations.undecidedOf(group.id, person.id),
  };
}

/** A bot takes part in nothing, and somebody who has left can't answer. */
async function requireInServer(
  { chat }: Deps,
  act: Act,
  { kind, title }: Group,
  userId: Snowflake,
): Promise<Decision<null, Refusal>> {
  const member = await chat.member(act.serverId, userId);
  if (!member.ok) return no({ clause: 'P5', code: 'nominee-unreadable', failure: member.failure.code });
  const refused = (because: 'bot' | 'not-in-server') =>
    no({ clause: 'P5', code: 'not-nominable', because, kind, group: title } as const);
  if (member.value === null) return refused('not-in-server');
  return member.value.bot ? refused('bot') : yes(null);
}
