import type { VoteNotice } from '../domain/post.js';
import { referenceOf } from '../domain/proposal.js';
import { headShown } from '../domain/record.js';
import { edition } from '../domain/rules.js';
import type { VoteFacts } from '../domain/vote.js';
import { ballotsFile, ballotsShown } from './ballots.js';
import { card, facts, line, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { bold, say, when, type Markup } from './markup.js';
import { toneOf } from './vote-card.js';
import {
  RESULT,
  passageReckoned,
  quorumReckoned,
  tallyRows,
  tippedSentence,
  toPass,
  whatFollows,
} from './vote-words.js';
import { counted } from './words.js';

/** What is said once in the group's channel about a formal vote. */
export function voteNotice(notice: VoteNotice, about: VoteFacts): Card {
  const { vote } = about;
  const { proposal } = about.about;
  const title = say`${referenceOf(proposal)} Formal vote: ${proposal.title}`;
  switch (notice.type) {
    case 'vote-result':
      return resultCard(notice, about);
    case 'vote-extended': {
      const until = vote.closesAt === null ? say`` : say` It closes ${when(vote.closesAt)}.`;
      return card(title, {
        tone: 'waiting',
        blocks: [
          text(say`A lead ${bold(say`extended the vote`)} by ${counted(notice.days, 'day')} (${cited('V7')}).${until}`),
        ],
      });
    }
    case 'vote-moved':
      return card(title, {
        tone: 'waiting',
        blocks: [
          text(
            say`For more than an hour of the last day before the close the bot was away and nobody could vote here. So the close moves from ${when(notice.from)} to ${when(notice.to)} (${cited('X7')}).`,
          ),
        ],
      });
  }
}

/** V6: the result: tally, quorum, rule, every ballot with its rationale, the head of the record, and what follows. */
function resultCard(notice: Extract<VoteNotice, { type: 'vote-result' }>, about: VoteFacts): Card {
  const { vote } = about;
  const { proposal } = about.about;
  const rules = edition(proposal.edition);
  if (vote.status !== 'closed' || vote.result === null) return takenBack(about);
  const tip = tippedSentence(vote, proposal.matter, rules);
  const { said, whole } = ballotsShown(about);
  return card(say`${referenceOf(proposal)} Result of the vote: ${proposal.title}`, {
    tone: toneOf(vote),
    blocks: [
      text(
        notice.recounted
          ? say`${bold(say`${RESULT[vote.result]}`)}, counted anew: a ballot that was cast before the close arrived after it (${cited('V8')}).`
          : bold(say`${RESULT[vote.result]}`),
      ),
      facts(
        ['Passage', passageReckoned(vote, proposal.matter, rules)],
        ['Quorum', quorumReckoned(vote, rules)],
        ...tallyRows(vote, rules),
        ['Rule', say`${toPass(proposal.matter, rules)}, edition ${rules.name}`],
        ...(vote.announcedAt === null || vote.closedAt === null
          ? []
          : [['Open', say`${when(vote.announcedAt)} to ${when(vote.closedAt)}`] satisfies [string, Markup]]),
      ),
      ...(tip ? [text(tip)] : []),
      text(whatFollows(about)),
      line,
      text(say`${bold(say`Ballots`)}: ${vote.voted} of ${vote.seats} (${cited('V6')})\n${said}`),
    ],
    files: whole ? [] : [ballotsFile(about)],
    footer: say`Record up to here: ${headShown(notice.recordHead)} · explained by /why ${referenceOf(proposal)}`,
  });
}

/** A result that was undone before it was delivered. */
const takenBack = ({ vote, about: { proposal } }: VoteFacts): Card =>
  card(say`${referenceOf(proposal)} Formal vote: ${proposal.title}`, {
    tone: 'waiting',
    blocks: [
      text(
        vote.status === 'open'
          ? say`Not closed after all: something done before the close was still on its way when it was recorded (${cited('V7')}).`
          : say`Cancelled after all: something done before the close was still on its way when it was recorded (${cited('V1')}).`,
      ),
    ],
  });
