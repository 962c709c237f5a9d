import { describe, expect, it } from 'vitest';
import { asId, type MembershipId, type PersonId } from '../../src/domain/ids.js';
import { addDays } from '../../src/domain/calendar.js';
import type { Membership } from '../../src/domain/membership.js';
import { onePerson } from '../../src/domain/one-person.js';
import type { Person } from '../../src/domain/person.js';
import { edition } from '../../src/domain/rules.js';
import type { Store, Tx } from '../../src/ports/store.js';
import { textColumns, type Column } from './columns.js';
import { onEachStore } from './each-store.js';
import { aGroup, aMembership, aPerson, aServer, NOW, snowflake } from './fixtures.js';
import { askedAll, plant, rowOf as row } from './plant.js';
import { decisionsOf } from './plant-decisions.js';

const RULES = edition('mcp-2026');

/** `…Id` columns that lead to something else than a person. */
const OF_SOMETHING_ELSE = new Set(
  ['serverId', 'groupId', 'channelId', 'directId', 'messageId', 'threadId', 'userId', 'documentId'].concat([
    'proposalId',
    'voteId',
    'ballotId',
    'escalationId',
    'otherGroupId',
    'candidacyId',
    'nominationId',
    'entryId',
  ]),
);

/** Every text column, and those of them that lead to a person by what they are called. */
function columns(): { texts: Column[]; people: Column[] } {
  const texts = textColumns();
  const people = texts.filter(({ name }) => name.endsWith('Id') && !OF_SOMETHING_ELSE.has(name));
  return { texts, people };
}

/** The columns in which a word stands. */
async function columnsWith(url: string, columns: readonly Column[], word: string): Promise<string[]> {
  const counts = await askedAll(
    url,
    columns.map(({ table, name }) => `SELECT count(*) FROM "${table}" WHERE "${name}" LIKE '%${word}%'`),
  );
  return columns.flatMap(({ table, name }, at) => (Number(counts[at]?.[0]?.[0]) > 0 ? [`${table}.${name}`] : []));
}

const AT = '2026-03-01T10:00:00.000+00:00';
const LATER = '2026-03-01T18:00:00.000+00:00';

