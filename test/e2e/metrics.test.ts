import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { databases } from '../store/databases.js';
import { scraped, valueOf, type Scraped } from '../prometheus-text.js';
import { DAY, openPlace, type TestPlace } from './place.js';
import { TITLE, WG, block, cardOf, open, sendProposal } from './proposals.js';

async function scrape(
  place: TestPlace,
): Promise<Scraped & { readonly page: string; readonly contentType: string | null }> {
  const response = await fetch(`http://127.0.0.1:${place.bot.httpPort}/metrics`);
  expect(response.status).toBe(200);
  const page = await response.text();
  return { ...scraped(page), page, contentType: response.headers.get('content-type') };
}

describe.each(databases)('the metrics of a bot on $name', (kind) => {
  it('count what people did, what was refused and why, what was delivered and what time did', async () => {
    const place = await openPlace({ database: await kind.open() });
    const before = await scrape(place);
    await open(place, place.people.dave);
    expect((await sendProposalInVain(place)).answer?.text).toContain('§P2');
    expect((await block(place.people.bob)).answer?.text).toContain('blocked');
    await place.settle();
    expect((await place.people.bob.in(WG).click('Lift')).answer?.text).toContain('lifted');
    await place.pass(5 * DAY);
    expect(cardOf(place).text).toContain('Status: accepted');

    const after = await scrape(place);
    const grew = (name: string, labels: Record<string, string> = {}) =>
      valueOf(after, name, labels) - valueOf(before, name, labels);
    const command = { kind: 'command', name: 'proposal open' };
    expect(grew('convenor_interactions_total', { ...command, outcome: 'answered' })).toBe(1);
    expect(grew('convenor_interactions_total', { ...command, outcome: 'refused' })).toBe(1);
    expect(grew('convenor_interaction_duration_seconds_count', command)).toBe(2);
    expect(grew('convenor_interaction_duration_seconds_bucket', { ...command, le: '3' })).toBe(2);
    expect(grew('convenor_refusals_total', { clause: 'P2', code: 'tier-too-low' })).toBe(1);
    for (const [what, name] of [
      ['form', 'proposal-text'],
      ['button', 'block'],
      ['form', 'block'],
      ['button', 'lift'],
    ] as const) {
      expect(grew('convenor_interactions_total', { kind: what, name, outcome: 'answered' }), `${what} ${name}`).toBe(1);
    }
    expect(grew('convenor_deliveries_total', { outcome: 'done', failure: 'none' })).toBeGreaterThanOrEqual(3);
    expect(grew('convenor_jobs_total', { name: 'settle-proposal', outcome: 'done' })).toBe(1);
    expect(grew('convenor_tick_duration_seconds_count')).toBeGreaterThan(0);
    expect(grew('convenor_database_duration_seconds_count', { kind: 'transaction' })).toBeGreaterThan(5);
    expect(grew('convenor_database_duration_seconds_count', { kind: 'read' })).toBeGreaterThan(5);
    expect(valueOf(after, 'convenor_database_errors_total', { kind: 'transaction' })).toBe(0);
    expect(valueOf(after, 'convenor_outbox_messages', { state: 'pending' })).toBe(0);
    expect(valueOf(after, 'convenor_active')).toBe(1);
    expect(valueOf(after, 'convenor_gateway_connected')).toBe(1);
    expect(valueOf(after, 'convenor_gateway_reconnects_total', { kind: 'new' })).toBe(0);
    expect(valueOf(after, 'convenor_scrape_errors_total')).toBe(0);
  });
});

