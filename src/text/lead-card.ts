import { leadWordOf, type Group } from '../domain/group.js';
import type { Person } from '../domain/person.js';
import { card, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { say } from './markup.js';
import { groupTitle, who } from './words.js';

/** What Core Maintainers are told about a lead who is not in the server any more (L1). */
export const leadCard = (group: Group, lead: Person): Card =>
  card(say`A ${leadWordOf(group.kind)} of ${groupTitle(group)} left the server`, {
    tone: 'bad',
    blocks: [
      text(
        say`${who(lead)} is not here any more. Nothing in the group has changed; Core Maintainers see to it that somebody leads it (${cited('L1')}).`,
      ),
    ],
  });
