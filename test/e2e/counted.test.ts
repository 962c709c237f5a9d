import { describe, expect, it } from 'vitest';
import { databases } from '../store/databases.js';
import type { ParticipationDay } from '../../src/domain/participation-kinds.js';
import type { Person } from '../../src/sandbox/actors/person.js';
import { addMessage } from '../../src/sandbox/world/messages.js';
import { DAY, HOUR, openPlace, type Name, type TestPlace } from './place.js';
import { IG, TEXT, TITLE, WG, block, cardOf, open, seen } from './proposals.js';
import { foundInDatabase, foundInLog } from './privacy-search.js';

/** What is counted of somebody in a channel's group, as the database has it. */
async function days(place: TestPlace, name: Name, channel = WG): Promise<ParticipationDay[]> {
  const { store } = place.bot.deps;
  return store.read(async (tx) => {
    const groups = await tx.groups.list(place.serverId);
    const group = groups.find(({ channelId }) => channelId === place.channel(channel).id);
    const person = await tx.people.byAccount(place.serverId, place.people[name].id as never);
    return group && person ? tx.participation.of(group.id, person.id) : [];
  });
}
const kinds = async (place: TestPlace, name: Name, channel = WG): Promise<string[]> =>
  (await days(place, name, channel)).map(({ kind, count }) => `${kind} ${count}`);

const shown = async (asks: Person, user?: Name, channel = WG): Promise<string> =>
  (await asks.in(channel).command('/member show', user ? { user } : {})).answer?.text ?? '';

/** Says something and waits until the bot has heard it. */
async function write(place: TestPlace, name: Name, where = WG, words = 'I think so too.'): Promise<void> {
  place.people[name].in(where).say(words);
  await place.settleSoon();
}

describe('P9: what people do with the bot', () => {
  it('P9: opening, amending, blocking and disagreeing count; lifting and reading do not', async () => {
    const place = await openPlace();
    const { bob, dave, carol } = place.people;
    await open(place, dave);
    const asked = await dave.in(WG).click('Amend');
    await asked.form?.submit({ 'The new text; it restarts the clock': 'Because we need them now.' });
    await place.settle();
    expect(await kinds(place, 'dave')).toEqual(['proposal 2']);
    await block(bob);
    await place.settle();
    await bob.in(WG).click('Lift');
    expect(await kinds(place, 'bob')).toEqual(['block 1']);
    await open(place, dave, {}, IG);
    const disagreed = await carol.in(IG).click('Disagree');
    await disagreed.form?.submit({ 'Why do you disagree?': 'It is too early.' });
    expect(await kinds(place, 'carol', IG)).toEqual(['block 1']);
    await place.people.erin.in(WG).command('/proposal list');
    expect(await kinds(place, 'erin')).toEqual([]);
    expect(await shown(dave)).toMatch(/2026-03: 2 proposals opened or amended/u);
  });

  it('P9: what was refused counts for nothing', async () => {
    const place = await openPlace();
    const asked = await place.people.erin.in(WG).command('/proposal open', { title: TITLE });
    await asked.form?.submit({ [TEXT]: 'Because.' });
    expect(await kinds(place, 'erin')).toEqual([]);
  });
});

