import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { amendProposal } from '../../src/app/amend-proposal.js';
import { announceProposal } from '../../src/app/announce-proposal.js';
import { announceVote } from '../../src/app/announce-vote.js';
import { blockProposal } from '../../src/app/block-proposal.js';
import { castBallot } from '../../src/app/cast-ballot.js';
import { closeDueVote } from '../../src/app/close-vote.js';
import { contestResult } from '../../src/app/contest-result.js';
import { extendVote } from '../../src/app/extend-vote.js';
import { giveFeedback } from '../../src/app/give-feedback.js';
import { liftFeedback } from '../../src/app/lift-feedback.js';
import { liftObjection } from '../../src/app/lift-objection.js';
import { markSignificant } from '../../src/app/mark-significant.js';
import { requestVote } from '../../src/app/request-vote.js';
import { settleProposal } from '../../src/app/settle-proposal.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import type { Instant, ProposalId } from '../../src/domain/ids.js';
import { CHOICES, type Choice } from '../../src/domain/vote.js';
import { notReplayed } from '../replayed.js';
import { temporaryStore, type TemporaryStore } from '../temporary-store.js';
import { withLadder } from './oversight.js';
import { aPlace, DAY, HOUR, openIn, stored, type Name, type Place } from './place.js';

let kept: TemporaryStore;
beforeAll(async () => {
  kept = await temporaryStore();
});
afterAll(() => kept.close());

const WHAT = [
  ...(['block', 'lift', 'request', 'ballot', 'ballot', 'ballot', 'extend', 'contest', 'withdraw'] as const),
  ...(['amend', 'mark-significant', 'feedback', 'feedback-lifted'] as const),
] as const;

/** What somebody does, and how long after the announcement. */
interface Done {
  readonly what: (typeof WHAT)[number];
  readonly by: 'alice' | 'bob' | 'carol';
  readonly choice: Choice;
  readonly after: number;
}

/** Somebody does something with a proposal as it is then; a refusal changes nothing. */
async function act(place: Place, id: ProposalId, { what, by, choice }: Done, at: Instant): Promise<void> {
  const { deps } = place;
  const as = (name: Name) => place.act(name, { at });
  const { number, version } = await stored(place, id);
  const vote = await deps.store.read((tx) => tx.votes.latestOf(id));
  const roles = (await deps.store.read((tx) => tx.servers.find(place.serverId)))?.roles.coreMaintainers;
  const core = { ...as('frank'), user: { ...as('frank').user, roleIds: roles ? [roles] : [] } };
  switch (what) {
    case 'block':
      await blockProposal(deps, as(by), id, { reason: 'It breaks.', resolution: 'Wait.' });
      break;
    case 'lift':
      await liftObjection(deps, as(by), id);
      break;
    case 'request':
      await requestVote(deps, as(by), id);
      break;
    case 'ballot':
      // Carol never votes: a last first ballot that arrives after the close leaves the close where it was (V7).
      if (vote) await castBallot(deps, as(by === 'carol' ? 'bob' : by), vote.id, { choice, rationale: `At ${at}.` });
      break;
    case 'extend':
      await extendVote(deps, as('alice'), { ref: `D-${number}`, days: 2 });
      break;
    case 'contest':
      if (vote) await contestResult(deps, as(by), vote.id, 'We were away.');
      break;
    case 'withdraw':
      await withdrawProposal(deps, as('dave'), id);
      break;
    case 'amend':
      await amendProposal(deps, as('dave'), id, { title: `Version ${version + 1}`, text: 'Another.' });
      break;
    case 'mark-significant':
      await markSignificant(deps, as(by), id);
      break;
    case 'feedback':
      await giveFeedback(deps, core, id, { id: null, text: 'Not so.', binding: true });
      break;
    case 'feedback-lifted':
      await liftFeedback(deps, core, id, null);
      break;
  }
}

