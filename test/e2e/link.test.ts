import { describe, expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import type { Person as Kept } from '../../src/domain/person.js';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import { leave, setRoles } from '../../src/sandbox/world/members.js';
import { DAY, openPlace, type Name, type TestPlace } from './place.js';
import { foundInDatabase, foundInDiscord } from './privacy-search.js';
import { IG, OBJECTION, TITLE, WAY_FORWARD, WG, block, cardOf, open } from './proposals.js';

/** A place in which grace is a Maintainer, which only her role says. */
async function openLinked(): Promise<TestPlace> {
  const place = await openPlace();
  await place.people.grace.in(WG).command('/setup roles', { maintainers: 'maintainers (synced)' });
  setRoles(place.sandbox.world, serverOf(place), place.people.grace.id, ['managers', 'maintainers (synced)']);
  await place.settleSoon();
  return place;
}

function serverOf(place: TestPlace) {
  const [server] = place.sandbox.world.servers.values();
  if (!server) throw new Error('no server');
  return server;
}

const link = (place: TestPlace, given: Record<string, string>, by: Name = 'grace'): Promise<Outcome> =>
  place.people[by].in(WG).command('/member link', given);

const textOf = (outcome: Outcome): string => outcome.answer?.text ?? `failed: ${String(outcome.failed)}`;

const roster = async (place: TestPlace, channel = WG): Promise<string> =>
  textOf(await place.people.alice.in(channel).command('/member list'));

const known = (place: TestPlace, name: Name): Promise<Kept | null> =>
  place.bot.deps.store.read((tx) => tx.people.byAccount(place.serverId, asId<Snowflake>(place.people[name].id)));

const entries = (place: TestPlace) =>
  place.bot.deps.store.read((tx) => tx.record.list({ serverId: place.serverId, limit: 1_000 }));

describe('L5: people, not accounts', () => {
  it('L5: two accounts become one person: what was of either is theirs, and they block once', async () => {
    const place = await openLinked();
    const { bob, mallory, dave } = place.people;
    await mallory.in(IG).command('/member join', { as: 'observer' });
    await open(place, dave);
    await block(bob);
    await place.settle();
    const joined = await link(place, { user: 'mallory', account: 'bob' });
    expect(joined.ephemeral).toBe(true);
    expect(textOf(joined)).toContain('are one person now');
    expect(textOf(joined)).toContain('bob-example (confirmed)');
    await place.settle();

    const [one, two] = [await known(place, 'bob'), await known(place, 'mallory')];
    expect(one).toEqual(two);
    expect(one).toMatchObject({ name: 'Bob Example', accounts: [bob.id, mallory.id].sort() });
    expect(await roster(place)).toMatch(/WG Member/u);
    // The other account acts with the same tier, and can't block twice; it may lift what the first one said.
    const again = await mallory.in(WG).click('Block', { on: cardOf(place, TITLE) });
    expect(again.form).toBeNull();
    expect(textOf(again)).toContain('You have blocked this proposal already');
    await mallory.in(WG).click('Lift', { on: cardOf(place, TITLE) });
    await place.settle();
    expect(cardOf(place, TITLE).text).toContain('Status: open');
    // In the IG both had a place: bob as Participant, mallory as Observer. One line is left.
    const ig = await roster(place, IG);
    expect(ig.match(/Bob Example/gu)).toHaveLength(1);
    expect(ig).toMatch(/Bob Example.*Participant/u);
  });

  it('L5: cards show the person as they are known now, and the record says who joined them', async () => {
    const place = await openLinked();
    const { mallory, dave } = place.people;
    await open(place, dave);
    const before = cardOf(place, TITLE).text;
    expect(before).toContain('@dave');
    const first = [dave, mallory].sort((a, b) => (a.id < b.id ? -1 : 1))[0];
    await link(place, { user: 'mallory', account: 'dave' });
    await place.settle();
    expect(cardOf(place, TITLE).text).toContain(`@${first?.name ?? ''}`);
    const entry = (await entries(place)).at(-1);
    expect(entry).toMatchObject({ kind: 'accounts-linked', clauses: ['L5', 'P7'], facts: { joined: true } });
    expect(JSON.stringify(entry?.facts)).not.toContain(dave.id);
    expect(entry?.values['account']?.value).toBe(dave.id);
    expect(textOf(await mallory.in(WG).command('/record verify'))).toContain('The record is whole');
  });

  it('L5: an account that was never seen joins, and acts with that person’s tier from then on', async () => {
    const place = await openLinked();
    expect(textOf(await link(place, { user: 'carol', account: 'mallory' }))).toContain('are one person now');
    await open(place, place.people.dave);
    expect(textOf(await block(place.people.mallory))).not.toContain('You have not joined');
    await place.settle();
    expect(cardOf(place, TITLE).text).toContain('Status: formal vote open');
  });

  it('L5: a third account joins the two that are one already', async () => {
    const place = await openLinked();
    await link(place, { user: 'bob', account: 'mallory' });
    expect(textOf(await link(place, { user: 'carol', account: 'mallory' }))).toContain('are one person now');
    expect((await known(place, 'bob'))?.accounts).toHaveLength(3);
    expect(await known(place, 'bob')).toEqual(await known(place, 'carol'));
  });

  it('L5: a request to take part waits on, with its button', async () => {
    const place = await openLinked();
    const { mallory, erin, alice } = place.people;
    await mallory.in(WG).command('/member join', { as: 'participant' });
    await place.settle();
    await link(place, { user: 'erin', account: 'mallory' });
    await place.settle();
    expect(await roster(place)).toMatch(/Erin Example.*Observer, asks to be a Participant/u);
    expect(textOf(await alice.in(WG).click('Confirm'))).toContain('Confirmed');
    await place.settle();
    expect(await roster(place)).toMatch(/Erin Example.*Participant/u);
    expect(textOf(await erin.in(WG).command('/member join', { as: 'participant' }))).toContain('already');
  });

  it('X8: of two answers about the name the stricter holds', async () => {
    const place = await openLinked();
    const { bob, carol } = place.people;
    await bob.in(WG).command('/privacy consent');
    await bob.in(WG).click('Publish my name');
    expect((await known(place, 'bob'))?.consent).toBe('given');
    await carol.in(WG).command('/member profile', { name: 'Carol Example' });
    expect((await known(place, 'carol'))?.consent).toBe('withheld');
    await link(place, { user: 'bob', account: 'carol' });
    expect((await known(place, 'bob'))?.consent).toBe('withheld');
  });

  it.each([
    ['nothing to link', { user: 'bob' }, 'You gave nothing to set'],
    ['the same account', { user: 'bob', account: 'bob' }, 'known to be one person’s'],
    ['a bot', { user: 'bob', account: 'Convenor' }, 'This account is a bot'],
    ['a bot as the person', { user: 'Convenor', account: 'bob' }, 'This account is a bot'],
    ['a GitHub account of a bad form', { user: 'bob', github: '`@everyone`\n|x|' }, 'cannot be used as a name'],
    ['what is so already', { user: 'bob', github: 'BOB-example' }, 'Nothing would change'],
  ])('L5: %s is refused, and nothing is written', async (_what, given, words) => {
    const place = await openLinked();
    const before = (await entries(place)).length;
    expect(textOf(await link(place, given))).toContain(words);
    expect(await entries(place)).toHaveLength(before);
  });

  it('L5: accounts that are one person’s already are not joined again, in either order', async () => {
    const place = await openLinked();
    await link(place, { user: 'bob', account: 'mallory' });
    for (const given of [
      { user: 'bob', account: 'mallory' },
      { user: 'mallory', account: 'bob' },
    ]) {
      expect(textOf(await link(place, given))).toContain('known to be one person’s');
    }
  });

  it('L5: somebody who left can’t be given an account; an account that left still joins who is here', async () => {
    const place = await openLinked();
    const { erin, mallory } = place.people;
    for (const { id } of [erin, mallory]) leave(place.sandbox.world, serverOf(place), id);
    await place.settleSoon();
    for (const given of [
      { user: erin.id, account: place.people.dave.id },
      { user: place.people.dave.id, account: mallory.id },
    ]) {
      expect(textOf(await link(place, given))).toContain('not in the server');
    }
    expect(textOf(await link(place, { user: place.people.dave.id, account: erin.id }))).toContain('one person now');
  });

  it.each(['alice', 'bob', 'mallory'] as const)('L2: %s, who is no Maintainer, links nobody', async (by) => {
    const place = await openLinked();
    const refused = textOf(await link(place, { user: 'bob', account: 'mallory' }, by));
    expect(refused).toContain('this needs Maintainer or above');
    expect(await known(place, 'mallory')).toBeNull();
  });
});

describe('P7: whose a GitHub account is', () => {
  it('P7: a Maintainer confirms it, and takes it from who only called it theirs', async () => {
    const place = await openLinked();
    const { mallory, dave } = place.people;
    await mallory.in(WG).command('/member profile', { github: 'quill-works' });
    const refused = textOf(await dave.in(WG).command('/member profile', { github: 'Quill-Works' }));
    expect(refused).toContain('belongs to somebody else');
    expect(refused).toContain('/member link');
    const confirmed = textOf(await link(place, { user: 'dave', github: 'https://github.com/Quill-Works/' }));
    expect(confirmed).toContain('Quill-Works is confirmed as the GitHub account of @dave');
    expect(confirmed).toContain('@mallory had called it theirs');
    expect(textOf(await dave.in(WG).command('/member profile'))).toContain('Quill-Works (confirmed)');
    expect(textOf(await mallory.in(WG).command('/member profile'))).toContain('GitHub: not set');
    // It is not to be had by typing it any more, and not from another person either.
    expect(textOf(await mallory.in(WG).command('/member profile', { github: 'quill-works' }))).toContain(
      'somebody else',
    );
    expect(textOf(await link(place, { user: 'mallory', github: 'quill-works' }))).toContain('confirmed as the GitHub');
  });

  it('P7: what somebody claims themselves becomes confirmed', async () => {
    const place = await openLinked();
    await place.people.mallory.in(WG).command('/member profile', { github: 'mallory-example' });
    expect(textOf(await link(place, { user: 'mallory', github: 'mallory-example' }))).toContain('is confirmed');
    expect(await known(place, 'mallory')).toMatchObject({ github: 'mallory-example', githubConfirmed: true });
  });

  it('P7, P10: somebody known by a charter alone turns out to be the one whose account it is', async () => {
    const place = await openLinked();
    const charter = `---\ntitle: Profiling Charter\n---\n\n## Group Type\n\nWorking Group\n\n## Mission\n\nKnow where time goes.\n\n## Membership\n\n| Name | Organization | GitHub | Discord | Level |\n| --- | --- | --- | --- | --- |\n| Mal Quill | Quill Works | [@mal-quill](https://github.com/mal-quill) | | Participant |\n`;
    const manager = place.people.grace.in(WG);
    await manager.command('/setup import', { file: { name: 'working-groups/profiling.mdx', content: charter } });
    await manager.click('Apply');
    await place.settle();
    await place.people.mallory.in(WG).command('/member join', { as: 'observer' });
    await link(place, { user: 'mallory', github: 'mal-quill' });
    expect(await known(place, 'mallory')).toMatchObject({
      ...{ name: 'Mal Quill', organization: 'Quill Works', github: 'mal-quill', githubConfirmed: true },
    });
    const page = textOf(await place.people.mallory.in(WG).command('/member list', { group: 'profiling-wg' }));
    expect(page).toMatch(/@mallory \(Mal Quill\), Quill Works · Participant/u);
  });
});

describe('X8: erasing somebody of several accounts', () => {
  it('X8: nothing of either account is left, by whichever it is asked for', { timeout: 30_000 }, async () => {
    const place = await openLinked();
    const { bob, mallory, dave } = place.people;
    const former = await known(place, 'bob');
    await mallory
      .in(WG)
      .command('/member profile', { name: 'Zebra Quill', organization: 'Zebra Works', github: 'zebra-quill' });
    await link(place, { user: 'mallory', github: 'zebra-quill' });
    await open(place, dave, { days: 20 });
    const asked = await bob.in(WG).click('Block', { on: cardOf(place, TITLE) });
    await asked.form?.submit({ [OBJECTION]: 'Not a zebra.', [WAY_FORWARD]: 'A zebra.' });
    await open(place, dave, { title: 'Thank bob-example and zebra-quill', days: 20 });
    await place.settle();
    await link(place, { user: 'mallory', account: 'bob' });
    await place.pass(DAY);

    const words = [bob.id, mallory.id, former?.id ?? '', 'bob', 'zebra'];
    const url = place.env['DATABASE_URL'] ?? '';
    for (const word of words) expect(await foundInDatabase(url, [word]), word).not.toEqual([]);
    await bob.in('#general').command('/privacy erase');
    const sure = await bob.click('Erase for good …');
    expect(textOf((await sure.form?.submit({ 'Type ERASE': 'ERASE' })) ?? sure)).toContain('It is erased');
    await place.settle();
    expect(await foundInDatabase(url, words)).toEqual([]);
    expect(foundInDiscord(place, words)).toEqual([]);
    expect(await known(place, 'mallory')).toBeNull();
    expect(textOf(await dave.in(WG).command('/record verify'))).toContain('The record is whole');
  });
});
