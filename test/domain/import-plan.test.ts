import { describe, expect, test } from 'vitest';
import { changesAnything, planOf, type ImportPlan } from '../../src/domain/import-plan.js';
import { isLeadRole, tierOfLevel } from '../../src/domain/charter-level.js';
import { groupTitleOf } from '../../src/domain/charter.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { account, charter, factsOf, group, membership, person, roles, users } from '../import/facts.js';

const codes = (plan: ImportPlan): string[] => plan.conflicts.map(({ code }) => code);
const tiersOf = (plan: ImportPlan, index = 0): Record<string, string> =>
  Object.fromEntries((plan.groups[index]?.memberships ?? []).map((row) => [row.label, row.tier]));
const personOf = (plan: ImportPlan, label: string) => plan.people.find((one) => one.label === label);

describe('P1: tiers come from the charter’s words', () => {
  test.each([
    ['Lead', 'lead'],
    ['WG Lead', 'lead'],
    ['Facilitator', 'lead'],
    ['wg  member', 'member'],
    ['Participant', 'participant'],
    ['Observer', 'observer'],
    ['Member', null],
    ['Maintainer', null],
    ['Core Maintainer', null],
    ['Lead Maintainer', null],
    ['', null],
    [null, null],
  ])('the level %s is %s', async (level, tier) => {
    expect(tierOfLevel(level)).toBe(tier);
  });

  test.each([
    ['Lead', true],
    ['Co-Lead', true],
    ['IG Facilitator', true],
    ['Lead Maintainer', false],
    ['Sponsor', false],
    [null, false],
  ])('L1: the role %s leads: %s', async (role, leads) => {
    expect(isLeadRole(role)).toBe(leads);
  });

  test('a word of the ladder gives no right of a WG Member: Observer, and a conflict says so', async () => {
    const plan = planOf(
      await factsOf([charter('made', ['ann|Lead', 'ben|WG Member', 'cat|Member', 'dan|Maintainer'])]),
    );
    expect(tiersOf(plan)).toEqual({ ann: 'lead', ben: 'member', cat: 'observer', dan: 'observer' });
    expect(codes(plan)).toEqual(['unreadable-level', 'unreadable-level']);
    expect(plan.conflicts[0]).toMatchObject({
      file: 'working-groups/made.mdx',
      line: 25,
      person: 'cat',
      level: 'Member',
    });
  });

  test('L1: only the Leadership table makes leads', async () => {
    const given = charter('made', ['ann|Lead', 'ben|WG Member']);
    const onlyInMembership = {
      ...given,
      content: given.content.replace('| ben |  | @ben | WG Member |', '| ben |  | @ben | Lead |'),
    };
    const plan = planOf(await factsOf([onlyInMembership]));
    expect(tiersOf(plan)).toEqual({ ann: 'lead', ben: 'observer' });
    expect(codes(plan)).toEqual(['lead-not-in-leadership']);
  });

  test('role and term of a lead are kept as written', async () => {
    expect(planOf(await factsOf([charter('made', ['ann|Lead'])])).groups[0]?.memberships).toMatchObject([
      { tier: 'lead', role: 'Lead', term: 'Initial' },
    ]);
  });

  test('the same person twice in a table gets the lower level', async () => {
    const plan = planOf(await factsOf([charter('made', ['ann|WG Member', 'ANN|Participant'])]));
    expect(plan.groups[0]?.memberships).toMatchObject([{ tier: 'participant' }]);
    expect(codes(plan)).toContain('two-levels');
  });
});

