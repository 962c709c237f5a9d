import { describe, expect, it } from 'vitest';
import type { ProposalHistory, Step, VoteExplained } from '../../src/domain/explained.js';
import type { Escalation } from '../../src/domain/escalation.js';
import {
  asId,
  type BallotId,
  type ContestId,
  type EscalationId,
  type EscalationStepId,
  type FeedbackId,
  type Instant,
} from '../../src/domain/ids.js';
import type { Proposal, ProposalFacts } from '../../src/domain/proposal.js';
import { GENESIS, entryAfter, headShown, type Happening } from '../../src/domain/record.js';
import type { Ballot, Choice, Seat } from '../../src/domain/vote.js';
import type { Card } from '../../src/text/card.js';
import { whyCard } from '../../src/text/pages/why.js';
import { whyEscalationCard } from '../../src/text/pages/why-escalation.js';
import { whyReceiptCard } from '../../src/text/pages/why-receipt.js';
import { DAY, HOUR, MONDAY, SERVER, group, objection, person, proposal, vote } from '../domain/sample.js';
import { asText, lengthOf } from './as-text.js';

const WG = group('working-group');
const IG = group('interest-group');
const DEADLINE = MONDAY + 5 * DAY;
const CLOSE = MONDAY + 8 * DAY;

const about = (parts: Partial<Proposal> = {}, more: Partial<ProposalFacts> = {}): ProposalFacts => ({
  proposal: proposal(parts.groupKind ?? 'working-group', parts),
  group: parts.groupKind === 'interest-group' ? IG : WG,
  author: person(1),
  objections: [],
  leads: [person(5)],
  vote: null,
  voteRequests: 0,
  feedback: [],
  approvals: [],
  escalations: [],
  ...more,
});

type Told = readonly [kind: string, at: Instant, facts: Happening['facts'], by?: number];

const CLAUSES: Record<string, Happening['clauses']> = {
  'proposal-blocked': ['D5', 'D6', 'V1'],
  'vote-opened': ['V1', 'V3', 'D5'],
  'vote-announced': ['V7'],
  'ballot-cast': ['V3', 'V6', 'V8'],
  'vote-closed': ['V2', 'V4', 'V6'],
  'silence-consented': ['D4'],
  'result-contested': ['E1'],
};

function steps(...told: readonly Told[]): Step[] {
  const made: Step[] = [];
  for (const [kind, at, facts, by] of told) {
    const tip = { serverId: SERVER, seq: made.length, head: made.at(-1)?.entry.hash ?? GENESIS };
    const clauses = CLAUSES[kind] ?? ['D3'];
    const happening = { kind, subject: 'D-1', groupId: WG.id, clauses, edition: 'mcp-2026', at, facts, sealed: {} };
    made.push({ entry: entryAfter(tip, happening, {}), by: by === undefined ? null : person(by, NAMED) });
  }
  return made;
}

/** Agreed to be named outside Discord. */
const NAMED = { consent: 'given', consentAt: MONDAY } as const;

const OPENED: Told = ['proposal-opened', MONDAY - 1_000, { status: 'announcing', matter: 'routine', days: 5 }, 1];
const ANNOUNCED: Told = ['proposal-announced', MONDAY, { status: 'open', deadlineAt: DEADLINE }];
const BLOCKED: Told = ['proposal-blocked', MONDAY + DAY, { status: 'open', deadlineAt: DEADLINE }, 2];
const VOTE_OPENED: Told = ['vote-opened', MONDAY + DAY, { status: 'voting', round: 1, seats: 7, base: 5 }, 2];
const VOTE_ANNOUNCED: Told = ['vote-announced', MONDAY + DAY, { status: 'voting', round: 1 }];
const cast = (seat: number, choice: Choice, at: Instant, kind = 'member'): Told => [
  'ballot-cast',
  at,
  { status: 'voting', round: 1, seat, kind, choice, forQuorum: kind === 'member', first: true },
];
const VOTED = steps(
  ...[OPENED, ANNOUNCED, BLOCKED, VOTE_OPENED, VOTE_ANNOUNCED],
  cast(1, 'approve', MONDAY + 2 * DAY),
  cast(2, 'approve', MONDAY + 3 * DAY),
  cast(3, 'reject', MONDAY + 3 * DAY),
  cast(6, 'reject', MONDAY + 4 * DAY, 'participant'),
  cast(3, 'approve', MONDAY + 4 * DAY),
  ['vote-closed', CLOSE, { status: 'passed', round: 1, result: 'passed' }],
);

