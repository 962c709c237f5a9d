import { describe, expect, it } from 'vitest';
import type { RecordEntry } from '../../src/domain/record.js';
import { verifyCommand } from '../../src/runtime/verify-command.js';
import type { Outcome } from '../../src/sandbox/actors/outcome.js';
import type { Person } from '../../src/sandbox/actors/person.js';
import { databases } from '../store/databases.js';
import { filesIn } from '../import/real-files.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { DAY, SECOND, openPlace, type TestPlace } from './place.js';
import { IG, TITLE, block, OBJECTION, WAY_FORWARD, WG, cardOf, open, said, seen } from './proposals.js';
import { foundIn, foundInDatabase, foundInDiscord, foundInLog } from './privacy-search.js';

const sample = (path: string): string => filesIn('samples').find((each) => each.path === path)?.content ?? '';
const TRACING = { name: 'tracing.mdx', content: sample('charters/working-groups/tracing.mdx') };
const ACCESSIBILITY = { name: 'accessibility.mdx', content: sample('charters/interest-groups/accessibility.mdx') };

const CREATION = '#wg-ig-group-creation';
const WORD = 'Type ERASE';

/** Asks for the erasure and confirms it, as a person does. */
async function erase(who: Person, where = '#general', word = 'ERASE'): Promise<Outcome> {
  await who.in(where).command('/privacy erase');
  const asked = await who.click('Erase for good …');
  if (!asked.form) throw new Error('no form opened');
  return asked.form.submit({ [WORD]: word });
}

const exported = async (who: Person, format = 'jsonl'): Promise<string> =>
  (await who.in(WG).command('/record export', { format })).answer?.attachments[0]?.content ?? '';

const entriesOf = (jsonLines: string): RecordEntry[] =>
  jsonLines
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as RecordEntry);

describe.each(databases)('X8: erasing, on $name', ({ open: openDatabase }) => {
  it(
    'X8: afterwards neither id nor name is found anywhere, outcomes stand, and the record verifies',
    { timeout: 60_000 },
    async () => {
      const database = await openDatabase();
      const place = await openPlace({ bare: true, database, env: { OUTAGE_EXTENSION: 'off' } });
      const { alice, bob, mallory, grace } = place.people;
      const users = `export const MEMBERS = [
      { github: 'alice-example', email: 'alice@example.org', discord: '${alice.id}', memberOf: ['tracing-wg'], firstName: 'Alice', lastName: 'Example' },
      { github: 'bob-sample', discord: '${bob.id}', memberOf: ['tracing-wg'] },
    ];\n`;
      const files = [TRACING, ACCESSIBILITY, { name: 'users.ts', content: users }];
      const manager = grace.in('#general');
      for (const file of files) {
        await manager.command('/setup import', { file });
        await manager.click('Apply');
      }
      await manager.command('/setup channels', { 'core-maintainers': CREATION });
      await place.settle();

      // She has a name, an organisation, a matter that is decided, one that is open, two blocks, a disagreement, a draft.
      await alice.in(WG).command('/member profile', { organization: 'Quill Works' });
      await open(place, alice, { title: 'Alice proposes to adopt spans' });
      await place.pass(6 * DAY);
      expect(cardOf(place, 'adopt spans').text).toContain('Status: accepted');
      await open(place, alice, { title: 'Adopt baggage' });
      await open(place, bob, { title: 'Drop headers', days: 30 });
      await alice
        .in(WG)
        .click('Block', { on: cardOf(place, 'Drop headers') })
        .then((asked) =>
          asked.form?.submit({ [OBJECTION]: 'Zebras need headers.', [WAY_FORWARD]: 'Keep the zebra header.' }),
        );
      await bob.in(WG).command('/member profile', { organization: 'Sample & Sons' });
      await open(place, bob, { title: `Thank <@${alice.id}>`, days: 20 });
      await place.settle();
      await mallory.in(WG).command('/member join', { as: 'participant' });
      await alice.in(IG).command('/member join', { as: 'participant' });
      const refused = await alice.in(WG).click('Block', { on: cardOf(place, 'Thank') });
      await refused.form?.submit({ [OBJECTION]: 'Not a zebra.', [WAY_FORWARD]: '…' });
      await place.settle();

      const words = [alice.id, 'Alice Example', 'alice-example', 'alice', 'Quill Works', 'zebra', 'baggage', 'spans'];
      for (const word of words.slice(0, 5)) {
        expect(await foundInDatabase(database.url, [word]), `${word} is there to be erased`).not.toEqual([]);
      }
      expect(foundInDiscord(place, [alice.id])).not.toEqual([]);
      const before = entriesOf(await exported(bob));

      const done = await erase(alice, CREATION);
      expect(done.answer?.text).toContain('It is erased');
      await place.settle();

      expect(await foundInDatabase(database.url, words)).toEqual([]);
      expect(foundInDiscord(place, words)).toEqual([]);
      expect(foundInLog(place, words)).toEqual([]);
      for (const format of ['jsonl', 'markdown']) expect(foundIn(await exported(bob, format), words)).toEqual([]);

      const file = await exported(bob);
      expect(verifyCommand(file)).toMatchObject({ whole: true });
      const after = entriesOf(file);
      expect(after.slice(0, before.length).map(({ hash }) => hash)).toEqual(before.map(({ hash }) => hash));
      expect(after.slice(before.length).map(({ kind }) => kind)).toEqual([
        ...['proposal-withdrawn', 'member-left', 'member-left', 'personal-data-erased'],
      ]);
      expect((await bob.in(WG).command('/record verify')).answer?.text).toContain('The record is whole');

      const cards = seen(place).map(({ text }) => text);
      expect(cards.filter((text) => text.includes('D-1 (erased)') && text.includes('Status: accepted'))).toHaveLength(
        1,
      );
      expect(cards.some((text) => text.includes('D-2 (erased)') && text.includes('Status: withdrawn'))).toBe(true);
      expect(cardOf(place, 'Drop headers').text).toContain('Status: formal vote open');
      expect(cardOf(place, 'Drop headers').text).toContain('Block by a member');
      expect(cardOf(place, 'Thank a member').text).toContain('Status: open');
      const alarm = said(place, 'has a Lead less', CREATION);
      expect(alarm).toHaveLength(1);
      expect(alarm[0]?.text).toContain('Nobody leads it now');

      // The same files say nothing new.
      for (const given of files) {
        const again = await grace.in('#general').command('/setup import', { file: given });
        expect(again.answer?.text).toContain('Nothing would change.');
      }
      expect((await foundInDatabase(database.url, words)).filter((found) => !found.includes('Draft'))).toEqual([]);

      expect((await alice.in('#general').command('/privacy erase')).answer?.text).toContain(
        'There is nothing to erase',
      );
    },
  );
});

