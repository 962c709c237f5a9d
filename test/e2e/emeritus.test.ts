import { describe, expect, it, vi } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import type { Membership } from '../../src/domain/membership.js';
import type { SeenMessage } from '../../src/sandbox/actors/seen-message.js';
import { filesIn } from '../import/real-files.js';
import { DAY, HOUR, SECOND, openPlace, type Name, type TestPlace } from './place.js';
import { IG, WG, block, open, said, seen, shown } from './proposals.js';

const MINUTE = 60 * SECOND;
/** Three months after START: 2 June, 12:00 UTC. */
const DUE = Date.UTC(2026, 5, 2, 12);
const CORE = '#wg-ig-group-creation';

async function placeOf(place: TestPlace, name: Name, channel = WG): Promise<Membership | null> {
  return place.bot.deps.store.read(async (tx) => {
    const group = await tx.groups.byChannel(place.serverId, asId<Snowflake>(place.channel(channel).id));
    const person = await tx.people.byAccount(place.serverId, asId<Snowflake>(place.people[name].id));
    return group && person ? tx.memberships.of(group.id, person.id) : null;
  });
}

const now = (place: TestPlace): number => place.sandbox.clock.now();
const until = (place: TestPlace, at: number): Promise<void> => place.pass(at - now(place));

/** Bob takes part now, so that his three months begin. */
async function bobTakesPart(place: TestPlace): Promise<void> {
  await open(place, place.people.bob, { title: `Matter of ${new Date(now(place)).toISOString()}` });
}

const roster = async (place: TestPlace, name: Name): Promise<string> => {
  const list = (await place.people.mallory.in(WG).command('/member list')).answer?.text ?? '';
  return list.split('\n').find((line) => line.includes(`@${name} `)) ?? '';
};
const notices = (place: TestPlace): SeenMessage[] => said(place, 'Emeritus in Tracing WG');
const warnings = (place: TestPlace): SeenMessage[] => said(place, 'You have not taken part');
const record = async (place: TestPlace): Promise<string> =>
  (await place.people.bob.in(WG).command('/record show')).answer?.text ?? '';