describe('the page of the metrics', () => {
  it('is valid, tells of the process as well, and holds nothing of anybody', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await sendProposalInVain(place);
    const { page, contentType, metrics, samples } = await scrape(place);
    expect(contentType).toBe('text/plain; version=0.0.4; charset=utf-8');
    expect(valueOf({ metrics, samples }, 'process_cpu_seconds_total')).toBeGreaterThan(0);
    const own = [...metrics.keys()].filter((name) => !/^(process|nodejs)_/u.test(name));
    expect(own.filter((name) => !/^convenor_[a-z_]+$/u.test(name))).toEqual([]);
    for (const name of own) {
      const isCounter = metrics.get(name)?.type === 'counter';
      expect(name.endsWith('_total'), name).toBe(isCounter);
    }
    const labels = samples.flatMap((sample) => Object.values(sample.labels)).join('\n');
    expect(labels, 'an id of Discord').not.toMatch(/\d{17,}/u);
    expect(labels, 'an id of our own').not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/u);
    const ids = [place.serverId, place.channel(WG).id, ...Object.values(place.people).map(({ id }) => id)];
    const words = [...Object.keys(place.people), TITLE, 'Example', 'Sample Community', 'tracing', '<@'];
    for (const personal of [...ids, ...words]) expect(page.toLowerCase()).not.toContain(personal.toLowerCase());
  });

  it.each(['v1:forged-mallory:1', 'v1:open-form:forged:1', 'forged'])(
    'makes no label of a custom id that is not ours: %s',
    async (customId) => {
      const place = await openPlace();
      const button = { type: 2, style: 1, label: 'Odd', custom_id: customId };
      await fetch(`${place.sandbox.apiUrl}/v10/channels/${place.channel(WG).id}/messages`, {
        method: 'POST',
        headers: { authorization: `Bot ${place.sandbox.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ content: 'odd', components: [{ type: 1, components: [button] }] }),
      });
      expect((await place.people.mallory.in(WG).click('Odd')).answer?.ephemeral).toBe(true);
      await place.settle();
      const after = await scrape(place);
      expect(after.page).not.toContain('forged');
      const unknown = { kind: 'unknown', name: 'unknown', outcome: 'unknown' };
      expect(valueOf(after, 'convenor_interactions_total', unknown)).toBe(1);
    },
  );

  it('says what waits and for how long, that Discord is away, and that it came back', async () => {
    const place = await openPlace();
    place.sandbox.faults.next({
      method: 'POST',
      route: /\/messages$/u,
      do: { status: 503, when: 'before' },
      times: 50,
    });
    await sendProposal(place.people.dave);
    await place.settle();
    await place.pass(90_000);
    const waiting = await scrape(place);
    expect(valueOf(waiting, 'convenor_outbox_messages', { state: 'pending' })).toBe(1);
    expect(valueOf(waiting, 'convenor_outbox_oldest_age_seconds')).toBe(90);
    expect(valueOf(waiting, 'convenor_deliveries_total', { outcome: 'later', failure: 'unavailable' })).toBeGreaterThan(
      0,
    );

    place.sandbox.faults.clear();
    place.sandbox.gateway.refuse();
    await expect.poll(async () => valueOf(await scrape(place), 'convenor_gateway_connected')).toBe(0);
    place.sandbox.gateway.accept();
    await expect
      .poll(async () => valueOf(await scrape(place), 'convenor_gateway_connected'), { timeout: 15_000 })
      .toBe(1);
    await place.pass(3_600_000);
    const back = await scrape(place);
    expect(
      valueOf(back, 'convenor_gateway_reconnects_total', { kind: 'new' }) +
        valueOf(back, 'convenor_gateway_reconnects_total', { kind: 'resumed' }),
    ).toBe(1);
    expect(valueOf(back, 'convenor_outbox_messages', { state: 'pending' })).toBe(0);
    expect(valueOf(back, 'convenor_outbox_oldest_age_seconds')).toBe(0);
  });

  it('X6: tells how many people were reminded of what', async () => {
    const place = await openPlace();
    await open(place, place.people.dave);
    await place.pass(4 * DAY + DAY / 2);
    const { samples } = await scrape(place);
    const reminders = samples.filter(({ name }) => name === 'convenor_reminders_total');
    expect(reminders).toContainEqual(
      expect.objectContaining({ labels: { kind: 'proposal-closes', how: expect.any(String) as string } }),
    );
  });

  it('comes without the outbox while Postgres lets nobody in, and with it again afterwards', async () => {
    const database = await opened('postgres');
    const place = await openPlace({ database });
    expect(valueOf(await scrape(place), 'convenor_scrape_errors_total')).toBe(0);
    await shut(database.url, true);
    const without = await scrape(place);
    expect(without.samples.filter(({ name }) => name.startsWith('convenor_outbox'))).toEqual([]);
    expect(valueOf(without, 'convenor_scrape_errors_total')).toBe(1);
    expect(valueOf(without, 'convenor_database_errors_total', { kind: 'read' })).toBeGreaterThan(0);
    await shut(database.url, false);
    const again = await scrape(place);
    expect(again.samples.filter(({ name }) => name.startsWith('convenor_outbox'))).toHaveLength(3);
  });
});

async function opened(name: 'postgres' | 'sqlite') {
  const kind = databases.find((each) => each.name === name);
  if (!kind) throw new Error(`there is no ${name}`);
  return kind.open();
}

/** Ends every connection to a database and lets no other in, or lets them in again. */
async function shut(url: string, closed: boolean): Promise<void> {
  const name = new URL(url).pathname.slice(1);
  const elsewhere = new URL(url);
  elsewhere.pathname = '/postgres';
  const client = new pg.Client({ connectionString: elsewhere.toString() });
  await client.connect();
  await client.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS ${!closed}`);
  if (closed) await client.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
  await client.end();
}

/** Mallory belongs to no group. */
const sendProposalInVain = (place: TestPlace) =>
  place.people.mallory.in(WG).command('/proposal open', { title: 'In vain' });
