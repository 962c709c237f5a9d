import { describe, expect, it } from 'vitest';
import { files } from '../../src/adapters/files/files.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { leave } from '../../src/sandbox/world/members.js';
import { removeMessage } from '../../src/sandbox/world/messages.js';
import { DAY, HOUR, openPlace, type Name, type TestPlace } from './place.js';
import {
  ATTESTS,
  ROLE,
  STATEMENT,
  addLead,
  alarms,
  appoint,
  buttonsOf,
  candidacyCard,
  candidacyCards,
  ladder,
  openLadder,
  press,
  roles,
  roster,
  serverOf,
  sponsorAs,
  told,
} from './leads.js';
import { IG, WG, said } from './proposals.js';

const PATIENT = { timeout: 15_000, interval: 200 };
const TOO_FEW = 'has too few sponsors';
const record = async (place: TestPlace): Promise<string> => told(await place.people.bob.in(WG).command('/record show'));

/** What the record keeps beside its chain in entries of a kind. */
const sealed = (place: TestPlace, kind: string) =>
  place.bot.deps.store.read(async (tx) =>
    (await tx.record.list({ serverId: place.serverId, limit: 1_000 }))
      .filter((entry) => entry.kind === kind)
      .map(({ values }) => values),
  );

/** Gives one person a second account, as linking accounts does. */
async function link(place: TestPlace, name: Name, second: Name): Promise<void> {
  const account = asId<Snowflake>(place.people[second].id);
  await place.bot.deps.store.transaction(async (tx) => {
    const person = await tx.people.byAccount(place.serverId, asId<Snowflake>(place.people[name].id));
    if (!person) throw new Error(`${name} is not known`);
    await tx.people.save({ ...person, accounts: [...person.accounts, account] });
  });
}

describe('L2: the contributor ladder', () => {
  it('L2: a Maintainer sets Member, which is recorded; nobody below does, and nobody their own', async () => {
    const place = await openLadder();
    expect(await ladder(place, 'bob', 'mallory', 'member')).toContain(
      'Your level on the contributor ladder is Contributor; this needs Maintainer or above',
    );
    expect(await ladder(place, 'dave', 'bob', 'member')).toContain('@bob is Member on the contributor ladder');
    expect(await record(place)).toContain('a level of the ladder was set');
    expect(await ladder(place, 'dave', 'bob', 'member')).toContain('Nothing would change');
    expect(await ladder(place, 'bob', 'mallory', 'member')).toContain('is Member; this needs Maintainer');
    expect(await ladder(place, 'dave', 'dave', 'member')).toContain('This is your own level');
    expect(await ladder(place, 'grace', 'bob', 'contributor')).toContain('@bob is Contributor');
  });

  it('L2: higher levels are roles that are read and never written, and the answer says so', async () => {
    const place = await openLadder();
    for (const level of ['maintainer', 'Core Maintainer', 'lead-maintainer']) {
      expect(await ladder(place, 'grace', 'bob', level)).toContain('the bot reads it and never writes it');
    }
    expect(await ladder(place, 'grace', 'bob', 'boss')).toContain('“boss” is no level that is set here');
    const offered = await place.people.dave.in(WG).autocomplete('/member ladder', 'level', '', { user: 'bob' });
    expect(offered.map(({ name }) => name)).toEqual(['Contributor', 'Member']);
    expect(
      place.sandbox.requests.filter(({ method, route }) => method !== 'GET' && /roles/u.test(route ?? '')),
    ).toEqual([]);
  });

  it('L2: who is in the access configuration is Member, and may lead; a role in a file gives no right', async () => {
    const place = await openLadder();
    const { bob, mallory } = place.people;
    const content = `export const MEMBERS = [
      { github: 'bob-example', discord: '${bob.id}', memberOf: [] },
      { github: 'mallory-example', discord: '${mallory.id}', memberOf: ['lead-maintainers'] },
    ];\n`;
    // The first file takes seconds on a busy machine, because what reads it is loaded then.
    await files.access([{ path: 'users.ts', content }]);
    const manager = place.people.grace.in('#general');
    const shown = await manager.command('/setup import', { file: { name: 'users.ts', content } });
    expect(shown.answer?.attachments[0]?.content).toMatch(
      /Member on the contributor ladder, Lead Maintainer by the files/u,
    );
    await manager.click('Apply');
    await addLead(place, 'alice', 'bob');
    expect(candidacyCard(place).text).toContain('Contributor ladder: Member');
    await press(place, 'bob', 'Accept');
    expect(await sponsorAs(place, 'mallory')).toContain('Your level on the contributor ladder is Member');
    expect(await sponsorAs(place, 'grace')).toContain('@bob is Lead');
    const again = await manager.command('/setup import', { file: { name: 'users.ts', content } });
    expect(told(again)).toContain('Nothing would change');
  });

  it('L2: not for bots', async () => {
    const place = await openLadder();
    const bot = place.sandbox.world.user(place.sandbox.botUserId).name;
    const outcome = await place.people.dave.in(WG).command('/member ladder', { user: bot, level: 'member' });
    expect(told(outcome)).toContain('This account is a bot');
  });

  it('L2: a role counts by what it is now: who lost it may not set levels any more', async () => {
    const place = await openLadder();
    roles(place, 'dave');
    expect(await ladder(place, 'dave', 'bob', 'member')).toContain('this needs Maintainer');
  });
});

