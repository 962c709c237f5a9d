import { describe, expect, it } from 'vitest';
import { DAY, HOUR, SECOND, START, openPlace } from './place.js';
import {
  GOOD_BLOCK,
  OBJECTION,
  TEXT,
  TITLE,
  WAY_FORWARD,
  WG,
  block,
  cardOf,
  open,
  said,
  sendProposal,
  shown,
  voteCardOf,
  voteCardsOf,
} from './proposals.js';

describe('D3: the deadline', () => {
  it('D3: a minor proposal stands 5 days exactly, counted from its card', async () => {
    const place = await openPlace();
    const card = await open(place, place.people.dave);
    expect(card.text).toContain(`Deadline: ${shown(START + 5 * DAY)}`);
    await place.pass(5 * DAY - SECOND);
    expect(cardOf(place).text).toContain('Status: open');
    await place.pass(SECOND);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('D3: a significant proposal stands 10 days exactly', async () => {
    const place = await openPlace();
    await open(place, place.people.dave, { significance: 'significant' });
    await place.pass(10 * DAY - SECOND);
    expect(cardOf(place).text).toContain('Status: open');
    await place.pass(SECOND);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it.each(['scope', 'specification'])('D3: a %s matter is always significant', async (matter) => {
    const place = await openPlace();
    const { dave } = place.people;
    const minor = await dave.in(WG).command('/proposal open', { title: TITLE, matter, significance: 'minor' });
    expect(minor.form).toBeNull();
    expect(minor.answer?.text).toContain('always significant');
    const card = await open(place, dave, { matter });
    expect(card.text).toContain(`Deadline: ${shown(START + 10 * DAY)}`);
  });

  it('D3: may be longer, never shorter', async () => {
    const place = await openPlace();
    const { dave } = place.people;
    const short = await dave.in(WG).command('/proposal open', { title: TITLE, days: 4 });
    expect(short.form).toBeNull();
    expect(short.answer?.text).toContain('§D3');
    expect(short.answer?.text).toContain('at least 5 days');
    const shortSignificant = await dave
      .in(WG)
      .command('/proposal open', { title: TITLE, days: 9, significance: 'significant' });
    expect(shortSignificant.answer?.text).toContain('at least 10 days');
    const card = await open(place, dave, { days: 6 });
    expect(card.text).toContain(`Deadline: ${shown(START + 6 * DAY)}`);
  });

  it('D3: an announcement that is delivered an hour late still gives the full time', async () => {
    const place = await openPlace();
    place.sandbox.faults.next({ method: 'POST', route: /\/messages$/u, do: { status: 503, when: 'before' } });
    const sent = await sendProposal(place.people.dave);
    expect(sent.answer?.text).toContain('is on its way');
    await place.settle();
    expect(said(place, 'Status:')).toEqual([]);
    await place.pass(HOUR);
    const card = cardOf(place);
    expect(card.text).toContain(`Deadline: ${shown(START + HOUR + 5 * DAY)}`);
    await place.pass(5 * DAY - SECOND);
    expect(cardOf(place).text).toContain('Status: open');
    await place.pass(SECOND);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('D3: a WG Member marks a minor proposal significant, which restarts the clock at 10 days', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(4 * DAY);
    const { answer } = await place.people.bob.in(WG).click('Mark significant');
    expect(answer?.text).toContain('D-1');
    await place.settle();
    expect(said(place, 'finds this significant')).toHaveLength(1);
    expect(cardOf(place).text).toContain(`Deadline: ${shown(START + 14 * DAY)}`);
    expect(cardOf(place).buttons.map((button) => button.label)).not.toContain('Mark significant');
    await place.pass(10 * DAY);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('D3: a Participant can’t mark a proposal significant', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const { answer } = await place.people.dave.in(WG).click('Mark significant');
    expect(answer?.text).toContain('You are Participant in Tracing; this needs WG Member or above');
  });
});

describe('D4: silence is consent', () => {
  it('D4: accepted at the stored deadline, and said once', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(5 * DAY);
    await place.pass(DAY);
    expect(said(place, 'nobody blocked it before the deadline')).toHaveLength(1);
    expect(cardOf(place).buttons).toEqual([]);
  });

  it('D4: accepted at its deadline also when the bot was away and processes it late', async () => {
    const place = await openPlace({ env: { OUTAGE_EXTENSION: 'off' } });
    await open(place, place.people.dave);
    await place.stopBot();
    await place.sandbox.clock.advance(8 * DAY);
    await place.startBot();
    expect(cardOf(place).text).toContain('Status: accepted');
    const why = await place.people.dave.in(WG).command('/why', { ref: 'D-1' });
    expect(why.answer?.text).toContain(`${shown(START + 5 * DAY)}Z`);
    expect(why.answer?.text).not.toContain(`${shown(START + 8 * DAY)}`);
  });

  it('D4: a blocked proposal is not accepted at its deadline', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await block(place.people.bob);
    await place.pass(6 * DAY);
    expect(cardOf(place).text).toContain('Status: formal vote open');
    expect(said(place, 'nobody blocked')).toEqual([]);
  });

  it.each(['scope', 'specification'])(
    'V9: a %s matter is agreed by the group and awaits Core Maintainers',
    async (matter) => {
      const place = await openPlace();
      await open(place, place.people.dave, { matter });
      await place.pass(10 * DAY);
      expect(cardOf(place).text).toContain('agreed by the group, awaiting Core Maintainers');
    },
  );
});

describe('D5: blocks', () => {
  it('D5: a WG Member blocks with an objection, which opens a formal vote', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const blocked = await block(place.people.bob);
    expect(blocked.ephemeral).toBe(true);
    await place.settle();
    const card = cardOf(place);
    expect(card.text).toContain('Status: formal vote open');
    expect(card.text).toContain('It breaks old exporters.');
    expect(card.text).toContain('A shim for old exporters.');
  });

  it('D5: a Lead counts as a WG Member', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await block(place.people.alice);
    await place.settle();
    expect(cardOf(place).text).toContain('Status: formal vote open');
  });

  it.each(['dave', 'erin', 'mallory'] as const)('D5: %s, who is no WG Member, can’t block', async (name) => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const asked = await place.people[name].in(WG).click('Block');
    expect(asked.form).toBeNull();
    expect(asked.answer?.text).toContain('§D5');
    await place.settle();
    expect(cardOf(place).text).toContain('Status: open');
  });

  it('D5: a block one second before the deadline counts, one at the deadline or a second after is refused', async () => {
    for (const [late, outcome] of [
      [-SECOND, 'Status: formal vote open'],
      [0, 'Status: accepted'],
      [SECOND, 'Status: accepted'],
    ] as const) {
      const place = await openPlace();
      await open(place, place.people.dave);
      const asked = await place.people.bob.in(WG).click('Block');
      await place.sandbox.clock.advance(5 * DAY + late);
      const sent = await asked.form?.submit(GOOD_BLOCK);
      if (late >= 0) expect(sent?.answer?.text).toContain('The deadline was');
      await place.settle();
      expect(cardOf(place).text).toContain(outcome);
    }
  });

  it('D5: a block from before the deadline counts even if it is handled after it', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const asked = await place.people.bob.in(WG).click('Block');
    await place.pass(5 * DAY - SECOND);
    // The form is on its way, and the database is busy until after the deadline.
    let release = (): void => undefined;
    const busy = new Promise<void>((resolve) => (release = resolve));
    const holding = place.bot.deps.store.transaction(() => busy);
    const sending = asked.form?.submit(GOOD_BLOCK);
    await new Promise((resolve) => setTimeout(resolve, 300));
    await place.sandbox.clock.advance(2 * SECOND);
    release();
    await holding;
    await sending;
    await place.settle();
    expect(cardOf(place).text).toContain('Status: formal vote open');
  });

  it('D5: a second click and a second block of the same person change nothing', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const first = await place.people.bob.in(WG).click('Block');
    const second = await place.people.bob.in(WG).click('Block');
    await Promise.all([first.form?.submit(GOOD_BLOCK), second.form?.submit(GOOD_BLOCK)]);
    await place.settle();
    expect(cardOf(place).text.match(/Block by/gu)).toHaveLength(1);
    expect(voteCardsOf(place)).toHaveLength(1);
    const third = await place.people.bob.in(WG).click('Block');
    expect(third.answer?.text).toContain('You have blocked this proposal already');
  });
});

