import { describe, expect, it } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { verify, type RecordEntry } from '../../src/domain/record.js';
import { DAY, START, openPlace, type TestPlace } from './place.js';
import { WG, block, cardOf, open, said, shown } from './proposals.js';

async function story(place: TestPlace): Promise<void> {
  await open(place, place.people.dave);
  await block(place.people.bob);
  await place.settle();
  await place.people.bob.in(WG).click('Lift');
  await place.pass(5 * DAY);
  expect(cardOf(place).text).toContain('Status: accepted');
}

const exported = async (place: TestPlace): Promise<RecordEntry[]> => {
  const { answer } = await place.people.mallory.in(WG).command('/record export', { format: 'jsonl' });
  const lines = answer?.attachments[0]?.content.trim().split('\n') ?? [];
  return lines.map((line) => JSON.parse(line) as RecordEntry);
};

describe('X1: the record', () => {
  it('X1: tells the whole story in order, and is whole', async () => {
    const place = await openPlace();
    await story(place);
    const entries = await exported(place);
    expect(entries.map((entry) => entry.kind)).toEqual([
      'proposal-opened',
      'proposal-announced',
      'proposal-blocked',
      'vote-opened',
      'vote-announced',
      'block-lifted',
      'vote-cancelled',
      'silence-consented',
    ]);
    expect(verify(entries)).toBeNull();
    const checked = await place.people.mallory.in(WG).command('/record verify');
    expect(checked.answer?.text).toContain('The record is whole');
  });

  it('X1: what is personal can be taken out of an export, and the chain still holds', async () => {
    const place = await openPlace();
    await story(place);
    const erased = (await exported(place)).map((entry) => ({ ...entry, values: {} }));
    expect(verify(erased)).toBeNull();
    const text = JSON.stringify(erased);
    for (const personal of ['Adopt spans', 'Because we need them', 'It breaks', place.people.dave.id]) {
      expect(text).not.toContain(personal);
    }
  });

  it('X1: what people typed about themselves is in no export, and the chain still holds', async () => {
    const place = await openPlace();
    const about = { name: 'Dana Quill', organization: 'Quill Works', github: 'dana-quill' };
    await place.people.dave.in(WG).command('/member profile', about);
    await story(place);
    const entries = await exported(place);
    expect(verify(entries)).toBeNull();
    expect(entries.find(({ kind }) => kind === 'profile-set')?.sealed).toHaveProperty('name');
    const { answer } = await place.people.mallory.in(WG).command('/record export', { format: 'markdown' });
    const text = JSON.stringify(entries) + (answer?.attachments[0]?.content ?? '');
    expect(text).toContain('Because we need them');
    for (const typed of Object.values(about)) expect(text).not.toContain(typed);
  });

  it('X1: a result card prints the head of its time, which the verifier takes as an anchor', async () => {
    const place = await openPlace();
    await story(place);
    const [result] = said(place, 'nobody blocked it');
    const anchor = /[0-9a-f]{16}/u.exec(result?.text ?? '')?.[0];
    const entries = await exported(place);
    expect(verify(entries, anchor)).toBeNull();
    expect(verify(entries.slice(0, -1), anchor)).toMatchObject({ problem: 'anchor' });
  });

  it('X1: by matter and by day', async () => {
    const place = await openPlace();
    await story(place);
    const one = await place.people.mallory
      .in(WG)
      .command('/record show', { ref: 'D-1', from: '2026-03-07', to: '2026-03-07' });
    expect(one.answer?.text).toContain('silence consented');
    expect(one.answer?.text).not.toContain('opened');
    const wrong = await place.people.mallory.in(WG).command('/record show', { from: '2026-02-30' });
    expect(wrong.answer?.text).toContain('is not a day');
    const none = await place.people.mallory.in(WG).command('/record show', { ref: 'D-99' });
    expect(none.answer?.text).toContain('There is no proposal, nomination or escalation “D-99” here');
  });
});

