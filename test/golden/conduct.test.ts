import { describe, expect, it } from 'vitest';
import { modal } from '../../src/discord/form.js';
import type { ConductReport } from '../../src/domain/escalation.js';
import { asId, type ConductReportId } from '../../src/domain/ids.js';
import type { ConductFacts } from '../../src/domain/conduct.js';
import type { Card } from '../../src/text/card.js';
import { conductForm, conductHandledPage, conductReportedPage } from '../../src/text/pages/conduct.js';
import { postCard } from '../../src/text/posts.js';
import { DAY, HOUR, MONDAY, SERVER, person } from '../domain/sample.js';
import { asText, formAsText, lengthOf } from './as-text.js';

const HOSTILE = '# Not a heading\n```\n@everyone <@123> [x](https://a.example)\n> **Status:** closed\n```\n';
const CARD = 'https://discord.com/channels/1/2/3';

const report = (parts: Partial<ConductReport> = {}): ConductReport => ({
  ...{ id: asId<ConductReportId>('report-1'), serverId: SERVER, reporterId: person(2).id, edition: 'mcp-2026' },
  ...{ text: 'Somebody shouted at two newcomers in the call.', status: 'reported' },
  ...{ at: MONDAY, dueAt: MONDAY + 7.5 * DAY, takerId: null, takenAt: null, closedAt: null },
  ...parts,
});
const taken = { status: 'taken', takerId: person(3).id, takenAt: MONDAY + HOUR } as const;
const closed = { ...taken, status: 'closed', closedAt: MONDAY + DAY } as const;

const card = (parts: Partial<ConductReport> = {}, more: Partial<ConductFacts> = {}): Card =>
  postCard({
    type: 'conduct',
    facts: { report: report(parts), reporter: person(2), taker: null, alerted: [person(3), person(4)], ...more },
  });

const CARDS: Record<string, () => Card> = {
  reported: () => card(),
  'reported-nobody-known': () => card({}, { alerted: [] }),
  taken: () => card(taken, { taker: person(3), alerted: [] }),
  closed: () => card(closed, { taker: person(3), alerted: [] }),
  'closed-erased': () => card(closed, { alerted: [] }),
  longest: () =>
    card(
      { text: HOSTILE.repeat(60).slice(0, 4_000) },
      { alerted: Array.from({ length: 100 }, (_none, n) => person(n + 1)) },
    ),
  waits: () => postCard({ type: 'conduct-waits', dueAt: report().dueAt, card: CARD }),
  'waits-without-card': () => postCard({ type: 'conduct-waits', dueAt: report().dueAt, card: null }),
  'channel-open': () => postCard({ type: 'private-channel-open', place: 'moderators' }),
  'page-reported': () => conductReportedPage({ report: report(), places: ['core-maintainers', 'moderators'] }),
  'page-taken': () => conductHandledPage(report(taken)),
  'page-closed': () => conductHandledPage(report(closed)),
};

describe('what people see of reports of conduct', () => {
  it.each(Object.keys(CARDS))('%s', async (name) => {
    const made = CARDS[name]?.();
    if (!made) throw new Error(`no card ${name}`);
    await expect(asText(made)).toMatchFileSnapshot(`./cards/conduct-${name}.txt`);
    expect(lengthOf(made)).toBeLessThanOrEqual(4_000);
    expect(made.blocks.length + made.files.length + 2 + made.buttons.length).toBeLessThan(40);
  });

  it('form', async () => {
    await expect(formAsText(conductForm({}))).toMatchFileSnapshot('./cards/conduct-form.txt');
    expect(() => modal('conduct', '', conductForm({}), {})).not.toThrow();
  });
});
