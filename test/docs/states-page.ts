import { MOVES, type Move } from '../../src/domain/matter.js';
import { PROPOSAL_STATUSES, UNDECIDED, type ProposalStatus } from '../../src/domain/proposal.js';
import { STATUS } from '../../src/text/words.js';
import { markdownTable } from '../markdown-table.js';

const BEFORE = `# The states of a proposal

A proposal \`D-n\` is always in one of the states below, and comes from one to another only as this page says: it is made from the
table in [src/domain/matter.ts](../src/domain/matter.ts), whatever is not in that table the program refuses to write, and a test
takes every step of it. Who may take which, and until when, is for the rules ([interpretations.md](interpretations.md)).

A Working Group decides by silence, then by a formal vote, then Core Maintainers decide; an Interest Group comes to a consensus
that never binds. What brings a proposal from one state to another is also the kind of the entry in its record, so the record of a
proposal can be replayed to where it stands (\`npm run verify\` does so with an export).
`;

/** What each state means, for somebody who has never seen the bot. */
const MEANING: Record<ProposalStatus, string> = {
  announcing: 'Its card is on the way to the channel. The clock starts when it is there.',
  open: 'The clock runs. Silence will be consent, unless somebody objects.',
  voting: 'A formal vote is open.',
  accepted: 'Nobody blocked it until the deadline.',
  passed: 'A vote was for it.',
  agreed:
    'Nobody blocked it, or a vote was for it. A scope or specification matter then waits for Core Maintainers to approve it; any other is here while their binding feedback holds it back.',
  failed: 'A vote was not for it.',
  'no-quorum': 'Too few voted.',
  contested: 'Somebody who was eligible contests the result of the vote.',
  escalated: 'It is with Core Maintainers; one of them answers.',
  'awaiting-information': 'They asked for more; a Lead replies.',
  deliberating: 'All Core Maintainers deliberate.',
  guided: 'Core Maintainers decided, and that binds.',
  'awaiting-record': 'Somebody in an Interest Group disagreed; its Facilitators record what the group came to.',
  consensus: 'Nobody in the Interest Group disagreed.',
  'rough-consensus': 'Some disagreed, and the Facilitators found rough consensus.',
  'no-consensus': 'Some disagreed, and the Facilitators found none.',
  withdrawn: 'Its author took it back.',
  closed: 'Its group was retired before it was decided.',
};

/** What happens, in words short enough for an arrow, with the clause. */
const HAPPENS: Record<string, string> = {
  'proposal-announced': 'announced (§D3)',
  'proposal-amended': 'amended by its author (§D7)',
  'proposal-made-significant': 'found significant (§D3)',
  'silence-consented': 'deadline, nobody objects (§D4)',
  'disagreement-at-deadline': 'deadline, somebody disagrees (§D1)',
  'disagreement-stated': 'somebody disagreed in time (§D1)',
  'disagreement-lifted': 'the last disagreement was lifted in time (§D1)',
  'outcome-recorded': 'a Facilitator records it (§D1)',
  'vote-opened': 'a block, or a vote asked for (§V1)',
  'vote-cancelled': 'the last block is lifted (§V1)',
  'vote-closed': 'the vote closes (§V4)',
  'vote-recounted': 'a ballot had been cast in time (§V8)',
  'vote-extended': 'a lead had extended the vote in time (§V7)',
  'result-contested': 'contested (§E1)',
  'core-maintainers-approved': 'Core Maintainers approve (§V9)',
  'feedback-given': 'binding feedback had been given in time (§V5)',
  'feedback-lifted': 'binding feedback is lifted (§V5)',
  'escalation-sent': 'brought to Core Maintainers (§E1)',
  'information-asked': 'more information is asked for (§E5)',
  'information-given': 'the Lead replies (§E5)',
  'full-deliberation-asked': 'all are to deliberate (§E5)',
  'guidance-given': 'guidance (§E5)',
  'decision-recorded': 'their decision is recorded (§E5)',
  'proposal-withdrawn': 'withdrawn by its author (§D7)',
  'group-retired': 'the group is retired (§I11)',
};

