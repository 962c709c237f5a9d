import { leadWordOf } from '../domain/group.js';
import type { ProposalNotice } from '../domain/post.js';
import { isByVote } from '../domain/agreement.js';
import { referenceOf, type ProposalFacts } from '../domain/proposal.js';
import { headShown } from '../domain/record.js';
import { card, text, type Card, type Tone } from './card.js';
import { cited } from './clauses.js';
import type { Markup } from './markup.js';
import { bold, say, when } from './markup.js';
import { settledBy, waitsFor } from './agreement-words.js';
import { TONE, proposalTitle } from './proposal-card.js';
import { OUTPUT, STATUS, called, counted } from './words.js';

/** What is said once in the group's channel when a proposal changes. */
export function noticeCard(notice: ProposalNotice, about: ProposalFacts): Card {
  const { proposal } = about;
  const said = (tone: Tone, ...paragraphs: Markup[]): Card =>
    card(proposalTitle(proposal), { tone, blocks: paragraphs.map(text) });
  switch (notice.type) {
    case 'proposal-amended':
      return said(
        'waiting',
        say`${bold(say`Amended`)} by its author (version ${notice.version}). The clock starts again with this message: ${counted(proposal.days, 'day')} (${cited('D7')}).`,
      );
    case 'proposal-made-significant':
      return said(
        'waiting',
        say`A WG Member finds this ${bold(say`significant`)}. The clock starts again with this message: ${counted(proposal.days, 'day')} (${cited('D3')}).`,
      );
    case 'proposal-blocked':
      return said(
        'bad',
        say`${bold(say`Blocked`)}. A formal vote is next, unless every block is lifted (${cited('V1')}). The card shows the objection and what would resolve it.`,
      );
    case 'proposal-reopened':
      return said(
        'waiting',
        say`Every block is lifted: ${bold(say`open again`)} until ${when(notice.deadlineAt)} (${cited('V1')}).`,
      );
    case 'proposal-awaits-record':
      return {
        ...said(
          'waiting',
          say`The deadline has come and somebody disagreed. ${called(about.leads, 'Facilitators')}: please press **Record outcome** on the card (${cited('D1')}).`,
        ),
        pings: about.leads.flatMap((lead) => lead.accounts.slice(0, 1)),
      };
    case 'outcome-undone':
      return said(
        'bad',
        say`${bold(say`Not ${STATUS[notice.was]} after all.`)} Something that was done before the deadline was still on its way when silence was recorded; it counts (${cited('D5')}).`,
      );
    case 'deadline-moved':
      return said(
        'waiting',
        say`For more than an hour of the last day before the deadline the bot was away and nobody could act here. So the deadline moves from ${when(notice.from)} to ${when(notice.to)} (${cited('X7')}).`,
      );
    case 'feedback-given':
      return notice.binding
        ? {
            ...said(
              'bad',
              say`A Core Maintainer gave ${bold(say`binding feedback`)}, which is on the card: while it stands this is not accepted. ${called([about.author], 'Its author')} answers it with **Amend** or **Withdraw**, or whoever gave it lifts it (${cited('V5')}).`,
            ),
            pings: about.author.accounts.slice(0, 1),
          }
        : said('neutral', say`A Core Maintainer gave feedback, as advice. It is on the card (${cited('V5')}).`);
    case 'feedback-lifted':
      return said('waiting', say`Binding feedback of a Core Maintainer is ${bold(say`lifted`)} (${cited('V5')}).`);
    case 'result-contested':
      return said(
        'bad',
        say`Somebody who was eligible ${bold(say`contests the result`)} of the vote; the vote’s card has the grounds. A ${leadWordOf(proposal.groupKind)} brings it to Core Maintainers (${cited('E1')}).`,
      );
    case 'proposal-settled':
      return {
        ...said(TONE[proposal.status], result(about)),
        footer: say`Record up to here: ${headShown(notice.recordHead)} · explained by /why ${referenceOf(proposal)}`,
      };
  }
}

/** The outcome in a sentence, with the clause that made it. */
function result(about: ProposalFacts): Markup {
  const { proposal } = about;
  const word = STATUS[proposal.status];
  const status = bold(say`${word.charAt(0).toUpperCase()}${word.slice(1)}`);
  switch (proposal.status) {
    case 'accepted':
      return say`${status}: nobody blocked it before the deadline (${cited('D4')}).${settledBy(about)}`;
    case 'agreed':
      return say`${status}: ${isByVote(proposal, about.vote) ? say`the vote was for it (${cited('V4')})` : say`nobody blocked it before the deadline (${cited('D4')})`}. ${waitsFor(about)}`;
    case 'consensus':
      return say`${status}: nobody disagreed before the deadline (${cited('D1')}).`;
    case 'rough-consensus':
      return say`${status}, recorded by a Facilitator as a ${proposal.outputKind ? OUTPUT[proposal.outputKind] : 'recommendation'} (${cited('D1')}).`;
    case 'no-consensus':
      return say`${status}, recorded by a Facilitator (${cited('D1')}).`;
    case 'withdrawn':
      return say`${status} (${cited('D7')}).`;
    case 'passed':
      return say`${status} (${cited('V4')}).${settledBy(about)}`;
    case 'failed':
    case 'no-quorum':
    case 'contested':
      return say`${status}: it goes to Core Maintainers (${cited('E1')}).`;
    case 'escalated':
    case 'awaiting-information':
    case 'deliberating':
    case 'guided':
      return say`${status} (${cited('E5')}).`;
    case 'closed':
      return say`${status}, which is retired.`;
    case 'announcing':
    case 'open':
    case 'voting':
    case 'awaiting-record':
      // An act that came in time was processed after the outcome was announced; this notice goes out with what holds.
      return say`Not settled after all: something done before the deadline was still on its way when silence was recorded. The status is “${word}” (${cited('D5')}).`;
  }
}
