import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { files } from '../../src/adapters/files/files.js';
import { openStore } from '../../src/adapters/prisma/store.js';
import type { Act } from '../../src/app/act.js';
import { announceVote } from '../../src/app/announce-vote.js';
import { blockProposal } from '../../src/app/block-proposal.js';
import { castBallot } from '../../src/app/cast-ballot.js';
import { closeDueVote } from '../../src/app/close-vote.js';
import { postFacts } from '../../src/app/post-facts.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import type { Seat, Vote } from '../../src/domain/vote.js';
import type { Store } from '../../src/ports/store.js';
import { postCard } from '../../src/text/posts.js';
import { aPlace, DAY, done, openIn, type Place } from '../app/place.js';
import { plantRoster } from '../store/plant-roster.js';
import { compared, ms, type Row } from './row.js';
import { median } from './statistics.js';

export interface VotesSize {
  /** How many may vote, at least; the larger number is measured against the smaller. */
  readonly voters: readonly [small: number, large: number];
  /** Votes that are opened and closed on each side, */
  readonly votes: number;
  /** and ballots that are cast in the first of them. */
  readonly ballots: number;
  readonly warmUp: number;
}

const BALLOT_AT_MOST = 2;
const STEPS = ['a ballot', 'opening', 'closing', 'its card with the result'] as const;
type Times = Record<(typeof STEPS)[number], number[]>;

/** How long a formal vote takes with so many voters, in the program itself: its rules, its record, its database. */
export async function votes({ voters, votes: count, ballots, warmUp }: VotesSize): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'));
  const stores: Store[] = [];
  try {
    const sides: { place: Place; taken: Times }[] = [];
    for (const [index, number] of voters.entries()) {
      const url = `file:${join(folder, `${index}.db`)}`;
      const store = await openStore(url);
      stores.push(store);
      sides.push({ place: await settled(store, url, number), taken: noTimes() });
    }
    for (let turn = 0; turn < count; turn += 1) {
      const open: Vote[] = [];
      for (const { place, taken } of sides) open.push(await opened(place, taken));
      for (let ballot = 0; turn === 0 && ballot < warmUp + ballots; ballot += 1) {
        for (const [index, { place, taken }] of sides.entries()) {
          const vote = open[index];
          if (vote) await oneBallot(place, vote, ballot, ballot < warmUp ? noTimes() : taken);
        }
      }
      for (const [index, { place, taken }] of sides.entries()) {
        const vote = open[index];
        if (vote) await closed(place, vote, taken);
      }
    }
    const [against, ours] = sides.map(({ taken }) => taken);
    if (!against || !ours) throw new RangeError('two sides are compared');
    const [small, large] = voters.map((number) => number.toLocaleString('en'));
    return STEPS.map((step) =>
      compared(
        `a vote of ${large} against one of ${small}: ${step}`,
        { ours: median(ours[step]), against: median(against[step]) },
        ms,
        step === 'a ballot' ? BALLOT_AT_MOST : null,
      ),
    );
  } finally {
    for (const store of stores) await store.close();
    await rm(folder, { recursive: true, force: true });
  }
}

const noTimes = (): Times => ({ 'a ballot': [], opening: [], closing: [], 'its card with the result': [] });

async function timed<T>(times: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  const value = await work();
  times.push(performance.now() - began);
  return value;
}

/** Of twenty people of a planted roster twelve may vote. */
async function settled(store: Store, url: string, voters: number): Promise<Place> {
  const place = await aPlace(store);
  const people = Math.ceil((voters * 20) / 12);
  await plantRoster(url, { serverId: place.serverId, groups: 0, people, into: place.wg.id });
  return place;
}

async function opened(place: Place, taken: Times): Promise<Vote> {
  const proposal = await openIn(place);
  const objection = { reason: 'Green fades', resolution: 'Use blue' };
  await timed(taken.opening, async () =>
    done(await blockProposal(place.deps, place.act('bob'), proposal.id, objection)),
  );
  return place.deps.store.transaction(async (tx) => {
    const vote = await tx.votes.latestOf(proposal.id);
    if (!vote) throw new Error('a block opens a vote');
    await announceVote(tx, place.deps, vote.id, place.clock.at);
    return vote;
  });
}

/** So many voters take turns: fewer than either side has, so that neither vote closes early. */
const IN_TURN = 8;

async function oneBallot(place: Place, { id }: Vote, turn: number, taken: Times): Promise<void> {
  const typed = { choice: turn % 3 === 0 ? 'reject' : 'approve', rationale: `It is time, ${turn}.` } as const;
  const act = actOf(place, turn % IN_TURN);
  await timed(taken['a ballot'], async () => done(await castBallot(place.deps, act, id, typed)));
}

/** Somebody of the planted roster acts: see there for their accounts. */
function actOf(place: Place, number: number): Act {
  const act = place.act('bob');
  return { ...act, user: { ...act.user, id: asId<Snowflake>(String(700_000_000_000_000_000n + BigInt(number))) } };
}

async function closed(place: Place, { id }: Vote, taken: Times): Promise<void> {
  const { store } = place.deps;
  // No bot is connected here, and the close is not to move for that (X7).
  const deps = { ...place.deps, outageExtension: false };
  await store.transaction((tx) => everybodyVotes(tx.votes, id));
  place.clock.at += 8 * DAY;
  await timed(taken.closing, () => store.transaction((tx) => closeDueVote(tx, deps, id, [])));
  await timed(taken['its card with the result'], () =>
    store.read(async (tx) => {
      const facts = await postFacts(tx, { type: 'vote', id }, files);
      if (facts?.type !== 'vote' || facts.facts.vote.status !== 'closed') throw new Error('the vote is not closed');
      postCard(facts);
    }),
  );
}

/** As if everybody who has not yet voted were for it. */
async function everybodyVotes(votesOf: Parameters<Parameters<Store['transaction']>[0]>[0]['votes'], id: Vote['id']) {
  const vote = await votesOf.find(id);
  if (!vote) throw new Error('there is no such vote');
  const waiting = (await votesOf.seats(id)).filter(({ ballotId }) => ballotId === null);
  for (const { number, personId } of waiting) {
    const ballot = { voteId: id, seat: number, personId, choice: 'approve', rationale: 'Yes.', receipt: '' } as const;
    await votesOf.cast({ ...ballot, id: asId(`${id}-${number}`), at: vote.openedAt });
  }
  const more = (test: (seat: Seat) => boolean): number => waiting.filter(test).length;
  await votesOf.save({
    ...vote,
    voted: vote.voted + waiting.length,
    forQuorum: vote.forQuorum + more(({ forQuorum }) => forQuorum),
    members: { ...vote.members, approve: vote.members.approve + more(({ kind }) => kind !== 'participant') },
    participants: {
      ...vote.participants,
      approve: vote.participants.approve + more(({ kind }) => kind === 'participant'),
    },
  });
}