const seat = (parts: Partial<Seat> = {}): Seat => ({
  voteId: vote().id,
  number: 3,
  personId: person(3).id,
  kind: 'member',
  forQuorum: true,
  ballotId: asId<BallotId>('ballot-2'),
  ...parts,
});
const ballot = (n: number, entry: Step | undefined, parts: Partial<Ballot> = {}): Ballot => ({
  id: asId<BallotId>(`ballot-${n}`),
  voteId: vote().id,
  seat: 3,
  personId: person(3).id,
  choice: 'approve',
  rationale: 'It is short.',
  receipt: headShown(entry?.entry.hash ?? GENESIS),
  at: entry?.entry.at ?? MONDAY,
  ...parts,
});
const REPLACED = { ballot: ballot(1, VOTED[7], { choice: 'reject' }), entry: 8, counts: false } as const;
const COUNTED = { ballot: ballot(2, VOTED[9]), entry: 10, counts: true } as const;

const explainedVote = (parts: Parameters<typeof vote>[0] = {}, more: Partial<VoteExplained> = {}): VoteExplained => ({
  vote: vote(parts),
  seats: { member: 4, lead: 1, participant: 2 },
  inactiveLeads: 0,
  withoutSeat: 0,
  contests: [],
  asker: { seat: seat(), ballots: [REPLACED, COUNTED] },
  ...more,
});
const CLOSED = {
  status: 'closed',
  result: 'passed',
  closedAt: CLOSE,
  contestUntil: CLOSE + 3 * DAY,
  forQuorum: 3,
  voted: 4,
  members: { approve: 3, reject: 0, abstain: 0 },
  participants: { approve: 0, reject: 1, abstain: 0 },
} as const;

const blocked = (n: number, parts: Parameters<typeof objection>[2] = {}) => ({
  objection: objection(n, 'block', parts),
  by: person(n),
});
const disagreed = (n: number) => ({ objection: objection(n, 'disagreement'), by: person(n) });
const history = (
  facts: ProposalFacts,
  told: readonly Step[] = [],
  votes: ProposalHistory['votes'] = [],
): ProposalHistory => ({ facts, steps: told, votes });

const escalation = (parts: Partial<Escalation> = {}): Escalation => ({
  id: asId<EscalationId>('escalation-1'),
  serverId: SERVER,
  number: 3,
  groupId: WG.id,
  class: 'decision',
  cause: 'failed',
  status: 'decided',
  edition: 'mcp-2026',
  proposalId: proposal('working-group').id,
  nominationId: null,
  otherGroupId: null,
  decision: 'Whether to write a summary.',
  options: 'Friday, Thursday.',
  disagreement: 'The day.',
  ask: 'Say which day.',
  draftedAt: CLOSE,
  sentAt: CLOSE + HOUR,
  dueAt: CLOSE + 8 * DAY,
  respondedAt: CLOSE + DAY,
  assigneeId: person(6).id,
  assignedAt: CLOSE + 2 * HOUR,
  outcome: 'guidance',
  settledAt: CLOSE + DAY,
  ...parts,
});
const GUIDANCE = {
  id: asId<EscalationStepId>('step-1'),
  escalationId: escalation().id,
  personId: person(6).id,
  kind: 'guidance',
  text: 'Write it on *Thursday*.',
  at: CLOSE + DAY,
} as const;

