import { describe, expect, it } from 'vitest';
import { GOOD_CASE, assigns, openUnsettled, presses, responds, sends } from './escalations.js';
import { DAY, type TestPlace } from './place.js';
import { WG } from './proposals.js';
import { openVote, vote } from './votes.js';

describe('V6, X1: what was written about a vote and an escalation is in an export', () => {
  const exported = async (place: TestPlace): Promise<string> => {
    const { answer } = await place.people.mallory.in(WG).command('/record export', { format: 'markdown' });
    return answer?.attachments[0]?.content ?? '';
  };

  it('V6: rationales and grounds, without who wrote them unless they agreed', async () => {
    const place = await openVote();
    await vote(place, 'bob', 'Reject', 'Fridays are holidays for some of us.');
    await vote(place, 'carol', 'Reject', `I agree with <@${place.people.bob.id}>.`);
    await place.pass(7 * DAY);
    const asked = await place.people.bob.in(WG).click('Contest');
    await asked.form?.submit({ 'On what grounds?': 'Half of us were away.' });
    await place.settle();
    const text = await exported(place);
    expect(text).toContain('- rationale: Fridays are holidays for some of us.');
    expect(text).toContain('- grounds: Half of us were away.');
    expect(text).not.toContain(place.people.bob.id);
  });

  it('E3, E5: the case, what was asked, the reply and the guidance', async () => {
    const place = await openUnsettled();
    await sends(place);
    await assigns(place, 'carol', 'erin');
    await responds(place, 'erin', 'more-information', 'How many exporters break?');
    await presses(place, 'alice', 'Reply', { 'What they asked for': 'Three of them.' });
    await responds(place, 'erin', 'guidance', 'Adopt them, with the shim.');
    const text = await exported(place);
    for (const written of Object.values(GOOD_CASE)) expect(text).toContain(written);
    expect(text).toContain('- question: How many exporters break?');
    expect(text).toContain('- reply: Three of them.');
    expect(text).toContain('- guidance: Adopt them, with the shim.');
    for (const name of ['alice', 'carol', 'erin'] as const) expect(text).not.toContain(place.people[name].id);
  });
});
