import { leadWordOf } from '../domain/group.js';
import type { Instant } from '../domain/ids.js';
import type { Matter } from '../domain/proposal.js';
import { edition, type Edition } from '../domain/rules.js';
import { deciding, missingForQuorum, passes, quorumOf, tipped, together } from '../domain/tally.js';
import type { Choice, SeatKind, Tally, Vote, VoteFacts, VoteResult } from '../domain/vote.js';
import { cited } from './clauses.js';
import { bold, joined, say, when, type Markup } from './markup.js';
import { counted } from './words.js';

/** What cards and pages say of a formal vote: quorum, passage and tallies in words and numbers (V2-V4). */

export const CHOICE: Record<Choice, string> = { approve: 'Approve', reject: 'Reject', abstain: 'Abstain' };
export const SEAT: Record<SeatKind, string> = { member: 'WG Member', lead: 'Lead', participant: 'Participant' };
export const RESULT: Record<VoteResult, string> = { passed: 'Passed', failed: 'Not passed', 'no-quorum': 'No quorum' };

type Counted = Pick<Vote, 'base' | 'forQuorum' | 'members' | 'participants'>;

export const tallyLine = ({ approve, reject, abstain }: Tally): Markup =>
  say`${approve} approve · ${reject} reject · ${abstain} abstain`;

/** V3: both tallies, as rows of a card. */
export const tallyRows = (vote: Vote, rules: Edition): [string, Markup][] => [
  ['WG Members', tallyLine(vote.members)],
  [
    'All together',
    say`${tallyLine(together(vote.members, vote.participants))}${rules.PARTICIPANTS_COUNT ? '' : ' (advisory)'}`,
  ],
];

/** V2: how far it is to the quorum while the vote is open: `2 more WG Members until …, then it is reached`. */
export function quorumForecast(vote: Counted, rules: Edition, closesAt: Instant | null): Markup {
  const needed = quorumOf(vote, rules);
  const missing = missingForQuorum(vote, rules);
  if (needed === null || missing === null)
    return say`${bold(say`out of reach`)}: no WG Member was active at the opening`;
  const so = say`${vote.forQuorum} voted, ${needed} needed, of ${counted(vote.base, 'active WG Member')}`;
  if (missing === 0) return say`${bold(say`reached`)}: ${so}`;
  const until = closesAt === null ? say`` : say` until ${when(closesAt)}`;
  return say`${bold(say`${counted(missing, 'more WG Member')}`)}${until}, then it is reached: ${so}`;
}

/** V2: the quorum of a closed vote, reckoned out in integers. */
export function quorumReckoned({ base, forQuorum }: Counted, rules: Edition): Markup {
  if (base === 0) return say`no quorum: no WG Member was active at the opening (${cited('V2')})`;
  const { QUORUM_OF: of, QUORUM_IN: parts } = rules;
  const [has, needs] = [parts * forQuorum, of * base];
  const sum = say`${forQuorum} of ${counted(base, 'active WG Member')} voted, and ${parts} × ${forQuorum} = ${has} is ${has >= needs ? 'at least' : 'less than'} ${needs}`;
  return say`${has >= needs ? 'reached' : 'not reached'}: ${sum} (${cited('V2')})`;
}

/** V4: what it takes to pass, by the matter. */
export const toPass = (matter: Matter, { SCOPE_MAJORITY }: Edition): Markup =>
  matter === 'scope'
    ? say`at least ${SCOPE_MAJORITY} for it to each against, and one at least (${cited('V4')})`
    : say`more for it than against; a tie fails (${cited('V4')})`;

/** V4: passage, reckoned out: `3 for, 1 against: 3 is more than 1`. Abstentions count for neither. */
export function passageReckoned(vote: Counted, matter: Matter, rules: Edition): Markup {
  const tally = deciding(vote, rules);
  const { approve, reject } = tally;
  const sum = say`${approve} for, ${reject} against`;
  const whose = rules.PARTICIPANTS_COUNT ? say`` : say` (WG Members alone)`;
  const does = passes(tally, matter, rules);
  if (matter === 'scope') {
    if (approve === 0) return say`${sum}${whose}: nobody is for it (${cited('V4')})`;
    const needs = say`${rules.SCOPE_MAJORITY} × ${reject} = ${rules.SCOPE_MAJORITY * reject}`;
    return say`${sum}${whose}: ${approve} is ${does ? 'at least' : 'less than'} ${needs} (${cited('V4')})`;
  }
  if (approve === reject) return say`${sum}${whose}: a tie fails (${cited('V4')})`;
  return say`${sum}${whose}: ${approve} is ${does ? 'more' : 'less'} than ${reject} (${cited('V4')})`;
}

/** V3: said where WG Members alone come to something else than everybody together; null where they don't. */
export function tippedSentence(vote: Vote, matter: Matter, rules: Edition): Markup | null {
  if (vote.voted === 0 || !tipped(vote, matter, rules)) return null;
  const members = passes(vote.members, matter, rules) ? 'pass it' : 'not pass it';
  const all = passes(together(vote.members, vote.participants), matter, rules) ? 'passes' : 'does not pass';
  const counts = rules.PARTICIPANTS_COUNT
    ? say`The ballots of Participants count, so everybody together decides`
    : say`By this edition of the rules the ballots of Participants are advisory, so WG Members decide`;
  return say`${bold(say`The two tallies disagree`)}: WG Members alone would ${members}, with Participants it ${all}. ${counts} (${cited('V3')}).`;
}

/** What a result leads to, and until when it may be contested. */
export function whatFollows({ vote, about: { proposal, group } }: VoteFacts): Markup {
  const rules = edition(proposal.edition);
  const contest =
    vote.contestUntil === null
      ? []
      : [
          say`Whoever could vote may contest the result, with grounds, until ${when(vote.contestUntil)} (${cited('E1')}).`,
        ];
  const internal =
    group.kind === 'interest-group'
      ? [say`It decides inside the group and binds nobody outside (${cited('P4')}).`]
      : [];
  switch (proposal.status) {
    case 'passed':
      return joined([say`It is decided.`, ...internal, ...contest], ' ');
    case 'agreed':
      return joined(
        [
          proposal.matter === 'routine'
            ? say`The group has agreed, and binding feedback of a Core Maintainer stands against it (${cited('V5')}).`
            : say`The group has agreed; next, ${counted(rules.CORE_APPROVALS, 'Core Maintainer')} approves it (${cited('V9')}).`,
          ...contest,
        ],
        ' ',
      );
    case 'failed':
    case 'no-quorum':
      return joined(
        [
          say`An escalation to Core Maintainers is drafted, for a ${leadWordOf(group.kind)} to complete and send.`,
          ...contest,
        ],
        ' ',
      );
    case 'contested':
      return say`The result is contested; a ${leadWordOf(group.kind)} brings it to Core Maintainers (${cited('E1')}).`;
    default:
      return say`What became of the matter since stands on its card.`;
  }
}
