import { asId, type GroupId } from '../../domain/ids.js';
import type { EndedByMerging } from '../../domain/linking.js';
import { CHOICES, SEAT_KINDS, type Choice, type Seat, type SeatKind } from '../../domain/vote.js';
import type { Prisma, VoteSeat } from '../../generated/sqlite/client.js';
import type { Rows } from './client.js';
import { instantOf, oneOf } from './columns.js';

/**
 * L5, V3: who is one person has one seat in a vote. Of two the higher one stays, as it is; the other is taken out of the
 * electorate, and its ballot out of the tally, while every ballot of it is kept. A result that was announced stands:
 * whoever may contests it (E1). Answers the seats that are gone.
 */
export async function mergeSeats(rows: Rows, from: string, into: string): Promise<EndedByMerging[]> {
  const gone: EndedByMerging[] = [];
  for (const theirs of await rows.voteSeat.findMany({ where: { personId: from }, orderBy: { voteId: 'asc' } })) {
    const own = await rows.voteSeat.findUnique({ where: keyOf(theirs.voteId, into) });
    if (own) {
      const [a, b] = [await placeOf(rows, own), await placeOf(rows, theirs)];
      gone.push(await removeSeat(rows, isBefore(a, b) ? b : a));
    }
    await rows.voteSeat.updateMany({ where: { voteId: theirs.voteId, personId: from }, data: { personId: into } });
  }
  return gone;
}

const keyOf = (voteId: string, personId: string) => ({ voteId_personId: { voteId, personId } });

/** A seat with what its ballot says. */
interface SeatPlace extends Pick<Seat, 'number' | 'kind' | 'forQuorum'> {
  readonly voteId: string;
  readonly ballot: { readonly choice: Choice; readonly at: number } | null;
}

async function placeOf(rows: Rows, { voteId, number, kind, forQuorum, ballotId }: VoteSeat): Promise<SeatPlace> {
  const cast = ballotId === null ? null : await rows.ballot.findUniqueOrThrow({ where: { id: ballotId } });
  const ballot = cast && { choice: oneOf(CHOICES, cast.choice, 'Ballot.choice'), at: instantOf(cast.at) };
  return { voteId, number, kind: oneOf(SEAT_KINDS, kind, 'VoteSeat.kind'), forQuorum, ballot };
}

const RANK: Record<SeatKind, number> = { lead: 2, member: 1, participant: 0 };

/** Whether a seat stays rather than another: by its kind; then in the base (V2), with the last ballot (V8), the first. */
function isBefore(a: SeatPlace, b: SeatPlace): boolean {
  if (a.kind !== b.kind) return RANK[a.kind] > RANK[b.kind];
  if (a.forQuorum !== b.forQuorum) return a.forQuorum;
  const [at, other] = [a.ballot?.at ?? 0, b.ballot?.at ?? 0];
  return at === other ? a.number < b.number : at > other;
}

/** The column of a vote that counts such a ballot. */
const TALLIED = {
  members: { approve: 'memberYes', reject: 'memberNo', abstain: 'memberAbstain' },
  participants: { approve: 'othersYes', reject: 'othersNo', abstain: 'othersAbstain' },
} as const satisfies Record<string, Record<Choice, keyof Prisma.VoteUpdateInput>>;

async function removeSeat(rows: Rows, { voteId, number, kind, forQuorum, ballot }: SeatPlace): Promise<EndedByMerging> {
  const one = { decrement: 1 };
  const tally = TALLIED[kind === 'participant' ? 'participants' : 'members'];
  const { proposal, round, closesAt } = await rows.vote.update({
    where: { id: voteId },
    data: {
      seats: one,
      ...(forQuorum ? { base: one } : {}),
      ...(ballot ? { voted: one, [tally[ballot.choice]]: one } : {}),
      ...(ballot && forQuorum ? { forQuorum: one } : {}),
    },
    include: { proposal: true },
  });
  await rows.voteSeat.delete({ where: { voteId_number: { voteId, number } } });
  return {
    happened: 'seat-merged',
    subject: `D-${proposal.number}`,
    groupId: asId<GroupId>(proposal.groupId),
    edition: proposal.edition,
    facts: {
      ...{ status: proposal.status, round, closesAt: instantOf(closesAt) },
      ...{ seat: number, kind, choice: ballot?.choice ?? null, forQuorum },
    },
  };
}
