import { randomUUID } from 'node:crypto';
import { announceVote } from '../../src/app/announce-vote.js';
import { openVote } from '../../src/app/open-vote.js';
import { writeProposal } from '../../src/app/write-proposal.js';
import { addHours } from '../../src/domain/calendar.js';
import { asId, type FeedbackId, type ProposalId } from '../../src/domain/ids.js';
import type { Proposal } from '../../src/domain/proposal.js';
import { edition } from '../../src/domain/rules.js';
import type { Vote } from '../../src/domain/vote.js';
import { DAY, openIn, stored, type Place } from './place.js';
import { snowflake } from '../store/fixtures.js';

/** Roles of the ladder, and the channel of Core Maintainers; answers what somebody has who acts as one. */
export async function withLadder(place: Place) {
  const roles = { coreMaintainers: snowflake(), leadMaintainers: snowflake(), maintainers: null, moderators: null };
  const coreMaintainers = snowflake();
  await place.deps.store.transaction(async (tx) => {
    const server = await tx.servers.find(place.serverId);
    if (!server) throw new Error('no server');
    await tx.servers.save({ ...server, roles, channels: { ...server.channels, coreMaintainers } });
  });
  type Acting = Parameters<Place['act']>;
  const as =
    (role: typeof roles.coreMaintainers) =>
    (...given: Acting) => {
      const act = place.act(...given);
      return { ...act, user: { ...act.user, roleIds: [role] } };
    };
  return { core: as(roles.coreMaintainers), lead: as(roles.leadMaintainers), channelId: coreMaintainers };
}

export const feedbackId = (): FeedbackId => asId<FeedbackId>(randomUUID());

/** A proposal in the Working Group whose vote closed now with this result, as closing it writes it. */
export async function voted(
  place: Place,
  status: 'passed' | 'agreed' | 'failed' | 'no-quorum',
): Promise<{ proposal: Proposal; vote: Vote }> {
  const { id } = await openIn(place, { request: { matter: status === 'agreed' ? 'scope' : 'routine' } });
  const { store } = place.deps;
  await store.transaction(async (tx) => {
    await tx.servers.lock(place.serverId);
    const proposal = await tx.proposals.find(id);
    if (!proposal) throw new Error('no proposal');
    const opening = { proposal, group: place.wg, cause: 'lead', at: place.clock.at, by: null } as const;
    await openVote(tx, { ...opening, now: place.clock.at });
  });
  const opened = await latest(place, id);
  await store.transaction((tx) => announceVote(tx, place.deps, opened.id, place.clock.at));
  place.clock.at += 7 * DAY;
  await store.transaction(async (tx) => {
    await tx.servers.lock(place.serverId);
    const voting = await stored(place, id);
    const at = place.clock.at;
    const contestUntil = addHours(at, edition(voting.edition).CONTEST_HOURS);
    const result = status === 'agreed' ? 'passed' : status;
    await tx.votes.save({ ...(await latest(place, id)), status: 'closed', result, closedAt: at, contestUntil });
    await writeProposal(tx, {
      proposal: { ...voting, status, settledAt: status === 'passed' || status === 'agreed' ? at : null },
      group: place.wg,
      at,
      happened: 'vote-closed',
      clauses: ['V4'],
      now: at,
    });
  });
  return { proposal: await stored(place, id), vote: await latest(place, id) };
}

export async function latest(place: Place, id: ProposalId): Promise<Vote> {
  const vote = await place.deps.store.read((tx) => tx.votes.latestOf(id));
  if (!vote) throw new Error('no vote');
  return vote;
}