describe('D6: a way forward', () => {
  it.each(['…', ' . ', '\u200b\u200b', '- -'])(
    'D6: a block is refused when its way forward says nothing (%j); what was typed is kept',
    async (empty) => {
      const place = await openPlace();
      await open(place, place.people.dave);
      const refused = await block(place.people.bob, { ...GOOD_BLOCK, [WAY_FORWARD]: empty });
      expect(refused.ephemeral).toBe(true);
      expect(refused.answer?.text).toContain('§D6');
      expect(cardOf(place).text).toContain('Status: open');
      const again = await place.people.bob.in(WG).click('Edit');
      expect(again.form?.fields.map((field) => field.value)).toContain('It breaks old exporters.');
      const sent = await again.form?.submit({ [WAY_FORWARD]: 'A shim.' });
      expect(sent?.answer?.text).toContain('blocked');
      await place.settle();
      expect(cardOf(place).text).toContain('It breaks old exporters.');
    },
  );

  it('D6: what was typed survives a restart of the bot', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await block(place.people.bob, { [OBJECTION]: 'It breaks old exporters.', [WAY_FORWARD]: '?' });
    await place.restart();
    const again = await place.people.bob.in(WG).click('Edit');
    expect(again.form?.fields.map((field) => field.value)).toContain('It breaks old exporters.');
  });
});