describe('P8: emeritus', () => {
  it('P8: three calendar months after the last participation, to the second, and told how to come back', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    await until(place, DUE - SECOND);
    expect(await roster(place, 'bob')).toContain('WG Member');
    expect(notices(place)).toEqual([]);
    await until(place, DUE);
    expect(await roster(place, 'bob')).toMatch(/Participant, emeritus$/u);
    const [notice, another] = notices(place);
    expect(another).toBeUndefined();
    expect(notice?.pings).toEqual(['bob']);
    expect(notice?.text).toContain('/member return');
    expect(notice?.buttons.map(({ label }) => label)).toEqual(['What counts']);
    expect(await record(place)).toContain('became emeritus');
    await place.pass(5 * DAY);
    expect(notices(place)).toHaveLength(1);
  });

  it('P8: an emeritus is Participant: may open proposals, and not block', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    await until(place, DUE);
    await open(place, place.people.dave, { title: 'Another' });
    const blocked = await place.people.bob.in(WG).click('Block');
    expect(blocked.answer?.text).toContain('this needs WG Member or above');
    await bobTakesPart(place);
  });

  it('P8: each participation begins the three months anew, and nobody else’s', async () => {
    const place = await openPlace();
    await open(place, place.people.carol, { title: 'Of Carol' });
    await bobTakesPart(place);
    await place.pass(40 * DAY);
    await bobTakesPart(place);
    await until(place, DUE);
    expect(await roster(place, 'bob')).toContain('WG Member');
    expect(await roster(place, 'carol')).toContain('emeritus');
    expect((await placeOf(place, 'bob'))?.inactiveAt).toBe(Date.UTC(2026, 6, 11, 12));
  });

  it('P8: 30 November and three months are 29 February in a leap year', async () => {
    const place = await openPlace({ env: { OUTAGE_EXTENSION: 'off' } });
    await until(place, Date.UTC(2027, 10, 30, 12));
    await bobTakesPart(place);
    await until(place, Date.UTC(2028, 1, 29, 12) - SECOND);
    expect(await roster(place, 'bob')).toContain('WG Member');
    await until(place, Date.UTC(2028, 1, 29, 12));
    expect(await roster(place, 'bob')).toContain('emeritus');
  });

  it('P8, X7: at its own time, also when the bot was away for less than an hour just then', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    await until(place, DUE - 30 * MINUTE);
    await place.stopBot();
    await place.sandbox.clock.advance(50 * MINUTE);
    await place.startBot();
    expect(await roster(place, 'bob')).toContain('emeritus');
    expect((await placeOf(place, 'bob'))?.inactiveSince).toBe(DUE);
    await place.restart();
    expect(notices(place)).toHaveLength(1);
  });

  it('P8, X7: outages of more than an hour put it off by as long as they were, once', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    await place.pass(20 * DAY);
    await place.stopBot();
    await place.sandbox.clock.advance(5 * HOUR);
    await place.startBot();
    await place.pass(DAY);
    await place.stopBot();
    await place.sandbox.clock.advance(HOUR);
    await place.startBot();
    await until(place, DUE);
    expect((await placeOf(place, 'bob'))?.inactiveAt).toBe(DUE + 5 * HOUR);
    expect(await record(place)).toContain('inactivity put off');
    await place.restart();
    await until(place, DUE + 5 * HOUR - SECOND);
    expect(await roster(place, 'bob')).toContain('WG Member');
    await until(place, DUE + 5 * HOUR);
    expect(await roster(place, 'bob')).toContain('emeritus');
    expect((await placeOf(place, 'bob'))?.inactiveSince).toBe(DUE + 5 * HOUR);
  });

  it('P8, X7: an outage over the end itself counts whole', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    await until(place, DUE - 2 * HOUR);
    await place.stopBot();
    await place.sandbox.clock.advance(10 * DAY);
    await place.startBot();
    expect(await roster(place, 'bob')).toContain('WG Member');
    expect((await placeOf(place, 'bob'))?.inactiveAt).toBe(DUE + 10 * DAY);
    await until(place, DUE + 10 * DAY);
    expect(await roster(place, 'bob')).toContain('emeritus');
  });

  it('P8: two at the same instant are told in one message', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    await open(place, place.people.carol, { title: 'Of Carol' });
    await until(place, DUE);
    expect(notices(place)).toHaveLength(1);
    expect(notices(place)[0]?.pings.toSorted()).toEqual(['bob', 'carol']);
  });

  it('P8, P9: a contribution logged in time and confirmed later undoes it', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    await until(place, DUE - SECOND);
    await place.people.bob.in(WG).command('/member contribution', { link: 'https://example.org/pull/1', kind: 'code' });
    await place.pass(5 * DAY);
    expect(await roster(place, 'bob')).toContain('emeritus');
    const card = said(place, 'https://example.org/pull/1')[0];
    await place.people.alice.in(WG).click('Confirm', { on: card?.id ?? '' });
    expect(await roster(place, 'bob')).toContain('WG Member');
    expect((await placeOf(place, 'bob'))?.inactiveAt).toBe(Date.UTC(2026, 8, 2, 12) - SECOND);
    expect(await record(place)).toContain('emeritus undone');
  });

  it('P8: imported people have three months from the import, and another import makes no emeritus a WG Member', async () => {
    const place = await openPlace({ bare: true });
    const charter = filesIn('samples').find(({ path }) => path === 'charters/working-groups/tracing.mdx');
    const file = { name: 'tracing.mdx', content: charter?.content ?? '' };
    const manager = place.people.grace.in('#general');
    // On a busy machine the plan comes after a moment.
    const apply = () => vi.waitFor(() => manager.click('Apply'), { timeout: 5_000 });
    const members = () =>
      place.bot.deps.store.read(async (tx) => {
        const group = await tx.groups.byName(place.serverId, 'working-group', 'tracing');
        return group ? tx.memberships.ofGroup(group.id) : [];
      });
    await manager.command('/setup import', { file });
    await apply();
    const clocks = (await members()).filter(({ tier }) => tier === 'member' || tier === 'lead');
    expect(clocks.length).toBeGreaterThan(1);
    expect(new Set(clocks.map(({ inactiveAt }) => inactiveAt))).toEqual(new Set([DUE]));
    await until(place, DUE);
    expect((await members()).filter(({ tier }) => tier === 'member')).toEqual([]);
    await manager.command('/setup import', { file: { ...file, content: `${file.content}\n` } });
    await apply();
    expect((await members()).filter(({ tier }) => tier === 'member')).toEqual([]);
    expect((await members()).filter(({ inactiveSince }) => inactiveSince === DUE)).toHaveLength(clocks.length);
  });
});

