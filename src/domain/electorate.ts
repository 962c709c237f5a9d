import type { Instant, VoteId } from './ids.js';
import { isEmeritus, type Membership } from './membership.js';
import type { Seat, SeatKind } from './vote.js';

/**
 * V2, V3, P3, P8: who votes, as they are when a vote opens: WG Members, leads, and Participants from before the
 * announcement, in the order in which they are given. In the base of the quorum are those WG Members and leads who are
 * active.
 * @param announcedAt when the proposal's present text was announced, or the opening where it was not yet
 */
export function electorateOf(voteId: VoteId, members: readonly Membership[], announcedAt: Instant): Seat[] {
  const seats = members.flatMap((membership) => {
    const kind = kindOf(membership, announcedAt);
    return kind === null ? [] : [{ personId: membership.personId, kind, forQuorum: isInBase(kind, membership) }];
  });
  return seats.map((seat, index) => ({ ...seat, voteId, number: index + 1, ballotId: null }));
}

function kindOf(membership: Membership, announcedAt: Instant): SeatKind | null {
  switch (membership.tier) {
    case 'lead':
    case 'member':
      return membership.tier;
    case 'participant':
      // An emeritus was WG Member, and Participant for longer.
      return membership.since < announcedAt || isEmeritus(membership) ? 'participant' : null;
    case 'observer':
      return null;
  }
}

const isInBase = (kind: SeatKind, { inactiveSince }: Membership): boolean =>
  kind === 'member' || (kind === 'lead' && inactiveSince === null);