const kept = async (who: Person): Promise<string> =>
  (await who.in('#general').command('/privacy show')).answer?.text ?? '';

const kindsOf = async (who: Person): Promise<string[]> => entriesOf(await exported(who)).map(({ kind }) => kind);

describe('X8: erasing always works', () => {
  it('X8: nothing is erased by anything but the word; what was typed can be mended', async () => {
    const place = await openPlace();
    const { dave } = place.people;
    const shown = await dave.in('#general').command('/privacy erase');
    expect(shown.ephemeral).toBe(true);
    expect(shown.answer?.text).toContain('You leave Accessibility IG and Tracing WG.');
    const wrong = await erase(dave, '#general', 'yes');
    expect(wrong.answer?.text).toContain('Nothing was erased');
    const again = await dave.click('Edit');
    expect((await again.form?.submit({ [WORD]: ' erase ' }))?.answer?.text).toContain('It is erased');
    expect(await kept(dave)).toContain('Nothing is kept of you here');
  });

  it('X8: a second click, a second form and a second time find nothing more to do', async () => {
    const place = await openPlace();
    const { dave } = place.people;
    await dave.in('#general').command('/privacy erase');
    const [one, other] = [await dave.click('Erase for good …'), await dave.click('Erase for good …')];
    const answers = await Promise.all([one, other].map(async (asked) => asked.form?.submit({ [WORD]: 'ERASE' })));
    await place.settle();
    // Both answers take the place of the same card, so the last one stands there.
    for (const outcome of answers) expect(outcome?.answer?.text).toMatch(/It is erased|There is nothing to erase/u);
    const third = await dave.in('#general').command('/privacy erase');
    expect(third.answer?.text).toContain('There is nothing to erase');
    expect(third.answer?.buttons).toEqual([]);
    expect((await kindsOf(dave)).filter((kind) => kind === 'personal-data-erased')).toHaveLength(1);
  });

  it('X8: from any channel, for somebody who left all groups, and for somebody who never was in one', async () => {
    const place = await openPlace();
    const { erin, mallory } = place.people;
    for (const channel of [WG, IG]) await erin.in(channel).command('/member leave');
    expect((await erase(erin, '#general')).answer?.text).toContain('It is erased');
    expect((await mallory.in('#general').command('/privacy erase')).answer?.text).toContain(
      'There is nothing to erase',
    );
  });

  it('X8: a manager who only set the server up is in the record, and erased from it', async () => {
    const place = await openPlace();
    const { grace } = place.people;
    await grace.in('#general').command('/setup channels', { creation: CREATION });
    expect((await erase(grace)).answer?.text).toContain('It is erased');
    await place.settle();
    expect(await foundInDatabase(databaseOf(place), [grace.id])).toEqual([]);
  });

  it('X8: in the middle of everything: open, blocked, settled, awaiting its record, withdrawn', async () => {
    const place = await openPlace({ env: { OUTAGE_EXTENSION: 'off' } });
    const { dave, bob, carol } = place.people;
    await open(place, dave, { title: 'Settled' });
    await open(place, dave, { title: 'Disputed' }, IG);
    const asked = await carol.in(IG).click('Disagree', { on: cardOf(place, 'Disputed', IG) });
    await asked.form?.submit({ 'Why do you disagree?': 'Because.' });
    await open(place, dave, { title: 'Withdrawn' });
    await dave.in(WG).click('Withdraw', { on: cardOf(place, 'Withdrawn') });
    await place.pass(5 * DAY);
    await open(place, dave, { title: 'Blocked' });
    await block(bob);
    await open(place, dave, { title: 'Open' });
    await place.settle();
    await erase(dave);
    await place.settle();
    const texts = [...seen(place), ...seen(place, IG)]
      .map(({ text }) => text)
      .filter((text) => text.includes('Status:'));
    const statusOf = (reference: string): string | undefined =>
      /Status: (.*)/u.exec(texts.find((text) => text.startsWith(`${reference} (erased)`)) ?? '')?.[1];
    expect(['D-1', 'D-2', 'D-3', 'D-4', 'D-5'].map(statusOf)).toEqual([
      'accepted',
      'awaiting the Facilitators’ record',
      ...['withdrawn by its author', 'withdrawn by its author', 'withdrawn by its author'],
    ]);
    expect(await foundInDatabase(databaseOf(place), [dave.id, 'Dave Example', 'dave-example'])).toEqual([]);
  });

  it.each([
    ['one second before the deadline it is withdrawn', -SECOND, 'withdrawn by its author'],
    ['one second after it the outcome stands', SECOND, 'accepted'],
  ])('X8: a proposal at its deadline: %s', async (_what, after, status) => {
    const place = await openPlace({ env: { OUTAGE_EXTENSION: 'off' } });
    const { dave } = place.people;
    await open(place, dave);
    await place.sandbox.clock.advance(5 * DAY + after);
    await erase(dave);
    await place.settle();
    expect(seen(place).find(({ text }) => text.startsWith('D-1 (erased)'))?.text).toContain(`Status: ${status}`);
  });

  it('X8: while Discord takes no messages; they follow when it does', async () => {
    const place = await openPlace();
    const { dave } = place.people;
    await open(place, dave);
    place.sandbox.faults.next({
      method: 'PATCH',
      route: /^\/channels\//u,
      times: 50,
      do: { status: 503, when: 'before' },
    });
    expect((await erase(dave)).answer?.text).toContain('It is erased');
    expect(await kept(dave)).toContain('Nothing is kept of you here');
    place.sandbox.faults.clear();
    await place.pass(3_600_000);
    expect(foundInDiscord(place, [dave.id, TITLE, 'we need them'])).toEqual([]);
    expect(await foundInDatabase(databaseOf(place), [dave.id, TITLE])).toEqual([]);
  });

  it('X8: all accounts of a person, from any of them; who acts again is somebody new', async () => {
    const place = await openPlace();
    const { dave, mallory } = place.people;
    await place.bot.deps.store.transaction(async (tx) => {
      const person = await tx.people.byAccount(place.serverId, asId<Snowflake>(dave.id));
      if (person) await tx.people.save({ ...person, accounts: [...person.accounts, asId<Snowflake>(mallory.id)] });
    });
    const shown = await mallory.in('#general').command('/privacy erase');
    expect(shown.answer?.text).toContain('all 2 accounts');
    await erase(mallory);
    await place.settle();
    expect(await foundInDatabase(databaseOf(place), [dave.id, mallory.id])).toEqual([]);
    const joined = await dave.in(WG).command('/member join', { as: 'observer' });
    expect(joined.answer?.text).toContain('You are Observer of Tracing WG');
    expect(await kept(dave)).not.toContain('Dave Example');
  });

  it('L1: of two leads the alarm says that one is left, and not who is gone', async () => {
    const place = await openPlace();
    const { alice, bob, grace } = place.people;
    await grace.in('#general').command('/setup channels', { 'core-maintainers': CREATION });
    await place.bot.deps.store.transaction(async (tx) => {
      const person = await tx.people.byAccount(place.serverId, asId<Snowflake>(bob.id));
      const group = (await tx.groups.list(place.serverId, { kind: 'working-group' }))[0];
      const membership = person && group && (await tx.memberships.of(group.id, person.id));
      if (membership) await tx.memberships.save({ ...membership, tier: 'lead' });
    });
    expect((await alice.in('#general').command('/privacy erase')).answer?.text).toContain(
      'Core Maintainers are alarmed',
    );
    await erase(alice);
    await place.settle();
    expect(said(place, 'Tracing WG has a Lead less', CREATION)[0]?.text).toContain('1 Lead is left');
    expect(said(place, 'Accessibility IG has a Facilitator less', CREATION)[0]?.text).toContain('Nobody leads it now');
    const card = seen(place).find(({ pinned }) => pinned);
    expect(card?.text).toContain('Leads: @bob');
  });

  it('X8: a name that somebody gave themselves takes nothing out of what others wrote', async () => {
    const place = await openPlace();
    const { dave, mallory } = place.people;
    await open(place, dave);
    await mallory.in(WG).command('/member profile', { name: 'Adopt spans', github: 'because' });
    await erase(mallory);
    await place.settle();
    expect(cardOf(place).text).toContain('Because we need them.');
    expect(entriesOf(await exported(dave)).find(({ kind }) => kind === 'proposal-opened')?.values).toHaveProperty(
      'title',
    );
  });

  it('X8: what somebody else pressed or typed erases nobody but themselves', async () => {
    const place = await openPlace();
    const { dave, mallory } = place.people;
    await dave.in('#general').command('/privacy erase');
    const asked = await mallory.in('#general').command('/privacy erase');
    expect(asked.answer?.buttons).toEqual([]);
    expect(await kept(dave)).toContain('Dave Example');
  });
});

