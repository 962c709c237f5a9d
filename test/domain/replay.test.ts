import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/ids.js';
import { GENESIS, entryAfter, type RecordEntry } from '../../src/domain/record.js';
import { replay } from '../../src/domain/replay.js';
import { DAY, HOUR, MONDAY, SERVER } from './sample.js';

type Told = readonly [kind: string, at: Instant, facts?: RecordEntry['facts']];

/** The entries of D-1, as a record has them. */
function record(...told: readonly Told[]): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (const [kind, at, facts = {}] of told) {
    const tip = { serverId: SERVER, seq: entries.length, head: entries.at(-1)?.hash ?? GENESIS };
    const happening = { kind, subject: 'D-1', groupId: null, clauses: [], edition: 'mcp-2026', at, facts, sealed: {} };
    entries.push(entryAfter(tip, happening, {}));
  }
  return entries;
}

const DEADLINE = MONDAY + 5 * DAY;
const CLOSE = MONDAY + 8 * DAY;
const OPENED: Told = ['proposal-opened', MONDAY - 1_000, { status: 'announcing', matter: 'routine', days: 5 }];
const ANNOUNCED: Told = ['proposal-announced', MONDAY, { status: 'open', deadlineAt: DEADLINE }];
const BLOCKED: Told = ['proposal-blocked', MONDAY + DAY, { status: 'open', deadlineAt: DEADLINE }];
const VOTE: Told = [
  'vote-opened',
  MONDAY + DAY,
  { status: 'voting', deadlineAt: DEADLINE, round: 1, cause: 'block', seats: 5, base: 3 },
];
const VOTE_ANNOUNCED: Told = ['vote-announced', MONDAY + DAY, { status: 'voting', round: 1, closesAt: CLOSE }];
const TO_THE_VOTE = [OPENED, ANNOUNCED, BLOCKED, VOTE, VOTE_ANNOUNCED] as const;

const ballot = (seat: number, choice: string, at: Instant, more: RecordEntry['facts'] = {}): Told => [
  'ballot-cast',
  at,
  { status: 'voting', round: 1, seat, kind: 'member', choice, forQuorum: true, ...more },
];
const closed = (result: string, status = result, more: RecordEntry['facts'] = {}): Told => [
  'vote-closed',
  CLOSE,
  { status, deadlineAt: DEADLINE, round: 1, result, ...more },
];

describe('X4: the record of a matter alone', () => {
  it('X4: makes its clock of the announcement, and of what restarts it', () => {
    const { matter, flaws } = replay(
      record(
        OPENED,
        ANNOUNCED,
        ['proposal-amended', MONDAY + DAY, { status: 'announcing', deadlineAt: null, version: 2 }],
        ['proposal-announced', MONDAY + 2 * DAY, { status: 'open', deadlineAt: MONDAY + 7 * DAY }],
        ['proposal-made-significant', MONDAY + 3 * DAY, { status: 'announcing', deadlineAt: null, days: 10 }],
        ['proposal-announced', MONDAY + 4 * DAY, { status: 'open', deadlineAt: MONDAY + 14 * DAY }],
      ),
    );
    expect(flaws).toEqual([]);
    expect(matter).toMatchObject({ status: 'open', version: 2, days: 10, announcedAt: MONDAY + 4 * DAY });
    expect(matter?.deadlineAt).toBe(MONDAY + 14 * DAY);
  });

  it('V8: counts the last ballot of each seat by when it was cast, whatever order they came in', () => {
    const { matter, flaws } = replay(
      record(
        ...TO_THE_VOTE,
        ballot(1, 'approve', MONDAY + 3 * DAY),
        // On its way for longer: it was cast before.
        ballot(1, 'reject', MONDAY + 2 * DAY),
        ballot(2, 'reject', MONDAY + 2 * DAY),
        ballot(2, 'approve', MONDAY + 4 * DAY),
        ballot(4, 'reject', MONDAY + 4 * DAY, { kind: 'participant', forQuorum: false }),
        closed('passed'),
      ),
    );
    expect(flaws).toEqual([]);
    expect(matter?.status).toBe('passed');
    expect(matter?.votes).toEqual([
      {
        ...{ round: 1, cause: 'block', status: 'closed', result: 'passed', closesAt: CLOSE, seats: 5, base: 3 },
        ...{ forQuorum: 2, voted: 3 },
        members: { approve: 2, reject: 0, abstain: 0 },
        participants: { approve: 0, reject: 1, abstain: 0 },
      },
    ]);
  });

  it('V2: a lead outside the base votes, and makes no quorum', () => {
    const lead = { kind: 'lead', forQuorum: false };
    const { matter, flaws } = replay(
      record(
        ...TO_THE_VOTE,
        ballot(1, 'approve', MONDAY + 2 * DAY),
        ballot(5, 'approve', MONDAY + 2 * DAY, lead),
        closed('no-quorum'),
      ),
    );
    expect(flaws).toEqual([]);
    expect(matter?.votes[0]).toMatchObject({ forQuorum: 1, voted: 2, members: { approve: 2 } });
  });

  it('V1: the last lifted block cancels the vote and leaves 48 hours, and the next vote is the second', () => {
    const lifted = MONDAY + 4 * DAY;
    const until = lifted + 48 * HOUR;
    const { matter, flaws } = replay(
      record(
        ...TO_THE_VOTE,
        ballot(1, 'approve', MONDAY + 2 * DAY),
        ['block-lifted', lifted, { status: 'voting', deadlineAt: DEADLINE }],
        ['vote-cancelled', lifted, { status: 'open', deadlineAt: until, round: 1 }],
        ['proposal-blocked', lifted + 1, { status: 'open', deadlineAt: until }],
        ['vote-opened', lifted + 1, { ...VOTE[2], round: 2, deadlineAt: until }],
      ),
    );
    expect(flaws).toEqual([]);
    expect(matter?.votes).toMatchObject([
      { round: 1, status: 'cancelled', result: null, voted: 1 },
      { round: 2, status: 'open', voted: 0 },
    ]);
  });

  it('D7: a withdrawal takes the open vote along', () => {
    const { matter, flaws } = replay(
      record(...TO_THE_VOTE, ['proposal-withdrawn', MONDAY + 2 * DAY, { status: 'withdrawn', deadlineAt: DEADLINE }]),
    );
    expect(flaws).toEqual([]);
    expect(matter).toMatchObject({ status: 'withdrawn', votes: [{ status: 'cancelled', result: null }] });
  });

  it('V8, V7: a ballot, or an extension, from before the close that came after it', () => {
    const cast = [ballot(1, 'approve', MONDAY + 2 * DAY), closed('no-quorum')] as const;
    const late = ballot(2, 'approve', CLOSE - 1, { status: 'no-quorum' });
    const recounted = record(...TO_THE_VOTE, ...cast, late, [
      'vote-recounted',
      CLOSE - 1,
      { status: 'passed', undoes: 'no-quorum', deadlineAt: DEADLINE, round: 1, result: 'passed' },
    ]);
    expect(replay(recounted)).toMatchObject({ flaws: [], matter: { status: 'passed', votes: [{ result: 'passed' }] } });
    const extended = record(...TO_THE_VOTE, ...cast, [
      'vote-extended',
      CLOSE - 1,
      { status: 'voting', undoes: 'no-quorum', deadlineAt: DEADLINE, round: 1, closesAt: CLOSE + 14 * DAY },
    ]);
    expect(replay(extended)).toMatchObject({
      flaws: [],
      matter: { status: 'voting', votes: [{ status: 'open', result: null, closesAt: CLOSE + 14 * DAY }] },
    });
  });

  it('reads a block from before votes were opened at once', () => {
    const { matter, flaws } = replay(
      record(
        OPENED,
        ANNOUNCED,
        ['proposal-blocked', MONDAY + DAY, { status: 'blocked', deadlineAt: DEADLINE }],
        ['block-lifted', MONDAY + 4 * DAY, { status: 'open', deadlineAt: MONDAY + 6 * DAY }],
        ['silence-consented', MONDAY + 6 * DAY, { status: 'accepted', deadlineAt: MONDAY + 6 * DAY }],
      ),
    );
    expect(flaws).toEqual([]);
    expect(matter?.status).toBe('accepted');
  });
});

