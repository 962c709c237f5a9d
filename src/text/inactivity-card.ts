import { leadWordOf } from '../domain/group.js';
import type { InactivityFacts } from '../domain/post.js';
import { card, text, type Button, type Card } from './card.js';
import { cited } from './clauses.js';
import { day, say } from './markup.js';
import { everyone, groupTitle, listed, who } from './words.js';

/** **What counts**, wherever somebody is told that their three months run or are over (P8, P9). */
export const WHAT_COUNTS: Button = { label: 'What counts', look: 'secondary', action: 'what-counts', argument: '' };

/** So that the names fit one message. */
const NAMED_AT_MOST = 50;

/** What is said when people have not taken part for three months (P8). */
export function inactivityCard(about: InactivityFacts): Card {
  const { group, since } = about;
  switch (about.type) {
    case 'emeritus': {
      const named = about.people.slice(0, NAMED_AT_MOST);
      const more = about.people.length - named.length;
      const people = more > 0 ? listed([...named.map(who), say`${more} more`]) : everyone(named);
      return card(say`Emeritus in ${groupTitle(group)}`, {
        blocks: [
          text(
            say`${people}: thank you for what you did here. Three months have passed without participation, so since ${day(since)} ${about.people.length === 1 ? 'you are' : 'each of you is'} emeritus, which is a Participant who may come back (${cited('P8')}).`,
          ),
          text(
            say`Nothing else is lost. Take part once, say \`/member return\`, and a lead confirms that you are WG Member again.`,
          ),
        ],
        buttons: [WHAT_COUNTS],
        pings: named.flatMap(({ accounts }) => accounts.slice(0, 1)),
      });
    }
    case 'lead-inactive': {
      const word = leadWordOf(group.kind);
      return card(say`A ${word} of ${groupTitle(group)} is inactive`, {
        tone: 'waiting',
        blocks: [
          text(
            say`${who(about.lead)} has not taken part for three months and is inactive since ${day(since)}. They stay ${word} and may vote, and do not count toward quorum until they take part again (${cited('P8')}).`,
          ),
          text(say`Please ask how they are, and whether the group needs somebody else to lead it.`),
        ],
      });
    }
  }
}