describe('K1, C1: groups', () => {
  test.each([
    ['MCP Apps Working Group Charter', 'MCP Apps'],
    ['Agents Charter', 'Agents'],
    ['Security Interest Group Charter', 'Security'],
    [null, 'made'],
  ])('the title %s makes the group %s', async (title, expected) => {
    expect(groupTitleOf({ title, name: 'made' })).toBe(expected);
  });

  test('K1: a kind that differs between section and folder leaves the file out', async () => {
    const file = { ...charter('made', ['ann|Lead']), path: 'interest-groups/made.mdx' };
    const plan = planOf(await factsOf([file]));
    expect(plan.groups).toEqual([]);
    expect(plan.leftOut).toEqual([{ file: 'interest-groups/made.mdx', why: 'kind-differs' }]);
    expect(changesAnything(plan)).toBe(false);
  });

  test('templates, proposals and other formats are left out', async () => {
    const names = ['charter-template.mdx', 'a.overview.proposal.mdx', 'list.json', 'working-groups/Bad Name.mdx'];
    const plan = planOf(await factsOf(names.map((path) => ({ path, content: charter('x', []).content }))));
    expect(Object.fromEntries(plan.leftOut.map(({ file, why }) => [file, why]))).toEqual({
      'charter-template.mdx': 'template',
      'a.overview.proposal.mdx': 'proposal',
      'list.json': 'other-format',
      'working-groups/Bad Name.mdx': 'no-group-name',
    });
  });

  test('P3, P4: a WG has the WG Member tier, an IG only when its charter lists WG Members', async () => {
    const plan = planOf(
      await factsOf([
        charter('one', ['ann|Lead']),
        charter('two', ['ann|Facilitator', 'ben|Participant'], '', 'Interest Group'),
        charter('three', ['ann|Facilitator', 'ben|WG Member'], '', 'Interest Group'),
      ]),
    );
    const tiers = Object.fromEntries(plan.groups.map((one) => [one.name, one.memberTier]));
    expect(tiers).toEqual({ one: true, two: false, three: true });
    expect(plan.notes.filter(({ code }) => code === 'members-in-interest-group')).toHaveLength(1);
  });

  const channel = (id: string, name: string) => ({ id: asId<Snowflake>(id), name });
  test.each([
    ['by its name', '', [channel('1', 'made-wg')], '1', []],
    ['by the name in the charter', 'Discord: `#mcp-made-wg`', [channel('2', 'mcp-made-wg')], '2', []],
    [
      'by the link in the charter, renamed or not',
      'Discord: [#made-wg](https://discord.com/channels/900000000000000001/100000000000000009)',
      [channel('100000000000000009', 'made-old'), channel('1', 'made-wg')],
      '100000000000000009',
      [],
    ],
    [
      'not when several could be meant',
      'Discord: #other',
      [channel('1', 'made-wg'), channel('2', 'other')],
      null,
      ['several-channels'],
    ],
    ['not when there is none', '', [channel('1', 'elsewhere')], null, []],
  ])('C1: a channel is bound %s', async (_how, more, channels, id, conflicts) => {
    const plan = planOf(await factsOf([charter('made', ['ann|Lead'], `## Operations\n\n${more}`)], { channels }));
    expect(plan.groups[0]?.channelId).toBe(id);
    expect(codes(plan)).toEqual(conflicts);
  });

  test('C1: a channel of another group is not taken', async () => {
    const channels = [channel('1', 'made-wg')];
    const groups = [group('other', { channelId: asId<Snowflake>('1'), title: 'Other' })];
    const plan = planOf(await factsOf([charter('made', ['ann|Lead'])], { channels, groups }));
    expect(plan.groups[0]?.channelId).toBeNull();
    expect(plan.conflicts).toMatchObject([{ code: 'channel-taken', by: 'Other' }]);
  });

  test('C1: a group that was made from the channel that the charter names is that group', async () => {
    const groups = [group('mcp-made', { channelId: asId<Snowflake>('1') })];
    const given = charter('made', ['ann|Lead'], '## Operations\n\nDiscord: #mcp-made-wg');
    const plan = planOf(await factsOf([given], { groups, channels: [channel('1', 'mcp-made-wg')] }));
    expect(plan.groups).toMatchObject([{ id: 'g-mcp-made', name: 'mcp-made', change: 'changed', channelId: '1' }]);
  });

  test('fields that change are told one by one', async () => {
    const groups = [group('made', { title: 'Old', mission: 'Another.', memberTier: false })];
    const plan = planOf(await factsOf([charter('made', ['ann|Lead'])], { groups }));
    expect(plan.groups[0]?.fields).toEqual([
      { field: 'title', from: 'Old', to: 'Made Up' },
      { field: 'mission', from: 'Another.', to: 'To be imported.' },
      { field: 'memberTier', from: 'false', to: 'true' },
    ]);
  });
});

