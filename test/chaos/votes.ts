import type { Deed } from './act.js';
import { drafted, dropped } from './escalations.js';
import {
  DAY,
  HOUR,
  RESULTS,
  inTime,
  isAtLeast,
  no,
  saysSomething,
  takesBack,
  type Actor,
  type Facts,
  type Follow,
  type Matter,
  type Outcome,
  type Place,
  type Refusal,
} from './matter.js';

export type Choice = 'approve' | 'reject' | 'abstain';
export const CHOICES = ['approve', 'reject', 'abstain'] as const satisfies readonly Choice[];

export interface Ballot {
  readonly choice: Choice;
  rationale: string;
  readonly at: number;
}

export interface Seat {
  user: string;
  readonly kind: 'member' | 'lead' | 'participant';
  readonly forQuorum: boolean;
  /** In the order in which they were heard of; the last one counts. */
  readonly ballots: Ballot[];
}

/** A formal vote on a matter. */
export interface Vote {
  readonly round: number;
  readonly cause: 'block' | 'lead' | 'members';
  status: 'open' | 'closed' | 'cancelled';
  result: 'passed' | 'failed' | 'no-quorum' | null;
  readonly openedAt: number;
  announcedAt: number | null;
  closesAt: number | null;
  extendedBy: number | null;
  moved: boolean;
  closedAt: number | null;
  contestUntil: number | null;
  contestMoved: boolean;
  readonly seats: readonly Seat[];
  readonly contests: { by: string; readonly at: number }[];
  readonly said: { result: number; extended: number; moved: number };
}

/** Everybody in a group as they are now. */
export type Electorate = () => readonly (readonly [user: string, place: Place])[];

export type VoteDeed = Extract<Deed, { kind: 'request' | 'ballot' | 'extend' | 'contest' }>;

export const latestVote = ({ votes }: Matter): Vote | undefined => votes.at(-1);
const seatOf = ({ seats }: Vote, user: string): Seat | undefined => seats.find((seat) => seat.user === user);
const hasVoted = ({ ballots }: Seat): boolean => ballots.length > 0;
const everybodyVoted = ({ seats }: Vote): boolean => seats.length > 0 && seats.every(hasVoted);

/** V1, V3, V6 to V8, E1: why somebody may not do this with a vote; null when they may. `round` is which vote they mean. */
export function mayVote(deed: VoteDeed, matter: Matter, actor: Actor, round: number): Refusal | null {
  const { user, at, place } = actor;
  switch (deed.kind) {
    case 'request':
      if (!matter.working) return no('P4', 'no-member-tier');
      if (!isAtLeast(place, 'member')) return no('V1', 'tier-too-low');
      if (matter.status === 'voting') return no('V1', 'not-open');
      return (
        inTime(matter, at, 'V1') ??
        (place.tier !== 'lead' && hasAsked(matter, user) ? no('V1', 'vote-asked-for-already') : null)
      );
    case 'ballot': {
      const vote = matter.votes[round - 1];
      const seat = vote && seatOf(vote, user);
      if (!vote || !seat) return no('V3', 'no-seat');
      return beforeClose(vote, matter, at) ?? (actor.asks ? null : mayCast(deed, seat, at));
    }
    case 'extend': {
      const vote = latestVote(matter);
      if (!vote) return no('V1', 'no-vote');
      if (place.tier !== 'lead') return no('V7', 'leads-extend');
      return (
        beforeClose(vote, matter, at) ??
        (vote.extendedBy === null ? null : no('V7', 'extended-already')) ??
        (deed.days > 14 ? no('V7', 'extension-days') : null) ??
        (everybodyVoted(vote) ? no('V7', 'everybody-voted') : null)
      );
    }
    case 'contest': {
      const vote = matter.votes[round - 1];
      if (vote?.status !== 'closed' || vote.contestUntil === null) return no('E1', 'no-result');
      if (!seatOf(vote, user)) return no('E1', 'not-in-electorate');
      if (vote.contests.some(({ by }) => by === user)) return no('E1', 'contested-already');
      if (at >= vote.contestUntil) return no('E1', 'contest-over');
      if (!isStanding(vote, matter)) return no('E1', 'result-overtaken');
      return actor.asks || saysSomething(deed.grounds) ? null : no('E1', 'empty-field');
    }
  }
}

const hasAsked = ({ requests, version }: Matter, user: string): boolean =>
  requests.some((each) => each.by === user && each.version === version);

/** V7, V8: before the close, or as long as the matter stands where the result brought it. */
export function beforeClose(vote: Vote, matter: Matter, at: number): Refusal | null {
  if (vote.status === 'cancelled') return no('V1', 'vote-cancelled');
  if (vote.closesAt !== null && at >= vote.closesAt) return no('V7', 'vote-over');
  const { closedAt } = vote;
  const isResult =
    closedAt !== null &&
    RESULTS.includes(matter.status) &&
    (matter.announcedAt === null || matter.announcedAt < closedAt);
  return (vote.status === 'open' ? matter.status === 'voting' : isResult) ? null : no('V8', 'result-moved-on');
}

