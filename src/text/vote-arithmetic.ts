import type { Matter } from '../domain/proposal.js';
import type { Edition } from '../domain/rules.js';
import { deciding, passes, together, tipped } from '../domain/tally.js';
import type { Tally, Vote } from '../domain/vote.js';
import { cited } from './clauses.js';
import { Markup, say } from './markup.js';
import { counted } from './words.js';

type Counted = Pick<Vote, 'base' | 'forQuorum' | 'members' | 'participants'>;

/** V2: the quorum in integers: `3 of the base of 5 voted: 2 x 3 = 6 >= 5, reached`. */
export function quorumSum({ base, forQuorum }: Counted, { QUORUM_OF, QUORUM_IN }: Edition): Markup {
  if (base === 0) return say`nobody is in the base, so there can be none (${cited('V2')})`;
  const [has, needs] = [QUORUM_IN * forQuorum, QUORUM_OF * base];
  const sum = say`${QUORUM_IN} x ${forQuorum} = ${has} ${sign(has >= needs ? '>=' : '<')} ${needs}`;
  return say`${forQuorum} of the base of ${base} voted: ${sum}, ${has >= needs ? 'reached' : 'not reached'} (${cited('V2')})`;
}

/** V4: passage in integers: `4 for, 2 against: 4 > 2, passes`; for a scope change `4 >= 2 x 2 = 4`. */
export function passageSum(vote: Counted, matter: Matter, rules: Edition): Markup {
  const tally = deciding(vote, rules);
  const { approve, reject } = tally;
  const does = passes(tally, matter, rules);
  const sum =
    matter === 'scope'
      ? approve === 0
        ? say`0 are for it, and one at least is needed`
        : say`${approve} ${sign(does ? '>=' : '<')} ${rules.SCOPE_MAJORITY} x ${reject} = ${rules.SCOPE_MAJORITY * reject}`
      : say`${approve} ${sign(does ? '>' : '<=')} ${reject}`;
  return say`${approve} for, ${reject} against: ${sum}, ${does ? 'passes' : 'does not pass'} (${cited('V4')})`;
}

/** A sign between two numbers, which Discord takes for nothing else. */
const sign = (of: '>' | '>=' | '<' | '<='): Markup => new Markup(of);

/** V3: both tallies, and where WG Members alone come to something else. */
export function talliesOf(vote: Counted, matter: Matter, rules: Edition): Markup {
  const { members, participants } = vote;
  const both = say`WG Members ${tallyOf(members)}; with Participants ${tallyOf(together(members, participants))}`;
  if (!tipped(vote, matter, rules)) return both;
  const decides = rules.PARTICIPANTS_COUNT ? 'everybody together decides' : 'WG Members decide';
  return say`${both}. WG Members alone ${passes(members, matter, rules) ? 'would pass it' : 'would not pass it'}; ${decides} (${cited('V3')})`;
}

const tallyOf = ({ approve, reject, abstain }: Tally): string =>
  `${approve} for, ${reject} against, ${counted(abstain, 'abstention')}`;