describe('L1: becoming a lead', () => {
  it('L1: acceptance, ladder and two Core Maintainers make a lead at once, and everybody sees it', async () => {
    const place = await openLadder();
    expect(await addLead(place, 'alice', 'bob', { term: '6 months' })).toContain('Still missing');
    const card = candidacyCard(place);
    expect(card.text).toContain('@bob is to become Lead, term: 6 months');
    expect(card.pings).toEqual(['bob']);
    expect(buttonsOf(card)).toEqual(['Accept', 'Sponsor', 'Withdraw']);

    expect(await press(place, 'bob', 'Accept')).toContain('You accepted');
    expect(await sponsorAs(place, 'carol')).toContain('Still missing: the ladder');
    expect(await sponsorAs(place, 'erin')).toContain('Still missing: the ladder');
    expect(buttonsOf(candidacyCard(place))).toContain('Check again');
    expect(await roster(place)).not.toMatch(/@bob.*Lead/u);
    expect(await ladder(place, 'dave', 'bob', 'member')).toContain('they lead Tracing WG now');

    expect(await roster(place)).toMatch(/@bob.*Lead/u);
    const done = candidacyCard(place);
    expect(done.text).toContain('@bob became Lead on');
    expect(done.text).toContain(ATTESTS);
    expect(buttonsOf(done)).toEqual(['Withdraw sponsorship']);
    const front = said(place, 'Tracing WG').find(({ pinned }) => pinned);
    expect(front?.text).toMatch(/Leads: (?:@alice and @bob|@bob and @alice)/u);
    expect(await record(place)).toContain('a lead was appointed');
    expect(told(await place.people.bob.in(WG).command('/record verify'))).toContain('The record is whole');
  });

  it('L1: one Lead Maintainer is enough, and the order does not matter', async () => {
    const place = await openLadder();
    await ladder(place, 'dave', 'mallory', 'member');
    await addLead(place, 'erin', 'mallory');
    expect(await sponsorAs(place, 'grace')).toContain('Still missing: acceptance');
    expect(await press(place, 'mallory', 'Accept')).toContain('@mallory is Lead of Tracing WG');
    expect(await roster(place)).toMatch(/@mallory.*Lead/u);
  });

  it('L1: a Maintainer’s role is enough for the ladder; one who gets it later checks again', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    await press(place, 'bob', 'Accept');
    await sponsorAs(place, 'grace');
    expect(await press(place, 'alice', 'Check again')).toContain('Still missing: the ladder');
    roles(place, 'bob', ROLE.maintainer);
    expect(await press(place, 'alice', 'Check again')).toContain('@bob is Lead of Tracing WG');
    const other = await openLadder();
    await addLead(other, 'alice', 'dave');
    expect(candidacyCard(other).text).toContain('Contributor ladder: Maintainer');
  });

  it('L1: only leads of the group and Core Maintainers add leads', async () => {
    const place = await openLadder();
    for (const name of ['bob', 'dave', 'mallory'] as const) {
      expect(await addLead(place, name, 'bob'), name).toContain('neither a Lead of Tracing nor a Core Maintainer');
    }
    expect(said(place, 'A new Lead')).toEqual([]);
  });

  it('L1: a lead, a candidate, a bot and somebody who is not here are refused, and so is a term without an end', async () => {
    const place = await openLadder();
    expect(await addLead(place, 'alice', 'alice')).toContain('is a Lead of Tracing already');
    await addLead(place, 'alice', 'bob');
    expect(await addLead(place, 'carol', 'bob')).toContain('is to become a Lead of Tracing already');
    const bot = place.sandbox.world.user(place.sandbox.botUserId).name;
    expect(told(await place.people.alice.in(WG).command('/group lead-add', { user: bot }))).toContain('is a bot');
    expect(await addLead(place, 'alice', 'dave', { term: 'until spring' })).toContain('is no term with an end to come');
    expect(await addLead(place, 'alice', 'dave', { term: '6 months (ends Jan 1, 2020)' })).toContain('is no term');
    expect(candidacyCards(place)).toHaveLength(1);
    const asked = place.people.alice.in('#general').command('/group lead-add', { user: 'dave' });
    expect(told(await asked)).toContain('This is not the channel of a group');
  });

  it('L1: a retired group refuses everything', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    await place.bot.deps.store.transaction(async (tx) => {
      for (const group of await tx.groups.list(place.serverId)) await tx.groups.save({ ...group, status: 'retired' });
    });
    for (const answer of [
      await addLead(place, 'alice', 'dave'),
      await press(place, 'bob', 'Accept'),
      await sponsorAs(place, 'carol'),
      await press(place, 'bob', 'Withdraw'),
      told(await place.people.alice.in(WG).command('/group lead-remove', { user: 'alice' })),
    ]) {
      expect(answer).toContain('Tracing is retired');
    }
  });

  it('L1: the candidate or who may add takes it back, nobody else; it can begin again', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    expect(await press(place, 'mallory', 'Withdraw')).toContain('neither a Lead');
    expect(await press(place, 'bob', 'Withdraw')).toContain('It is withdrawn');
    expect(candidacyCard(place).text).toContain('was withdrawn');
    expect(buttonsOf(candidacyCard(place))).toEqual([]);
    expect(await addLead(place, 'alice', 'bob')).toContain('Still missing');
    expect(await press(place, 'carol', 'Withdraw')).toContain('It is withdrawn');
  });

  it('L1: a candidate who left the server becomes no lead; who is back does', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    await press(place, 'bob', 'Accept');
    await ladder(place, 'dave', 'bob', 'member');
    const { members } = serverOf(place);
    const bob = members.get(place.people.bob.id);
    if (!bob) throw new Error('bob is not in the server');
    leave(place.sandbox.world, serverOf(place), bob.userId);
    expect(await sponsorAs(place, 'grace')).toContain('not in the server');
    expect(candidacyCard(place).text).not.toContain('is Lead');
    members.set(bob.userId, bob);
    expect(await sponsorAs(place, 'grace')).toContain('@bob is Lead of Tracing WG');
  });

  it('L1: a stop in the middle loses nothing, and what is there counts on', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    await press(place, 'bob', 'Accept');
    await place.restart();
    await sponsorAs(place, 'carol');
    await place.restart();
    await ladder(place, 'dave', 'bob', 'member');
    await place.restart();
    expect(await sponsorAs(place, 'erin')).toContain('@bob is Lead of Tracing WG');
    expect(candidacyCards(place)).toHaveLength(1);
  });

  it('L1: a card that somebody deleted comes back with its buttons', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    const { world } = place.sandbox;
    const { id } = candidacyCard(place);
    await place.stopBot();
    const message = world.messages.get(id);
    if (message) removeMessage(world, place.channel(WG), message);
    expect(said(place, 'A new Lead')).toEqual([]);
    // Within a minute or so Discord takes it for the message that was there.
    await place.sandbox.clock.advance(HOUR);
    await place.startBot();
    await expect
      .poll(async () => {
        await place.settle();
        return said(place, 'A new Lead').length;
      }, PATIENT)
      .toBe(1);
    expect(await press(place, 'bob', 'Accept')).toContain('You accepted');
  });

  it('L1: a Facilitator of an Interest Group becomes one the same way', async () => {
    const place = await openLadder();
    await ladder(place, 'dave', 'bob', 'member');
    await addLead(place, 'alice', 'bob', {}, IG);
    expect(candidacyCard(place, IG).text).toContain('A new Facilitator for Accessibility IG');
    await sponsorAs(place, 'grace', ATTESTS, IG);
    expect(await press(place, 'bob', 'Accept', IG)).toContain('@bob is Facilitator of Accessibility IG');
  });
});

