import type { AskersSeat, BallotExplained, VoteExplained } from '../domain/explained.js';
import type { Proposal } from '../domain/proposal.js';
import { edition } from '../domain/rules.js';
import { voteDays } from '../domain/vote-clock.js';
import type { Seat, Vote } from '../domain/vote.js';
import { cited } from './clauses.js';
import { bold, joined, say, type Markup } from './markup.js';
import type { Voice } from './voice.js';
import { CHOICE, RESULT, SEAT, passageReckoned, quorumReckoned, tallyRows, tippedSentence } from './vote-words.js';
import { VOTE_CAUSE, counted } from './words.js';

/**
 * X4: a vote line by line: its period, who could vote and why, the arithmetic, contests, and the asker's own ballots.
 * @param most how many contests are listed, and how many of the ballots, the last ones
 */
export function whyVote(explained: VoteExplained, proposal: Proposal, voice: Voice, most: number): Markup[] {
  const { vote, contests } = explained;
  const rules = edition(proposal.edition);
  const tallies = joined(
    tallyRows(vote, rules).map(([whose, tally]) => say`${whose} ${tally}`),
    '; ',
  );
  const tipped = tippedSentence(vote, proposal.matter, rules);
  const soFar = vote.status === 'open' ? ' so far' : '';
  return [
    bold(say`Vote ${vote.round}: ${stateOf(vote)}`),
    say`Period: ${VOTE_CAUSE[vote.cause]} ${voice.at(vote.openedAt)} (${cited('V1')}); ${periodOf(vote, proposal, voice)}`,
    say`Who votes, frozen at the opening: ${electorateOf(explained)} (${cited('V3')})`,
    say`Ballots: ${vote.voted} of ${vote.seats} seats voted; ${tallies}`,
    ...(tipped === null ? [] : [tipped]),
    ...(vote.status === 'cancelled'
      ? []
      : [
          say`Quorum${soFar}: ${quorumReckoned(vote, rules)}`,
          say`Passage${soFar}: ${passageReckoned(vote, proposal.matter, rules)}`,
        ]),
    ...contests
      .slice(0, most)
      .map(
        ({ contest, by }) => say`Contested by ${voice.who(by)} ${voice.at(contest.at)}, with grounds (${cited('E1')})`,
      ),
    ...(contests.length > most ? [say`… and ${contests.length - most} more contest it`] : []),
    ...askerLines(explained.asker, proposal, voice, most),
  ];
}

const stateOf = ({ status, result }: Vote): string =>
  status === 'cancelled' ? 'cancelled, without a result' : result === null ? 'open' : RESULT[result];

function periodOf(
  { announcedAt, closesAt, closedAt, extended, outageMovedAt, status }: Vote,
  { matter, edition: name }: Proposal,
  { at }: Voice,
): Markup {
  if (announcedAt === null || closesAt === null)
    return say`its card is on the way, and the period runs from there (${cited('V7')})`;
  const begun = say`card delivered ${at(announcedAt)}, ${voteDays(matter, edition(name))} x 24 h`;
  const more = [
    ...(extended === null ? [] : [say` and ${extended.days} x 24 h by a lead`]),
    ...(outageMovedAt === null ? [] : [say`, moved by an outage (${cited('X7')})`]),
  ];
  const span = joined([begun, ...more], '');
  if (closedAt === null) return say`${span}, so until ${at(closesAt)} (${cited('V7')})`;
  return say`${span} (${cited('V7')}); ${status === 'cancelled' ? 'cancelled' : 'closed'} ${at(closedAt)}`;
}

/** P3, P8: each kind of seat with its number, and what the base is made of. */
function electorateOf({ vote, seats, inactiveLeads, withoutSeat }: VoteExplained): Markup {
  const kinds = [
    counted(seats.member, 'WG Member'),
    counted(seats.lead, 'lead'),
    `${counted(seats.participant, 'Participant')} from before the announcement`,
  ].join(', ');
  const inactive =
    inactiveLeads === 0
      ? say`all WG Members and leads`
      : say`WG Members and leads but ${counted(inactiveLeads, 'inactive lead')}, who ${inactiveLeads === 1 ? 'votes' : 'vote'} outside it (${cited('P8')})`;
  const later =
    withoutSeat === 0
      ? say``
      : say`. ${counted(withoutSeat, 'person', 'people')} of the group ${withoutSeat === 1 ? 'has' : 'have'} no seat: they came after the announcement`;
  return say`${kinds}. Base of the quorum: ${vote.base}, ${inactive}${later}`;
}

/** V3, V8: the seat of whoever asks and the ballots from it, or why they have none. */
function askerLines(asker: AskersSeat, { announcedAt }: Proposal, voice: Voice, most: number): Markup[] {
  if (asker.seat === null) return [say`You have no seat: ${noSeat(asker, announcedAt, voice)} (${cited('V3')})`];
  const { seat, ballots } = asker;
  return [
    say`You have seat ${seat.number}, as ${SEAT[seat.kind]}${seat.forQuorum ? ', and count toward the quorum' : ', outside the base of the quorum'} (${cited(seat.forQuorum ? 'P3' : seat.kind === 'lead' ? 'P8' : 'P3')})`,
    ...(ballots.length === 0
      ? [say`You have cast no ballot`]
      : ballots.slice(-most).map((each) => say`Your ballot: ${ballotLine(each, seat, voice)}`)),
    ...(ballots.length > most ? [say`… and ${counted(ballots.length - most, 'ballot')} before`] : []),
  ];
}

function noSeat(
  { because }: Extract<AskersSeat, { seat: null }>,
  announcedAt: Proposal['announcedAt'],
  { at }: Voice,
): Markup {
  switch (because.why) {
    case 'not-in-the-group':
      return say`you are not in the group`;
    case 'observer':
      return say`Observers do not vote`;
    case 'came-later':
      return announcedAt === null || because.since < announcedAt
        ? say`you had another place in the group when the vote opened`
        : say`your place in the group is from ${at(because.since)}, which is not before the announcement`;
  }
}

/** `Approve, cast …, entry 17, receipt …, counted`. */
export const ballotLine = ({ ballot, entry, counts }: BallotExplained, seat: Seat | null, { at }: Voice): Markup =>
  say`${CHOICE[ballot.choice]}, cast ${at(ballot.at)}, ${entry === null ? 'entry not found' : `entry ${entry}`}, receipt \`${ballot.receipt}\`, ${
    counts
      ? 'counted'
      : seat === null
        ? 'not counted: its seat was joined with another one of the same person'
        : 'replaced by a later one'
  } (${cited('V8')})`;
