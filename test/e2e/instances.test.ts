import { expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/adapters/prisma/store.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import type { Store } from '../../src/ports/store.js';
import { databases, type TestDatabase } from '../store/databases.js';
import { startInstance, type Instance } from './instance.js';
import { openPlace, type TestPlace } from './place.js';
import { WG, block, cardOf, cardsOf, said, sendProposal, voteCardsOf } from './proposals.js';

/** What README promises: a standby has taken over so long after the active one died. */
const TAKEOVER_MS = 15_000;
/** A lease lasts 10 s and is renewed every 3 s: without being given back it would still last so long. */
const LEASE_LASTS_ON_MS = 7_000;
const PATIENT = { timeout: 40_000, interval: 50 };
const MESSAGES = /\/channels\/\d+\/messages$/u;

async function postgresDatabase(): Promise<TestDatabase> {
  const postgres = databases.find(({ name }) => name === 'postgres');
  if (!postgres) throw new Error('there is no Postgres to test with');
  return postgres.open();
}

/** A place on Postgres whose own bot is gone, so that only instances in processes of their own act. */
async function openedForInstances(): Promise<{ readonly place: TestPlace; readonly store: Store }> {
  const database = await postgresDatabase();
  const place = await openPlace({ flowing: true, database });
  await place.stopBot();
  const store = await openStore(database.url);
  onTestFinished(() => store.close());
  return { place, store };
}

const active = async (instance: Instance): Promise<boolean> => {
  const { status, role } = await instance.readiness();
  return status === 200 && role === 'active';
};
const becomesActive = (instance: Instance) => expect.poll(() => active(instance), PATIENT).toBe(true);
const becomesStandby = (instance: Instance) =>
  expect.poll(() => instance.readiness(), PATIENT).toEqual({ status: 200, ok: true, role: 'standby', failing: [] });

/** The first of these that is active, and how long that took. */
async function takenOver(instances: readonly Instance[]): Promise<{ readonly by: Instance; readonly ms: number }> {
  const from = performance.now();
  while (performance.now() - from < PATIENT.timeout) {
    for (const by of instances) if (await active(by)) return { by, ms: Math.round(performance.now() - from) };
    await new Promise((later) => setTimeout(later, 20));
  }
  throw new Error('nobody took over');
}

const isOpenOnce = (place: TestPlace, title: string) =>
  expect
    .poll(
      () => cardsOf(place, title).map(({ text, threadId }) => [text.includes('Status: open'), Boolean(threadId)]),
      PATIENT,
    )
    .toEqual([[true, true]]);

it(
  'X7: when the active one of three is killed, another one takes over within 15 s, and everything happened once',
  { timeout: 180_000 },
  async () => {
    const { place, store } = await openedForInstances();
    const first = await startInstance(place, 'first');
    await becomesActive(first);
    const others = [await startInstance(place, 'second'), await startInstance(place, 'third')];
    for (const other of others) {
      await becomesStandby(other);
      expect(await other.metric('convenor_active')).toBe(0);
      expect(await other.metric('convenor_gateway_connected')).toBe(0);
    }
    expect(await first.metric('convenor_active')).toBe(1);
    const sessions = place.sandbox.gateway.counts.identified;

    await sendProposal(place.people.dave, { title: 'Comes due' });
    await isOpenOnce(place, 'Comes due');

    // In the middle of a delivery that Discord took, and of a command whose answer is on its way.
    place.sandbox.faults.next({ method: 'POST', route: MESSAGES, do: { hang: true, when: 'after' } });
    await sendProposal(place.people.dave, { title: 'In delivery' });
    await expect.poll(() => place.sandbox.faults.waiting, PATIENT).toBe(0);
    place.sandbox.faults.next({ method: 'POST', route: /\/callback$/u, do: { hang: true, when: 'before' } });
    const lost = place.people.erin.in('#accessibility-ig').command('/member list');
    await expect.poll(() => place.sandbox.faults.waiting, PATIENT).toBe(0);
    first.signal('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    // Its time comes while nobody is active.
    await store.transaction(async (tx) => {
      const due = await tx.proposals.byNumber(place.serverId, 1);
      if (!due) throw new Error('there is no D-1');
      await tx.proposals.save({ ...due, deadlineAt: Date.now() }, Date.now());
    });

    const { by, ms } = await takenOver(others);
    console.log(`takeover after kill -9: ${ms} ms until connected`);
    expect(ms).toBeLessThanOrEqual(TAKEOVER_MS);
    expect((await lost).answer).toBeNull();
    const [standby] = others.filter((other) => other !== by);
    if (!standby) throw new Error('nobody is on standby');
    await becomesStandby(standby);
    expect(place.sandbox.gateway.counts.identified).toBe(sessions + 1);

    await isOpenOnce(place, 'In delivery');
    await expect.poll(() => cardsOf(place, 'Comes due')[0]?.text, PATIENT).toContain('Status: accepted');
    expect(said(place, 'nobody blocked it')).toHaveLength(1);
    expect((await block(place.people.bob)).answer?.text).toContain('blocked');
    await expect.poll(() => cardOf(place, 'In delivery').text, PATIENT).toContain('Status: formal vote open');
    await sendProposal(place.people.dave, { title: 'Afterwards' });
    await isOpenOnce(place, 'Afterwards');
    const checked = await place.people.dave.in(WG).command('/record verify');
    expect(checked.answer?.text).toContain('The record is whole');
  },
);

it(
  'X7: one that is stopped cleanly hands over at once, in turn, and each press counts once',
  { timeout: 180_000 },
  async () => {
    const { place } = await openedForInstances();
    const first = await startInstance(place, 'first');
    await becomesActive(first);
    const second = await startInstance(place, 'second');
    await becomesStandby(second);
    await sendProposal(place.people.dave, { title: 'Handed over' });
    await isOpenOnce(place, 'Handed over');

    first.signal('SIGTERM');
    const { ms } = await takenOver([second]);
    console.log(`handover on SIGTERM: ${ms} ms until connected`);
    expect(await first.ended).toBe(0);
    expect(ms).toBeLessThan(LEASE_LASTS_ON_MS);
    expect((await block(place.people.bob)).answer?.text).toContain('blocked');
    await expect.poll(() => cardOf(place, 'Handed over').text, PATIENT).toContain('Status: formal vote open');

    const third = await startInstance(place, 'third');
    await becomesStandby(third);
    second.signal('SIGTERM');
    await becomesActive(third);
    expect(await second.ended).toBe(0);
    await place.people.bob.in(WG).click('Lift');
    await isOpenOnce(place, 'Handed over');
    expect(cardsOf(place, 'Handed over')).toHaveLength(1);
  },
);

it(
  'X7: one that was frozen for longer than its lease ends without having acted again',
  { timeout: 180_000 },
  async () => {
    const { place } = await openedForInstances();
    const frozen = await startInstance(place, 'frozen');
    await becomesActive(frozen);
    const other = await startInstance(place, 'other');
    await becomesStandby(other);

    // Frozen in the middle of a delivery: Discord has the message, its answer waits for the frozen one.
    place.sandbox.faults.next({ method: 'POST', route: MESSAGES, do: { hang: true, when: 'after' } });
    await sendProposal(place.people.dave, { title: 'Frozen' });
    await expect.poll(() => place.sandbox.faults.waiting, PATIENT).toBe(0);
    frozen.signal('SIGSTOP');
    const { ms } = await takenOver([other]);
    console.log(`takeover from a frozen one: ${ms} ms until connected`);
    expect(ms).toBeLessThanOrEqual(TAKEOVER_MS);
    await isOpenOnce(place, 'Frozen');

    // Both hear of this; the frozen one will find it waiting.
    expect((await block(place.people.bob)).answer?.text).toContain('blocked');
    await expect.poll(() => cardOf(place, 'Frozen').text, PATIENT).toContain('Status: formal vote open');
    const pending = () => other.metric('convenor_outbox_messages', { state: 'pending' });
    await expect.poll(pending, PATIENT).toBe(0);
    const before = place.sandbox.requests.length;
    frozen.signal('SIGCONT');
    expect(await frozen.ended).toBe(6);
    expect(place.sandbox.requests.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
    expect(await active(other)).toBe(true);
    expect(cardsOf(place, 'Frozen')).toHaveLength(1);
    expect(voteCardsOf(place, 'Frozen')).toHaveLength(1);
  },
);

it('X7: one on standby that is stopped leaves what waits to the active one', { timeout: 60_000 }, async () => {
  const { place, store } = await openedForInstances();
  const key = 'for-the-active-one';
  await store.transaction(async (tx) => {
    await tx.takeLease('active', 'another', Date.now(), Date.now() + 600_000);
    const channelId = asId<Snowflake>(place.channel('#general').id);
    const notice = { type: 'channel-lost', kind: 'working-group', title: 'Tracing' } as const;
    await tx.outbox.say({ key, serverId: place.serverId, channelId, notice, at: Date.now() - 1_000 });
  });
  const before = place.sandbox.requests.length;
  const standby = await startInstance(place, 'standby');
  await becomesStandby(standby);
  standby.signal('SIGTERM');
  expect(await standby.ended).toBe(0);
  expect(place.sandbox.requests.slice(before).map(({ method, path }) => `${method} ${path}`)).toEqual([]);
  expect(await store.read((tx) => tx.outbox.byKey(key))).toMatchObject({
    state: 'pending',
    attempts: 0,
    firstTriedAt: null,
  });
});

it(
  'two that start at once on an empty Postgres migrate it once, and one of them is active',
  { timeout: 120_000 },
  async () => {
    const { place } = await openedForInstances();
    const empty = await postgresDatabase();
    onTestFinished(() => empty.drop());
    const env = { DATABASE_URL: empty.url };
    const both = await Promise.all([startInstance(place, 'one', env), startInstance(place, 'other', env)]);
    const roles = async () => (await Promise.all(both.map((each) => each.readiness()))).map(({ role }) => role).sort();
    await expect.poll(roles, PATIENT).toEqual(['active', 'standby']);
    // An instance is active before it is connected.
    await expect.poll(async () => (await Promise.all(both.map(active))).includes(true), PATIENT).toBe(true);
    expect(place.sandbox.gateway.counts.identified).toBe(2); // the place's own bot was there before
    const [one, other] = both;
    one.signal('SIGKILL');
    other.signal('SIGKILL');
    await Promise.all([one.ended, other.ended]);
  },
);

it('on SQLite a second process is refused with a sentence that names the first', { timeout: 60_000 }, async () => {
  const place = await openPlace({ env: { LOG_LEVEL: 'error' } });
  const second = await startInstance(place, 'second');
  expect(await second.ended).toBe(3);
  expect(second.said()).toContain(`is in use by process ${process.pid}; stop that one first, or use Postgres`);
  expect((await place.people.dave.in(WG).command('/record verify')).answer?.text).toContain('The record is whole');
});