describe('L4: acceptance', () => {
  it('L4: only the candidate accepts, once; a double click does nothing more', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    for (const name of ['alice', 'carol', 'mallory'] as const) {
      expect(await press(place, name, 'Accept'), name).toContain('Only the person who is to lead accepts it');
    }
    const there = place.people.bob.in(WG);
    const answers = await Promise.all([there.click('Accept'), there.click('Accept')]);
    await place.settle();
    expect(answers.map(told).sort().join('\n')).toMatch(/You accepted[^]*already|already[^]*You accepted/u);
    expect((await record(place)).match(/a candidate accepted/gu)).toHaveLength(1);
  });

  it('L6: a Lead accepts 2–3 hours a week, on the card and in the answer; a Facilitator does not', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    expect(candidacyCard(place).text).toMatch(/@bob presses Accept.*2–3 hours a week/u);
    expect(await press(place, 'bob', 'Accept')).toMatch(/You accepted.*2–3 hours a week/u);
    expect(candidacyCard(place).text).toMatch(/@bob committed.*2–3 hours a week/u);
    await addLead(place, 'alice', 'bob', {}, IG);
    expect(candidacyCard(place, IG).text).not.toContain('hours');
    expect(await press(place, 'bob', 'Accept', IG)).not.toContain('hours');
  });
});