describe('V1: lifting', () => {
  it('V1: with the last block lifted the proposal is open again with at least 48 hours left', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(4 * DAY);
    await block(place.people.bob);
    await block(place.people.carol);
    await place.settle();
    await place.people.bob.in(WG).click('Lift');
    await place.settle();
    expect(cardOf(place).text).toContain('Status: formal vote open');
    await place.people.carol.in(WG).click('Lift');
    await place.settle();
    expect(cardOf(place).text).toContain('Status: open');
    expect(cardOf(place).text).toContain(`Deadline: ${shown(START + 4 * DAY + 48 * HOUR)}`);
    await place.pass(48 * HOUR);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('V1: lifting early keeps the old deadline, and only one’s own block can be lifted', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await block(place.people.bob);
    await place.settle();
    const other = await place.people.carol.in(WG).click('Lift');
    expect(other.answer?.text).toContain('You have no block');
    await place.people.bob.in(WG).click('Lift');
    await place.settle();
    expect(cardOf(place).text).toContain(`Deadline: ${shown(START + 5 * DAY)}`);
  });
});

describe('D7: amending and withdrawing', () => {
  it('D7: the author amends, which restarts the clock and keeps the old text in the record', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(3 * DAY);
    const asked = await place.people.dave.in(WG).click('Amend');
    expect(asked.form?.fields.map((field) => field.value)).toContain('Because we need them.');
    await asked.form?.submit({ 'The new text; it restarts the clock': 'Because we really need them.' });
    await place.settle();
    expect(cardOf(place).text).toContain('Because we really need them.');
    expect(cardOf(place).text).toContain(`Deadline: ${shown(START + 8 * DAY)}`);
    expect(said(place, 'Amended by its author')).toHaveLength(1);
    const record = await place.people.dave.in(WG).command('/record export', { ref: 'D-1', format: 'markdown' });
    const [file] = record.answer?.attachments ?? [];
    expect(file?.content).toContain('Because we need them.');
    expect(file?.content).toContain('Because we really need them.');
    await place.pass(5 * DAY - SECOND);
    expect(cardOf(place).text).toContain('Status: open');
    await place.pass(SECOND);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('D7: a text too long for a form is amended by a file', async () => {
    const place = await openPlace();
    const long = 'word '.repeat(2_000);
    await place.people.dave
      .in(WG)
      .command('/proposal open', { title: TITLE, file: { name: 'text.md', content: long } });
    await place.settle();
    const asked = await place.people.dave.in(WG).click('Amend');
    const empty = await asked.form?.submit({});
    expect(empty?.answer?.text).toContain('The field “text” says nothing');
    const again = await place.people.dave.in(WG).click('Edit');
    const odd = await again.form?.submit({ 'Or the new text as a file': { name: 'picture.png', content: 'x' } });
    expect(odd?.answer?.text).toContain('could not be read as text');
    const last = await place.people.dave.in(WG).click('Edit');
    await last.form?.submit({ 'Or the new text as a file': { name: 'new.md', content: `Better. ${long}` } });
    await place.settle();
    expect(cardOf(place).attachments[0]?.content).toContain('Better. word');
    expect(said(place, 'Amended by its author')).toHaveLength(1);
  });

  it('D7: of two amendments in a row the clock starts with the announcement of the last', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const amendTo = async (text: string): Promise<void> => {
      const asked = await place.people.dave.in(WG).click('Amend');
      await asked.form?.submit({ 'The new text; it restarts the clock': text });
      await place.settle();
    };
    place.sandbox.faults.next({ method: 'POST', route: /\/messages$/u, do: { status: 503, when: 'before' } });
    await amendTo('Second text.');
    await place.sandbox.clock.advance(SECOND);
    await amendTo('Third text.');
    await place.pass(HOUR);
    expect(said(place, 'version 2')).toEqual([]);
    expect(said(place, 'version 3')).toHaveLength(1);
    expect(cardOf(place).text).toContain(`Deadline: ${shown(START + SECOND + HOUR + 5 * DAY)}`);
  });

  it('D7: an amendment overtakes the word that a proposal was found significant', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    place.sandbox.faults.next({ method: 'POST', route: /\/messages$/u, do: { status: 503, when: 'before' } });
    await place.people.bob.in(WG).click('Mark significant');
    await place.settle();
    const asked = await place.people.dave.in(WG).click('Amend');
    await asked.form?.submit({ 'The new text; it restarts the clock': 'Second text.' });
    await place.pass(HOUR);
    expect(said(place, 'finds this significant')).toEqual([]);
    expect(said(place, 'version 2')).toHaveLength(1);
    expect(cardOf(place).text).toContain(`Deadline: ${shown(START + HOUR + 10 * DAY)}`);
  });

  it('D7: only the author amends or withdraws', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    for (const name of ['alice', 'bob', 'mallory'] as const) {
      for (const label of ['Amend', 'Withdraw']) {
        const asked = await place.people[name].in(WG).click(label);
        expect(asked.form).toBeNull();
        expect(asked.answer?.text).toContain('Somebody else wrote this proposal');
      }
    }
  });

  it('D7: an amendment that changes nothing is refused', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const asked = await place.people.dave.in(WG).click('Amend');
    const sent = await asked.form?.submit({});
    expect(sent?.answer?.text).toContain('Nothing would change');
  });

  it('D7: not while a vote is open', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await block(place.people.bob);
    const card = cardOf(place);
    await place.settle();
    expect(cardOf(place).buttons.map((button) => button.label)).toEqual(['Block', 'Lift', 'Withdraw', 'Feedback']);
    expect(card.id).toBe(cardOf(place).id);
  });

  it('D7: withdrawn for good, before the deadline only', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.people.dave.in(WG).click('Withdraw');
    await place.settle();
    expect(cardOf(place).text).toContain('Status: withdrawn by its author');
    expect(cardOf(place).buttons).toEqual([]);
    await place.pass(6 * DAY);
    expect(cardOf(place).text).toContain('Status: withdrawn by its author');
  });
});

