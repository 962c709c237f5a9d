import { describe, expect, it } from 'vitest';
import { removeMessage } from '../../src/sandbox/world/messages.js';
import { DAY, HOUR, SECOND, START, openPlace } from './place.js';
import { WG, block, cardOf, open, said, sendProposal, shown } from './proposals.js';

const POSTS = { method: 'POST', route: /\/channels\/\d+\/messages$/u } as const;

describe('X7: Discord fails', () => {
  it.each([
    ['a 5xx before it took effect', { status: 503, when: 'before' }],
    ['a 5xx after it took effect', { status: 503, when: 'after' }],
    ['a connection that breaks after it took effect', { drop: true, when: 'after' }],
    ['a connection that breaks before it took effect', { drop: true, when: 'before' }],
    ['a rate limit', { status: 429, retryAfter: 2 }],
  ] as const)('X7: after %s a post is there once', async (_what, mishap) => {
    const place = await openPlace();
    place.sandbox.faults.next({ ...POSTS, do: mishap });
    await sendProposal(place.people.dave);
    await place.settle();
    await place.pass(5 * 60 * SECOND);
    expect(said(place, 'Status:')).toHaveLength(1);
    expect(cardOf(place).text).toContain('Status: open');
  });

  it('X7: when Discord fails for hours nothing is lost, and posts come in order', async () => {
    const place = await openPlace();
    await sendProposal(place.people.dave, { title: 'First' });
    place.sandbox.faults.next({ ...POSTS, times: 4, do: { status: 500, when: 'before' } });
    await place.sandbox.clock.advance(SECOND);
    await sendProposal(place.people.dave, { title: 'Second' });
    await place.sandbox.clock.advance(SECOND);
    await sendProposal(place.people.dave, { title: 'Third' });
    for (let tries = 0; tries < 12; tries += 1) await place.pass(15 * 60 * SECOND);
    const order = said(place, 'Status:').flatMap(
      (message) => /D-\d (First|Second|Third)/u.exec(message.text)?.[0] ?? [],
    );
    expect(order).toEqual(['D-1 First', 'D-2 Second', 'D-3 Third']);
  });

  it('X7: a dropped connection to Discord is resumed, and nobody notices', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    place.sandbox.gateway.dropSockets();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    const blocked = await block(place.people.bob);
    expect(blocked.failed).toBeNull();
    await place.settle();
    expect(cardOf(place).text).toContain('Status: formal vote open');
  });

  it('D3: a card that somebody deleted is posted anew at its next change', async () => {
    const place = await openPlace();
    const card = await open(place, place.people.dave);
    const message = place.sandbox.world.messages.get(card.id);
    if (message) removeMessage(place.sandbox.world, place.channel(WG), message);
    await place.pass(5 * DAY);
    expect(cardOf(place).text).toContain('Status: accepted');
  });

  it('X7: a bot that stops between commit and delivery delivers when it is back', async () => {
    const place = await openPlace();
    place.sandbox.faults.next({ ...POSTS, do: { status: 503, when: 'before' } });
    await sendProposal(place.people.dave);
    await place.restart();
    await place.pass(HOUR);
    expect(said(place, 'Status:')).toHaveLength(1);
    expect(cardOf(place).text).toContain(`Deadline: ${shown(START + HOUR + 5 * DAY)}`);
  });
});

describe('X3: people who press twice', () => {
  it('X3: the same button pressed by two people at once takes effect for each of them once', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    const { alice, bob, carol } = place.people;
    await Promise.all([alice, bob, carol].map((who) => block(who)));
    await place.settle();
    expect(cardOf(place).text.match(/Block by/gu)).toHaveLength(3);
    await Promise.all([alice, bob, carol].flatMap((who) => [who.in(WG).click('Lift'), who.in(WG).click('Lift')]));
    await place.settle();
    expect(cardOf(place).text).toContain('Status: open');
    expect(said(place, 'Every block is lifted:')).toHaveLength(1);
  });
});
