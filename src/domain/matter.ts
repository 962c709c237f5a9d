import { UNDECIDED, type ProposalStatus } from './proposal.js';

/** One way from a state of a matter to another: `by` is the kind of the record's entry that it leaves. */
export interface Move {
  readonly from: ProposalStatus;
  readonly by: string;
  readonly to: ProposalStatus;
  /** Time had settled the matter, and something that was done before shows only now: what was said is taken back. */
  readonly undoes: boolean;
}

/** How a vote ends. */
const RESULTS = ['passed', 'agreed', 'failed', 'no-quorum'] as const satisfies readonly ProposalStatus[];
/** What silence makes of a matter. */
const SILENT = ['accepted', 'agreed', 'consensus', 'awaiting-record'] as const satisfies readonly ProposalStatus[];
/** With Core Maintainers. */
const BEFORE_CORE = ['escalated', 'awaiting-information'] as const satisfies readonly ProposalStatus[];

type States = readonly ProposalStatus[];

const moves = (from: States, by: string, to: States, undoes = false): Move[] =>
  from.flatMap((each) => to.filter((state) => state !== each).map((state) => ({ from: each, by, to: state, undoes })));

/**
 * D1, D2, V1, V9, E1, E5: the state machine of a matter. There is no other way from one state to another; who may take
 * which is for the rules. An entry of the record that changes no state is no move.
 */
export const MOVES: readonly Move[] = [
  // Lazy consensus.
  ...moves(['announcing'], 'proposal-announced', ['open']),
  ...moves(['open'], 'proposal-amended', ['announcing']),
  ...moves(['open'], 'proposal-made-significant', ['announcing']),
  ...moves(['open'], 'silence-consented', ['accepted', 'agreed', 'consensus']),
  ...moves(['open'], 'disagreement-at-deadline', ['awaiting-record']),
  ...moves(['awaiting-record'], 'outcome-recorded', ['rough-consensus', 'no-consensus']),
  // The formal vote.
  ...moves(['announcing', 'open'], 'vote-opened', ['voting']),
  ...moves(['voting'], 'vote-cancelled', ['announcing', 'open']),
  ...moves(['voting'], 'vote-closed', RESULTS),
  ...moves(['passed', 'agreed', 'failed', 'no-quorum'], 'result-contested', ['contested']),
  // What the group agreed on and Core Maintainers have not approved, or hold back.
  ...moves(['agreed'], 'core-maintainers-approved', ['accepted', 'passed']),
  ...moves(['agreed'], 'feedback-lifted', ['accepted', 'passed']),
  ...moves(['agreed'], 'proposal-amended', ['announcing']),
  // Escalation.
  ...moves(['failed', 'no-quorum', 'contested', 'agreed', 'rough-consensus', 'no-consensus'], 'escalation-sent', [
    'escalated',
  ]),
  ...moves(['escalated'], 'information-asked', ['awaiting-information']),
  ...moves(['awaiting-information'], 'information-given', ['escalated']),
  ...moves(BEFORE_CORE, 'full-deliberation-asked', ['deliberating']),
  ...moves(BEFORE_CORE, 'guidance-given', ['guided']),
  ...moves(['deliberating'], 'decision-recorded', ['guided']),
  // Ends that are nobody's decision on the matter.
  ...moves(['announcing', 'open', 'voting', 'agreed', 'failed', 'no-quorum'], 'proposal-withdrawn', ['withdrawn']),
  ...moves(UNDECIDED, 'group-retired', ['closed']),
  // Something was done before the deadline and was still on its way when time settled the matter.
  ...moves(SILENT, 'vote-opened', ['voting'], true),
  ...moves(SILENT, 'proposal-amended', ['announcing'], true).filter(({ from }) => from !== 'agreed'),
  ...moves(['accepted', 'agreed'], 'proposal-made-significant', ['announcing'], true),
  ...moves(['accepted', 'consensus', 'awaiting-record'], 'proposal-withdrawn', ['withdrawn'], true),
  ...moves(['passed'], 'proposal-withdrawn', ['withdrawn'], true),
  ...moves(['consensus'], 'disagreement-stated', ['awaiting-record'], true),
  ...moves(['awaiting-record'], 'disagreement-lifted', ['consensus'], true),
  ...moves(['accepted', 'passed'], 'feedback-given', ['agreed'], true),
  ...moves(['passed', 'agreed'], 'vote-recounted', ['failed', 'no-quorum'], true),
  ...moves(['failed', 'no-quorum'], 'vote-recounted', RESULTS, true),
  ...moves(RESULTS, 'vote-extended', ['voting'], true),
  ...moves(RESULTS, 'vote-cancelled', ['announcing', 'open'], true),
];

/** The move from one state to another that an entry of this kind makes; null where there is none. */
export const moveOf = (from: ProposalStatus, by: string, to: ProposalStatus): Move | null =>
  MOVES.find((move) => move.from === from && move.by === by && move.to === to) ?? null;