describe('L3: what a sponsor attests to', () => {
  it('L3: a sponsor writes a sentence, which is kept in the record; without words nothing counts', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    expect(await sponsorAs(place, 'carol', '…')).toContain('says nothing');
    expect(candidacyCard(place).text).not.toContain('Sponsored by');
    await sponsorAs(place, 'carol', 'Led the *span* work, @everyone knows.');
    expect(candidacyCard(place).text).toContain('Led the *span* work');
    expect(candidacyCard(place).pings).toEqual(['bob']);
    expect(await sealed(place, 'candidate-sponsored')).toMatchObject([
      { statement: { value: 'Led the *span* work, @everyone knows.' } },
    ]);
  });
});

describe('L5: sponsors', () => {
  it('L5: one Core Maintainer is too few; the same one counts once, over two accounts as well', async () => {
    const place = await openLadder();
    await ladder(place, 'dave', 'bob', 'member');
    await addLead(place, 'alice', 'bob');
    await press(place, 'bob', 'Accept');
    await sponsorAs(place, 'carol');
    expect(await sponsorAs(place, 'carol')).toContain('You sponsor this person already');
    roles(place, 'mallory', ROLE.core);
    await link(place, 'carol', 'mallory');
    expect(await sponsorAs(place, 'mallory')).toContain('You sponsor this person already');
    expect(await roster(place)).not.toMatch(/@bob.*Lead/u);
    expect(await sponsorAs(place, 'erin')).toContain('@bob is Lead');
  });

  it('L5: nobody sponsors themselves, by another account neither', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'carol');
    expect(await sponsorAs(place, 'carol')).toContain('Nobody sponsors themselves');
    roles(place, 'mallory', ROLE.lead);
    await link(place, 'carol', 'mallory');
    expect(await sponsorAs(place, 'mallory')).toContain('Nobody sponsors themselves');
  });

  it('L5: Maintainers, leads and others can’t sponsor', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    for (const name of ['dave', 'alice', 'mallory'] as const) {
      expect(await sponsorAs(place, name), name).toContain('this needs Core Maintainer or above');
    }
  });

  it('L5: a form that was sent twice counts once', async () => {
    const place = await openLadder();
    await addLead(place, 'alice', 'bob');
    const there = place.people.carol.in(WG);
    const forms = [await there.click('Sponsor'), await there.click('Sponsor')];
    await Promise.all(forms.map(async ({ form }) => form?.submit({ [STATEMENT]: ATTESTS })));
    await place.settle();
    expect(candidacyCard(place).text.match(/@carol \(Core Maintainer\)/gu)).toHaveLength(1);
  });

  it('L5: who withdrew before the end, or lost the role meanwhile, does not count', async () => {
    const place = await openLadder();
    await ladder(place, 'dave', 'bob', 'member');
    await addLead(place, 'alice', 'bob');
    await sponsorAs(place, 'carol');
    await sponsorAs(place, 'erin');
    expect(await press(place, 'erin', 'Withdraw sponsorship')).toContain('You do not sponsor @bob any more');
    expect(await press(place, 'mallory', 'Withdraw sponsorship')).toContain('You do not sponsor this person');
    expect(await press(place, 'bob', 'Accept')).toContain('Still missing: sponsors');
    roles(place, 'carol');
    expect(await sponsorAs(place, 'erin')).toContain('Still missing: sponsors');
    expect(candidacyCard(place).text).toContain('@carol (no Core Maintainer any more, does not count)');
    roles(place, 'carol', ROLE.core);
    expect(await press(place, 'carol', 'Withdraw sponsorship')).toContain('Still missing: sponsors');
    expect(await sponsorAs(place, 'carol')).toContain('@bob is Lead');
    expect(alarms(place, TOO_FEW)).toEqual([]);
  });

  it('L5: a withdrawal after the appointment raises one alarm until it is mended; the lead stays', async () => {
    const place = await openLadder();
    await appoint(place, 'bob');
    expect(await press(place, 'grace', 'Withdraw sponsorship')).toContain('They stay Lead');
    expect(await roster(place)).toMatch(/@bob.*Lead/u);
    expect(alarms(place, TOO_FEW)).toHaveLength(1);
    expect(alarms(place, TOO_FEW)[0]).toContain('@bob is sponsored by fewer than two');
    expect(await record(place)).toContain('a lead has too few sponsors');
    expect(buttonsOf(candidacyCard(place))).toEqual(['Sponsor']);

    await sponsorAs(place, 'carol');
    expect(alarms(place, TOO_FEW)).toHaveLength(1);
    expect(buttonsOf(candidacyCard(place))).toEqual(['Sponsor', 'Withdraw sponsorship']);
    await sponsorAs(place, 'erin');
    expect(await record(place)).toContain('a lead has enough sponsors again');
    expect(buttonsOf(candidacyCard(place))).toEqual(['Withdraw sponsorship']);

    await press(place, 'carol', 'Withdraw sponsorship');
    expect(alarms(place, TOO_FEW)).toHaveLength(2);
  });

  it('L5: a sponsor who lost the role is found at the next session, once, and not for leads from before', async () => {
    const place = await openLadder();
    await appoint(place, 'bob');
    roles(place, 'grace', 'managers');
    await place.restart();
    await expect
      .poll(async () => {
        await place.settle();
        return alarms(place, TOO_FEW).length;
      }, PATIENT)
      .toBe(1);
    expect(candidacyCard(place).text).toContain('There are too few sponsors now');
    await place.restart();
    await place.settleSoon();
    expect(alarms(place, TOO_FEW)).toHaveLength(1);
    roles(place, 'grace', 'managers', ROLE.lead);
    await place.restart();
    await expect.poll(() => record(place), PATIENT).toContain('a lead has enough sponsors again');
  });
});

