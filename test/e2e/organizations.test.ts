import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND, openPlace, type Name, type TestPlace } from './place.js';
import { IG, WG, seen } from './proposals.js';

const page = async (place: TestPlace, channel = WG): Promise<string> =>
  (await place.people.mallory.in(channel).command('/group show')).answer?.text ?? '';

const belongs = (place: TestPlace, name: Name, organization: string): Promise<unknown> =>
  place.people[name].in(WG).command('/member profile', { organization });

/** What leads were told of one organisation, in both channels. */
const nudges = (place: TestPlace) =>
  [...seen(place, WG), ...seen(place, IG)].filter(({ text }) => text.includes('One organisation has'));

const since = (place: TestPlace): Promise<(number | null)[]> =>
  place.bot.deps.store.read(async (tx) =>
    (await tx.groups.list(place.serverId)).map(({ oneHoldsSince }) => oneHoldsSince),
  );

describe('L7: how a group spreads over organisations', () => {
  it('L7: Participants and above count, however they write their organisation', async () => {
    const place = await openPlace();
    expect(await page(place)).toContain('Organisations: Example Org: 2, carol works: 1, dave works: 1');
    await belongs(place, 'bob', 'EXAMPLE  ORG, Inc.');
    await belongs(place, 'carol', 'Example Org / MCP Maintainer');
    await belongs(place, 'dave', 'Independent');
    // An Observer does not count.
    await belongs(place, 'erin', 'Elsewhere');
    expect(await page(place)).toContain('Organisations: Example Org: 3, independent: 1');
    expect(await page(place)).not.toContain('Elsewhere');
  });

  it('L7: who came and who left within three months, to the second', async () => {
    const place = await openPlace();
    const { mallory, dave, alice } = place.people;
    await belongs(place, 'mallory', 'Zebra Works');
    await belongs(place, 'dave', 'Example Org');
    await mallory.in(WG).command('/member join', { as: 'participant' });
    await place.settle();
    await place.pass(HOUR);
    await alice.in(WG).click('Confirm');
    expect(await page(place)).toContain('Zebra Works: 1 (+1)');
    await place.pass(HOUR);
    await dave.in(WG).command('/member leave');
    const text = await page(place);
    expect(text).toContain('Example Org: 2 (−1)');
    expect(text).toContain('Last three months: 1 joined, 1 left');
    // 2 March and three months are 2 June, which is 92 days.
    await place.pass(92 * DAY - HOUR - SECOND);
    expect(await page(place)).toContain('1 joined, 1 left');
    await place.pass(SECOND);
    expect(await page(place)).toContain('0 joined, 1 left');
    await place.pass(HOUR);
    expect(await page(place)).not.toContain('Last three months');
  });

  it('L7: names that people give their organisation stay harmless', async () => {
    const place = await openPlace();
    await belongs(place, 'dave', '@everyone | `x` # **big** [a](https://example.org)');
    const shown = await place.people.mallory.in(WG).command('/group show');
    expect(shown.answer?.text).toContain('@everyone | `x` #');
    const list = await place.people.mallory.in(WG).command('/member list');
    expect(list.answer?.text).toContain('@everyone');
    expect(shown.answer?.pings).toEqual([]);
  });
});

describe('L7: one organisation holds a group', () => {
  it('L7: leads are told when it begins and every 90 days while it lasts, and nobody else', async () => {
    const place = await openPlace();
    await belongs(place, 'carol', 'Example Org');
    expect(await page(place)).toContain('One organisation: has more than half since');
    await place.pass(DAY);
    const [first, ...more] = nudges(place);
    expect(more).toEqual([]);
    expect(first?.text).toContain('@alice');
    expect(first?.text).toContain('3 of the 4 people');
    expect(first?.text).not.toContain('Example Org');
    expect(place.people.bob.pings()).toEqual([]);
    await place.pass(89 * DAY - SECOND);
    expect(nudges(place)).toHaveLength(1);
    await place.pass(SECOND);
    await place.pass(DAY);
    expect(nudges(place)).toHaveLength(2);
  });

  it('L7: it is over with exactly half, and nothing is said any more', async () => {
    const place = await openPlace();
    await belongs(place, 'carol', 'Example Org');
    expect((await since(place)).every((at) => at !== null)).toBe(true);
    await belongs(place, 'bob', 'Third Org');
    expect(await since(place)).toEqual([null, null]);
    await place.pass(DAY);
    expect(nudges(place)).toEqual([]);
  });

  it('L7: joining, leaving and being confirmed change it too', async () => {
    const place = await openPlace();
    expect(await since(place)).toEqual([null, null]);
    // Of four, two are of one organisation; with carol gone two of three, which are too few to tell.
    await place.people.carol.in(WG).command('/member leave');
    expect(await since(place)).toEqual([null, null]);
    await belongs(place, 'mallory', 'example org');
    await place.people.mallory.in(WG).command('/member join', { as: 'participant' });
    await place.settle();
    expect((await since(place))[1]).toBeNull();
    await place.people.alice.in(WG).click('Confirm');
    const [ig, wg] = await since(place);
    expect([ig, wg !== null]).toEqual([null, true]);
    await place.people.mallory.in(WG).command('/member leave');
    expect(await since(place)).toEqual([null, null]);
  });

  it('L7: so does an import, of new people and of a new organisation of people who are known by it alone', async () => {
    const place = await openPlace();
    const charter = (...organizations: string[]): string =>
      [
        ...['---', 'title: Profiling Charter', '---', '', '## Group Type', '', 'Working Group', ''],
        ...['## Mission', '', 'Know where time goes.', '', '## Membership', ''],
        ...['| Name | Organization | GitHub | Discord | Level |', '| --- | --- | --- | --- | --- |'],
        ...organizations.map(
          (each, n) => `| Mal ${n} | ${each} | [@mal-${n}](https://github.com/mal-${n}) | | Participant |`,
        ),
        '',
      ].join('\n');
    const imported = async (...organizations: string[]): Promise<(number | null)[]> => {
      const manager = place.people.grace.in(WG);
      const file = { name: 'working-groups/profiling.mdx', content: charter(...organizations) };
      await manager.command('/setup import', { file });
      await manager.click('Apply');
      await place.settle();
      return since(place);
    };
    const [, first] = await imported('Nord', 'Nord', 'Nord', 'Süd');
    expect(first).not.toBeNull();
    expect((await imported('Nord', 'Nord', 'Fort', 'Süd'))[1]).toBeNull();
    const text = (await place.people.mallory.in(WG).command('/group show', { group: 'profiling-wg' })).answer?.text;
    expect(text).toContain('Organisations: Nord: 2, Fort: 1, Süd: 1');
    // Who is imported with a group has not just come.
    expect(text).not.toContain('Last three months');
  });

  it('X8: who is erased counts no more', async () => {
    const place = await openPlace();
    await belongs(place, 'carol', 'Example Org');
    await place.people.bob.in(WG).command('/privacy erase');
    const asked = await place.people.bob.click('Erase for good …');
    await asked.form?.submit({ 'Type ERASE': 'ERASE' });
    expect(await since(place)).toEqual([null, null]);
    const text = await page(place);
    expect(text).toContain('Organisations: Example Org: 2, dave works: 1');
    expect(text).toContain('0 joined, 1 left');
  });
});
