import type { Escalation } from './escalations.js';
import type { Evidence, OutboxRow, Post } from './evidence.js';
import { doubled, lost, wrong, type Finding } from './finding.js';
import type { Model } from './model.js';
import { countsOf, type Vote } from './votes.js';

const RESULT = { passed: 'Passed', failed: 'Not passed', 'no-quorum': 'No quorum' } as const;
const STANDS: Readonly<Record<Escalation['status'], string>> = {
  draft: 'draft, not sent yet',
  open: 'with Core Maintainers',
  'awaiting-information': 'waiting for the group’s reply',
  deliberating: 'all Core Maintainers deliberate',
  decided: 'decided',
  closed: 'not needed any more',
};

/** Whether each vote and escalation has its card once, which shows how it ended, and all else is said once each. */
export function judgeVotePosts(
  { rows, votes, escalations }: Evidence,
  model: Model,
  postOf: (row: OutboxRow) => Post | undefined,
): Finding[] {
  const about = (id: string, type: string): OutboxRow[] =>
    rows.filter(({ post }) => post.id === id && post.type === type);
  const times = (name: string, id: string, type: string, should: number): Finding[] => {
    const is = about(id, type).length;
    return is === should ? [] : [(is < should ? lost : doubled)(`${name}: ${is} ${type}, by the rules ${should}`)];
  };
  const shown = (name: string, id: string, type: string, words: readonly string[]): Finding[] => {
    const [row] = about(id, type);
    const text = (row && postOf(row))?.text.replace(/[*\\]/gu, '') ?? '';
    return words
      .filter((each) => !text.includes(each))
      .map((each) => wrong(`the card of ${name} does not show “${each}”`));
  };
  return [
    ...votes.flatMap(({ id, ref, round }) => {
      const vote = model.matters.get(ref)?.votes[round - 1];
      const name = `vote ${round} on D-${ref}`;
      if (!vote) return [];
      const { result, extended, moved } = vote.said;
      return [
        ...times(name, id, 'vote', 1),
        ...times(name, id, 'vote-result', result),
        ...times(name, id, 'vote-extended', extended),
        ...times(name, id, 'vote-moved', moved),
        ...shown(name, id, 'vote', wordsOf(vote)),
      ];
    }),
    ...escalations.flatMap(({ id, number }) => {
      const escalation = model.escalation(number);
      const name = `E-${number}`;
      if (!escalation) return [];
      return [
        ...times(name, id, 'escalation', 1),
        ...times(name, id, 'escalation-said', escalation.said),
        ...shown(name, id, 'escalation', [`Status: ${STANDS[escalation.status]}`]),
      ];
    }),
  ];
}

/** What the card of a vote shows in the end. */
function wordsOf(vote: Vote): string[] {
  const counts = countsOf(vote);
  const { members, participants } = counts;
  const line = (tally: typeof members): string =>
    `${tally.approve} approve · ${tally.reject} reject · ${tally.abstain} abstain`;
  const all = {
    approve: members.approve + participants.approve,
    reject: members.reject + participants.reject,
    abstain: members.abstain + participants.abstain,
  };
  return [
    ...[`WG Members: ${line(members)}`, `All together: ${line(all)}`, `Voted: ${counts.voted} of ${counts.seats}`],
    vote.result === null ? `Status: ${vote.status}` : `Result: ${RESULT[vote.result]}`,
  ];
}