/** Two people of a server who are one, with something of `from` in every table. */
async function twoOfOne(store: Store, url: string) {
  const server = aServer();
  const groups = [aGroup(server.id), aGroup(server.id), aGroup(server.id)] as const;
  const [into, from, other] = [1, 2, 3].map((n) => aPerson(server.id, { accounts: [snowflake()], name: `P${n}` }));
  if (!into || !from || !other) throw new Error('three people');
  await store.transaction(async (tx) => {
    await tx.servers.save(server);
    for (const group of groups) await tx.groups.save(group);
    for (const person of [into, from, other]) await tx.people.save(person);
  });
  const [a, b] = groups;
  const n = server.id;
  const matter = { serverId: server.id, groupId: a.id };
  const entry = { serverId: server.id, at: AT, kind: 'x', subject: 'server', clauses: 'X1', edition: 'mcp-2026' };
  const chain = { facts: '{}', sealed: '{}', previous: '', hash: '' };
  const proposal = { title: 't', titleKey: 't', text: 't', version: 1, matter: 'routine', significance: 'minor' };
  const reminder = { serverId: server.id, kind: 'k', groupId: a.id, untilAt: LATER, dueAt: AT };
  const post = { serverId: server.id, channelId: '1', wantedAt: AT, nextAttemptAt: AT, createdAt: AT };
  const nomination = { reason: 'r', edition: 'mcp-2026', status: 'open', openedAt: AT, serverId: server.id };
  const sql = [
    row('Proposal', {
      ...{ id: `d${n}`, ...matter, number: 1, authorId: from.id, ...proposal, days: 5 },
      ...{ edition: 'mcp-2026', status: 'open', openedAt: AT },
    }),
    row('Objection', {
      ...{ id: `o${n}`, proposalId: `d${n}`, personId: from.id, kind: 'block', reason: 'r', resolution: '', at: AT },
    }),
    ...[into, from].map(({ id }, at) =>
      row('Candidacy', {
        ...{ id: `c${at}${n}`, ...matter, personId: id, status: 'open', edition: 'mcp-2026' },
        ...{ openedAt: at === 0 ? AT : LATER, acceptedAt: at === 0 ? null : LATER },
      }),
    ),
    row('Candidacy', {
      ...{ id: `c2${n}`, ...matter, personId: other.id, status: 'open', edition: 'mcp-2026', openedAt: AT },
    }),
    // Both accounts stand up for somebody else, and one account for the other.
    ...[
      { id: `s0${n}`, candidacyId: `c2${n}`, personId: into.id, level: 'core-maintainer', at: AT },
      { id: `s1${n}`, candidacyId: `c2${n}`, personId: from.id, level: 'lead-maintainer', at: LATER },
      { id: `s2${n}`, candidacyId: `c0${n}`, personId: from.id, level: 'lead-maintainer', at: AT },
      { id: `s3${n}`, candidacyId: `c1${n}`, personId: other.id, level: 'core-maintainer', at: AT },
    ].map((each) => row('Sponsorship', { ...each, statement: 's' })),
    ...[
      { id: `n1${n}`, number: 1, personId: into.id, nominatorId: other.id, groupId: a.id },
      { id: `n2${n}`, number: 2, personId: from.id, nominatorId: other.id, groupId: a.id },
      { id: `n3${n}`, number: 3, personId: into.id, nominatorId: from.id, groupId: b.id },
      { id: `n4${n}`, number: 4, personId: other.id, nominatorId: from.id, groupId: b.id },
    ].map((each) => row('Nomination', { ...each, ...nomination })),
    row('NominationObjection', { id: `no${n}`, nominationId: `n4${n}`, personId: from.id, reason: 'r', at: AT }),
    row('ParticipationDay', {
      ...{ groupId: a.id, personId: into.id, day: '2026-03-01', kind: 'discussion', count: 2, at: LATER },
    }),
    row('ParticipationDay', {
      ...{ groupId: a.id, personId: from.id, day: '2026-03-01', kind: 'discussion', count: 3, at: AT },
      ...{ link: 'https://example.org/a', byId: null },
    }),
    row('ParticipationDay', {
      ...{ groupId: a.id, personId: from.id, day: '2026-03-02', kind: 'attested', count: 1, at: AT, byId: from.id },
    }),
    row('Contribution', {
      ...{ id: `k${n}`, ...matter, personId: from.id, loggedById: from.id, kind: 'code', link: 'l', at: AT },
      ...{ status: 'confirmed', decidedById: from.id, decidedAt: AT },
    }),
    row('AccessChange', {
      ...{ id: `x${n}`, ...matter, personId: from.id, change: 'add', status: 'done', at: AT, doneAt: AT },
      doneById: from.id,
    }),
    row('RecordEntry', { id: `e${n}`, seq: 1, ...entry, ...chain }),
    row('SealedValue', { entryId: `e${n}`, name: 'member', salt: 's', value: 'v', personId: from.id }),
    row('Outbox', {
      id: `q1${n}`,
      key: `lead-away:${from.id}`,
      ...post,
      post: `{"personId":"${from.id}"}`,
      state: 'delivered',
    }),
    row('Outbox', { id: `q2${n}`, key: `lead-away:${into.id}`, ...post, post: '{}', state: 'delivered' }),
    row('Reminder', { id: `r1${n}`, ...reminder, subject: 's', personId: into.id, atOnce: false }),
    row('Reminder', { id: `r2${n}`, ...reminder, subject: 's', personId: from.id, atOnce: false, collected: 'said' }),
    row('Reminder', { id: `r3${n}`, ...reminder, subject: from.id, personId: other.id, atOnce: false }),
    row('ReminderWish', { personId: from.id, zone: 'Europe/Berlin' }),
    row('Draft', {
      id: `f${n}`,
      serverId: server.id,
      userId: '1',
      form: 'x',
      argument: from.id,
      fields: '{}',
      expiresAt: AT,
    }),
    row('Occurrence', { key: `collected:${from.id}:1`, at: AT }),
    row('Occurrence', { key: `collected:${from.id}:2`, at: AT }),
    row('Occurrence', { key: `collected:${into.id}:2`, at: AT }),
    ...decisionsOf({ n, serverId: server.id, groupId: a.id, proposalId: `d${n}`, at: AT }, from.id),
  ].join('\n');
  await plant(url, sql);
  return { server, groups, into, from, other, n };
}

const merged = (store: Store, from: Person, into: Person) =>
  store.transaction(async (tx) => {
    const ended = await tx.merging.merge(from.id, into.id, NOW, RULES);
    await tx.people.save(onePerson(into, from));
    return ended;
  });

const placesOf = (tx: Tx, groupIds: readonly Membership['groupId'][], personId: PersonId) =>
  Promise.all(groupIds.map((groupId) => tx.memberships.of(groupId, personId)));

