import { leadWordOf } from '../domain/group.js';
import type { RequestFacts } from '../domain/membership.js';
import { card, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { day, say } from './markup.js';
import { called, groupTitle, tierWord, who } from './words.js';

/** The card of somebody who asks to be WG Member again, with **Confirm** for the leads (P8). */
export function returnCard({ membership, group, person, leads }: RequestFacts): Card {
  const title = say`Back in ${groupTitle(group)}`;
  const { returnAskedAt, inactiveSince, participatedAt, endedAt, tier } = membership;
  if (endedAt !== null) return card(title, { blocks: [text(say`${who(person)} has left.`)] });
  if (returnAskedAt === null) {
    return card(title, {
      tone: 'good',
      blocks: [text(say`${who(person)} is ${tierWord(tier, group.kind)} since ${day(membership.since)}.`)],
    });
  }
  const since = inactiveSince === null ? say`` : say` since ${day(inactiveSince)}`;
  const took = participatedAt === null ? say`` : say`, took part again (last on ${day(participatedAt)})`;
  return card(title, {
    tone: 'waiting',
    blocks: [
      text(say`${who(person)} is emeritus${since}${took} and asks to be WG Member again.`),
      text(
        say`${called(leads, `${leadWordOf(group.kind)}s`)}: ${leads.length === 1 ? 'please confirm' : 'one of you confirms'} it (${cited('P8')}).`,
      ),
    ],
    buttons: [{ action: 'return-confirm', label: 'Confirm', look: 'good', argument: membership.id }],
    pings: leads.flatMap((lead) => lead.accounts.slice(0, 1)),
  });
}
