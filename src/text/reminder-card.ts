import type { Person } from '../domain/person.js';
import { card, text, type Button, type Card } from './card.js';
import { joined, say, type Markup } from './markup.js';
import { everyone } from './words.js';

/** People who are told the same. */
interface Told {
  readonly people: readonly Person[];
  readonly said: readonly Markup[];
  readonly buttons: readonly Button[];
}

/** X6: what a reminder says, to whom. In a direct message nobody is named: it goes to one person. */
export function reminderCard(told: readonly Told[], to: 'channel' | 'direct'): Card {
  const people = told.flatMap((each) => each.people);
  return card(say`${told.some(({ said }) => said.length > 1) || told.length > 1 ? 'Reminders' : 'Reminder'}`, {
    tone: 'waiting',
    blocks: told.map((each) => text(to === 'direct' ? listOf(each.said) : addressed(each))),
    pings: to === 'direct' ? [] : people.flatMap(({ accounts }) => accounts.slice(0, 1)),
    // A button is of a server, and in a direct message nobody knows of which.
    buttons: to === 'direct' ? [] : [...new Set(told.flatMap((each) => each.buttons))],
    footer: say`How you are reminded: /privacy reminders`,
  });
}

const addressed = ({ people, said }: Told): Markup =>
  say`${everyone(people)}:${said.length > 1 ? '\n' : ' '}${listOf(said)}`;

/** One sentence stands for itself, several as a list. */
const listOf = (said: readonly Markup[]): Markup =>
  said.length > 1
    ? joined(
        said.map((each) => say`- ${each}`),
        '\n',
      )
    : joined(said, '');
