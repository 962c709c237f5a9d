import { randomUUID } from 'node:crypto';
import type { Escalation } from '../../src/domain/escalation.js';
import { businessDaysAfter } from '../../src/domain/business-days.js';
import { asId, type BallotId, type EscalationId } from '../../src/domain/ids.js';
import { addDays } from '../../src/domain/calendar.js';
import type { Vote } from '../../src/domain/vote.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { known } from './nominations.js';
import { SECOND, START, type Name, type TestPlace } from './place.js';
import { WG, block, open, seen } from './proposals.js';

/** What was said to remind people, in a channel. */
export const reminders = (place: TestPlace, words = '', channel = WG): SeenMessage[] =>
  seen(place, channel).filter(({ text }) => text.startsWith('Reminder') && text.includes(words));

/** Who was pinged by these messages, in order of the alphabet. */
export const pinged = (messages: readonly SeenMessage[]): string[] => messages.flatMap(({ pings }) => pings).sort();

/** When `openVote` opens the vote: Participants from before its announcement vote. */
export const OPENED = START + SECOND;

/** A block opens the vote on D-1, whose electorate is alice, bob, carol and dave, who is Participant. */
export async function openVote(place: TestPlace): Promise<Vote> {
  await place.pass(SECOND);
  await open(place, place.people.alice);
  await block(place.people.bob);
  await place.settle();
  return theVote(place);
}

/** The latest vote on D-1. */
export const theVote = (place: TestPlace): Promise<Vote> =>
  place.bot.deps.store.read(async (tx) => {
    const proposal = await tx.proposals.byNumber(place.serverId, 1);
    const vote = proposal && (await tx.votes.latestOf(proposal.id));
    if (!vote) throw new Error('there is no vote');
    return vote;
  });

/** Somebody has voted, as the database keeps it. */
export async function cast(place: TestPlace, name: Name): Promise<void> {
  const { id: personId } = await known(place, name);
  const { id: voteId } = await theVote(place);
  await place.bot.deps.store.transaction(async (tx) => {
    const seat = await tx.votes.seatOf(voteId, personId);
    const vote = await tx.votes.find(voteId);
    if (!seat || !vote) throw new Error(`${name} has no seat`);
    await tx.votes.cast({
      id: asId<BallotId>(randomUUID()),
      ...{ voteId, seat: seat.number, personId, choice: 'approve', rationale: 'Yes.', receipt: randomUUID() },
      at: place.sandbox.clock.now(),
    });
    const forQuorum = vote.forQuorum + (seat.forQuorum ? 1 : 0);
    await tx.votes.save({ ...vote, voted: vote.voted + 1, forQuorum });
  });
}

/** Changes the vote on D-1, as an extension or an outage would. */
export const change = async (place: TestPlace, changed: (vote: Vote) => Partial<Vote>): Promise<void> => {
  const vote = await theVote(place);
  await place.bot.deps.store.transaction((tx) => tx.votes.save({ ...vote, ...changed(vote) }));
};

/** A lead extends the vote by so many days. */
export const extend = (place: TestPlace, days: number): Promise<void> =>
  change(place, ({ closesAt }) => ({
    closesAt: addDays(closesAt ?? 0, days),
    extended: { at: place.sandbox.clock.now(), days },
  }));

/** An escalation E-1 in the store: sent now, unless `parts` says otherwise. */
export async function escalated(place: TestPlace, parts: Partial<Escalation> = {}): Promise<Escalation> {
  const { groupId } = await known(place, 'alice');
  const now = place.sandbox.clock.now();
  const escalation: Escalation = {
    id: asId<EscalationId>(randomUUID()),
    serverId: place.serverId,
    number: 1,
    groupId,
    class: 'authority',
    cause: 'direct',
    status: 'open',
    edition: 'mcp-2026',
    proposalId: null,
    nominationId: null,
    otherGroupId: null,
    decision: 'Typed words.',
    options: 'Typed words.',
    disagreement: 'Typed words.',
    ask: 'Typed words.',
    draftedAt: now,
    sentAt: now,
    dueAt: businessDaysAfter(now, 5),
    respondedAt: null,
    assigneeId: null,
    assignedAt: null,
    outcome: null,
    settledAt: null,
    ...parts,
  };
  await place.bot.deps.store.transaction((tx) => tx.escalations.save(escalation));
  return escalation;
}
