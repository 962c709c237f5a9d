import { describe, expect, it } from 'vitest';
import { postCard } from '../../src/text/posts.js';
import type { Card } from '../../src/text/card.js';
import { candidacyPage, ladderPage, leadRemovedPage, type CandidacyAct } from '../../src/text/pages/leads.js';
import { candidacyFacts, sponsoredBy } from '../domain/candidates.js';
import { DAY, MONDAY, group, membership, person } from '../domain/sample.js';
import { asText, lengthOf } from './as-text.js';

const WG = group('working-group');
const IG = group('interest-group');
const TERM = '6 months (ends Aug 14, 2027)';
const LONG = 'Has kept *the* notes, every week, and brought three companies to one table. '.repeat(12);

const card = (...about: Parameters<typeof candidacyFacts>): Card =>
  postCard({ type: 'candidacy', facts: candidacyFacts(...about) });

const settled = { status: 'appointed', settledAt: MONDAY + DAY, acceptedAt: MONDAY } as const;
const leads = membership(2, 'lead', { since: MONDAY + DAY });
const ready = { candidate: person(2, { ladder: 'member' as const }) };
const cores = [sponsoredBy(3, 'core-maintainer'), sponsoredBy(4, 'core-maintainer')];

const page = (act: CandidacyAct, ...about: Parameters<typeof candidacyFacts>): Card =>
  candidacyPage(candidacyFacts(...about), act);

const CARDS: Record<string, () => Card> = {
  'candidacy-open': () => card({ term: TERM }),
  'candidacy-open-interest-group': () => card({}, { group: IG }),
  'candidacy-lacks-the-ladder': () =>
    card({ acceptedAt: MONDAY }, { sponsors: [sponsoredBy(3, 'lead-maintainer', { level: 'lead-maintainer' })] }),
  'candidacy-lacks-sponsors': () =>
    card(
      { acceptedAt: MONDAY },
      {
        ...ready,
        sponsors: [
          sponsoredBy(3, 'core-maintainer'),
          sponsoredBy(4, 'contributor', { statement: 'Lost the role.' }),
          sponsoredBy(5, 'core-maintainer', { withdrawnAt: MONDAY + DAY }),
          sponsoredBy(2, 'core-maintainer', { statement: 'Became the same person later.' }),
        ],
      },
    ),
  'candidacy-many-sponsors': () =>
    card(
      { term: TERM },
      {
        group: group('working-group', { title: '*'.repeat(80) }),
        sponsors: Array.from({ length: 30 }, (_none, n) => sponsoredBy(n + 3, 'core-maintainer', { statement: LONG })),
      },
    ),
  'candidacy-appointed': () => card({ ...settled, term: TERM }, { ...ready, membership: leads, sponsors: cores }),
  'candidacy-too-few-sponsors': () => card(settled, { ...ready, membership: leads, sponsors: cores.slice(1) }),
  'candidacy-lead-no-more': () =>
    card(settled, { ...ready, membership: membership(2, 'member', { since: MONDAY + 2 * DAY }), sponsors: cores }),
  'candidacy-withdrawn': () => card({ status: 'withdrawn', settledAt: MONDAY }),

  'notice-sponsors-lacking': () =>
    postCard({ type: 'sponsors-lacking', group: WG, lead: person(2), card: 'https://discord.com/channels/1/2/3' }),
  'notice-sponsors-lacking-without-card': () =>
    postCard({ type: 'sponsors-lacking', group: IG, lead: person(2), card: null }),

  'page-lead-opened': () => page('opened'),
  'page-lead-accepted': () => page('accepted', { acceptedAt: MONDAY }),
  'page-lead-accepted-last': () => page('accepted', settled, { ...ready, membership: leads, sponsors: cores }),
  'page-lead-sponsored': () => page('sponsored', {}, { sponsors: cores }),
  'page-lead-sponsorship-withdrawn': () => page('sponsorship-withdrawn', {}, { sponsors: cores.slice(1) }),
  'page-lead-sponsorship-withdrawn-later': () =>
    page('sponsorship-withdrawn', settled, { membership: leads, sponsors: cores.slice(1) }),
  'page-lead-withdrawn': () => page('withdrawn', { status: 'withdrawn' }),
  'page-lead-checked': () => page('checked', { acceptedAt: MONDAY }, { sponsors: cores }),
  'page-lead-resigned': () =>
    leadRemovedPage({ group: IG, person: person(2), membership: membership(2, 'participant'), resigned: true }),
  'page-lead-removed': () =>
    leadRemovedPage({ group: WG, person: person(2), membership: membership(2, 'member'), resigned: false }),
  'page-ladder': () => ladderPage({ person: person(2), level: 'contributor', leads: [] }),
  'page-ladder-leads': () => ladderPage({ person: person(2), level: 'member', leads: [WG, IG] }),
};

describe('what people see of leads', () => {
  it.each(Object.entries(CARDS))('%s', async (name, make) => {
    const made = make();
    await expect(asText(made)).toMatchFileSnapshot(`./cards/${name}.txt`);
    expect(lengthOf(made)).toBeLessThanOrEqual(4_000);
    expect(asText(made)).not.toMatch(/\p{L}'\p{L}|undefined|null/u);
  });
});