onEachStore((store, url) => {
  it('L5: whatever is somebody’s becomes the other’s, and nothing leads to who they were', async () => {
    const { into, from, groups } = await twoOfOne(store(), url());
    await store().transaction((tx) => tx.memberships.save(aMembership(groups[2].id, from.id)));
    const { texts, people } = columns();
    const names = people.map(({ table, name }) => `${table}.${name}`);
    expect(names.length).toBeGreaterThan(15);
    // Each column that leads to a person has something of theirs before: a new one must be planted here first.
    expect((await columnsWith(url(), people, from.id)).sort()).toEqual(names.sort());
    await merged(store(), from, into);
    // The record is never changed, so what it sealed stays under that id.
    expect(await columnsWith(url(), texts, from.id)).toEqual(['SealedValue.personId']);
    const others = names.filter((name) => name !== 'SealedValue.personId');
    expect((await columnsWith(url(), people, into.id)).sort()).toEqual(others.sort());
  });

  it('L5, P9: what both did on one day is added up, and the first link and time stay', async () => {
    const { into, from, groups } = await twoOfOne(store(), url());
    await merged(store(), from, into);
    const days = await store().read((tx) => tx.participation.of(groups[0].id, into.id));
    expect(days.map(({ day, count, link, at }) => [day, count, link, at])).toEqual([
      ['2026-03-01', 5, 'https://example.org/a', Date.parse(AT)],
      ['2026-03-02', 1, null, Date.parse(AT)],
    ]);
  });

  it('L5, P6: what nobody is twice, or for themselves, ends', async () => {
    const { into, from, groups, n } = await twoOfOne(store(), url());
    const ended = await merged(store(), from, into);
    expect(ended).toEqual([
      { happened: 'nomination-withdrawn', subject: 'N-2', groupId: groups[0].id, edition: 'mcp-2026' },
      { happened: 'nomination-withdrawn', subject: 'N-3', groupId: groups[1].id, edition: 'mcp-2026' },
      { happened: 'candidacy-withdrawn', subject: `group:${groups[0].id}`, groupId: groups[0].id, edition: 'mcp-2026' },
    ]);
    const [candidacies, sponsorships, reminders] = await askedAll(url(), [
      `SELECT id, status FROM "Candidacy" WHERE id LIKE '%${n}' ORDER BY id`,
      `SELECT id, "candidacyId" FROM "Sponsorship" WHERE id LIKE '%${n}' AND "withdrawnAt" IS NULL ORDER BY id`,
      `SELECT id, collected FROM "Reminder" WHERE id LIKE '%${n}' ORDER BY id`,
    ]);
    expect(candidacies).toEqual([
      [`c0${n}`, 'open'],
      [`c1${n}`, 'withdrawn'],
      [`c2${n}`, 'open'],
    ]);
    // Once for somebody else, with the higher level, and not for themselves; the other's sponsor came along.
    expect(sponsorships).toEqual([
      [`s1${n}`, `c2${n}`],
      [`s3${n}`, `c0${n}`],
    ]);
    expect(reminders?.[0]).toEqual([`r1${n}`, 'said']);
  });

  it('L5: an own wish about reminders stays, and so does what only the other has', async () => {
    const { into, from } = await twoOfOne(store(), url());
    await merged(store(), from, into);
    const wish = (id: PersonId) => store().read(async (tx) => (await tx.reminders.wishes([id])).get(id)?.zone);
    expect(await wish(into.id)).toBe('Europe/Berlin');
    const again = await twoOfOne(store(), url());
    await store().transaction((tx) =>
      tx.reminders.saveWish({ personId: again.into.id, direct: true, zone: null, quiet: null, off: [] }),
    );
    await merged(store(), again.from, again.into);
    expect(await wish(again.into.id)).toBeNull();
  });

  describe('L5, P1: two places in a group become one', () => {
    const request = { at: NOW, confirmBy: addDays(NOW, 7) };
    const emeritus = { tier: 'participant', inactiveSince: NOW } as const;
    const cases: readonly [string, Partial<Membership>, Partial<Membership>, Partial<Membership>][] = [
      [
        'the higher tier, since the earlier time',
        { tier: 'participant', since: NOW - 5 },
        { tier: 'member', source: 'nominated', since: NOW },
        { tier: 'member', source: 'nominated', since: NOW - 5 },
      ],
      ['the other way round', { tier: 'lead', role: 'Chair' }, { tier: 'observer' }, { tier: 'lead', role: 'Chair' }],
      ['a request of an Observer waits on', { tier: 'observer' }, { request }, { tier: 'observer', request }],
      [
        'a request for what one has is over',
        { tier: 'participant' },
        { request },
        { tier: 'participant', request: null },
      ],
      [
        'of two requests the earlier waits',
        { request: { at: NOW + 5, confirmBy: NOW + 6 } },
        { request },
        { tier: 'observer', request },
      ],
      [
        'what ended adds nothing',
        { tier: 'lead', endedAt: NOW },
        { tier: 'observer' },
        { tier: 'observer', endedAt: null },
      ],
      [
        'what ended adds nothing, the other way',
        { since: NOW },
        { tier: 'lead', since: 1, endedAt: 2 },
        { since: NOW, tier: 'observer' },
      ],
      ['an emeritus stays one', { tier: 'participant' }, emeritus, { tier: 'participant', inactiveSince: NOW }],
      ['a WG Member is none', emeritus, { tier: 'member' }, { tier: 'member', inactiveSince: null }],
      [
        'P8: the last participation of either counts',
        { tier: 'member', participatedAt: NOW - 9, inactiveAt: NOW + 1 },
        { tier: 'participant', participatedAt: Date.UTC(2026, 10, 30) },
        { tier: 'member', participatedAt: Date.UTC(2026, 10, 30), inactiveAt: Date.UTC(2027, 1, 28) },
      ],
    ];

    it.each(cases)('%s', async (_what, own, theirs, expected) => {
      const { into, from, groups } = await twoOfOne(store(), url());
      const [{ id }] = groups;
      await store().transaction(async (tx) => {
        await tx.memberships.save(aMembership(id, into.id, own));
        await tx.memberships.save(aMembership(id, from.id, theirs));
      });
      await merged(store(), from, into);
      const [one, gone] = await store().read(async (tx) => [
        ...(await placesOf(tx, [id], into.id)),
        ...(await placesOf(tx, [id], from.id)),
      ]);
      expect(one).toMatchObject(expected);
      expect(gone).toBeNull();
    });

    it('the card of a request that is gone shows the one that stands', async () => {
      const { into, from, groups, server } = await twoOfOne(store(), url());
      const own = aMembership(groups[0].id, into.id);
      const asked = aMembership(groups[0].id, from.id, { request });
      const card = (id: MembershipId) => ({ type: 'participant-request', id }) as const;
      await store().transaction(async (tx) => {
        for (const each of [own, asked]) {
          await tx.memberships.save(each);
          await tx.outbox.showCard({ serverId: server.id, channelId: snowflake(), card: card(each.id), at: NOW });
        }
      });
      await merged(store(), from, into);
      const posts = await store().read(async (tx) => [
        (await tx.outbox.byKey(`card:participant-request:${own.id}`))?.post,
        (await tx.outbox.byKey(`card:participant-request:${asked.id}`))?.post,
      ]);
      expect(posts).toEqual([card(asked.id), card(asked.id)]);
    });
  });

  it('P8: a request to return keeps the id by which its card is known', async () => {
    const { into, from, groups } = await twoOfOne(store(), url());
    const [{ id }] = groups;
    const returning = { tier: 'participant', inactiveSince: NOW - 1, participatedAt: NOW, returnAskedAt: NOW } as const;
    const asked = aMembership(id, from.id, returning);
    await store().transaction(async (tx) => {
      await tx.memberships.save(aMembership(id, into.id));
      await tx.memberships.save(asked);
    });
    await merged(store(), from, into);
    const [one] = await store().read((tx) => placesOf(tx, [id], into.id));
    expect(one).toMatchObject({ id: asked.id, returnAskedAt: NOW });
  });

  it('L5: it is known which messages may name somebody', async () => {
    const { into, from, groups, n } = await twoOfOne(store(), url());
    const membership = aMembership(groups[1].id, from.id);
    await store().transaction((tx) => tx.memberships.save(membership));
    await merged(store(), from, into);
    const subjects = await store().read((tx) => tx.merging.subjectsOf(into.id));
    expect(subjects).toEqual(
      expect.arrayContaining([
        membership.id,
        groups[1].id,
        `d${n}`,
        `c2${n}`,
        `n4${n}`,
        `k${n}`,
        `x${n}`,
        `v${n}`,
        `es${n}`,
        `cr${n}`,
      ]),
    );
    expect(await store().read((tx) => tx.merging.subjectsOf(asId<PersonId>('nobody')))).toEqual([]);
  });
});
