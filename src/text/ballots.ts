import { referenceOf } from '../domain/proposal.js';
import type { CountedBallot, VoteFacts } from '../domain/vote.js';
import { A_MEMBER } from '../domain/person.js';
import type { TextFile } from './card.js';
import { bold, excerpt, joined, quoted, say, shownLine, type Markup } from './markup.js';
import { shortWho } from './short.js';
import { CHOICE, SEAT } from './vote-words.js';
import { counted } from './words.js';

/** So many ballots stand on a card, and so much of each rationale, in characters. */
const BALLOTS_SHOWN = 10;
const RATIONALE_SHOWN = 110;
/** So much of all rationales together stands in a file, in characters: Discord takes files of some MiB. */
const FILE_AT_MOST = 2_000_000;

/** V6: the ballots that count with their rationales, as many as a card has room for; `whole` is false when more is in the file. */
export function ballotsShown({ ballots }: VoteFacts): { readonly said: Markup; readonly whole: boolean } {
  if (ballots.length === 0) return { said: say`Nobody voted.`, whole: true };
  const shown = ballots.slice(0, BALLOTS_SHOWN).map(({ seat, ballot, by }) => {
    const { shown: rationale, whole } = excerpt(ballot.rationale, RATIONALE_SHOWN);
    const head = say`${bold(say`${CHOICE[ballot.choice]}`)} ${shortWho(by)} (${SEAT[seat.kind]})`;
    return { whole, said: ballot.rationale === '' ? head : say`${head}\n${quoted(rationale)}` };
  });
  const more = ballots.length - shown.length;
  const whole = more === 0 && shown.every((each) => each.whole);
  const rest = more === 0 ? say`In full in the file below.` : say`… and ${more} more. All in full in the file below.`;
  return { said: joined([...shown.map(({ said }) => said), ...(whole ? [] : [rest])], '\n'), whole };
}

/** V6: every ballot that counts, in full. Typed text is quoted, so that no line of it can pass for another ballot. */
export function ballotsFile({ vote, about: { proposal }, ballots }: VoteFacts): TextFile {
  const reference = referenceOf(proposal);
  const most = Math.floor(FILE_AT_MOST / Math.max(ballots.length, 1));
  return {
    name: `${reference}-ballots-${vote.round}.md`,
    content: [
      `# Ballots on ${reference} ${shownLine(proposal.title)}`,
      `Vote ${vote.round}; ${counted(vote.voted, 'ballot')} of ${vote.seats}.`,
      ...ballots.map((each) => ballotText(each, most)),
    ]
      .join('\n\n')
      .concat('\n'),
  };
}

function ballotText({ seat, ballot, by }: CountedBallot, most: number): string {
  const name = shownLine(by.name ?? by.github ?? by.discordName ?? A_MEMBER);
  const head = `## ${seat.number}. ${CHOICE[ballot.choice]}: ${name} (${SEAT[seat.kind]})`;
  const details = `${new Date(ballot.at).toISOString()} · receipt ${ballot.receipt}`;
  const said = [...ballot.rationale];
  const rationale = said.length > most ? `${said.slice(0, most).join('')} …` : ballot.rationale;
  return [head, details, ...(rationale === '' ? [] : [rationale.replace(/^/gmu, '> ')])].join('\n\n');
}