describe('P8: leads', () => {
  const alarms = (place: TestPlace) => said(place, 'is inactive', CORE);

  async function aliceIsInactive(): Promise<TestPlace> {
    const place = await openPlace();
    await place.people.grace.in('#general').command('/setup channels', { 'core-maintainers': CORE });
    await open(place, place.people.alice, { title: 'Of Alice' });
    await until(place, DUE - SECOND);
    expect(alarms(place)).toEqual([]);
    await until(place, DUE);
    return place;
  }

  it('P3, P8: a lead stays lead, Core Maintainers are told, and quorum counts without them until they take part', async () => {
    const place = await aliceIsInactive();
    expect(alarms(place)).toHaveLength(1);
    expect(alarms(place)[0]?.text).toContain('@alice');
    expect(notices(place)).toEqual([]);
    expect(await roster(place, 'alice')).toMatch(/Lead, inactive$/u);
    const page = () => place.people.mallory.in(WG).command('/group show');
    expect((await page()).answer?.text).toContain('reckoned from 2');
    await open(place, place.people.dave, { title: 'Another' });
    expect((await block(place.people.alice)).answer?.text).toContain('blocked');
    expect(await roster(place, 'alice')).toMatch(/Lead$/u);
    expect((await page()).answer?.text).toContain('reckoned from 3');
    expect(await record(place)).toContain('lead active again');
    expect((await placeOf(place, 'alice'))?.inactiveAt).toBe(DUE + 92 * DAY);
  });

  it('P8: Facilitators of an Interest Group too', async () => {
    const place = await openPlace();
    await place.people.grace.in('#general').command('/setup channels', { 'core-maintainers': CORE });
    await open(place, place.people.alice, { title: 'Of Alice' }, IG);
    await until(place, DUE);
    expect(alarms(place)[0]?.text).toContain('A Facilitator of Accessibility IG is inactive');
  });
});

describe('P8: warnings', () => {
  it('P8, X6: 30 and 14 days before, collected, with a button that says what counts', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    await until(place, DUE - 30 * DAY - SECOND);
    expect(warnings(place)).toEqual([]);
    await until(place, DUE - 29 * DAY);
    const [first] = warnings(place);
    expect(first?.pings).toEqual(['bob']);
    expect(first?.text).toContain(shown(DUE));
    expect(first?.buttons.map(({ label }) => label)).toEqual(['What counts']);
    const page = await place.people.bob.in(WG).click('What counts', { on: first?.id ?? '' });
    expect(page.ephemeral).toBe(true);
    expect(page.answer?.text).toContain('Reading and reactions do not count');
    expect(page.answer?.text).toContain(`Tracing WG: emeritus ${shown(DUE)}`);
    const other = await place.people.dave.in(WG).click('What counts', { on: first?.id ?? '' });
    expect(other.answer?.text).toContain('no time runs for you');
    await until(place, DUE - 14 * DAY - SECOND);
    expect(warnings(place)).toHaveLength(1);
    await until(place, DUE - 13 * DAY);
    expect(warnings(place)).toHaveLength(2);
    await until(place, DUE + DAY);
    expect(warnings(place)).toHaveLength(2);
  });

  it('P8: who takes part in time is not warned of the old day any more', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    await until(place, DUE - 30 * DAY);
    await bobTakesPart(place);
    await until(place, DUE + DAY);
    expect(warnings(place)).toEqual([]);
    expect(notices(place)).toEqual([]);
  });
});

