import type { Linked } from '../../domain/linking.js';
import { card, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { joined, mention, say, type Markup } from '../markup.js';
import { listed, who } from '../words.js';

/** Told to the Maintainer who said that accounts are one person's, or that a GitHub account is somebody's. */
export function linkedPage({ person, account, github, claimant, ended }: Linked): Card {
  const said: Markup[] = [
    ...(account === null
      ? []
      : [
          say`${listed(person.accounts.map(mention))} are one person now: they sponsor, object and vote once, and what was of either account is theirs (${cited('L5')}).`,
        ]),
    ...(github === null ? [] : [say`${github} is confirmed as the GitHub account of ${who(person)} (${cited('P7')}).`]),
    ...(claimant === null
      ? []
      : [say`${who(claimant)} had called it theirs, without a confirmation, and has it no more.`]),
    ...(account !== null && github === null && person.github !== null
      ? [say`Their GitHub account is ${person.github} (${person.githubConfirmed ? 'confirmed' : 'not confirmed'}).`]
      : []),
    ...(ended.length === 0
      ? []
      : [say`Withdrawn, because nobody is that twice or for themselves: ${joined(ended.map(endedWord), ', ')}.`]),
  ];
  return card(account === null ? say`Confirmed` : say`Joined`, { tone: 'good', blocks: said.map(text) });
}

function endedWord({ happened, subject }: Linked['ended'][number]): Markup {
  switch (happened) {
    case 'nomination-withdrawn':
      return say`${subject}`;
    case 'candidacy-withdrawn':
      return say`a second candidacy for lead`;
    case 'seat-merged':
      return say`a second seat in the vote on ${subject}, with its ballot`;
  }
}
