import { describe, expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { databases } from '../store/databases.js';
import {
  addLead,
  alarms,
  appoint,
  buttonsOf,
  candidacyCard,
  ladder,
  openLadder,
  press,
  roster,
  sponsorAs,
  told,
} from './leads.js';
import type { Name, TestPlace } from './place.js';
import { foundInDatabase, foundInDiscord, foundInLog } from './privacy-search.js';
import { WG } from './proposals.js';

async function erase(place: TestPlace, name: Name): Promise<void> {
  const there = place.people[name].in('#general');
  await there.command('/privacy erase');
  const asked = await there.click('Erase for good …');
  const done = await asked.form?.submit({ 'Type ERASE': 'ERASE' });
  expect(done?.answer?.text).toContain('It is erased');
  await place.settle();
}

const personIdOf = async (place: TestPlace, name: Name): Promise<string> =>
  place.bot.deps.store.read(
    async (tx) => (await tx.people.byAccount(place.serverId, asId<Snowflake>(place.people[name].id)))?.id ?? '',
  );

/** Expects that nothing of somebody is left anywhere, after it was there. */
async function nothingIsLeft(place: TestPlace, words: readonly string[]): Promise<void> {
  expect(await foundInDatabase(place.env['DATABASE_URL'] ?? '', words)).toEqual([]);
  expect(foundInDiscord(place, words)).toEqual([]);
  expect(foundInLog(place, words)).toEqual([]);
  expect(told(await place.people.dave.in(WG).command('/record verify'))).toContain('The record is whole');
}

describe.each(databases)('X8: erasing those who make leads, on $name', ({ open }) => {
  it('X8: a sponsor counts no more, their words go, and a lead with too few sponsors raises the alarm', async () => {
    const place = await openLadder({ database: await open() });
    await ladder(place, 'dave', 'bob', 'member');
    await addLead(place, 'alice', 'bob');
    await press(place, 'bob', 'Accept');
    await sponsorAs(place, 'carol', 'Bob tamed the zebra spans.');
    await sponsorAs(place, 'erin', `<@${place.people.carol.id}> and I saw it.`);
    expect(await roster(place)).toMatch(/@bob.*Lead/u);
    const words = [place.people.carol.id, await personIdOf(place, 'carol'), 'zebra', 'Carol Example'];
    expect(await foundInDatabase(place.env['DATABASE_URL'] ?? '', ['zebra'])).not.toEqual([]);

    await erase(place, 'carol');
    await nothingIsLeft(place, words);
    expect(await roster(place)).toMatch(/@bob.*Lead/u);
    expect(alarms(place, 'has too few sponsors')).toHaveLength(1);
    expect(candidacyCard(place).text).toContain('a member and I saw it');
    expect(buttonsOf(candidacyCard(place))).toContain('Sponsor');
    expect(await sponsorAs(place, 'grace')).toContain('You sponsor');
    expect(buttonsOf(candidacyCard(place))).not.toContain('Sponsor');
  });

  it('X8: a candidate stands no more, a lead is none any more; what was said of them goes', async () => {
    const place = await openLadder({ database: await open() });
    await appoint(place, 'mallory', { term: 'Ongoing' });
    await addLead(place, 'alice', 'bob', { term: '9 months' });
    await sponsorAs(place, 'erin', 'Counts zebras well.');
    const of = async (name: Name) => [place.people[name].id, await personIdOf(place, name)];
    const words = [...(await of('bob')), '9 months', 'zebras'];

    await erase(place, 'bob');
    await nothingIsLeft(place, words);
    expect(candidacyCard(place).text).toContain('That a member becomes Lead was withdrawn');
    expect(buttonsOf(candidacyCard(place))).toEqual([]);

    const others = await of('mallory');
    await erase(place, 'mallory');
    await nothingIsLeft(place, others);
    expect(alarms(place, 'has a Lead less')).toHaveLength(1);
    expect(alarms(place, 'too few sponsors')).toEqual([]);
  });

  it('X8: who was removed as lead takes the reason along, and who removed them does', async () => {
    const place = await openLadder({ database: await open() });
    await appoint(place, 'mallory');
    const removing = place.people.erin.in(WG).command('/group lead-remove', { user: 'mallory', reason: 'No zebras' });
    expect(told(await removing)).toContain('your reason is in the record');
    await place.settle();
    const words = [place.people.erin.id, await personIdOf(place, 'erin'), 'zebras'];
    await erase(place, 'erin');
    await nothingIsLeft(place, words);

    await appoint(place, 'bob');
    const again = place.people.carol.in(WG).command('/group lead-remove', { user: 'bob', reason: 'No walruses' });
    expect(told(await again)).toContain('your reason is in the record');
    await place.settle();
    const theirs = [place.people.bob.id, await personIdOf(place, 'bob'), 'walruses'];
    await erase(place, 'bob');
    await nothingIsLeft(place, theirs);
  });
});