describe('D2: one step before the next', () => {
  it('D2: lazy consensus comes first, and a block leads to the formal vote, not to an outcome', async () => {
    const place = await openPlace();
    const card = await open(place, place.people.dave);
    expect(card.text).toContain('Without a block before the deadline it is accepted');
    await block(place.people.bob);
    await place.settle();
    expect(cardOf(place).text).toContain('A formal vote is open');
    expect(voteCardOf(place).text).toContain('opened by a block');
    await place.pass(5 * DAY);
    expect(cardOf(place).text).toContain('Status: formal vote open');
  });
});

describe('P2: who opens proposals', () => {
  it.each(['erin', 'mallory'] as const)('P2: %s, who is no Participant, can’t', async (name) => {
    const place = await openPlace();
    const asked = await place.people[name].in(WG).command('/proposal open', { title: TITLE });
    expect(asked.form).toBeNull();
    expect(asked.answer?.text).toContain('§P2');
    expect(asked.answer?.text).toContain('/member join');
  });

  it('P2: also from the group’s pinned card, and from a file', async () => {
    const place = await openPlace();
    const asked = await place.people.dave.in(WG).click('Propose');
    await asked.form?.submit({
      'What is proposed, in one line': 'From the card',
      [TEXT]: 'Yes.',
      'What is it about?': 'Routine, significant',
    });
    await place.settle();
    expect(cardOf(place, 'From the card').text).toContain(`Deadline: ${shown(START + 10 * DAY)}`);
    const filed = await place.people.dave.in(WG).command('/proposal open', {
      title: 'From a file',
      file: { name: 'text.md', content: `# Long\n\n${'word '.repeat(2_000)}` },
    });
    expect(filed.answer?.text).toContain('is on its way');
    await place.settle();
    const card = cardOf(place, 'From a file');
    expect(card.attachments[0]?.content).toContain('word word');
  });
});