function mayCast(
  { choice, rationale }: Extract<Deed, { kind: 'ballot' }>,
  { ballots }: Seat,
  at: number,
): Refusal | null {
  if (!(choice === 'abstain' && rationale === '') && !saysSomething(rationale)) return no('V6', 'empty-field');
  const last = ballots.at(-1);
  if (last && last.at > at) return no('V8', 'newer-ballot');
  return last?.choice === choice && last.rationale === rationale ? no('V8', 'same-ballot') : null;
}

/** E1: whether the matter stands where this vote brought it, or others have contested that. */
function isStanding(vote: Vote, matter: Matter): boolean {
  if (latestVote(matter) !== vote) return false;
  if (['failed', 'no-quorum', 'contested'].includes(matter.status)) return true;
  return (
    ['passed', 'agreed'].includes(matter.status) &&
    vote.result === 'passed' &&
    (matter.announcedAt === null || (vote.closedAt ?? 0) >= matter.announcedAt)
  );
}

/** Does what was allowed. */
export function voted(
  deed: VoteDeed,
  matter: Matter,
  { user, at, place }: Actor,
  round: number,
  electorate: Electorate,
): Outcome {
  switch (deed.kind) {
    case 'request': {
      const { requests, version } = matter;
      if (!hasAsked(matter, user)) requests.push({ by: user, version });
      const asked = requests.filter((each) => each.version === version).length;
      const cause = place.tier === 'lead' ? 'lead' : asked >= 3 ? 'members' : null;
      return {
        facts: { version, requests: asked, needed: 3 },
        follows: cause === null ? [] : [opens(matter, cause, at, electorate)],
      };
    }
    case 'ballot': {
      const vote = matter.votes[round - 1];
      const seat = vote && seatOf(vote, user);
      return vote && seat ? cast(vote, seat, matter, deed, at) : {};
    }
    case 'extend': {
      const vote = latestVote(matter);
      if (!vote) return {};
      const wasClosed = vote.status === 'closed';
      if (wasClosed) takesBack(matter);
      const closesAt = vote.closesAt === null ? null : vote.closesAt + deed.days * DAY;
      Object.assign(vote, { status: 'open', result: null, closedAt: null, contestUntil: null });
      Object.assign(vote, { closesAt, extendedBy: deed.days });
      vote.said.extended += 1;
      Object.assign(matter, { status: 'voting', settledAt: null });
      const facts = { round: vote.round, days: deed.days, closesAt };
      return { facts, follows: wasClosed ? dropped(matter, null) : [] };
    }
    case 'contest': {
      const vote = matter.votes[round - 1];
      vote?.contests.push({ by: user, at });
      Object.assign(matter, { status: 'contested', settledAt: null });
      matter.said.contested += 1;
      return { facts: { round }, follows: drafted(matter, 'contested', at) };
    }
  }
}

/** V1 to V3: a vote opens, for those who are in the group now. */
export function opens(matter: Matter, cause: Vote['cause'], at: number, electorate: Electorate): Follow {
  return {
    ...{ kind: 'vote-opened', subject: `D-${matter.ref}`, at },
    happens() {
      const seats = electorate().flatMap(([user, place]) => seatFor(user, place, matter.announcedAt ?? at));
      const vote: Vote = {
        ...{ round: matter.votes.length + 1, cause, status: 'open', result: null, openedAt: at, announcedAt: null },
        ...{ closesAt: null, extendedBy: null, moved: false, closedAt: null, contestUntil: null, contestMoved: false },
        ...{ seats, contests: [], said: { result: 0, extended: 0, moved: 0 } },
      };
      takesBack(matter);
      matter.votes.push(vote);
      Object.assign(matter, { status: 'voting', settledAt: null });
      const count = (kind: Seat['kind']): number => seats.filter((seat) => seat.kind === kind).length;
      return {
        facts: {
          ...{ round: vote.round, cause, seats: seats.length, base: baseOf(vote) },
          ...{ members: count('member'), leads: count('lead'), participants: count('participant') },
        },
      };
    },
  };
}

/** V3: WG Members, leads, Participants from before the announcement; V2: a lead who is inactive is not in the base. */
function seatFor(user: string, { tier, since, inactiveSince }: Place, announcedAt: number): Seat[] {
  if (tier === null || tier === 'observer') return [];
  if (tier !== 'participant')
    return [{ user, kind: tier, forQuorum: tier === 'member' || inactiveSince === null, ballots: [] }];
  const counts = since < announcedAt || inactiveSince !== null;
  return counts ? [{ user, kind: tier, forQuorum: false, ballots: [] }] : [];
}

/** V7: the period begins with the card. Answers why it does not, or null. */
export function voteAnnounced(matter: Matter, at: number): string | null {
  const vote = latestVote(matter);
  if (vote?.status !== 'open' || vote.announcedAt !== null) return 'no vote waits for its card';
  vote.announcedAt = at;
  vote.closesAt = at + ((matter.matter === 'scope' ? 10 : 7) + (vote.extendedBy ?? 0)) * DAY;
  if (everybodyVoted(vote)) vote.closesAt = Math.min(vote.closesAt, at + 24 * HOUR);
  return null;
}