describe('P9: discussion', () => {
  it('P9: counts on three days of a month, and not on two', async () => {
    const place = await openPlace();
    for (let day = 0; day < 2; day += 1) {
      await write(place, 'bob');
      await write(place, 'bob');
      await place.pass(DAY);
    }
    expect((await days(place, 'bob')).map(({ day, kind, count }) => `${day} ${kind} ${count}`)).toEqual([
      '2026-03-02 discussion 1',
      '2026-03-03 discussion 1',
    ]);
    expect(await shown(place.people.bob)).toContain('2026-03: 2 days of discussion (too few to count)');
    expect(await shown(place.people.bob)).not.toContain('Three months run from');
    await write(place, 'bob');
    expect(await shown(place.people.bob)).toContain('2026-03: 3 days of discussion\n');
    expect(await shown(place.people.bob)).toContain('Three months run from');
  });

  it('P9: days of two months do not add up', async () => {
    const place = await openPlace();
    await place.pass(28 * DAY);
    for (let day = 0; day < 4; day += 1) {
      await write(place, 'bob');
      await place.pass(DAY);
    }
    expect(await shown(place.people.bob)).toMatch(/2026-04: 2 days .*too few.*\n2026-03: 2 days .*too few/u);
  });

  it('P9: in a thread of the channel too, also in one that slept before the bot came', async () => {
    const place = await openPlace();
    const card = await open(place, place.people.dave);
    await write(place, 'bob', card.threadId ?? '');
    expect(await kinds(place, 'bob')).toEqual(['discussion 1']);
    await place.pass(8 * DAY);
    await place.stopBot();
    const thread = place.sandbox.world.channels.get(card.threadId ?? '')?.thread;
    expect(thread?.archived).toBe(true);
    await place.startBot();
    await write(place, 'carol', card.threadId ?? '');
    expect(await kinds(place, 'carol')).toEqual(['discussion 1']);
  });

  it('P9: only of people who are in the group, and in its channel', async () => {
    const place = await openPlace();
    await write(place, 'mallory');
    await write(place, 'bob', '#general');
    await write(place, 'erin');
    expect(await kinds(place, 'mallory')).toEqual([]);
    expect(await kinds(place, 'bob')).toEqual([]);
    expect(await kinds(place, 'erin')).toEqual(['discussion 1']);
    await place.people.mallory.in(WG).command('/member join', { as: 'observer' });
    await write(place, 'mallory');
    expect(await kinds(place, 'mallory')).toEqual(['discussion 1']);
  });

  it('P9: bots, webhooks and what Discord says by itself count for nobody', async () => {
    const place = await openPlace();
    const { world } = place.sandbox;
    const channel = place.channel(WG);
    for (const type of [6, 7, 18, 21]) addMessage(world, { channel, authorId: place.people.bob.id, type });
    addMessage(world, { channel, authorId: world.bot.userId, content: 'A bot says something.' });
    await place.settleSoon();
    expect(await kinds(place, 'bob')).toEqual([]);
    addMessage(world, { channel, authorId: place.people.bob.id, type: 19 });
    await place.settleSoon();
    expect(await kinds(place, 'bob')).toEqual(['discussion 1']);
  });

  it('P9: once a day, over restarts', async () => {
    const place = await openPlace();
    await write(place, 'bob');
    await place.restart();
    await write(place, 'bob');
    expect(await kinds(place, 'bob')).toEqual(['discussion 1']);
  });

  it.each(databases)('P9, X8: no word of it is stored or logged, on $name', async ({ open: openDatabase }) => {
    const database = await openDatabase();
    const place = await openPlace({ database });
    const SENTENCE = 'quicksilver umbrellas never rest';
    await write(place, 'bob', WG, `I say: ${SENTENCE}`);
    await write(place, 'bob', '#general', SENTENCE);
    await write(place, 'bob', WG, `<@${place.sandbox.world.bot.userId}> ${SENTENCE}`);
    expect(await kinds(place, 'bob')).toEqual(['discussion 1']);
    expect(await foundInDatabase(database.url, [SENTENCE])).toEqual([]);
    expect(foundInLog(place, [SENTENCE])).toEqual([]);
    expect(await foundInDatabase(database.url, ['discussion'])).not.toEqual([]);
  });
});

