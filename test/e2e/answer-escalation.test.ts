import { describe, expect, it } from 'vitest';
import {
  ANSWER,
  CORE_CHANNEL,
  WG,
  WORDS,
  assigns,
  belongs,
  entries,
  escalation,
  escalationCard,
  fieldOf,
  kinds,
  matter,
  openUnsettled,
  presses,
  responds,
  seenAsCore,
  sends,
  told,
} from './escalations.js';
import { DAY, type TestPlace } from './place.js';
import { cardOf, said } from './proposals.js';

const MAINTAINER = 'Core Maintainer';
const WHY = 'Why this one';

/** Sent by alice; dave proposes (dave works), bob blocks (Example Org). Carol, erin and grace are Core Maintainers. */
async function openSent(): Promise<TestPlace> {
  const place = await openUnsettled();
  await sends(place);
  return place;
}

async function openAssigned(): Promise<TestPlace> {
  const place = await openSent();
  expect(await assigns(place, 'carol', 'erin')).toContain('E-1: designated');
  return place;
}

describe('E4: nobody judges their own', () => {
  it('E4: a Core Maintainer designates one of them, who is pinged and answers', async () => {
    const place = await openSent();
    expect(await assigns(place, 'carol', 'erin')).toContain('E-1: designated');
    expect((await escalation(place)).assigneeId).not.toBeNull();
    expect(escalationCard(place).text).toContain('Designated: @erin');
    expect(escalationCard(place, CORE_CHANNEL).buttons.map(({ label }) => label)).toEqual(['Hand over', 'Respond']);
    expect(place.people.erin.pings().map(({ text }) => text.split('\n')[0])).toEqual([
      'E-1 Escalation of D-1 Adopt spans',
    ]);
    expect(place.people.carol.pings()).toEqual([]);
    const [, , assigned] = await entries(place, 'E-1');
    expect(assigned?.facts).toMatchObject({ override: false, sharesOrganization: 0 });
    expect(assigned?.values['assignee']?.value).toBe(place.people.erin.id);
  });

  it.each(['alice', 'bob', 'dave', 'mallory'] as const)('E4: %s designates nobody', async (name) => {
    const place = await openSent();
    const refused = await assigns(place, name, 'carol');
    expect(refused).toContain('§E4');
    expect(told(await place.people[name].in(CORE_CHANNEL).click('Assign'))).toContain('§E4');
    expect((await escalation(place)).assigneeId).toBeNull();
  });

  it('E4: only a Core Maintainer is designated, as Discord has it now', async () => {
    const place = await openSent();
    expect(await assigns(place, 'carol', 'dave')).toContain('@dave is no Core Maintainer now');
    expect(await assigns(place, 'carol', 'mallory')).toContain('@mallory is no Core Maintainer now');
    const nobody = await place.people.carol.in(WG).command('/escalation assign', { ref: 'E-1', maintainer: 'Zed' });
    expect(told(nobody)).toContain('Nobody known here is called “Zed”');
  });

  it('E4: who shares an organisation with a party is left out, and needs a reason that is shown', async () => {
    const place = await openSent();
    await belongs(place, 'erin', 'Example Org, Inc.');
    await seenAsCore(place, 'carol', 'erin');
    const offered = await place.people.carol
      .in(WG)
      .autocomplete('/escalation assign', 'maintainer', '', { ref: 'E-1' });
    expect(offered.map(({ name }) => name)).toEqual(['Carol Example']);
    const form = await place.people.carol.in(CORE_CHANNEL).click('Assign');
    expect(fieldOf(form, MAINTAINER)?.options.map(({ label }) => label)).toEqual(['Carol Example']);
    const refused = await assigns(place, 'carol', 'erin');
    expect(refused).toContain('shares an organisation with a party');
    expect(refused).toContain('say in reason why');
    const reason = 'Nobody else knows exporters.';
    expect(await assigns(place, 'carol', 'erin', { reason })).toContain('designated');
    const card = escalationCard(place, CORE_CHANNEL).text;
    expect(card).toContain(reason);
    expect(card).toContain('@erin shares an organisation with @bob');
    expect((await entries(place, 'E-1')).at(-1)?.facts).toMatchObject({ override: true, sharesOrganization: 1 });
  });

  it('E4: with only conflicted Core Maintainers that is said, and the override is offered', async () => {
    const place = await openSent();
    await belongs(place, 'erin', 'example org');
    await belongs(place, 'carol', 'Example Org');
    await seenAsCore(place, 'carol', 'erin');
    expect(await assigns(place, 'carol', 'erin')).toContain('Every Core Maintainer known here is a party or shares');
    const form = await place.people.carol.in(CORE_CHANNEL).click('Assign');
    expect(fieldOf(form, MAINTAINER)?.hint).toContain('All are parties or share an organisation with one');
    expect(fieldOf(form, WHY)?.required).toBe(true);
    const sent = await form.form?.submit({ [MAINTAINER]: 'Erin Example', [WHY]: 'There is nobody else.' });
    await place.settle();
    expect(sent && told(sent)).toContain('E-1: designated');
    expect(escalationCard(place).text).toContain('There is nobody else.');
  });

  it('E4: an unknown organisation warns and bars nobody', async () => {
    const place = await openSent();
    await belongs(place, 'dave', null);
    expect(await assigns(place, 'carol', 'erin')).toContain('designated');
    expect(escalationCard(place, CORE_CHANNEL).text).toContain('Nobody knows the organisation of @dave');
    expect((await entries(place, 'E-1')).at(-1)?.facts).toMatchObject({ override: false, unknownOrganization: 1 });
  });

  it('E4: it is handed over, also to whoever does it; twice the same changes nothing', async () => {
    const place = await openAssigned();
    expect(await assigns(place, 'carol', 'erin')).toContain('E-1 is with this person already');
    await place.pass(10 * DAY);
    expect(await assigns(place, 'carol', 'carol')).toContain('designated');
    expect(escalationCard(place).text).toContain('Designated: @carol');
    expect(await responds(place, 'erin', 'guidance')).toContain('@carol is designated to answer this');
    expect(await kinds(place, 'E-1')).toEqual([
      'escalation-drafted',
      'escalation-sent',
      'escalation-assigned',
      'escalation-handed-over',
    ]);
  });
});

