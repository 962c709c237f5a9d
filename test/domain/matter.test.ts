import { expect, it } from 'vitest';
import { MOVES, moveOf } from '../../src/domain/matter.js';
import { PROPOSAL_STATUSES, UNDECIDED, type ProposalStatus } from '../../src/domain/proposal.js';

it('D1, D2: a matter can come to each state from its announcement', () => {
  const reached = new Set<ProposalStatus>(['announcing']);
  // A set yields also what is added while it is gone through.
  for (const from of reached) {
    for (const { to } of MOVES.filter((move) => move.from === from)) reached.add(to);
  }
  expect([...reached].sort()).toEqual([...PROPOSAL_STATUSES].sort());
});

it('D1, D2: without what was on its way when time settled a matter it comes to each state as well', () => {
  const reached = new Set<ProposalStatus>(['announcing']);
  for (const from of reached) {
    for (const { to } of MOVES.filter((move) => move.from === from && !move.undoes)) reached.add(to);
  }
  expect([...reached].sort()).toEqual([...PROPOSAL_STATUSES].sort());
});

it('no move is there twice, and none leads back to where it begins', () => {
  const named = MOVES.map(({ from, by, to }) => `${from} - ${by} -> ${to}`);
  expect(new Set(named).size).toBe(named.length);
  expect(MOVES.filter(({ from, to }) => from === to)).toEqual([]);
  expect(moveOf('open', 'vote-opened', 'accepted')).toBeNull();
});

const isUndecided = (status: ProposalStatus): boolean => UNDECIDED.some((each) => each === status);

it('what is settled stays settled, but for what was on its way, a contest (E1), and an IG without consensus (D2)', () => {
  const out = MOVES.filter(({ from, undoes }) => !undoes && !isUndecided(from));
  expect(out.map(({ from, by }) => `${from}: ${by}`)).toEqual([
    'passed: result-contested',
    'rough-consensus: escalation-sent',
    'no-consensus: escalation-sent',
  ]);
});

it('from each state that is not settled a matter can come to one that is', () => {
  for (const status of UNDECIDED) {
    const reached = new Set<ProposalStatus>([status]);
    for (const from of reached) {
      for (const { to } of MOVES.filter((move) => move.from === from && !move.undoes)) reached.add(to);
    }
    expect(
      [...reached].some((each) => !isUndecided(each) && each !== 'closed'),
      status,
    ).toBe(true);
  }
});
