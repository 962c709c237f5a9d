import { announceVote } from '../../src/app/announce-vote.js';
import { blockProposal } from '../../src/app/block-proposal.js';
import { castBallot } from '../../src/app/cast-ballot.js';
import { closeDueVote } from '../../src/app/close-vote.js';
import type { Instant, VoteId } from '../../src/domain/ids.js';
import type { ProposalRequest } from '../../src/domain/proposal-terms.js';
import type { Proposal } from '../../src/domain/proposal.js';
import type { Choice, Vote } from '../../src/domain/vote.js';
import { DAY, HOUR, done, openIn, type Name, type Place } from './place.js';

/** A proposal with its vote, which was announced a day after the proposal. */
export interface Voted {
  readonly proposal: Proposal;
  readonly vote: Vote & { readonly closesAt: Instant; readonly announcedAt: Instant };
}

/** A vote that bob's block opened; alice leads, bob and carol are WG Members, dave a Participant. */
export async function openVoteIn(place: Place, request: Partial<ProposalRequest> = {}): Promise<Voted> {
  place.clock.at += HOUR;
  const proposal = await openIn(place, { request });
  place.clock.at += DAY;
  const block = { reason: 'It breaks old clients.', resolution: 'Keep both for a year.' };
  done(await blockProposal(place.deps, place.act('bob'), proposal.id, block));
  const { id } = await latest(place, proposal);
  await place.deps.store.transaction((tx) => announceVote(tx, place.deps, id, place.clock.at));
  const vote = await latest(place, proposal);
  const { closesAt, announcedAt } = vote;
  if (closesAt === null || announcedAt === null) throw new Error('its period does not run');
  return { proposal, vote: { ...vote, closesAt, announcedAt } };
}

export async function latest(place: Place, { id }: Pick<Proposal, 'id'>): Promise<Vote> {
  const vote = await place.deps.store.read((tx) => tx.votes.latestOf(id));
  if (!vote) throw new Error('there is no vote');
  return vote;
}

export const cast = (
  place: Place,
  { vote }: { readonly vote: { readonly id: VoteId } },
  name: Name,
  choice: Choice,
  at: Instant = place.clock.at,
  rationale = `${name} says ${choice}.`,
) => castBallot(place.deps, place.act(name, { at }), vote.id, { choice, rationale });

/** Lets the clock reach the close, and closes the vote. */
export async function closeIn(place: Place, { vote }: Voted): Promise<void> {
  place.clock.at = vote.closesAt;
  await place.deps.store.transaction((tx) => closeDueVote(tx, { ...place.deps, outageExtension: false }, vote.id, []));
}