describe('P9: opting out', () => {
  it('P9: Stop counting forgets what was counted, and only what is written down counts then; Count again', async () => {
    const place = await openPlace();
    const { dave, alice } = place.people;
    await open(place, dave);
    await write(place, 'dave');
    await dave.in(WG).command('/member contribution', { link: 'https://example.org/pull/1', kind: 'code' });
    await place.settle();
    await alice.in(WG).click('Confirm');
    expect(await kinds(place, 'dave')).toEqual(['contribution 1', 'discussion 1', 'proposal 1']);
    await shown(dave);
    const stopped = await dave.click('Stop counting');
    expect(stopped.answer?.text).toContain('Counting by itself is off');
    expect(await kinds(place, 'dave')).toEqual(['contribution 1']);
    await open(place, dave, { title: 'Another' });
    await place.pass(DAY);
    await write(place, 'dave');
    expect(await kinds(place, 'dave')).toEqual(['contribution 1']);
    expect((await dave.click('Count again')).answer?.text).not.toContain('is off');
    await write(place, 'dave');
    expect(await kinds(place, 'dave')).toEqual(['contribution 1', 'discussion 1']);
    const record = await dave.in(WG).command('/record show');
    expect(record.answer?.text).toMatch(/counting resumed/u);
  });

  it('P9: only oneself has the buttons, and only oneself and leads see counts', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const own = await place.people.dave.in(WG).command('/member show');
    expect(own.answer?.buttons.map(({ label }) => label)).toEqual(['What counts', 'Stop counting']);
    for (const name of ['alice', 'bob'] as const) {
      const other = await place.people[name].in(WG).command('/member show', { user: 'dave' });
      expect(other.answer?.text).toContain('Participant since');
      expect(other.answer?.buttons).toEqual([]);
      expect(other.answer?.text.includes('1 proposal opened')).toBe(name === 'alice');
    }
    expect(await shown(place.people.bob, 'mallory')).toContain('not in this group');
    expect(await shown(place.people.mallory)).toContain('not in this group');
  });
});

const contribute = (place: TestPlace, name: Name, link: string, user?: Name) =>
  place.people[name].in(WG).command('/member contribution', { link, kind: 'review', ...(user ? { user } : {}) });

const cards = (place: TestPlace) => seen(place).filter(({ text }) => /^Contribution/u.test(text));

