import { leadWordOf } from '../domain/group.js';
import type { RequestFacts } from '../domain/membership.js';
import { card, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { say, when } from './markup.js';
import { called, groupTitle, tierWord, who } from './words.js';

/** The card of a request for Participant, with **Confirm** for the leads (P1). */
export function requestCard({ membership, group, person, leads }: RequestFacts): Card {
  const { request } = membership;
  if (membership.endedAt !== null) {
    return card(say`Request to take part in ${groupTitle(group)}`, { blocks: [text(say`${who(person)} has left.`)] });
  }
  if (request === null) {
    return card(say`Request to take part in ${groupTitle(group)}`, {
      tone: 'good',
      blocks: [text(say`${who(person)} is ${tierWord(membership.tier, group.kind)} since ${when(membership.since)}.`)],
    });
  }
  return card(say`Request to take part in ${groupTitle(group)}`, {
    tone: 'waiting',
    blocks: [
      text(say`${who(person)} asks to be a Participant.`),
      text(
        say`${called(leads, `${leadWordOf(group.kind)}s`)}: ${leads.length === 1 ? 'you' : 'one of you'} may confirm it now. Without an answer it is confirmed by itself on ${when(request.confirmBy)} (${cited('P1')}).`,
      ),
    ],
    buttons: [{ action: 'confirm-participant', label: 'Confirm', look: 'good', argument: membership.id }],
    pings: leads.flatMap((lead) => lead.accounts.slice(0, 1)),
  });
}