describe('L9: ending as lead', () => {
  it('L9: a lead resigns by their own act and stays WG Member; the last one stays', async () => {
    const place = await openLadder();
    const resign = async (name: Name) =>
      told(await place.people[name].in(WG).command('/group lead-remove', { user: name }));
    expect(await resign('alice')).toContain('You are the last who leads Tracing');
    await appoint(place, 'bob');
    expect(await resign('alice')).toContain('You are WG Member of Tracing WG now');
    await place.settle();
    expect(await roster(place)).toMatch(/@alice.*WG Member/u);
    expect(await resign('alice')).toContain('This person is no Lead of Tracing');
    expect(await resign('bob')).toContain('You are the last who leads Tracing');
    expect(told(await place.people.bob.in(WG).command('/member leave'))).toContain('You are the last');
    expect(await record(place)).toContain('a lead resigned');
  });

  it('L9: against somebody’s will only Core Maintainers, with a reason, which the record keeps', async () => {
    const place = await openLadder();
    await appoint(place, 'mallory');
    const remove = async (by: Name, user: Name, reason?: string) =>
      told(await place.people[by].in(WG).command('/group lead-remove', { user, ...(reason ? { reason } : {}) }));
    expect(await remove('alice', 'mallory', 'I say so')).toContain('this needs Core Maintainer or above');
    expect(await remove('dave', 'mallory', 'I say so')).toContain('this needs Core Maintainer or above');
    expect(await remove('carol', 'mallory')).toContain('The field “reason” says nothing');
    expect(await remove('carol', 'bob', 'No notes')).toContain('is no Lead of Tracing');
    expect(await remove('carol', 'mallory', 'No notes for a year')).toContain('your reason is in the record');
    await place.settle();
    expect(candidacyCard(place).text).toContain('and is that no more');
    expect(buttonsOf(candidacyCard(place))).toEqual([]);
    expect(await remove('carol', 'alice', 'No notes either')).toContain('Nobody else leads Tracing');
    expect(await sealed(place, 'lead-removed')).toMatchObject([{ why: { value: 'No notes for a year' } }]);
  });

  it('L9: a lead who left the server can be removed too, and one who resigned may come back', async () => {
    const place = await openLadder();
    await appoint(place, 'bob');
    const { id } = place.people.alice;
    leave(place.sandbox.world, serverOf(place), id);
    const outcome = await place.people.erin.in(WG).command('/group lead-remove', { user: id, reason: 'Left' });
    expect(told(outcome)).toContain('your reason is in the record');
    expect(await addLead(place, 'bob', 'carol')).toContain('Still missing');
  });

  it('L9: two who resign at the same moment leave one', async () => {
    const place = await openLadder();
    await appoint(place, 'bob');
    const both = (['alice', 'bob'] as const).map((user) =>
      place.people[user].in(WG).command('/group lead-remove', { user }),
    );
    const answers = (await Promise.all(both)).map(told);
    expect(answers.filter((answer) => answer.includes('You are no Lead any more'))).toHaveLength(1);
    expect(answers.filter((answer) => answer.includes('You are the last'))).toHaveLength(1);
  });
});

