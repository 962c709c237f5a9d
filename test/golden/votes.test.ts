import { describe, expect, it } from 'vitest';
import type { VoteNotice } from '../../src/domain/post.js';
import type { Proposal } from '../../src/domain/proposal.js';
import { asId, type BallotId } from '../../src/domain/ids.js';
import type { Ballot, Choice, CountedBallot, SeatKind, Vote, VoteFacts } from '../../src/domain/vote.js';
import type { Card } from '../../src/text/card.js';
import { ballotPage, extendedPage, votePage } from '../../src/text/pages/vote.js';
import { voteCard } from '../../src/text/vote-card.js';
import { voteNotice } from '../../src/text/vote-notices.js';
import { DAY, HOUR, MONDAY, group, person, proposal, vote } from '../domain/sample.js';
import { asText, lengthOf } from './as-text.js';

const CLOSED = MONDAY + 8 * DAY;
const HEAD = '0123456789abcdef'.repeat(4);
const HOSTILE = '**bold**\n# Not a heading\n> `code` <@123> @everyone [x](https://a.example) ||spoiler||';
const LONG = 'We have waited for this for a year and nobody has shown a number that speaks against it. '.repeat(20);

const about = (parts: Partial<Vote> = {}, of: Partial<Proposal> = {}, more: Partial<VoteFacts> = {}): VoteFacts => {
  const kind = of.groupKind ?? 'working-group';
  return {
    vote: vote(parts),
    about: {
      ...{ proposal: proposal(kind, { status: 'voting', ...of }), group: group(kind), author: person(1) },
      ...{ objections: [], leads: [person(5)], vote: vote(parts), voteRequests: 0 },
      ...{ feedback: [], approvals: [], escalations: [] },
    },
    contests: [],
    ballots: [],
    ...more,
  };
};

const ballot = (n: number, choice: Choice, rationale: string): Ballot => ({
  ...{ id: asId<BallotId>(`ballot-${n}`), voteId: vote().id, seat: n, personId: person(n).id },
  ...{ choice, rationale, receipt: 'fedcba9876543210', at: MONDAY + DAY + n * HOUR },
});

const cast = (n: number, kind: SeatKind, choice: Choice, rationale: string): CountedBallot => {
  const seat = { voteId: vote().id, number: n, personId: person(n).id, kind, forQuorum: kind !== 'participant' };
  return {
    seat: { ...seat, ballotId: asId<BallotId>(`ballot-${n}`) },
    ballot: ballot(n, choice, rationale),
    by: person(n),
  };
};

const FEW = [
  cast(1, 'lead', 'approve', 'It works for us.'),
  cast(2, 'member', 'reject', 'Fridays are holidays for some of us.'),
  cast(3, 'member', 'abstain', ''),
  cast(6, 'participant', 'approve', 'Good to have one place to look.'),
];

const counted = {
  ...{ voted: 4, forQuorum: 3 },
  members: { approve: 1, reject: 1, abstain: 1 },
  participants: { approve: 1, reject: 0, abstain: 0 },
} satisfies Partial<Vote>;

const closed = {
  ...counted,
  ...{ status: 'closed', result: 'passed', closesAt: CLOSED, closedAt: CLOSED, contestUntil: CLOSED + 72 * HOUR },
} satisfies Partial<Vote>;

const NO_ONE = { approve: 0, reject: 0, abstain: 0 };
const result: VoteNotice = { type: 'vote-result', id: vote().id, recordHead: HEAD, recounted: false };
const many = Array.from({ length: 14 }, (_none, n) =>
  cast(n + 1, 'member', 'reject', n % 2 === 0 ? HOSTILE.repeat(3) : LONG),
);