describe('P8: coming back', () => {
  async function bobIsEmeritus(): Promise<TestPlace> {
    const place = await openPlace();
    await bobTakesPart(place);
    await until(place, DUE);
    return place;
  }
  const ask = async (place: TestPlace, name: Name = 'bob') =>
    (await place.people[name].in(WG).command('/member return')).answer?.text;
  const cards = (place: TestPlace) => seen(place).filter(({ text }) => text.startsWith('Back in Tracing WG'));

  it('P8: one participation since, and a lead who confirms it: WG Member again, with three months', async () => {
    const place = await bobIsEmeritus();
    expect(await ask(place)).toContain('nothing that counts is recorded');
    await place.pass(DAY);
    await bobTakesPart(place);
    expect(await roster(place, 'bob')).toContain('emeritus');
    expect(await ask(place)).toContain('Its leads have been told');
    await place.settle();
    expect(cards(place)[0]?.pings).toEqual(['alice']);
    expect(await ask(place)).toContain('You asked to return on');
    expect((await place.people.bob.in(WG).click('Confirm')).answer?.text).toContain('Only a Lead');
    expect((await place.people.carol.in(WG).click('Confirm')).answer?.text).toContain('Only a Lead');
    await place.restart();
    await place.pass(DAY);
    const card = cards(place)[0];
    expect((await place.people.alice.in(WG).click('Confirm')).answer?.text).toContain('WG Member again');
    await place.settle();
    expect(cards(place)[0]?.text).toContain('@bob is WG Member since');
    expect(cards(place)[0]?.buttons).toEqual([]);
    expect(card?.id).toBe(cards(place)[0]?.id);
    expect(await roster(place, 'bob')).toMatch(/WG Member$/u);
    expect((await placeOf(place, 'bob'))?.inactiveAt).toBe(Date.UTC(2026, 8, 4, 12));
    expect(await record(place)).toContain('returned');
  });

  it('P8: who is no emeritus has nothing to return to', async () => {
    const place = await openPlace();
    expect(await ask(place, 'carol')).toContain('You are WG Member here and not emeritus');
    expect(await ask(place, 'dave')).toContain('You are Participant here and not emeritus');
    expect(await ask(place, 'mallory')).toContain('You are not in Tracing');
  });

  it('P8: who leaves meanwhile takes the request along', async () => {
    const place = await bobIsEmeritus();
    await bobTakesPart(place);
    await ask(place);
    await place.settle();
    const button = cards(place)[0];
    await place.people.bob.in(WG).command('/member leave');
    await place.settle();
    expect(cards(place)[0]?.text).toContain('@bob has left');
    expect(cards(place)[0]?.id).toBe(button?.id);
    expect(cards(place)[0]?.buttons).toEqual([]);
  });

  it('P8, X6: leads are reminded after three days', async () => {
    const place = await bobIsEmeritus();
    await bobTakesPart(place);
    await ask(place);
    await place.settle();
    const reminders = () => said(place, 'takes part again, and is that again');
    await place.pass(3 * DAY - SECOND);
    expect(reminders()).toEqual([]);
    await place.pass(DAY);
    expect(reminders().map(({ pings }) => pings)).toEqual([['alice']]);
    await place.pass(9 * DAY);
    expect(reminders()).toHaveLength(1);
  });

  it('P8: `/member show` says when, and what is missing', async () => {
    const place = await openPlace();
    await bobTakesPart(place);
    const show = async () => (await place.people.bob.in(WG).command('/member show')).answer?.text ?? '';
    expect(await show()).toContain(`Emeritus: ${shown(DUE)}`);
    await until(place, DUE);
    expect(await show()).toContain('to take part once, then /member return');
    await bobTakesPart(place);
    expect(await show()).toContain('/member return, which a lead confirms');
  });
});