const LONG = 'Somebody who knows everything about summaries wrote that. '.repeat(80);
const SETTLED = ['silence-consented', DEADLINE, { status: 'accepted', deadlineAt: DEADLINE }] as const;

const CARDS: Record<string, () => Card> = {
  announcing: () => whyCard(history(about({ status: 'announcing', announcedAt: null, deadlineAt: null }))),
  accepted: () =>
    whyCard(history(about({ status: 'accepted', settledAt: DEADLINE }), steps(OPENED, ANNOUNCED, SETTLED))),
  reopened: () => whyCard(history(about({ deadlineAt: DEADLINE + 30 * HOUR }))),
  outage: () =>
    whyCard(
      history(
        about({ deadlineAt: DEADLINE + DAY, outageMovedAt: DEADLINE }),
        steps(OPENED, ANNOUNCED, ['deadline-moved', DEADLINE, { from: DEADLINE, to: DEADLINE + DAY }]),
      ),
    ),
  'no-consensus': () =>
    whyCard(
      history(
        about({ groupKind: 'interest-group', status: 'no-consensus' }, { objections: [disagreed(2), disagreed(3)] }),
      ),
    ),
  'many-steps': () =>
    whyCard(
      history(
        about(),
        steps(...Array.from({ length: 30 }, (_, n): Told => ['proposal-amended', MONDAY + n * HOUR, {}, 1])),
      ),
    ),
  voting: () =>
    whyCard(
      history(
        about({ status: 'voting' }, { objections: [blocked(2), blocked(3, { liftedAt: MONDAY + DAY })] }),
        VOTED.slice(0, 9),
        [
          explainedVote(
            { forQuorum: 2, voted: 2, members: { approve: 1, reject: 1, abstain: 0 } },
            { asker: { seat: null, because: { why: 'came-later', since: MONDAY + HOUR } }, withoutSeat: 2 },
          ),
        ],
      ),
    ),
  passed: () =>
    whyCard(
      history(about({ status: 'passed', settledAt: CLOSE }, { objections: [blocked(2)] }), VOTED, [
        explainedVote(CLOSED, { inactiveLeads: 1, withoutSeat: 1 }),
      ]),
    ),
  'scope-agreed': () =>
    whyCard(
      history(
        about(
          { status: 'agreed', matter: 'scope', significance: 'significant', days: 10, deadlineAt: MONDAY + 10 * DAY },
          {
            voteRequests: 3,
            feedback: [
              {
                feedback: {
                  ...{ id: asId<FeedbackId>('feedback-1'), proposalId: proposal('working-group').id },
                  ...{ personId: person(6).id, binding: true, text: 'Not yet.', at: CLOSE, liftedAt: null },
                },
                by: person(6),
                answered: false,
              },
            ],
          },
        ),
        VOTED,
        [
          explainedVote(
            { ...CLOSED, cause: 'members', members: { approve: 4, reject: 2, abstain: 1 } },
            { asker: { seat: seat({ kind: 'lead', forQuorum: false, ballotId: null }), ballots: [] } },
          ),
        ],
      ),
    ),
  'no-quorum': () =>
    whyCard(
      history(about({ status: 'no-quorum' }), VOTED, [
        explainedVote(
          { ...CLOSED, result: 'no-quorum', forQuorum: 2, voted: 2, members: { approve: 2, reject: 0, abstain: 0 } },
          { asker: { seat: null, because: { why: 'not-in-the-group' } } },
        ),
      ]),
    ),
  contested: () =>
    whyCard(
      history(about({ status: 'contested' }), VOTED, [
        explainedVote(CLOSED, {
          contests: [
            {
              contest: {
                ...{ id: asId<ContestId>('contest-1'), voteId: vote().id, personId: person(4).id },
                ...{ grounds: 'The card was hidden.', at: CLOSE + HOUR },
              },
              by: person(4),
            },
          ],
          asker: { seat: null, because: { why: 'observer' } },
        }),
      ]),
    ),
  guided: () =>
    whyCard(
      history(about({ status: 'guided' }, { escalations: [{ escalation: escalation(), answer: GUIDANCE }] }), VOTED, [
        explainedVote({ ...CLOSED, result: 'failed', members: { approve: 1, reject: 2, abstain: 0 } }),
      ]),
    ),
  'everything-long': () =>
    whyCard(
      history(
        about(
          { status: 'guided', title: LONG.slice(0, 120) },
          {
            objections: Array.from({ length: 40 }, () => blocked(2, { reason: LONG })),
            escalations: Array.from({ length: 12 }, () => ({
              escalation: escalation(),
              answer: { ...GUIDANCE, text: LONG },
            })),
          },
        ),
        VOTED,
        [
          explainedVote({ ...CLOSED, round: 1, status: 'cancelled', result: null }),
          explainedVote(
            { ...CLOSED, round: 2 },
            { asker: { seat: seat(), ballots: Array.from({ length: 30 }, () => REPLACED) } },
          ),
        ],
      ),
    ),

  'receipt-counted': () => whyReceiptCard({ ...COUNTED, vote: vote(CLOSED), proposal: about().proposal, seat: seat() }),
  'receipt-replaced': () => whyReceiptCard({ ...REPLACED, vote: vote(), proposal: about().proposal, seat: seat() }),
  'receipt-merged': () => whyReceiptCard({ ...REPLACED, vote: vote(), proposal: about().proposal, seat: null }),

  'escalation-decided': () => whyEscalationCard({ facts: escalated(), steps: ESCALATED }),
  'escalation-draft': () =>
    whyEscalationCard({
      facts: escalated({ status: 'draft', sentAt: null, dueAt: null, respondedAt: null, assigneeId: null }, 0),
      steps: ESCALATED.slice(0, 1),
    }),
  'escalation-long': () => whyEscalationCard({ facts: escalated({}, 30), steps: ESCALATED }),
};