/** What was posted arrives a millisecond after the act. */
const deliver = (place: Place, id: ProposalId, at: Instant): Promise<void> =>
  place.deps.store.transaction(async (tx) => {
    await announceProposal(tx, id, at, place.clock.at);
    const vote = await tx.votes.latestOf(id);
    if (vote) await announceVote(tx, place.deps, vote.id, at);
  });

/** Time does what is due. */
async function sweep(place: Place, id: ProposalId): Promise<void> {
  await place.deps.store.transaction((tx) => settleProposal(tx, id, place.clock.at, false, []));
  const vote = await place.deps.store.read((tx) => tx.votes.latestOf(id));
  if (vote) await place.deps.store.transaction((tx) => closeDueVote(tx, place.deps, vote.id, []));
}

/** Everything that an outcome is. */
async function outcome(place: Place, id: ProposalId) {
  const { status, version, announcedAt, deadlineAt, settledAt } = await stored(place, id);
  const votes = await place.deps.store.read((tx) => tx.votes.ofProposal(id));
  return {
    ...{ status, version, announcedAt, deadlineAt, settledAt },
    votes: votes.map((vote) => {
      const { round, cause, status: of, result, announcedAt: since, closesAt, closedAt, contestUntil } = vote;
      const { members, participants, voted, forQuorum } = vote;
      return {
        round,
        cause,
        of,
        result,
        since,
        closesAt,
        closedAt,
        contestUntil,
        members,
        participants,
        voted,
        forQuorum,
      };
    }),
  };
}

const END = 60 * DAY;

/**
 * @param late null where each act is processed as it comes; else all are processed at the end, and time does what is due
 *   before those for which this is true
 */
async function told(acts: readonly Done[], late: readonly boolean[] | null) {
  const place = await aPlace(kept.store);
  await withLadder(place);
  const quiet: Place = { ...place, deps: { ...place.deps, outageExtension: false } };
  const { id } = await openIn(quiet);
  const begin = place.clock.at;
  for (const [index, each] of acts.entries()) {
    const at = begin + each.after;
    place.clock.at = late === null ? at : begin + END;
    if (late?.[index] ?? true) await sweep(quiet, id);
    await act(quiet, id, each, at);
    await deliver(quiet, id, at + 1);
  }
  place.clock.at = begin + END;
  await sweep(quiet, id);
  return outcome(quiet, id);
}

const doing = fc.record({
  what: fc.constantFrom(...WHAT),
  by: fc.constantFrom<Done['by']>('alice', 'bob', 'carol'),
  choice: fc.constantFrom(...CHOICES),
  after: fc.oneof(
    fc.integer({ min: 1, max: 6 * DAY }),
    // Around the deadline, and the close of a vote that is opened early.
    fc.integer({ min: 5 * DAY - HOUR, max: 5 * DAY + HOUR }),
    fc.integer({ min: 1, max: 14 * DAY }),
  ),
});
const acts = fc
  .uniqueArray(doing, { selector: ({ after }) => after >> 1, minLength: 3, maxLength: 12 })
  .map((made) => made.toSorted((a, b) => a.after - b.after));
/** One in which a vote is opened early. */
const withVote = acts.map((made) => [
  { what: 'block', by: 'bob', choice: 'abstain', after: 0 } as const,
  ...made.map((each) => ({ ...each, after: each.after + 2 })),
]);

it('X7, V8: what becomes of a proposal never depends on when it was processed, only on when people acted', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(acts, withVote, withVote),
      fc.array(fc.boolean(), { minLength: 13, maxLength: 13 }),
      async (made, sweeps) => {
        expect(await told(made, sweeps)).toEqual(await told(made, null));
      },
    ),
    // The same sequences each time: a block upon another one that comes in days late, after its vote has closed, is refused.
    { numRuns: 20, seed: 5 },
  );
  expect(await notReplayed(kept.store)).toEqual([]);
}, 120_000);
