import { expect, it } from 'vitest';
import { ESCALATION_STATUSES, ESCALATION_UNDECIDED, type EscalationStatus } from '../../src/domain/escalation.js';
import { ESCALATION_MOVES, isEscalationMove, type EscalationMove } from '../../src/domain/escalation-states.js';

const named = ({ from, by, to }: EscalationMove): string => `${from ?? 'nothing'} - ${by} -> ${to}`;
const isUndecided = (status: EscalationStatus): boolean => ESCALATION_UNDECIDED.some((each) => each === status);

/** The states that one can come to from there. */
function reachedFrom(start: EscalationMove['from']): Set<EscalationMove['from']> {
  const reached = new Set<EscalationMove['from']>([start]);
  // A set yields also what is added while it is gone through.
  for (const from of reached) {
    for (const { to } of ESCALATION_MOVES.filter((move) => move.from === from)) reached.add(to);
  }
  return reached;
}

it('E1, E5: an escalation can come to each state, and to no other', () => {
  expect([...reachedFrom(null)].filter((status) => status !== null).sort()).toEqual([...ESCALATION_STATUSES].sort());
});

it('E5: what is decided or closed stays so, and all else can come to an end that Core Maintainers decide', () => {
  expect(ESCALATION_MOVES.filter(({ from }) => from !== null && !isUndecided(from))).toEqual([]);
  for (const status of ESCALATION_UNDECIDED) expect(reachedFrom(status), status).toContain('decided');
});

it('no move is there twice, and none leads back to where it begins', () => {
  const names = ESCALATION_MOVES.map(named);
  expect(new Set(names).size).toBe(names.length);
  expect(ESCALATION_MOVES.filter(({ from, to }) => from === to)).toEqual([]);
});

it('E1, E2, E5, I11: there is no other way from one state to another', () => {
  const kinds = [...new Set(ESCALATION_MOVES.map(({ by }) => by)), 'something-else'];
  const accepted = [null, ...ESCALATION_STATUSES].flatMap((from) =>
    kinds.flatMap((by) =>
      ESCALATION_STATUSES.filter((to) => isEscalationMove(from, by, to)).map((to) => named({ from, by, to })),
    ),
  );
  expect(accepted.sort()).toEqual(ESCALATION_MOVES.map(named).sort());
});