describe('X8: show and export', () => {
  it('X8: shows what is kept, with the policy as a file, to oneself alone', async () => {
    const place = await openPlace();
    const { dave } = place.people;
    await open(place, dave);
    const { answer, ephemeral } = await dave.in('#general').command('/privacy show');
    expect(ephemeral).toBe(true);
    for (const words of [
      'Dave Example',
      'dave-example (confirmed)',
      'Tracing WG (Participant)',
      'You wrote: 1 proposal',
    ]) {
      expect(answer?.text).toContain(words);
    }
    expect(answer?.attachments.map(({ name }) => name)).toEqual(['privacy.md']);
    expect(answer?.buttons.map(({ label }) => label)).toEqual(['Export', 'Name outside Discord', 'Erase …']);
  });

  it('X8: an export holds everything of oneself and nothing of anybody else', async () => {
    const place = await openPlace();
    const { dave, bob } = place.people;
    await open(place, dave);
    await block(bob);
    await place.settle();
    const { answer, ephemeral } = await bob.in('#general').command('/privacy export');
    expect(ephemeral).toBe(true);
    const file = answer?.attachments[0];
    expect(file?.name).toBe('what-is-kept-of-me.json');
    const { kept: own } = JSON.parse(file?.content ?? '') as {
      kept: Record<string, { rows: Record<string, unknown>[] }>;
    };
    expect(own['accounts']?.rows).toEqual([{ userId: bob.id }]);
    expect(own['profile']?.rows[0]).toMatchObject({ name: 'Bob Example', github: 'bob-example' });
    expect(own['objections']?.rows).toMatchObject([
      { reference: 'D-1', kind: 'block', reason: 'It breaks old exporters.' },
    ]);
    expect(own['memberships']?.rows).toHaveLength(2);
    expect(own['record']?.rows.map(({ name }) => name)).toEqual(['actor', 'reason', 'resolution', 'actor']);
    expect(foundIn(file?.content ?? '', [dave.id, 'Dave', TITLE, 'we need them'])).toEqual([]);
  });
});

