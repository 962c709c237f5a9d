import { describe, expect, it } from 'vitest';
import { DAY, SECOND, openPlace, type TestPlace } from './place.js';
import { IG, WG, open, seen } from './proposals.js';

const requestOf = (place: TestPlace, channel = WG) =>
  seen(place, channel).find((message) => message.text.includes('Request to take part'));

const rosterFor = async (place: TestPlace, channel = WG): Promise<string> =>
  (await place.people.bob.in(channel).command('/member list')).answer?.text ?? '';

describe('P1: tiers', () => {
  it('P1: Observer is self-service', async () => {
    const place = await openPlace();
    const joined = await place.people.mallory.in(WG).command('/member join', { as: 'observer' });
    expect(joined.answer?.text).toContain('You are Observer of Tracing WG');
    expect(await rosterFor(place)).toMatch(/@mallory.*Observer/u);
    await place.settle();
    expect(place.people.alice.pings()).toEqual([]);
  });

  it('P1: Participant is asked for and confirmed by a lead, who is pinged once', async () => {
    const place = await openPlace();
    const asked = await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    expect(asked.answer?.text).toContain('You asked to take part');
    await place.settle();
    expect(place.people.alice.pings()).toHaveLength(1);
    expect(place.people.bob.pings()).toEqual([]);
    const confirmed = await place.people.alice.in(WG).click('Confirm');
    expect(confirmed.answer?.text).toContain('Confirmed');
    await place.settle();
    expect(requestOf(place)?.text).toContain('is Participant');
    expect(requestOf(place)?.buttons).toEqual([]);
    await open(place, place.people.mallory);
  });

  it('P1: silence confirms after 7 days exactly', async () => {
    const place = await openPlace();
    await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    await place.pass(7 * DAY - SECOND);
    expect(await rosterFor(place)).toMatch(/@mallory.*Observer, asks to be a Participant/u);
    await place.pass(SECOND);
    expect(await rosterFor(place)).toMatch(/@mallory.*Participant/u);
    expect(requestOf(place)?.text).toContain('is Participant');
  });

  it('P1: silence confirms also when the bot was away at that moment', async () => {
    const place = await openPlace();
    await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    await place.settle();
    await place.stopBot();
    await place.sandbox.clock.advance(9 * DAY);
    await place.startBot();
    expect(await rosterFor(place)).toMatch(/@mallory.*· Participant/u);
  });

  it.each(['bob', 'dave', 'mallory'] as const)('P1: %s, who is no lead, can’t confirm a request', async (name) => {
    const place = await openPlace();
    await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    await place.settle();
    const pressed = await place.people[name].in(WG).click('Confirm');
    expect(pressed.answer?.text).toContain('Only a Lead of this group confirms requests');
    expect(await rosterFor(place)).toMatch(/@mallory.*asks to be/u);
  });

  it('P1: who has the tier, or has asked, is told so', async () => {
    const place = await openPlace();
    const twice = await place.people.dave.in(WG).command('/member join', { as: 'participant' });
    expect(twice.answer?.text).toContain('already');
    await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    const again = await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    expect(again.answer?.text).toContain('You have asked already');
    const card = await place.people.mallory.in(WG).click('Join');
    expect(card.answer?.text).toContain('Observer');
    const observer = await place.people.mallory.in(WG).click('Observer');
    expect(observer.answer?.text).toContain('already');
  });

  it('P1: leaving ends a tier and takes a request along; coming back starts at the bottom', async () => {
    const place = await openPlace();
    await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    await place.settle();
    const left = await place.people.mallory.in(WG).command('/member leave');
    expect(left.answer?.text).toContain('You have left Tracing WG');
    await place.pass(8 * DAY);
    expect(await rosterFor(place)).not.toContain('@mallory');
    const pressed = await place.people.alice.in(WG).command('/member list');
    expect(pressed.answer?.text).not.toContain('@mallory');
    await place.people.carol.in(WG).command('/member leave');
    await place.people.carol.in(WG).command('/member join', { as: 'observer' });
    expect(await rosterFor(place)).toMatch(/@carol.*Observer/u);
  });

  it('P1: a tier is of one group only', async () => {
    const place = await openPlace();
    await place.people.mallory.in(WG).command('/member join', { as: 'observer' });
    expect(await rosterFor(place, IG)).not.toContain('@mallory');
  });
});

describe('L1: the last lead', () => {
  it('L1: can’t leave', async () => {
    const place = await openPlace();
    const left = await place.people.alice.in(WG).command('/member leave');
    expect(left.answer?.text).toContain('§L1');
    expect(left.answer?.text).toContain('You are the last who leads Tracing');
    expect(await rosterFor(place)).toMatch(/@alice.*Lead/u);
  });
});

describe('K4: any number of groups', () => {
  it('K4: joining one group needs no other, and one may be in several', async () => {
    const place = await openPlace();
    const { mallory } = place.people;
    expect((await mallory.in(WG).command('/member join', { as: 'observer' })).answer?.text).toContain(
      'You are Observer',
    );
    expect((await mallory.in(IG).command('/member join', { as: 'observer' })).answer?.text).toContain(
      'You are Observer',
    );
    expect(await rosterFor(place, WG)).toContain('@mallory');
    expect(await rosterFor(place, IG)).toContain('@mallory');
  });
});

describe('P7: profiles', () => {
  it('P7: a person keeps name, organisation and GitHub current; a typed GitHub account is not confirmed', async () => {
    const place = await openPlace();
    const set = await place.people.mallory
      .in(WG)
      .command('/member profile', { name: 'Mallory Example', organization: 'Example Org', github: '@mallory-example' });
    expect(set.answer?.text).toContain('Mallory Example');
    expect(set.answer?.text).toContain('mallory-example (not confirmed)');
    const taken = await place.people.mallory.in(WG).command('/member profile', { github: 'Alice-Example' });
    expect(taken.answer?.text).toContain('belongs to somebody else');
    const shown = await place.people.mallory.in(WG).command('/member profile');
    expect(shown.answer?.text).toContain('Mallory Example');
    const other = await place.people.bob.in(WG).command('/member profile', { github: 'not a name' });
    expect(other.answer?.text).toContain('cannot be used as a name');
  });
});