describe('P10: people', () => {
  test('a Discord account in the access configuration links the person and confirms the GitHub name', async () => {
    const plan = planOf(
      await factsOf([charter('made', ['Ann|Lead', 'ben|Participant']), users('ann|100000000000000001')]),
    );
    expect(personOf(plan, 'Ann')).toMatchObject({
      change: 'new',
      set: { name: 'Ann', github: 'ann', githubConfirmed: true },
      accounts: ['100000000000000001'],
    });
    expect(personOf(plan, 'ben')?.set).toEqual({ name: 'ben', github: 'ben' });
  });

  test('several entries with one Discord account are one person, under any of the names', async () => {
    const plan = planOf(
      await factsOf([
        charter('made', ['ann-alt|Lead']),
        charter('more', ['ann|Participant']),
        users('ann|100000000000000001', 'ann-alt|100000000000000001'),
      ]),
    );
    expect(plan.people).toHaveLength(1);
    expect(new Set(plan.groups.flatMap((one) => one.memberships.map((row) => row.person))).size).toBe(1);
    expect(plan.notes).toContainEqual(expect.objectContaining({ code: 'one-person', githubs: ['ann-alt', 'ann'] }));
  });

  test('a person who joined in Discord and one from a charter become one', async () => {
    const joined = person('p-joined', { accounts: [account(1)], name: 'Annie' });
    const listed = person('p-listed', { github: 'ann', name: 'Ann' });
    const plan = planOf(await factsOf([users('ann|100000000000000001')], { people: [joined, listed] }));
    expect(plan.people).toMatchObject([
      { id: 'p-joined', change: 'linked', set: { github: 'ann', githubConfirmed: true }, merged: ['p-listed'] },
    ]);
  });

  test('a GitHub name that somebody only claims gives no right: the name is taken back', async () => {
    const claimant = person('p-claimant', { github: 'ann', accounts: [account(9)] });
    const plan = planOf(await factsOf([charter('made', ['ann|Lead'])], { people: [claimant] }));
    expect(plan.people).toMatchObject([
      { id: 'p-claimant', set: { github: null } },
      { id: null, change: 'new', set: { github: 'ann' } },
    ]);
    expect(plan.groups[0]?.memberships).toMatchObject([{ personId: null, tier: 'lead' }]);
    expect(codes(plan)).toEqual(['claimed-github']);
  });

  test('a confirmed GitHub name with another Discord account is a conflict and stays', async () => {
    const known = person('p-known', { github: 'ann', githubConfirmed: true, accounts: [account(9)] });
    const plan = planOf(await factsOf([users('ann|100000000000000001')], { people: [known] }));
    expect(plan.people).toEqual([]);
    expect(codes(plan)).toEqual(['discord-differs']);
  });

  test('another confirmed GitHub name of the same account is a conflict and stays', async () => {
    const known = person('p-known', { github: 'anna', githubConfirmed: true, accounts: [account(1)] });
    const plan = planOf(await factsOf([users('ann|100000000000000001')], { people: [known] }));
    expect(plan.people).toEqual([]);
    expect(codes(plan)).toEqual(['github-differs']);
  });

  test('L2: who is in the access configuration is Member; a role there is a hint of a higher level', async () => {
    const plan = planOf(
      await factsOf([
        users(
          'ann|100000000000000001',
          'ben|100000000000000002|maintainers',
          'cleo|100000000000000003|core-maintainers',
          'cleo-alt|100000000000000003|lead-maintainers',
        ),
        charter('made', ['dan|Participant']),
      ]),
    );
    expect(Object.fromEntries(plan.people.map(({ set, seenAs }) => [set.github, [set.ladder, seenAs]]))).toEqual({
      ann: ['member', null],
      ben: ['member', 'maintainer'],
      cleo: ['member', 'lead-maintainer'],
      dan: [undefined, null],
    });
  });

  test('L2: nobody is lowered, and what Discord showed is newer than a file', async () => {
    const known = { github: 'ann', githubConfirmed: true, accounts: [account(1)], ladder: 'member' } as const;
    const seen = person('p-seen', { ...known, seenAs: { level: 'core-maintainer', at: 0 } });
    const files = [users('ann|100000000000000001|maintainers')];
    expect(planOf(await factsOf(files, { people: [seen] })).people).toEqual([]);
    expect(planOf(await factsOf(files, { people: [person('p-new', known)] })).people).toMatchObject([
      { change: 'changed', set: {}, seenAs: 'maintainer' },
    ]);
    expect(planOf(await factsOf([users('ann|100000000000000001')], { people: [seen] })).people).toEqual([]);
  });

  test('L2: where it is not clear who somebody is, no level is given', async () => {
    const known = person('p-known', { github: 'ann', githubConfirmed: true, accounts: [account(9)] });
    const plan = planOf(await factsOf([users('ann|100000000000000001|maintainers')], { people: [known] }));
    expect(plan.people).toEqual([]);
  });

  test('somebody with a name only is known in that group only', async () => {
    const plan = planOf(
      await factsOf([charter('one', ['|Participant|Nina Name']), charter('two', ['|Participant|Nina Name'])]),
    );
    expect(plan.people.map(({ set }) => set)).toEqual([{ name: 'Nina Name' }, { name: 'Nina Name' }]);
    expect(new Set(plan.people.map(({ key }) => key)).size).toBe(2);
  });

  test('one person in two spellings is listed with both', async () => {
    const plan = planOf(
      await factsOf([charter('one', ['sam|Lead|Sam More']), charter('two', ['SAM|Lead|Sam More Drums'])]),
    );
    expect(plan.people).toHaveLength(1);
    expect(plan.conflicts).toMatchObject([
      { code: 'two-spellings', field: 'name', spellings: ['Sam More', 'Sam More Drums'] },
    ]);
  });

  test('P7: what people with an account set themselves is kept, a roster entry follows the charter', async () => {
    const own = person('p-own', { github: 'ann', githubConfirmed: true, accounts: [account(1)], name: 'Annie' });
    const roster = person('p-roster', { github: 'ben', name: 'Benny' });
    const plan = planOf(
      await factsOf([charter('made', ['ann|Lead|Ann', 'ben|Participant|Ben'])], { people: [own, roster] }),
    );
    expect(plan.people).toMatchObject([{ id: 'p-roster', set: { name: 'Ben' } }]);
    expect(plan.conflicts).toMatchObject([{ code: 'own-words-kept', stored: 'Annie', written: 'Ann' }]);
  });

  test('people of the access configuration without Discord account and charter are not imported', async () => {
    expect(planOf(await factsOf([users('ann||tracing-wg', '|100000000000000002|')])).people).toMatchObject([
      { set: {}, accounts: ['100000000000000002'] },
    ]);
  });
});