const CARDS: Record<string, () => Card> = {
  'vote-announcing': () => voteCard(about({ announcedAt: null, closesAt: null })),
  'vote-open': () => voteCard(about({ ...counted, forQuorum: 2, members: { approve: 1, reject: 1, abstain: 0 } })),
  'vote-open-quorum-there': () => voteCard(about(counted)),
  'vote-open-tipped': () =>
    voteCard(
      about({
        ...counted,
        cause: 'members',
        members: { approve: 1, reject: 2, abstain: 0 },
        participants: { ...NO_ONE, approve: 3 },
      }),
    ),
  'vote-open-scope-extended': () =>
    voteCard(
      about({ extended: { at: MONDAY, days: 3 }, cause: 'lead' }, { matter: 'scope', significance: 'significant' }),
    ),
  'vote-open-no-base': () => voteCard(about({ base: 0, seats: 1 })),
  'vote-open-everybody': () => voteCard(about({ ...counted, seats: 4, closesAt: MONDAY + 2 * DAY })),
  'vote-open-interest-group': () => voteCard(about(counted, { groupKind: 'interest-group' })),
  'vote-closed-passed': () => voteCard(about(closed, { status: 'passed' })),
  'vote-closed-agreed': () => voteCard(about(closed, { status: 'agreed', matter: 'scope' })),
  'vote-closed-contested': () => voteCard(about(closed, { status: 'contested' })),
  'vote-cancelled': () => voteCard(about({ ...counted, status: 'cancelled', closedAt: MONDAY }, { status: 'open' })),
  'vote-cancelled-withdrawn': () =>
    voteCard(about({ status: 'cancelled', closedAt: MONDAY }, { status: 'withdrawn', settledAt: MONDAY })),
  'vote-result-passed': () => voteNotice(result, about(closed, { status: 'passed' }, { ballots: FEW })),
  'vote-result-failed': () =>
    voteNotice(
      result,
      about(
        { ...closed, result: 'failed', participants: { ...NO_ONE, abstain: 1 } },
        { status: 'failed' },
        { ballots: FEW.slice(0, 3) },
      ),
    ),
  'vote-result-no-quorum': () =>
    voteNotice(
      result,
      about(
        { ...closed, result: 'no-quorum', forQuorum: 0, voted: 0, members: NO_ONE, participants: NO_ONE },
        { status: 'no-quorum' },
      ),
    ),
  'vote-result-scope': () =>
    voteNotice(
      { ...result, recounted: true },
      about(
        { ...closed, members: { approve: 2, reject: 1, abstain: 0 } },
        { status: 'agreed', matter: 'scope' },
        { ballots: FEW },
      ),
    ),
  'vote-result-binding-feedback': () => voteNotice(result, about(closed, { status: 'agreed' }, { ballots: FEW })),
  'vote-result-many-and-hostile': () =>
    voteNotice(
      result,
      about(
        {
          ...closed,
          seats: 5_000,
          voted: 14,
          base: 14,
          forQuorum: 14,
          result: 'failed',
          members: { approve: 0, reject: 14, abstain: 0 },
          participants: { ...NO_ONE, approve: 30 },
        },
        { status: 'failed', title: '*'.repeat(80), matter: 'specification' },
        { ballots: many },
      ),
    ),
  'vote-result-undone': () => voteNotice(result, about(counted)),
  'vote-result-cancelled': () => voteNotice(result, about({ status: 'cancelled' }, { status: 'open' })),
  'vote-extended': () =>
    voteNotice({ type: 'vote-extended', id: vote().id, days: 3 }, about({ extended: { at: MONDAY, days: 3 } })),
  'vote-moved': () => voteNotice({ type: 'vote-moved', id: vote().id, from: CLOSED, to: CLOSED + DAY }, about()),
  'page-ballot-cast': () =>
    ballotPage({
      ballot: ballot(2, 'reject', 'No.'),
      counts: true,
      replaced: true,
      proposal: proposal('working-group'),
      vote: vote(),
    }),
  'page-ballot-closes': () =>
    ballotPage({
      ballot: ballot(2, 'approve', 'Yes.'),
      counts: true,
      replaced: false,
      proposal: proposal('working-group'),
      vote: vote(closed),
    }),
  'page-ballot-kept': () =>
    ballotPage({
      ballot: ballot(2, 'approve', 'Yes.'),
      counts: false,
      replaced: false,
      proposal: proposal('working-group'),
      vote: vote(),
    }),
  'page-vote-extended': () => extendedPage(proposal('working-group'), vote({ extended: { at: MONDAY, days: 1 } })),
  'page-vote-own-ballot': () =>
    votePage({ facts: about(counted), seat: FEW[1]?.seat ?? null, last: ballot(2, 'reject', HOSTILE), earlier: 2 }),
  'page-vote-not-voted': () => votePage({ facts: about(counted), seat: FEW[0]?.seat ?? null, last: null, earlier: 0 }),
  'page-vote-closed-no-seat': () =>
    votePage({ facts: about(closed, { status: 'passed' }, { ballots: FEW }), seat: null, last: null, earlier: 0 }),
};

describe('what people see of votes', () => {
  it.each(Object.keys(CARDS))('%s', async (name) => {
    const made = CARDS[name]?.();
    if (!made) throw new Error(`no card ${name}`);
    await expect(asText(made)).toMatchFileSnapshot(`./cards/${name}.txt`);
    expect(lengthOf(made)).toBeLessThanOrEqual(4_000);
    expect(made.blocks.length + made.files.length + 2 + made.buttons.length).toBeLessThan(40);
  });
});
