import { expect, it } from 'vitest';
import type { Contribution } from '../../src/domain/contribution.js';
import { asId, type ContributionId, type Snowflake } from '../../src/domain/ids.js';
import type { MemberShown } from '../../src/domain/member-shown.js';
import type { Card } from '../../src/text/card.js';
import {
  contributionDecidedPage,
  contributionLoggedPage,
  memberPage,
  returnAskedPage,
  returnConfirmedPage,
  whatCountsPage,
} from '../../src/text/pages/member.js';
import { postCard } from '../../src/text/posts.js';
import { nomination } from '../domain/nomination-sample.js';
import { DAY, MONDAY, SERVER, group, membership, person } from '../domain/sample.js';
import { asText } from './as-text.js';

const WG = group('working-group');
const IG = group('interest-group');

const contribution = (parts: Partial<Contribution> = {}): Contribution => ({
  ...{ id: asId<ContributionId>('contribution-1'), serverId: SERVER, groupId: WG.id, personId: person(1).id },
  ...{ loggedById: person(1).id, kind: 'spec', link: 'https://example.org/text_*x*', at: MONDAY, status: 'waiting' },
  decided: null,
  ...parts,
});
const decided = { byId: person(5).id, at: MONDAY + DAY };
const cardOf = (given: Contribution): Card =>
  postCard({
    type: 'contribution',
    facts: {
      contribution: given,
      group: WG,
      person: person(1),
      loggedBy: given.loggedById === person(1).id ? person(1) : person(2),
      decidedBy: given.decided && person(5),
    },
  });

const since = MONDAY - 10 * DAY;
const asked = membership(1, 'participant', { inactiveSince: since, participatedAt: MONDAY, returnAskedAt: MONDAY });
const returning = (parts: Parameters<typeof membership>[2], leads = [person(5)]): Card =>
  postCard({
    type: 'return-request',
    facts: { membership: { ...asked, ...parts }, group: WG, person: person(1), leads },
  });

const shown = (parts: Partial<MemberShown> = {}): MemberShown => ({
  userId: asId<Snowflake>('800000000000000001'),
  person: person(1),
  isOneself: true,
  group: WG,
  membership: membership(1, 'participant', { participatedAt: MONDAY }),
  others: [{ group: IG, membership: membership(1, 'lead', { inactiveSince: since }) }],
  contributions: [contribution(), contribution({ status: 'confirmed', decided })],
  months: [
    {
      month: '2026-11',
      done: [
        { kind: 'proposal', count: 1, enough: true },
        { kind: 'discussion', count: 2, enough: false },
      ],
    },
  ],
  missing: [
    { what: 'first', enoughAt: '2026-11-22' },
    { what: 'month', from: '2026-09-02', to: '2026-10-01' },
    { what: 'contributions', there: 0, needed: 1 },
  ],
  ...parts,
});
const member = membership(1, 'member', { participatedAt: MONDAY, inactiveAt: MONDAY + 92 * DAY });

const CARDS: Readonly<Record<string, Card>> = {
  'contribution-waiting': cardOf(contribution()),
  'contribution-of-another': cardOf(contribution({ loggedById: person(2).id })),
  'contribution-confirmed': cardOf(contribution({ status: 'confirmed', decided })),
  'contribution-declined': cardOf(contribution({ status: 'declined', decided })),
  'return-waiting': returning({}),
  'return-waiting-without-leads': returning({}, []),
  'return-confirmed': returning({ tier: 'member', returnAskedAt: null, inactiveSince: null }),
  'return-left': returning({ endedAt: MONDAY, returnAskedAt: null }),
  'notice-emeritus': postCard({ type: 'emeritus', group: WG, people: [person(1)], since }),
  'notice-emeritus-several': postCard({ type: 'emeritus', group: WG, people: [1, 2, 3].map((n) => person(n)), since }),
  'notice-emeritus-many': postCard({
    type: 'emeritus',
    group: WG,
    people: Array.from({ length: 53 }, (_each, n) => person(n + 1)),
    since,
  }),
  'notice-lead-inactive': postCard({ type: 'lead-inactive', group: IG, lead: person(1), since }),
  'page-member': memberPage(shown()),
  'page-member-active': memberPage(shown({ membership: member, missing: [], others: [], months: [] })),
  'page-member-not-counted': memberPage(shown({ person: person(1, { counted: false }), months: [], missing: [] })),
  'page-member-emeritus': memberPage(
    shown({ membership: asked, missing: [{ what: 'return', tookPart: true, asked: true }] }),
  ),
  'page-member-nominated': memberPage(shown({ missing: [{ what: 'deadline', nomination: nomination() }] })),
  'page-member-of-another': memberPage(shown({ isOneself: false, months: null, missing: [] })),
  'page-member-unknown': memberPage(
    shown({
      person: null,
      isOneself: false,
      membership: null,
      others: [],
      contributions: [],
      months: null,
      missing: [],
    }),
  ),
  'page-what-counts': whatCountsPage([
    { group: WG, membership: member },
    { group: IG, membership: membership(1, 'lead', { inactiveSince: since }) },
  ]),
  'page-what-counts-without-clock': whatCountsPage([]),
  'page-contribution-logged': contributionLoggedPage(WG),
  'page-contribution-confirmed': contributionDecidedPage(true),
  'page-contribution-declined': contributionDecidedPage(false),
  'page-return-asked': returnAskedPage(WG),
  'page-return-confirmed': returnConfirmedPage(),
};

it.each(Object.entries(CARDS))('%s', async (name, card) => {
  await expect(asText(card)).toMatchFileSnapshot(`./cards/${name}.txt`);
});