describe('L1: terms', () => {
  const reminded = (place: TestPlace): string[] => said(place, 'The term of a Lead').map(({ text }) => text);

  it('L1: a term is reminded of 30 and 7 days before its end, to all leads, and ends nothing', async () => {
    const place = await openLadder();
    await appoint(place, 'bob', { term: '2 months' });
    // From 2 March to 2 May.
    await place.pass(31 * DAY - 1_000);
    expect(reminded(place)).toEqual([]);
    await place.pass(1_000 + DAY);
    expect(reminded(place)).toHaveLength(1);
    expect(said(place, 'The term of a Lead')[0]?.pings.toSorted()).toEqual(['alice', 'bob']);
    await place.pass(21 * DAY);
    expect(reminded(place)).toHaveLength(1);
    await place.pass(2 * DAY);
    expect(reminded(place)).toHaveLength(2);
    await place.pass(30 * DAY);
    expect(await roster(place)).toMatch(/@bob.*Lead/u);
    expect(reminded(place)).toHaveLength(2);
  });

  it('L1: who resigned is reminded of no term', async () => {
    const place = await openLadder();
    await appoint(place, 'bob', { term: '2 months' });
    await place.people.bob.in(WG).command('/group lead-remove', { user: 'bob' });
    await place.pass(40 * DAY);
    expect(reminded(place)).toEqual([]);
  });
});

describe('L1: without a ladder', () => {
  it('L1: where no roles are set, nobody is a Core Maintainer, and the lead is told how to mend it', async () => {
    const place = await openPlace();
    await addLead(place, 'alice', 'bob');
    expect(await sponsorAs(place, 'carol')).toContain('/setup roles');
  });
});
