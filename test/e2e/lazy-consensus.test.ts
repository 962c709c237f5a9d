import { describe, expect, it } from 'vitest';
import type { Person } from '../../src/sandbox/actors/person.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { DAY, HOUR, SECOND, START, openPlace, type TestPlace } from './place.js';

/** Opens a proposal through the form, as a person does, and waits for its card. */
async function open(
  place: TestPlace,
  who: Person,
  options: Record<string, string | number> = {},
  channel = '#tracing-wg',
): Promise<SeenMessage> {
  const asked = await who.in(channel).command('/proposal open', { title: 'Adopt spans', ...options });
  const sent = await asked.form?.submit({ 'What do you propose, and why?': 'Because we need them.' });
  expect(sent?.answer?.text).toContain('is on its way');
  await place.settle();
  return card(place, 'Adopt spans', channel);
}

/** The live card of a proposal: the one with a status. */
const card = (place: TestPlace, title = 'Adopt spans', channel = '#tracing-wg'): SeenMessage => {
  const found = place.people.mallory
    .sees(channel)
    .find((message) => message.text.includes(title) && message.text.includes('Status'));
  if (!found) throw new Error(`no card of ${title}`);
  return found;
};

const iso = (at: number): string => new Date(at).toISOString().slice(0, 19);

const WAY_FORWARD = {
  'What is your objection?': 'It breaks exporters.',
  'What would resolve it?': 'A shim for old exporters.',
};

describe('a minor proposal', () => {
  it('D3: stands 5 days exactly, counted from its card', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    expect(card(place).text).toContain(iso(START + 5 * DAY));
    await place.pass(5 * DAY - SECOND);
    expect(card(place).text).toContain('open');
    await place.pass(SECOND);
    expect(card(place).text).toContain('accepted');
  });
});
void HOUR;
void WAY_FORWARD;