describe('X1: a large record', () => {
  it('X1: an export that no file can hold is refused with a way to take it in parts', async () => {
    const place = await openPlace();
    const text = { name: 'text.md', content: '𝔘'.repeat(99_000) };
    for (let count = 1; count <= 24; count += 1) {
      await place.people.dave.in(WG).command('/proposal open', { title: `Matter ${count}`, file: text });
    }
    const whole = await place.people.mallory.in(WG).command('/record export', { format: 'jsonl' });
    expect(whole.answer?.text).toContain('Take it in parts');
    const part = await place.people.mallory.in(WG).command('/record export', { ref: 'D-1', format: 'jsonl' });
    expect(part.answer?.attachments[0]?.content).toContain('proposal-opened');
  });
});

describe('X2: editions', () => {
  it('X2: each matter names the edition under which it began', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const why = await place.people.mallory.in(WG).command('/why', { ref: 'D-1' });
    expect(why.answer?.text).toContain('edition mcp-2026');
    for (const entry of await exported(place)) expect(entry.edition).toBe('mcp-2026');
  });
});

describe('X4: /why', () => {
  it('X4: explains an outcome: steps, times, arithmetic, rules', async () => {
    const place = await openPlace();
    await story(place);
    const { answer, ephemeral } = await place.people.mallory.in(WG).command('/why', { ref: 'd1' });
    expect(ephemeral).toBe(true);
    const text = answer?.text ?? '';
    expect(text).toContain('Why D-1 is accepted');
    expect(text).toContain('5 x 24 h');
    expect(text).toContain('2026-03-07 12:00:00 UTC');
    for (const step of ['opened by @dave', 'blocked by @bob', 'a block was lifted by @bob', 'silence consented']) {
      expect(text).toContain(step);
    }
    for (const clause of ['§D3', '§D4', '§D5', '§D6', '§V1']) expect(text).toContain(clause);
    expect(text).toContain(shown(Date.UTC(2026, 2, 7, 12)));
  });

  it('X4: says where a deadline comes from that a lifted block set, and again one of a new announcement', async () => {
    const place = await openPlace();
    const { bob, dave, mallory } = place.people;
    const why = async () => (await mallory.in(WG).command('/why', { ref: 'D-1' })).answer?.text ?? '';
    await open(place, dave);
    await place.pass(4 * DAY);
    await block(bob);
    await place.settle();
    await bob.in(WG).click('Lift');
    await place.settle();
    expect(await why()).toContain(
      'open again with 48 h left when the last block was lifted, so until 2026-03-08 12:00:00 UTC (2026-03-08T12:00:00Z) (§V1',
    );
    await bob.in(WG).click('Mark significant');
    await place.settle();
    expect(await why()).toContain(
      'announced 2026-03-06 12:00:00 UTC (2026-03-06T12:00:00Z), 10 x 24 h, so until 2026-03-16 12:00:00 UTC',
    );
  });

  it('X3: somebody unknown whom a rule refuses leaves nothing behind', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const mallory = asId<Snowflake>(place.people.mallory.id);
    const { answer } = await place.people.mallory.in(WG).click('Mark significant');
    expect(answer?.text).toContain('You have not joined Tracing');
    expect(await place.bot.deps.store.read((tx) => tx.people.byAccount(place.serverId, mallory))).toBeNull();
  });

  it('X3: that an act took effect is forgotten after 30 days, not before', async () => {
    const place = await openPlace();
    const id = asId<Snowflake>('77');
    const isNew = () => place.bot.deps.store.transaction((tx) => tx.rememberInteraction(id, START));
    expect(await isNew()).toBe(true);
    await place.pass(30 * DAY);
    expect(await isNew()).toBe(false);
    await place.pass(DAY);
    expect(await isNew()).toBe(true);
  });

  it('X4: references are offered while one types', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await open(place, place.people.dave, { title: 'Second matter' });
    const all = await place.people.mallory.in(WG).autocomplete('/why', 'ref', '');
    expect(all.map((choice) => choice.name)).toEqual(['D-2 Second matter', 'D-1 Adopt spans']);
    const one = await place.people.mallory.in(WG).autocomplete('/why', 'ref', 'SECOND');
    expect(one.map((choice) => choice.value)).toEqual(['D-2']);
  });
});