describe('X4: what does not follow from the entries before it', () => {
  const CAST = [ballot(1, 'approve', MONDAY + 2 * DAY), ballot(2, 'reject', MONDAY + 2 * DAY)] as const;
  const silence: Told = ['silence-consented', DEADLINE, { status: 'accepted', deadlineAt: DEADLINE }];
  it.each<[string, readonly Told[], string]>([
    ['a record without its opening', [ANNOUNCED], 'opening'],
    ['an opening under rules that nobody knows of', [['proposal-opened', MONDAY, { days: 5 }]], 'opening'],
    ['a step that there is not', [OPENED, ['silence-consented', MONDAY, { status: 'accepted' }]], 'move'],
    [
      'something taken back without a word',
      [OPENED, ANNOUNCED, silence, ['proposal-amended', DEADLINE - 1, { status: 'announcing', deadlineAt: null }]],
      'move',
    ],
    [
      'a word of taking back where nothing was',
      [OPENED, ['proposal-announced', MONDAY, { ...ANNOUNCED[2], undoes: 'open' }]],
      'move',
    ],
    [
      'a deadline before its time',
      [OPENED, ['proposal-announced', MONDAY, { status: 'open', deadlineAt: DEADLINE - 1 }]],
      'deadline',
    ],
    [
      'a deadline that nothing moved',
      [OPENED, ANNOUNCED, ['proposal-blocked', MONDAY, { status: 'open', deadlineAt: DEADLINE + 1 }]],
      'deadline',
    ],
    ['silence over a block', [OPENED, ANNOUNCED, BLOCKED, silence], 'silence'],
    ['a second vote while one is open', [...TO_THE_VOTE, ['vote-announced', MONDAY, { round: 2 }]], 'vote'],
    ['a ballot of a seat that there is not', [...TO_THE_VOTE, ballot(6, 'approve', MONDAY + 2 * DAY)], 'vote'],
    [
      'a ballot of a seat as something else',
      [...TO_THE_VOTE, CAST[0], ballot(1, 'reject', MONDAY + 3 * DAY, { kind: 'participant' })],
      'vote',
    ],
    ['a ballot without a choice', [...TO_THE_VOTE, ballot(1, 'maybe', MONDAY + 2 * DAY)], 'vote'],
    ['a tie that passed', [...TO_THE_VOTE, ...CAST, closed('passed')], 'result'],
    ['a result that the matter did not take', [...TO_THE_VOTE, ...CAST, closed('failed', 'passed')], 'result'],
  ])('X4: %s', (_what, told, problem) => {
    expect(replay(record(...told)).flaws).toEqual([{ seq: told.length, problem }]);
  });
});