const happens = ({ by }: Pick<Move, 'by'>): string => {
  const said = HAPPENS[by];
  if (said === undefined) throw new Error(`no words for ${by}`);
  return said;
};

/** Ends from almost everywhere, which would hide everything else in a picture. */
const ENDS: ReadonlySet<ProposalStatus> = new Set(['withdrawn', 'closed']);

const idOf = (status: ProposalStatus): string => status.replaceAll('-', '_');

/** The words for each way from one state to another, in the order of MOVES. */
function ways(moves: readonly Move[]): { from: ProposalStatus; to: ProposalStatus; words: string }[] {
  const found = new Map<string, { from: ProposalStatus; to: ProposalStatus; words: string[] }>();
  for (const move of moves) {
    const { from, to } = move;
    const way = found.get(`${from} ${to}`) ?? { from, to, words: [] };
    way.words.push(happens(move));
    found.set(`${from} ${to}`, way);
  }
  return [...found.values()].map(({ from, to, words }) => ({ from, to, words: words.join(' or ') }));
}

function picture(): string {
  const drawn = MOVES.filter(({ undoes, to }) => !undoes && !ENDS.has(to));
  const states = PROPOSAL_STATUSES.filter((status) => drawn.some(({ from, to }) => from === status || to === status));
  const ends = states.filter((status) => !drawn.some(({ from }) => from === status));
  return [
    '```mermaid',
    'stateDiagram-v2',
    ...states.map((status) => `  state "${STATUS[status]}" as ${idOf(status)}`),
    '  [*] --> announcing: opened',
    ...ways(drawn).map(({ from, to, words }) => `  ${idOf(from)} --> ${idOf(to)}: ${words}`),
    ...ends.map((status) => `  ${idOf(status)} --> [*]`),
    '```',
  ].join('\n');
}

const isUndecided = (status: ProposalStatus): boolean => UNDECIDED.some((each) => each === status);

const states = (): string =>
  markdownTable([
    ['state', 'in the record', 'settled', 'what it means', 'what comes next'],
    ...PROPOSAL_STATUSES.map((status) => [
      STATUS[status],
      `\`${status}\``,
      isUndecided(status) ? 'no' : 'yes',
      MEANING[status],
      next(MOVES.filter(({ from, undoes }) => from === status && !undoes)),
    ]),
  ]);

/** `voting`: a block; `accepted`, `agreed`: deadline. */
function next(moves: readonly Move[]): string {
  const kinds = [...new Set(moves.map(({ by }) => by))];
  return kinds
    .map((by) => {
      const to = moves.filter((move) => move.by === by).map((move) => `\`${move.to}\``);
      return `${happens({ by })}: ${to.join(', ')}`;
    })
    .join('; ');
}

function undoing(): string {
  const moves = MOVES.filter(({ undoes }) => undoes);
  const kinds = [...new Set(moves.map(({ by }) => by))];
  const listed = (statuses: readonly ProposalStatus[]) =>
    [...new Set(statuses)].map((each) => `\`${each}\``).join(', ');
  return markdownTable([
    ['what shows late', 'in the record', 'from', 'to'],
    ...kinds.map((by) => {
      const ofKind = moves.filter((move) => move.by === by);
      return [happens({ by }), `\`${by}\``, listed(ofKind.map(({ from }) => from)), listed(ofKind.map(({ to }) => to))];
    }),
  ]);
}

/** docs/states.md, made from the state machine. */
export const statesPage = (): string => `${BEFORE}
Left out of the picture: the author withdraws it (§D7) or the group is retired (§I11), which ends it from most states that are
not settled; both are in the table.

${picture()}

## Each state

${states()}

## What shows only later

Things count by when they were done, by Discord's clock. When something was done in time and reached the bot only after time had
settled the proposal, what was said is taken back, in public and in the record.

${undoing()}
`;