describe('P9: contributions', () => {
  it('P9: waits for a lead, pings nobody, and counts from when it was logged', async () => {
    const place = await openPlace();
    const logged = await contribute(place, 'bob', ' HTTPS://Example.org/pull/7/# ');
    expect(logged.answer?.text).toContain('are asked to confirm it');
    await place.settle();
    const [card] = cards(place);
    expect(card?.text).toContain('https://example.org/pull/7');
    expect(card?.pings).toEqual([]);
    expect(await kinds(place, 'bob')).toEqual([]);
    await place.pass(2 * DAY);
    expect((await place.people.alice.in(WG).click('Confirm')).answer?.text).toContain('It counts');
    await place.settle();
    expect(cards(place)[0]?.text).toContain('Confirmed by @alice');
    expect(cards(place)[0]?.buttons).toEqual([]);
    expect((await days(place, 'bob')).map(({ day, kind, link }) => `${day} ${kind} ${link ?? ''}`)).toEqual([
      '2026-03-02 contribution https://example.org/pull/7',
    ]);
    expect(await shown(place.people.erin, 'bob')).toContain('confirmed: https://example.org/pull/7');
  });

  it('P9: a declined one does not count, and may be logged again', async () => {
    const place = await openPlace();
    await contribute(place, 'bob', 'https://example.org/a');
    await place.settle();
    await place.people.alice.in(WG).click('Decline');
    await place.settle();
    expect(cards(place)[0]?.text).toContain('Declined by @alice');
    expect(await kinds(place, 'bob')).toEqual([]);
    expect((await contribute(place, 'bob', 'https://example.org/a')).answer?.text).toContain('Logged');
  });

  it('P9: who may not decide is told so; twice is once', async () => {
    const place = await openPlace();
    const { alice, bob, mallory } = place.people;
    await contribute(place, 'alice', 'https://example.org/own');
    await place.settle();
    expect((await alice.in(WG).click('Confirm')).answer?.text).toContain('your own contribution');
    expect((await bob.in(WG).click('Decline')).answer?.text).toContain('Only a Lead of this group');
    await contribute(place, 'dave', 'https://example.org/his');
    await place.settle();
    const card = cards(place).at(-1);
    if (!card) throw new Error('there is no card');
    expect((await mallory.in(WG).click('Confirm', { on: card })).answer?.text).toContain('Only a Lead of this group');
    const both = [alice.in(WG).click('Confirm', { on: card }), alice.in(WG).click('Confirm', { on: card })];
    const answers = (await Promise.all(both)).map(({ answer }) => answer?.text ?? '');
    expect(answers.filter((text) => text.includes('It counts'))).toHaveLength(1);
    expect(answers.filter((text) => text.includes('was confirmed before'))).toHaveLength(1);
    expect(await kinds(place, 'dave')).toEqual(['contribution 1']);
  });

  it.each([
    'not an address',
    'javascript:alert(1)',
    'https://',
    'https://me:secret@example.org/',
    'https://localhost/x',
    `https://example.org/${'x'.repeat(500)}`,
  ])('P9: %s is no link', async (link) => {
    const place = await openPlace();
    expect((await contribute(place, 'bob', link)).answer?.text).toContain('is not the address of a page');
    expect(cards(place)).toEqual([]);
  });

  it('P9: an Observer logs none; for others one can, if they are in the group; the same link once a person', async () => {
    const place = await openPlace();
    const link = 'https://example.org/text';
    expect((await contribute(place, 'erin', link)).answer?.text).toContain('this needs Participant or above');
    expect((await contribute(place, 'mallory', link)).answer?.text).toContain('You have not joined');
    expect((await contribute(place, 'bob', link, 'mallory')).answer?.text).toContain('@mallory is not in Tracing');
    expect((await contribute(place, 'bob', link, 'erin')).answer?.text).toContain('Logged');
    expect((await contribute(place, 'dave', `${link}/`, 'erin')).answer?.text).toContain('waits for a lead');
    expect((await contribute(place, 'dave', link)).answer?.text).toContain('Logged');
    await place.settle();
    expect(cards(place)[0]?.text).toMatch(/Whose: @erin[\s\S]*By: @bob/u);
  });

  it('P9, X6: leads are reminded after 3 and 7 days, and not of their own', async () => {
    const place = await openPlace();
    await contribute(place, 'bob', 'https://example.org/one');
    await contribute(place, 'alice', 'https://example.org/two');
    await place.settle();
    const reminders = () => seen(place).filter(({ text }) => text.startsWith('Reminder'));
    await place.pass(3 * DAY);
    expect(reminders()).toEqual([]);
    await place.pass(21 * HOUR);
    expect(reminders().map(({ pings }) => pings)).toEqual([['alice']]);
    expect(reminders()[0]?.text.match(/waits for a lead/gu)).toHaveLength(1);
    await place.pass(4 * DAY);
    expect(reminders()).toHaveLength(2);
    await place.people.alice.in(WG).click('Confirm', { on: cards(place)[0]?.id ?? '' });
    await place.pass(9 * DAY);
    expect(reminders().filter(({ text }) => text.includes('contribution'))).toHaveLength(2);
  });

  it('P9, X8: erasing takes one’s contributions and counts along', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await contribute(place, 'dave', 'https://example.org/mine');
    await place.settle();
    expect(cards(place)).toHaveLength(1);
    const there = place.people.dave.in('#general');
    await there.command('/privacy erase');
    const asked = await there.click('Erase for good …');
    await asked.form?.submit({ 'Type ERASE': 'ERASE' });
    await place.settle();
    expect(cards(place)).toEqual([]);
    expect(cardOf(place, '(erased)').text).not.toContain('@dave');
  });
});
