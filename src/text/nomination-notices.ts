import { nominationReference, type NominationFacts } from '../domain/nomination.js';
import type { NominationNotice } from '../domain/post.js';
import { headShown } from '../domain/record.js';
import { card, text, type Button, type Card, type Tone } from './card.js';
import { cited } from './clauses.js';
import { missingWords } from './evidence.js';
import { bold, say, when, type Markup } from './markup.js';
import { NOMINATION_TONE, nominationTitle } from './nomination-card.js';
import { NOMINATION_STATUS, groupTitle, who } from './words.js';

/** What is said once in the group's channel about a nomination. */
export function nominationNotice(notice: NominationNotice, about: NominationFacts): Card {
  const said = (tone: Tone, ...paragraphs: Markup[]): Card =>
    card(nominationTitle(about), { tone, blocks: paragraphs.map(text) });
  switch (notice.type) {
    case 'nomination-objected':
      return said(
        'bad',
        say`${bold(say`Objected to`)}. That stops it until the objection is lifted by whoever made it; the card shows the reason (${cited('P6')}).`,
      );
    case 'nomination-reopened':
      return said(
        'waiting',
        say`Every objection is lifted: ${bold(say`open again`)} until ${when(notice.deadlineAt)} (${cited('P6')}).`,
      );
    case 'nomination-extended':
      return said(
        'waiting',
        say`The evidence is complete now, shortly before the deadline. So that those who may object have time, the deadline is ${when(notice.deadlineAt)} (${cited('P6')}).`,
      );
    case 'nomination-moved':
      return said(
        'waiting',
        say`For more than an hour of the last day before the deadline the bot was away and nobody could act here. So the deadline moves from ${when(notice.from)} to ${when(notice.to)} (${cited('X7')}).`,
      );
    case 'nomination-undone':
      return said(
        'bad',
        say`${bold(say`Not ${NOMINATION_STATUS[notice.was]} after all.`)} Something that was done before the deadline was still on its way when the deadline came; it counts (${cited('P6')}).`,
      );
    case 'nomination-settled':
      return {
        ...said(NOMINATION_TONE[about.nomination.status], ...result(about)),
        buttons: about.nomination.status === 'promoted' ? PROFILE : [],
        pings: about.nomination.status === 'promoted' ? about.nominee.accounts.slice(0, 1) : [],
        footer: say`Record up to here: ${headShown(notice.recordHead)} · explained by /why ${nominationReference(about.nomination)}`,
      };
  }
}

const PROFILE: readonly Button[] = [
  { label: 'Name in the list', look: 'primary', action: 'privacy-consent', argument: '' },
  { label: 'My profile', look: 'secondary', action: 'profile-show', argument: '' },
];

/** The outcome, with the clause that made it. */
function result({ nomination, group, nominee, evidence }: NominationFacts): Markup[] {
  const word = NOMINATION_STATUS[nomination.status];
  switch (nomination.status) {
    case 'promoted':
      return [
        say`${bold(say`Congratulations`)}, ${who(nominee)}: you are WG Member of ${groupTitle(group)}. Nobody objected before the deadline (${cited('P6')}).`,
        say`Please keep your name and organisation current with \`/member profile\`, and say whether you may be listed by name outside Discord: the buttons below ask you (${cited('P7')}).`,
      ];
    case 'lapsed':
      return [
        say`${bold(say`Lapsed`)}: at the deadline the evidence was not complete. Missing: ${missingWords(evidence.missing)} (${cited('P5')}).`,
        say`A WG Member or lead may nominate again once it is there.`,
      ];
    case 'declined':
      return [say`${bold(say`Declined`)} by the nominee (${cited('P6')}).`];
    case 'withdrawn':
      return [say`${bold(say`Withdrawn`)} (${cited('P6')}).`];
    case 'announcing':
    case 'open':
    case 'objected':
      // Something that came in time was processed after the outcome was said; this notice goes out with what holds.
      return [say`Not settled after all: the status is “${word}” (${cited('P6')}).`];
  }
}
