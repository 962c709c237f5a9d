import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import { told } from './leads.js';
import type { Name, TestPlace } from './place.js';
import { WG } from './proposals.js';

export const SAYS = 'What do you say to this proposal?';
export const FORCE = 'Does it bind?';
export const ADVICE = 'The name of the header will be hard to change later.';

/** Presses **Feedback** and sends the form; what Discord and the bot answer to it. */
export async function feedbackAs(
  place: TestPlace,
  by: Name,
  typed: Record<string, string> = {},
  channel = WG,
): Promise<Outcome> {
  const asked = await place.people[by].in(channel).click('Feedback');
  return asked.form ? asked.form.submit({ [SAYS]: ADVICE, ...typed }) : asked;
}

/** Gives feedback, and confirms that it binds. */
export async function bindAs(place: TestPlace, by: Name, text = ADVICE): Promise<string> {
  const asked = await feedbackAs(place, by, { [SAYS]: text, [FORCE]: 'Binding' });
  if (!asked.answer?.buttons.some(({ label }) => label === 'Yes, it binds')) return told(asked);
  const outcome = await place.people[by].in(WG).click('Yes, it binds');
  await place.settle();
  return told(outcome);
}
