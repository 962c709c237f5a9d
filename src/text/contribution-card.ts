import type { ContributionFacts } from '../domain/contributing.js';
import { leadWordOf } from '../domain/group.js';
import { A_MEMBER } from '../domain/person.js';
import { card, facts, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { say, when, type Markup } from './markup.js';
import { CONTRIBUTION } from './participation-words.js';
import { groupTitle, who } from './words.js';

const TITLE = {
  waiting: 'Contribution',
  confirmed: 'Contribution, confirmed',
  declined: 'Contribution, declined',
} as const;
const TONE = { waiting: 'waiting', confirmed: 'good', declined: 'neutral' } as const;

/** The card of a contribution, with **Confirm** and **Decline** for the leads (P9). It pings nobody. */
export function contributionCard(about: ContributionFacts): Card {
  const { contribution, group, person, loggedBy } = about;
  const { id, status, personId, loggedById } = contribution;
  return card(say`${TITLE[status]} · ${groupTitle(group)}`, {
    tone: TONE[status],
    blocks: [
      facts(
        ['Whose', who(person)],
        ['Kind', say`${CONTRIBUTION[contribution.kind]}`],
        ['Link', say`${contribution.link}`],
        ['Logged', when(contribution.at)],
        ...(personId === loggedById
          ? []
          : [['By', loggedBy ? who(loggedBy) : say`${A_MEMBER}`] satisfies [string, Markup]]),
      ),
      text(stands(about)),
    ],
    buttons:
      status === 'waiting'
        ? [
            { action: 'contribution-confirm', label: 'Confirm', look: 'good', argument: id },
            { action: 'contribution-decline', label: 'Decline', look: 'secondary', argument: id },
          ]
        : [],
  });
}

function stands({ contribution: { status, decided }, group, decidedBy }: ContributionFacts): Markup {
  const word = leadWordOf(group.kind);
  const by = decidedBy ? who(decidedBy) : say`a ${word}`;
  const on = decided === null ? say`` : say` on ${when(decided.at)}`;
  switch (status) {
    case 'waiting':
      return say`It counts, from when it was logged, once a ${word} of the group has confirmed it (${cited('P9')}).`;
    case 'confirmed':
      return say`Confirmed by ${by}${on}. It counts from when it was logged (${cited('P9')}).`;
    case 'declined':
      return say`Declined by ${by}${on}. It does not count (${cited('P9')}).`;
  }
}