const ESCALATED = steps(
  ['escalation-drafted', CLOSE, { status: 'draft' }],
  ['escalation-sent', CLOSE + HOUR, { status: 'open' }, 5],
  ['guidance-given', CLOSE + DAY, { status: 'decided' }, 6],
);

const escalated = (parts: Partial<Escalation> = {}, said = 1) => ({
  escalation: escalation(parts),
  group: WG,
  otherGroup: null,
  matter: { reference: 'D-1', title: proposal('working-group').title, card: null },
  history: null,
  parties: [],
  assignee: parts.assigneeId === null ? null : person(6),
  steps: Array.from({ length: said }, () => ({
    step: { ...GUIDANCE, text: said > 1 ? LONG : GUIDANCE.text },
    by: person(6),
  })),
  leads: [person(5)],
  hasDesk: true,
});

describe('X4: what /why says', () => {
  it.each(Object.keys(CARDS))('%s', async (name) => {
    const card = CARDS[name]?.();
    if (!card) throw new Error(`no card ${name}`);
    await expect(asText(card)).toMatchFileSnapshot(`./cards/why-${name}.txt`);
    expect(lengthOf(card)).toBeLessThanOrEqual(4_000);
    expect(card.blocks.length + card.files.length + 2).toBeLessThan(40);
  });

  it('X8: the file leads to no account, and to no name of anybody who has not agreed', () => {
    for (const make of Object.values(CARDS)) {
      for (const { content } of make().files) {
        expect(content).not.toMatch(/<@|<t:/u);
        // Only the first and the second person have agreed.
        for (const n of [3, 4, 5, 6]) expect(content).not.toContain(person(n).name);
      }
    }
  });

  it('V6: says of no single ballot in an open vote how it was', () => {
    const content = CARDS['voting']?.().files[0]?.content ?? '';
    expect(content).toContain('a ballot was cast');
    expect(content).not.toContain('Reject');
  });
});
