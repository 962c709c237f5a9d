import { expect } from 'vitest';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import type { Person } from '../../src/sandbox/actors/person.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import type { TestPlace } from './place.js';

export const WG = '#tracing-wg';
export const IG = '#accessibility-ig';
export const TITLE = 'Adopt spans';

/** Labels of forms, as people read them. */
export const TEXT = 'What do you propose, and why?';
export const OBJECTION = 'What is your objection?';
export const WAY_FORWARD = 'What would resolve it?';

/** A block that says what it must. */
export const GOOD_BLOCK = { [OBJECTION]: 'It breaks old exporters.', [WAY_FORWARD]: 'A shim for old exporters.' };

type Given = Record<string, string | number>;

/** Opens a proposal through the form, as a person does, and answers its card. */
export async function open(place: TestPlace, who: Person, given: Given = {}, channel = WG): Promise<SeenMessage> {
  const sent = await sendProposal(who, given, channel);
  expect(sent.answer?.text).toContain('is on its way');
  await place.settle();
  return cardOf(place, String(given['title'] ?? TITLE), channel);
}

/** Fills in the form of a proposal and sends it. */
export async function sendProposal(who: Person, given: Given = {}, channel = WG): Promise<Outcome> {
  const asked = await who.in(channel).command('/proposal open', { title: TITLE, ...given });
  if (!asked.form) throw new Error(`no form opened: ${asked.answer?.text ?? asked.failed}`);
  return asked.form.submit({ [TEXT]: 'Because we need them.' });
}

/** The live card of a proposal, as somebody sees it who only reads along. */
export function cardOf(place: TestPlace, title = TITLE, channel = WG): SeenMessage {
  const [found] = cardsOf(place, title, channel);
  if (!found) throw new Error(`there is no card of ${title}`);
  return found;
}

/** Every live card of a proposal, of which there is to be one; the card of a vote on it is another. */
export const cardsOf = (place: TestPlace, title = TITLE, channel = WG): SeenMessage[] =>
  seen(place, channel).filter(
    ({ text }) => text.includes(title) && text.includes('Status:') && !text.includes(VOTE_TITLE),
  );

/** The newest card of a formal vote on a proposal. */
export function voteCardOf(place: TestPlace, title = TITLE, channel = WG): SeenMessage {
  const found = voteCardsOf(place, title, channel).at(-1);
  if (!found) throw new Error(`there is no vote on ${title}`);
  return found;
}

/** The cards of all formal votes on a proposal, oldest first. */
export const voteCardsOf = (place: TestPlace, title = TITLE, channel = WG): SeenMessage[] =>
  seen(place, channel).filter(({ text }) => text.includes(title) && text.includes(VOTE_TITLE));

const VOTE_TITLE = 'Formal vote: ';

/** Everything in a channel that everybody sees, newest last. */
export const seen = (place: TestPlace, channel = WG): SeenMessage[] =>
  place.people.mallory.sees(channel).filter((message) => !message.ephemeral);

/** What the bot said in a channel that contains these words. */
export const said = (place: TestPlace, words: string, channel = WG): SeenMessage[] =>
  seen(place, channel).filter((message) => message.text.toLowerCase().includes(words.toLowerCase()));

/** Presses **Block** and sends the form. */
export async function block(who: Person, typed: Record<string, string> = GOOD_BLOCK): Promise<Outcome> {
  const asked = await who.in(WG).click('Block');
  return asked.form ? asked.form.submit(typed) : asked;
}

/** A time as the local Discord shows it. */
export const shown = (at: number): string => new Date(at).toISOString().slice(0, 19);
