import type { Answer } from './act.js';

/** What each refusal says, in words that stand in no other: read from the screen, as a person does. */
const REFUSALS: readonly (readonly [code: string, words: string])[] = [
  ['not-a-group-channel', 'This is not the channel of a group'],
  ['level-too-low', 'Your level on the contributor ladder is'],
  ['tier-too-low', 'or above.'],
  ['already-joined', 'You are in this group already'],
  ['already-asked', 'You have asked already'],
  ['not-in-group', 'You are not in'],
  ['last-lead', 'You are the last who leads'],
  ['no-request', 'This request is no longer open'],
  ['leads-confirm', 'of this group confirms requests'],
  ['own-request', 'This is your own request'],
  ['too-few-days', 'proposal stays open at least'],
  ['too-many-days', 'is the most.'],
  ['always-significant', 'is always significant.'],
  ['empty-field', 'says nothing.'],
  ['no-alternative', 'does not say what would resolve it'],
  ['deadline-passed', 'The deadline was'],
  ['not-open', 'The status of this proposal is'],
  ['not-the-author', 'Somebody else wrote this proposal'],
  ['already-significant', 'is significant already'],
  ['own-objection-stands', 'You have blocked this proposal already'],
  ['own-objection-stands', 'You have disagreed already'],
  ['no-own-objection', 'You have no block or disagreement'],
  ['for-working-groups', 'This is a proposal of an Interest Group'],
  ['for-interest-groups', 'This is a proposal of a Working Group'],
  ['not-yet-the-deadline', 'Record the outcome after the deadline'],
  ['unchanged', 'Nothing would change'],
  ['draft-expired', 'or it was somebody else’s'],
  ['not-confirmed', 'ERASE'],
  ['no-member-tier', 'has no WG Members'],
  ['vote-asked-for-already', 'You have asked for a vote on this text already'],
  ['no-vote', 'There has been no formal vote on'],
  ['no-seat', 'be Participant in'],
  ['vote-over', 'The vote closed'],
  ['vote-cancelled', 'This vote was cancelled'],
  ['result-moved-on', 'The matter has moved on since'],
  ['same-ballot', 'Your last ballot says just that'],
  ['newer-ballot', 'You cast a newer ballot'],
  ['leads-extend', 'You don’t lead'],
  ['extended-already', 'This vote was extended by'],
  ['extension-days', 'Give `days` from 1 to'],
  ['everybody-voted', 'Everybody has voted, so'],
  ['no-result', 'This vote has no result'],
  ['not-in-electorate', 'whoever could vote may contest the result.'],
  ['contest-over', 'The result could be contested until'],
  ['contested-already', 'You contested this result on'],
  ['result-overtaken', 'so this result is not what counts any more'],
  ['leads-escalate', 'brings its matters to Core Maintainers for a decision'],
  ['earlier-step-open', 'an earlier step is not over yet'],
  ['nothing-to-escalate', 'no vote is left that did not settle it'],
  ['escalated-already', 'on this already; it stands at'],
  ['escalation-not-there', 'who acts next.'],
  ['not-a-core-maintainer', 'is no Core Maintainer now'],
  ['assigned-already', 'is with this person already'],
  ['conflicted', 'This Core Maintainer is a party in it'],
  ['nobody-designated', 'Nobody is designated to answer'],
  ['only-the-designated', 'is designated to answer this'],
  ['lead-replies', 'they answer with **Reply**'],
  ['party-records', 'You are a party in this'],
  ['already-done', 'This was done already'],
];

/** Done, although there was nothing to do. */
export const NOTHING_TO_ERASE = /^There is nothing to erase/u;

const DONE = [
  /^D-\d+ is on its way/u,
  /^D-\d+: /u,
  /^E-\d+: /u,
  /^You asked to take part/u,
  /^You are Observer/u,
  /^You have left/u,
  /^Confirmed/u,
  /^Your profile/u,
  /^It is erased/u,
  NOTHING_TO_ERASE,
];

/** What an answer of the bot means. `text` is what stands on the screen; null when nothing came. */
export function answerOf(text: string | null, formOpened: boolean): Answer {
  if (formOpened) return { type: 'form' };
  if (text === null) return { type: 'none' };
  const said = text.replace(/^[#\s]+/u, '');
  // It could not be opened at once; a button opens it.
  if (said.includes('The form is ready.')) return { type: 'form' };
  if (said.startsWith('That did not work')) return { type: 'incident' };
  const clause = /^§([A-Z]\d+) /u.exec(said)?.[1];
  const code = REFUSALS.find(([, words]) => said.includes(words))?.[0];
  if (clause !== undefined && code !== undefined) return { type: 'no', clause, code };
  const [line = ''] = said.split('\n');
  return DONE.some((words) => words.test(said)) ? { type: 'yes', said: line } : { type: 'odd', said: line };
}
