import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { asId, type EscalationStepId } from '../../src/domain/ids.js';
import { CORE, MODERATORS, inside, openPrivate, report, stored } from './conduct.js';
import { told } from './leads.js';
import { known } from './nominations.js';
import { DAY, HOUR, SECOND, START, type TestPlace } from './place.js';
import { WG } from './proposals.js';
import { escalated, pinged, reminders } from './waiting.js';

/** Sent on Monday, 2 March: due at the end of Monday, 9 March; what is left over the weekend is Monday alone. */
const DUE = Date.UTC(2026, 2, 10);
const THREE_LEFT = Date.UTC(2026, 2, 5);
const ONE_LEFT = Date.UTC(2026, 2, 7);

const until = (place: TestPlace, at: number): Promise<void> => place.pass(at - place.sandbox.clock.now());
const alarms = (place: TestPlace, words: string, channel = CORE) =>
  inside(place, channel).filter(({ text }) => text.includes(words));

describe('E6: a response that is due', () => {
  it('E6: nobody designated: Core Maintainers hear of it with 3 and 1 business days left, when late, and each week', async () => {
    const place = await openPrivate({ planted: true });
    await escalated(place);
    let said = 0;
    for (const at of [THREE_LEFT, ONE_LEFT, DUE, DUE + 7 * DAY]) {
      await until(place, at - SECOND);
      expect(alarms(place, 'Nobody is designated')).toHaveLength(said);
      await until(place, at);
      said += 1;
      expect(alarms(place, 'Nobody is designated')).toHaveLength(said);
    }
    expect(alarms(place, 'E-1 is late')).toHaveLength(2);
    expect(alarms(place, 'Typed words')).toEqual([]);
    expect(reminders(place, 'E-1')).toEqual([]);
  });

  it('E6: who is designated is reminded: collected, then pinged over the weekend and when late, with a handover offered', async () => {
    const place = await openPrivate({ planted: true });
    const { id: assigneeId } = await known(place, 'erin');
    await escalated(place, { assigneeId, assignedAt: START });
    await until(place, THREE_LEFT + 9 * HOUR);
    expect(reminders(place, 'E-1')).toHaveLength(1);
    await until(place, ONE_LEFT - SECOND);
    expect(reminders(place, 'E-1')).toHaveLength(1);
    await until(place, ONE_LEFT);
    expect(reminders(place, 'E-1')).toHaveLength(2);
    expect(alarms(place, 'E-1')).toEqual([]);
    await until(place, DUE);
    expect(pinged(reminders(place, 'E-1'))).toEqual(['erin', 'erin', 'erin']);
    const [late] = alarms(place, 'E-1 is late');
    expect(late?.buttons.map(({ label }) => label)).toEqual(['I take it over', 'Hand over']);
    const taken = await place.people.carol.in(CORE).click('I take it over');
    await place.settle();
    expect(told(taken)).toContain('E-1');
    const now = await place.bot.deps.store.read((tx) => tx.escalations.byNumber(place.serverId, 1));
    expect(now?.assigneeId).toBe((await known(place, 'carol')).id);
  });

  it('E6: with a response nobody hears of it any more', async () => {
    const place = await openPrivate({ planted: true });
    await escalated(place, { respondedAt: START });
    await until(place, DUE + DAY);
    expect([...alarms(place, 'E-1'), ...reminders(place, 'E-1')]).toEqual([]);
  });

  it('E6, X7: after an outage over all times that it is late is said alone, and once over restarts', async () => {
    const place = await openPrivate({ planted: true });
    await escalated(place);
    await place.stopBot();
    await place.sandbox.clock.advance(DUE + HOUR - place.sandbox.clock.now());
    await place.startBot();
    await place.settle();
    await place.restart();
    expect(alarms(place, 'E-1')).toHaveLength(1);
    expect(alarms(place, 'E-1 is late')).toHaveLength(1);
  });
});

describe('E1: a draft that is not sent', () => {
  it('E1: its leads hear of it after 48 hours, collected, and Core Maintainers after 5 days, once', async () => {
    const place = await openPrivate({ planted: true });
    await escalated(place, { status: 'draft', sentAt: null, dueAt: null });
    await until(place, START + 2 * DAY + 20 * HOUR);
    expect(reminders(place, 'E-1')).toEqual([]);
    await until(place, START + 2 * DAY + 21 * HOUR);
    expect(pinged(reminders(place, 'E-1'))).toEqual(['alice']);
    await until(place, START + 5 * DAY - SECOND);
    expect(alarms(place, 'was not sent')).toEqual([]);
    await until(place, START + 5 * DAY);
    expect(alarms(place, 'E-1 was not sent')).toHaveLength(1);
    await until(place, START + 40 * DAY);
    expect(alarms(place, 'E-1 was not sent')).toHaveLength(1);
  });
});

describe('E5: information that was asked for', () => {
  it('E5: the leads hear of it after 48 hours, while it was not given', async () => {
    const place = await openPrivate({ planted: true });
    const escalation = await escalated(place, { status: 'awaiting-information', respondedAt: START });
    const { id: personId } = await known(place, 'carol');
    await place.bot.deps.store.transaction((tx) =>
      tx.escalations.addStep({
        id: asId<EscalationStepId>(randomUUID()),
        ...{ escalationId: escalation.id, personId, kind: 'more-information', text: 'Typed words.', at: START },
      }),
    );
    await until(place, START + 2 * DAY + 20 * HOUR);
    expect(reminders(place, 'E-1')).toEqual([]);
    await until(place, START + 2 * DAY + 21 * HOUR);
    expect(pinged(reminders(place, 'E-1'))).toEqual(['alice']);
    expect(reminders(place, 'Typed words')).toEqual([]);
  });
});

describe('E2, E6: a report that nobody takes care of', () => {
  it('E2: both private channels hear of it with 3 and 1 business days left and when late; not once it is taken', async () => {
    const place = await openPrivate({ planted: true });
    await report(place);
    await until(place, THREE_LEFT - SECOND);
    expect(alarms(place, 'A report waits')).toEqual([]);
    await until(place, THREE_LEFT);
    await until(place, ONE_LEFT);
    for (const channel of [CORE, MODERATORS]) expect(alarms(place, 'A report waits', channel)).toHaveLength(2);
    expect((await stored(place)).status).toBe('reported');
    await place.people.carol.in(CORE).click('I take care of it');
    await until(place, DUE + DAY);
    for (const channel of [CORE, MODERATORS]) expect(alarms(place, 'A report waits', channel)).toHaveLength(2);
    expect(reminders(place, 'report', WG)).toEqual([]);
  });
});