describe('P1: an import never lowers and never removes', () => {
  const made = group('made');
  const ann = person('p-ann', { github: 'ann', githubConfirmed: true, accounts: [account(1)], name: 'ann' });
  const facts = (level: string, row: Parameters<typeof membership>[2]) =>
    factsOf([charter('made', ['lea|Lead', `ann|${level}`])], {
      groups: [made],
      people: [ann],
      memberships: [membership(ann, made, row)],
    });
  const annIn = (plan: ImportPlan) => plan.groups[0]?.memberships.find((row) => row.personId === ann.id);

  test.each([
    ['Participant', 'member', 'joined'],
    ['Observer', 'lead', 'joined'],
    ['Observer', 'member', 'charter'],
  ] as const)('%s in the charter, %s here (%s): kept, and told', async (level, tier, source) => {
    const plan = planOf(await facts(level, { tier, source }));
    expect(annIn(plan)).toBeUndefined();
    expect(plan.conflicts).toMatchObject([{ code: 'tier-kept', has: tier }]);
  });

  test('raised', async () => {
    expect(annIn(planOf(await facts('WG Member', { tier: 'participant' })))).toMatchObject({
      change: 'raised',
      from: 'participant',
      tier: 'member',
    });
  });

  test('who left in Discord does not come back by a file', async () => {
    const plan = planOf(await facts('WG Member', { endedAt: 1 }));
    expect(annIn(plan)).toBeUndefined();
    expect(codes(plan)).toEqual(['has-left']);
  });

  test('who is missing in a newer charter is listed, not removed; who joined in Discord is not even listed', async () => {
    const ben = person('p-ben', { name: 'Ben', accounts: [account(2)] });
    const plan = planOf(
      await factsOf([charter('made', ['lea|Lead'])], {
        groups: [made],
        people: [ann, ben],
        memberships: [membership(ann, made, { source: 'charter' }), membership(ben, made)],
      }),
    );
    expect(plan.conflicts).toMatchObject([{ code: 'no-longer-listed', people: ['ann'] }]);
  });
});

describe('P10: charter and access configuration are compared', () => {
  test('in both directions, and by the person rather than the spelling', async () => {
    const plan = planOf(
      await factsOf([
        charter('made', ['Ann|Lead', 'ben|Participant', 'cat-alt|Participant']),
        roles('made-wg'),
        users('ann||made-wg', 'cat|100000000000000003|made-wg', 'cat-alt|100000000000000003|', 'dan||made-wg', 'eve||'),
      ]),
    );
    expect(plan.conflicts).toMatchObject([
      { code: 'not-in-access', role: 'made-wg', people: ['ben'], line: 19 },
      { code: 'not-in-charter', role: 'made-wg', people: ['dan'] },
    ]);
  });

  test('the role is found by the channel that the charter names', async () => {
    const given = charter('made', ['ann|Lead'], '## Operations\n\nDiscord: #mcp-made-wg');
    const plan = planOf(await factsOf([given, roles('mcp-made-wg'), users('ben||mcp-made-wg')]));
    expect(codes(plan)).toEqual(['not-in-access', 'not-in-charter']);
  });

  test('a group without a role is noted once', async () => {
    const plan = planOf(await factsOf([charter('made', ['ann|Lead']), roles('other-wg'), users('ann||')]));
    expect(plan.notes.map(({ code }) => code)).toContain('no-access-role');
    expect(codes(plan)).toEqual([]);
  });
});

test('equal facts give an equal plan, in whatever order the files come', async () => {
  const files = [
    charter('one', ['ann|Lead']),
    charter('two', ['ben|Lead', 'ann|WG Member']),
    users('ann|100000000000000001'),
  ];
  const plan = planOf(await factsOf(files));
  expect(JSON.stringify(planOf(await factsOf([...files].reverse())))).toBe(JSON.stringify(plan));
});