function cast(
  vote: Vote,
  seat: Seat,
  matter: Matter,
  { choice, rationale }: Extract<Deed, { kind: 'ballot' }>,
  at: number,
): Outcome {
  const first = !hasVoted(seat);
  seat.ballots.push({ choice, rationale, at });
  const facts = { round: vote.round, kind: seat.kind, choice, forQuorum: seat.forQuorum, first };
  if (vote.status === 'closed') return { facts, follows: recounted(vote, matter, at) };
  const { announcedAt, closesAt } = vote;
  if (!first || !everybodyVoted(vote) || announcedAt === null || closesAt === null)
    return { facts: { ...facts, closesAt } };
  const latest = Math.max(...vote.seats.map(({ ballots }) => ballots.at(-1)?.at ?? 0));
  if (latest >= announcedAt + 24 * HOUR)
    return { facts: { ...facts, closesAt }, follows: [closes(vote, matter, latest)] };
  vote.closesAt = Math.min(closesAt, announcedAt + 24 * HOUR);
  return { facts: { ...facts, closesAt: vote.closesAt } };
}

/** V8: a ballot from before the close that came after it. */
function recounted(vote: Vote, matter: Matter, at: number): Follow[] {
  vote.said.result += 1;
  const result = resultOf(vote, matter);
  if (result === vote.result) return [];
  const happens = (): Outcome => {
    takesBack(matter);
    vote.result = result;
    brought(vote, matter);
    const follows = result === 'passed' ? dropped(matter, null) : drafted(matter, result, null);
    return { facts: resultFacts(vote, matter), follows };
  };
  return [{ kind: 'vote-recounted', subject: `D-${matter.ref}`, at, happens }];
}

/** V7: the vote closes with the ballots that it has, by time or with the last ballot. */
export function closes(vote: Vote, matter: Matter, at: number): Follow {
  return {
    ...{ kind: 'vote-closed', subject: `D-${matter.ref}`, at },
    happens() {
      const result = resultOf(vote, matter);
      Object.assign(vote, { status: 'closed', result, closesAt: at, closedAt: at, contestUntil: at + 72 * HOUR });
      vote.said.result += 1;
      brought(vote, matter);
      const follows = result === 'passed' ? [] : drafted(matter, result, at);
      return { facts: resultFacts(vote, matter), follows };
    },
  };
}

/** V1: it comes to nothing; its ballots are kept. */
export function cancelled(vote: Vote, at: number): void {
  Object.assign(vote, { status: 'cancelled', result: null, closedAt: at, contestUntil: null });
}

/** V4, V9: what a result makes of its matter. */
function brought({ result, closedAt }: Vote, matter: Matter): void {
  if (result === 'passed') {
    Object.assign(matter, { status: matter.matter === 'routine' ? 'passed' : 'agreed', settledAt: closedAt });
  } else Object.assign(matter, { status: result, settledAt: null });
}

const baseOf = ({ seats }: Vote): number => seats.filter(({ forQuorum }) => forQuorum).length;
const votedOf = ({ seats }: Vote): number => seats.filter(hasVoted).length;
const forQuorumOf = ({ seats }: Vote): number => seats.filter((seat) => seat.forQuorum && hasVoted(seat)).length;

/** The last ballots of WG Members and leads, or of Participants. */
function tally({ seats }: Vote, participants: boolean): Record<Choice, number> {
  const last = seats
    .filter(({ kind }) => (kind === 'participant') === participants)
    .map(({ ballots }) => ballots.at(-1)?.choice);
  const count = (choice: Choice): number => last.filter((each) => each === choice).length;
  return { approve: count('approve'), reject: count('reject'), abstain: count('abstain') };
}

/** V2, V4: half of the base has voted; more for it than against, for scope twice as many and one at least. */
function resultOf(vote: Vote, { matter }: Matter): NonNullable<Vote['result']> {
  const base = baseOf(vote);
  if (base === 0 || 2 * forQuorumOf(vote) < base) return 'no-quorum';
  const [members, others] = [tally(vote, false), tally(vote, true)];
  const [approve, reject] = [members.approve + others.approve, members.reject + others.reject];
  const passes = matter === 'scope' ? approve > 0 && approve >= 2 * reject : approve > reject;
  return passes ? 'passed' : 'failed';
}

/** What is counted of a vote. */
export const countsOf = (vote: Vote) => ({
  ...{ members: tally(vote, false), participants: tally(vote, true) },
  ...{ base: baseOf(vote), forQuorum: forQuorumOf(vote), voted: votedOf(vote), seats: vote.seats.length },
});

const resultFacts = (vote: Vote, { matter }: Matter): Facts => ({
  ...{ round: vote.round, result: vote.result, closedAt: vote.closedAt, contestUntil: vote.contestUntil },
  ...countsOf(vote),
  rule: matter === 'scope' ? 'two-thirds' : 'majority',
});