describe('E5: what Core Maintainers answer', () => {
  it('E5: guidance binds: it is said to the group, and stands on the matter', async () => {
    const place = await openAssigned();
    expect(await responds(place, 'erin', 'guidance')).toContain('E-1: answered');
    expect((await matter(place)).status).toBe('guided');
    expect(await escalation(place)).toMatchObject({ status: 'decided', outcome: 'guidance' });
    const card = cardOf(place).text;
    expect(card).toContain('Status: decided by Core Maintainers');
    expect(card).toContain('Guidance that binds (§E5 What Core Maintainers answer):\n> Adopt them, with the shim.');
    expect(said(place, 'gave guidance that binds')).toHaveLength(1);
    expect(escalationCard(place).buttons).toEqual([]);
    expect(escalationCard(place, CORE_CHANNEL).buttons).toEqual([]);
    expect((await kinds(place, 'D-1')).slice(-2)).toEqual(['escalation-sent', 'guidance-given']);
    const given = (await entries(place, 'E-1')).at(-1);
    expect(given).toMatchObject({ kind: 'guidance-given', facts: { status: 'decided' } });
    expect(given?.values['guidance']?.value).toBe('Adopt them, with the shim.');
    expect(await responds(place, 'erin', 'guidance')).toContain('E-1 stands at “decided”');
  });

  it('E5: nobody but the one designated answers, and nobody before somebody is', async () => {
    const place = await openSent();
    expect(await responds(place, 'carol', 'guidance')).toContain('Nobody is designated to answer E-1 yet');
    expect(await responds(place, 'alice', 'guidance')).toContain('§E5');
    await assigns(place, 'carol', 'erin');
    for (const name of ['carol', 'grace', 'alice', 'mallory'] as const) {
      expect(await responds(place, name, 'guidance')).toContain('@erin is designated to answer this');
    }
    expect((await matter(place)).status).toBe('escalated');
  });

  it('E5: the Lead replies to what is asked, and it goes on', async () => {
    const place = await openAssigned();
    const pings = place.people.alice.pings().length;
    expect(await responds(place, 'erin', 'more-information', 'How many exporters are old?')).toContain('answered');
    expect((await matter(place)).status).toBe('awaiting-information');
    expect((await escalation(place)).respondedAt).not.toBeNull();
    expect(place.people.alice.pings()).toHaveLength(pings + 1);
    expect(said(place, 'How many exporters are old?').map(({ text }) => text)).toHaveLength(2);
    const answer = { 'What they asked for': 'Three of them.' };
    for (const name of ['bob', 'dave', 'erin', 'mallory'] as const) {
      expect(await presses(place, name, 'Reply', answer)).toContain('§E5');
    }
    const erin = place.people.erin.pings().length;
    expect(await presses(place, 'alice', 'Reply', answer)).toContain('E-1: replied');
    expect((await matter(place)).status).toBe('escalated');
    expect(place.people.erin.pings()).toHaveLength(erin + 1);
    expect(escalationCard(place, CORE_CHANNEL).text).toContain('Three of them.');
    const again = await presses(place, 'alice', 'Reply', answer);
    expect(again).toContain('E-1 stands at “with Core Maintainers”');
    expect(await responds(place, 'erin', 'guidance')).toContain('answered');
    expect((await matter(place)).status).toBe('guided');
  });

  it('E5: after a full deliberation a Core Maintainer who is no party records the decision', async () => {
    const place = await openAssigned();
    expect(await responds(place, 'erin', 'full-deliberation', 'It concerns every group.')).toContain('answered');
    expect((await matter(place)).status).toBe('deliberating');
    expect(said(place, 'all Core Maintainers deliberate', CORE_CHANNEL).length).toBeGreaterThan(0);
    const decided = { 'What all Core Maintainers decided, and why': 'Adopt them next year.' };
    expect(await presses(place, 'alice', 'Record decision', decided, CORE_CHANNEL)).toContain('§E5');
    expect(await presses(place, 'carol', 'Record decision', decided, CORE_CHANNEL)).toContain(
      'the decision is recorded',
    );
    expect((await matter(place)).status).toBe('guided');
    expect(await escalation(place)).toMatchObject({ status: 'decided', outcome: 'decision' });
    expect(cardOf(place).text).toContain(
      'Decision of the Core Maintainers (§E5 What Core Maintainers answer):\n> Adopt them next year.',
    );
    expect(said(place, 'All Core Maintainers decided')).toHaveLength(1);
  });

  it('E5: two answers at the same instant have one effect, and an empty one has none', async () => {
    const place = await openAssigned();
    expect(await responds(place, 'erin', 'guidance', ' … ')).toContain('§E5');
    const one = await place.people.erin.in(CORE_CHANNEL).click('Respond');
    const two = await place.people.erin.in(CORE_CHANNEL).click('Respond');
    const both = await Promise.all([
      one.form?.submit({ [ANSWER]: 'Guidance', [WORDS]: 'Adopt.' }),
      two.form?.submit({ [ANSWER]: 'More information', [WORDS]: 'Why?' }),
    ]);
    await place.settle();
    const answers = (await kinds(place, 'E-1')).filter(
      (kind) => kind === 'guidance-given' || kind === 'information-asked',
    );
    expect(['guidance-given', 'information-asked,guidance-given']).toContain(answers.join());
    expect(both.map((each) => (each ? told(each) : '')).join()).toContain('E-1: answered');
  });

  it('E5: @everyone and 4,000 characters in an answer ping nobody and are whole in a file', async () => {
    const place = await openAssigned();
    const pings = place.people.mallory.pings().length;
    expect(await responds(place, 'erin', 'guidance', '@everyone # '.repeat(330))).toContain('answered');
    const [notice] = said(place, 'gave guidance that binds');
    expect(notice?.attachments.map(({ name }) => name)).toEqual(['E-1-text.md']);
    expect(place.people.mallory.pings()).toHaveLength(pings);
  });
});

describe('E6: a response in five business days', () => {
  it('E6: the first answer is the response, and is not moved by a later one', async () => {
    const place = await openAssigned();
    const { dueAt } = await escalation(place);
    await place.pass(DAY);
    await responds(place, 'erin', 'more-information', 'Why?');
    const { respondedAt } = await escalation(place);
    await presses(place, 'alice', 'Reply', { 'What they asked for': 'Because.' });
    await place.pass(10 * DAY);
    await responds(place, 'erin', 'guidance');
    expect(await escalation(place)).toMatchObject({ respondedAt, dueAt });
    expect(escalationCard(place).text).not.toContain('Response due');
  });
});
