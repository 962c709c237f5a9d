import { describe, expect, it } from 'vitest';
import { DAY, openPlace } from './place.js';
import { GOOD_BLOCK, OBJECTION, TEXT, WAY_FORWARD, WG, block, seen } from './proposals.js';

const HOSTILE: readonly (readonly [what: string, text: string])[] = [
  ['mentions', '@everyone @here <@1> <@!1> <@&1> <#1> </setup status:1>'],
  [
    'formats',
    '**bold** __under__ ~~out~~ ||spoiler|| `code` ```\nblock\n``` # not a title\n# title\n-# small\n> quote\n>>> all\n* list',
  ],
  ['links', '[click here](https://example.org) <https://example.org> https://example.org/a_b_(c)'],
  ['times and emoji', '<t:0:R> <:name:1> <a:name:1> :smile:'],
  ['direction marks', '\u202e\u2066\u200f reversed \u2069\u202c'],
  ['zero-width characters', 'a\u200b\u2060\ufeffb \u200d'],
  ['4,000 characters', '@everyone '.repeat(400)],
  ['4,000 stars', '*'.repeat(3_999) + 'x'],
  ['4,000 letters of four bytes', '𝔘'.repeat(2_000)],
  ['blank lines', `a${'\n'.repeat(3_000)}b`],
];

describe('text that people type', () => {
  it.each(HOSTILE)('X3: %s ping nobody and break no card', async (_what, text) => {
    const place = await openPlace();
    const { dave, bob, mallory, alice } = place.people;
    // The command's own limit is 80 characters, as Discord enforces it.
    const title = [...text.replace(/\n/gu, ' ')].slice(0, 35).join('').trim();
    const asked = await dave.in(WG).command('/proposal open', { title: `x ${title}` });
    const sent = await asked.form?.submit({ [TEXT]: `y ${text}`.slice(0, 4_000) });
    expect(sent?.failed).toBeNull();
    expect(sent?.answer?.text).toContain('is on its way');
    await place.settle();
    const blocked = await block(bob, {
      [OBJECTION]: `z ${text}`.slice(0, 4_000),
      [WAY_FORWARD]: `w ${text}`.slice(0, 4_000),
    });
    expect(blocked.answer?.text).toContain('blocked');
    await block(place.people.carol, { ...GOOD_BLOCK, [OBJECTION]: `z ${text}`.slice(0, 4_000) });
    await place.settle();
    await bob.in(WG).click('Lift');
    await place.pass(DAY);
    const cards = seen(place).filter((message) => message.text.includes('D-1'));
    expect(cards.length).toBeGreaterThanOrEqual(3);
    for (const message of seen(place)) expect(message.pings).toEqual([]);
    for (const person of [alice, bob, dave, mallory]) expect(person.pings()).toEqual([]);
    for (const line of ['/proposal show', '/why', '/record show', '/record export']) {
      const shown = await mallory.in(WG).command(line, { ref: 'D-1' });
      expect(shown.failed).toBeNull();
      expect(shown.answer?.text).not.toContain('incident');
    }
    const list = await mallory.in(WG).command('/proposal list');
    expect(list.answer?.text).toContain('D-1');
    expect(await mallory.in(WG).autocomplete('/why', 'ref', 'D')).toHaveLength(1);
  });

  it('P7: names can’t ping or break a list', async () => {
    const place = await openPlace();
    await place.people.bob
      .in(WG)
      .command('/member profile', { name: '@everyone | `x`', organization: '**Org**\n# big' });
    const list = await place.people.dave.in(WG).command('/member list');
    expect(list.answer?.text).toContain('@everyone | `x`');
    expect(list.answer?.pings).toEqual([]);
  });
});