describe('X8: consent', () => {
  it('X8: is asked once, after the first act, and never again', async () => {
    const place = await openPlace();
    const { mallory, dave } = place.people;
    const joined = await mallory.in(WG).command('/member join', { as: 'observer' });
    expect(joined.answer?.text).toContain('may your name appear outside Discord');
    const again = await mallory.in(WG).command('/member join', { as: 'participant' });
    expect(again.answer?.text).not.toContain('outside Discord');
    await place.restart();
    const profile = await mallory.in(WG).command('/member profile', { name: 'Mallory Example' });
    expect(profile.answer?.text).not.toContain('outside Discord');
    expect(await kindsOf(dave)).not.toContain('consent-withheld');
    const state = await mallory.in('#general').command('/privacy consent');
    expect(state.answer?.text).toContain('not answered yet, so no');
  });

  it('X8: without it the record leaves Discord without names; with it, with them; each answer is recorded', async () => {
    const place = await openPlace();
    const { dave, bob } = place.people;
    const opened = await open(place, dave);
    await bob
      .in(WG)
      .click('Block', { on: opened })
      .then((asked) => asked.form?.submit({ [OBJECTION]: `<@${dave.id}> is wrong.`, [WAY_FORWARD]: 'A shim.' }));
    await place.settle();
    const before = await exported(bob);
    expect(foundIn(before, [dave.id, bob.id, 'Example'])).toEqual([]);
    expect(before).toContain('Because we need them.');
    expect(before).toContain('A shim.');
    expect(before).not.toContain('is wrong.');

    await dave.in('#general').command('/privacy consent');
    const given = await dave.click('Publish my name');
    expect(given.answer?.text).toContain('Published: yes, since');
    const during = await exported(bob);
    expect(during).toContain(dave.id);
    expect(during).toContain('is wrong.');
    expect(during).not.toContain(bob.id);
    expect(verifyCommand(during)).toMatchObject({ whole: true });

    await dave.click('Keep it in Discord');
    const after = await exported(bob);
    expect(after).not.toContain(dave.id);
    expect(
      entriesOf(after)
        .map(({ kind }) => kind)
        .slice(-2),
    ).toEqual(['consent-given', 'consent-withheld']);
    expect(verifyCommand(after)).toMatchObject({ whole: true });
  });

  it('X8: a text that mentions somebody whom the bot does not know stays in Discord as well', async () => {
    const place = await openPlace();
    const { dave, bob, mallory, carol } = place.people;
    const opened = await open(place, dave);
    for (const [who, reason] of [
      [bob, `Ask <@${mallory.id}>.`],
      [carol, `Ask in <#${place.channel(IG).id}>.`],
    ] as const) {
      const asked = await who.in(WG).click('Block', { on: opened });
      await asked.form?.submit({ [OBJECTION]: reason, [WAY_FORWARD]: 'A shim.' });
    }
    await place.settle();
    for (const format of ['jsonl', 'markdown']) {
      const file = await exported(bob, format);
      expect(foundIn(file, [mallory.id])).toEqual([]);
      expect(foundIn(file, ['Ask in <#'])).not.toEqual([]);
    }
  });

  it('X8: the same answer twice is one answer, and of two the later one counts', async () => {
    const place = await openPlace();
    const { dave, bob } = place.people;
    await dave.in('#general').command('/privacy consent');
    const [yes] = await Promise.all([dave.click('Publish my name'), dave.click('Publish my name')]);
    expect(yes.answer?.text).toContain('Published: yes');
    expect((await kindsOf(bob)).filter((kind) => kind === 'consent-given')).toHaveLength(1);
    await place.pass(SECOND);
    await dave.click('Keep it in Discord');
    expect((await dave.in('#general').command('/privacy consent')).answer?.text).toContain('Published: no, since');
  });

  it('X8: withdrawing never fails, also for somebody unknown, of whom it keeps nothing', async () => {
    const place = await openPlace();
    const { mallory } = place.people;
    await mallory.in('#general').command('/privacy consent');
    expect((await mallory.click('Keep it in Discord')).answer?.text).toContain('Published: no');
    expect(await foundInDatabase(databaseOf(place), [mallory.id])).toEqual([]);
  });
});

const databaseOf = (place: TestPlace): string => place.env['DATABASE_URL'] ?? '';
