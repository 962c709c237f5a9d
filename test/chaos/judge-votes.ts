import type { Escalation } from './escalations.js';
import type { Evidence, StoredEscalation, StoredVote } from './evidence.js';
import { doubled, lost, wrong, type Finding } from './finding.js';
import type { Model } from './model.js';
import { countsOf, type Vote } from './votes.js';

/** Whether every vote with its electorate and ballots, and every escalation, ends in the database as the rules say. */
export function judgeVotes({ votes, escalations }: Evidence, model: Model): Finding[] {
  const matters = [...model.matters.values()];
  const should = matters.flatMap(({ ref, votes: all }) => all.map((vote) => ({ name: nameOf(ref, vote.round), vote })));
  const brought = matters.flatMap((matter) => matter.escalations);
  return [
    ...paired(
      votes.map((row) => ({ name: nameOf(row.ref, row.round), row })),
      should,
      ({ name, row }, { vote }) => comparedVote(name, row, vote),
    ),
    ...paired(
      escalations.map((row) => ({ name: `E-${row.number}`, row })),
      brought.map((escalation) => ({ name: `E-${escalation.number}`, escalation })),
      ({ name, row }, { escalation }) => comparedEscalation(name, row, escalation),
    ),
  ];
}

const nameOf = (ref: number, round: number): string => `vote ${round} on D-${ref}`;

/** What is there and what should be, each once, compared by their names. */
function paired<I extends { readonly name: string }, S extends { readonly name: string }>(
  there: readonly I[],
  should: readonly S[],
  compare: (is: I, should: S) => Finding[],
): Finding[] {
  const names = new Set(should.map(({ name }) => name));
  return [
    ...there.filter(({ name }) => !names.has(name)).map(({ name }) => wrong(`nothing made ${name}`)),
    ...should.flatMap((each) => {
      const found = there.filter(({ name }) => name === each.name);
      if (found.length > 1) return [doubled(`${each.name} is in the database ${found.length} times`)];
      const [is] = found;
      return is ? compare(is, each) : [lost(`${each.name} is not in the database`)];
    }),
  ];
}

const VOTE_FIELDS = [
  ...['cause', 'status', 'result', 'openedAt', 'announcedAt', 'closesAt', 'extendedBy', 'moved', 'closedAt'],
  ...['contestUntil', 'contestMoved'],
] as const;

function comparedVote(name: string, row: StoredVote, vote: Vote): Finding[] {
  const kept = row.seats.map((seat) => `${seat.user} ${seat.kind} ${seat.forQuorum}: ${ballotsOf(seat.ballots)}`);
  const cast = vote.seats.map((seat) => {
    const ballots = seat.ballots.map((ballot, index) => ({ ...ballot, counts: index === seat.ballots.length - 1 }));
    return `${seat.user} ${seat.kind} ${seat.forQuorum}: ${ballotsOf(ballots)}`;
  });
  const number = (seats: readonly { readonly ballots: readonly unknown[] }[]): number =>
    seats.reduce((sum, { ballots }) => sum + ballots.length, 0);
  const type = number(row.seats) < number(vote.seats) ? lost : number(row.seats) > number(vote.seats) ? doubled : wrong;
  return [
    ...differences(name, VOTE_FIELDS, row, vote),
    ...same(`${name}: its tally`, row.counts, countsOf(vote)),
    ...same(`${name}: its electorate with its ballots`, kept.sort(), cast.sort(), type),
    ...same(`${name}: who contests it`, inTurn(row.contests), inTurn(vote.contests)),
  ];
}

const ballotsOf = (ballots: readonly StoredVote['seats'][number]['ballots'][number][]): string =>
  [...ballots]
    .sort((a, b) => a.at - b.at)
    .map(({ at, choice, rationale, counts }) => `${at} ${choice} ${rationale}${counts ? ' counts' : ''}`)
    .join(', ');

const inTurn = (contests: StoredVote['contests']): string[] => contests.map(({ by, at }) => `${at} ${by}`).sort();

const ESCALATION_FIELDS = ['ref', 'cause', 'status', 'sentAt', 'dueAt', 'respondedAt', 'assignee'] as const;

const comparedEscalation = (name: string, row: StoredEscalation, escalation: Escalation): Finding[] => [
  ...differences(name, ESCALATION_FIELDS, row, escalation),
  // When a draft was dropped by something late, nobody else knows.
  ...(escalation.status === 'closed' && escalation.settledAt === null
    ? []
    : differences(name, ['settledAt'], row, escalation)),
];

const differences = <F extends string>(
  name: string,
  fields: readonly F[],
  row: Readonly<Record<F, unknown>>,
  should: Readonly<Record<F, unknown>>,
): Finding[] => fields.flatMap((field) => same(`${name}: ${field}`, row[field], should[field]));

function same(what: string, is: unknown, should: unknown, type: typeof wrong = wrong): Finding[] {
  const [there, expected] = [JSON.stringify(is), JSON.stringify(should)];
  return there === expected ? [] : [type(`${what} is ${there}, by the rules ${expected}`)];
}
