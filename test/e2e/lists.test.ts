import { beforeAll, describe, expect, it } from 'vitest';
import { files } from '../../src/adapters/files/files.js';
import { writeMembership } from '../../src/app/write-membership.js';
import { active } from '../../src/domain/activity.js';
import { edition } from '../../src/domain/rules.js';
import type { Membership } from '../../src/domain/membership.js';
import { filesIn } from '../import/real-files.js';
import { DAY, openPlace, type Name, type TestPlace } from './place.js';
import { IG, WG, said, seen } from './proposals.js';

// The parsers are loaded with the first file, which on a busy machine takes longer than Discord waits for an answer.
beforeAll(async () => {
  await files.charter({ path: 'x.mdx', content: '## Membership\n' });
  await files.access([{ path: 'x.ts', content: '' }]);
  await files.accessDiff([], [], 3);
});

const ROLES = `export const ROLES = [
  { id: 'tracing-wg', description: 'Tracing', github: { team: 'tracing-wg' } },
  { id: 'wg-ig-facilitators', description: 'Leads', discord: { role: 'wg/ig facilitators (synced)' } },
];
`;

/** users.ts of this place: alice has all she needs, bob nothing. */
const usersOf = (place: TestPlace, more: Partial<Record<Name, readonly string[]>> = {}): string => {
  const roles: Partial<Record<Name, readonly string[]>> = {
    alice: ['tracing-wg', 'wg-ig-facilitators'],
    bob: [],
    ...more,
  };
  const entries = (Object.entries(roles) as [Name, readonly string[]][]).map(
    ([name, memberOf]) => `  {
    github: '${name}-example',
    discord: '${place.people[name].id}',
    memberOf: [${memberOf.map((id) => `'${id}'`).join(', ')}],
  },
`,
  );
  return `export const MEMBERS = [\n${entries.join('')}];\n`;
};

async function imported(place: TestPlace, name: string, content: string): Promise<void> {
  const manager = place.people.grace.in('#general');
  await manager.command('/setup import', { file: { name, content } });
  const done = await manager.click('Apply');
  expect(done.failed).toBeNull();
  await place.settle();
}

/** Bob's place changes as one of the acts on leads changes it. */
async function becomes(
  place: TestPlace,
  name: Name,
  change: Partial<Membership>,
  happened = 'lead-changed',
): Promise<void> {
  const { store, clock, edition: rules } = place.bot.deps;
  await store.transaction(async (tx) => {
    await tx.servers.lock(place.serverId);
    const group = await tx.groups.byName(place.serverId, 'working-group', 'tracing');
    const account = (await tx.people.all(place.serverId)).find(({ github }) => github === `${name}-example`);
    const membership = group && account && (await tx.memberships.of(group.id, account.id));
    if (!group || !membership) throw new Error('they are not in the group');
    await writeMembership(tx, place.bot.deps, {
      membership: active({ ...membership, ...change }, clock.now(), edition(rules)),
      ...{ group, happened, at: clock.now(), actor: null },
    });
  });
  place.bot.deps.wake();
  await place.settle();
}

async function agrees(place: TestPlace, name: Name): Promise<void> {
  await place.people[name].in(WG).command('/privacy consent');
  await place.people[name].in(WG).click('Publish my name');
  await place.settle();
}

const fileOf = (outcome: {
  answer: { attachments: readonly { name: string; content: string | null }[] } | null;
}): string => outcome.answer?.attachments[0]?.content ?? '';

describe('P10: /member export', () => {
  it('P10: the charter’s tables, with names only of those who agreed', async () => {
    const place = await openPlace();
    await agrees(place, 'bob');
    const made = await place.people.alice.in(WG).command('/member export', { format: 'charter' });
    expect(made.ephemeral).toBe(true);
    // Bob and Carol joined at the same time, so either may come first.
    const inOrder = (content: string) => content.split('\n').toSorted();
    expect(inOrder(fileOf(made))).toEqual(
      inOrder(`## Leadership

| Role | Name     | Organization | GitHub | Term |
| ---- | -------- | ------------ | ------ | ---- |
| Lead | a member |              |        |      |

## Membership

| Name        | Organization | GitHub                                         | Discord | Level       |
| ----------- | ------------ | ---------------------------------------------- | ------- | ----------- |
| a member    |              |                                                |         | Lead        |
| Bob Example | Example Org  | [@bob-example](https://github.com/bob-example) |         | WG Member   |
| a member    |              |                                                |         | WG Member   |
| a member    |              |                                                |         | Participant |
`),
    );
    expect(made.answer?.text).toContain('4 people stand there as “a member”');
  });

  it('P10: after an import nothing is to change, and the rows are those of the file', async () => {
    const place = await openPlace({ bare: true });
    const charter = filesIn('samples').find(({ path }) => path.endsWith('tracing.mdx'))?.content ?? '';
    await imported(place, 'tracing.mdx', charter);
    await imported(
      place,
      'users.ts',
      `export const MEMBERS = [
  { github: 'alice-example', discord: '${place.people.alice.id}', memberOf: [] },
];
`,
    );
    const made = await place.people.alice.in(WG).command('/member export', { format: 'charter' });
    expect(made.answer?.text).toContain('Nothing is to change');
    const [leadership = '', membership = ''] =
      /\n(\| Role [^]*?)\n\n[^]*?\n(\| Name [^]*?)\n\n/u.exec(charter)?.slice(1) ?? [];
    expect(fileOf(made)).toContain(leadership);
    const cells = (table: string) => table.split('\n').map((row) => row.split(/\s*\|\s*/u));
    const own = fileOf(made).split('## Membership\n\n')[1]?.trimEnd() ?? '';
    expect(cells(own).filter((_row, index) => index !== 1)).toEqual(
      cells(membership).filter((_row, index) => index !== 1),
    );
  });

  it('P10: as CSV, one a row, named only with consent', async () => {
    const place = await openPlace();
    await agrees(place, 'bob');
    const made = await place.people.alice.in(WG).command('/member export', { format: 'csv' });
    const lines = fileOf(made).split('\r\n');
    expect(lines).toHaveLength(7);
    expect(lines[0]).toBe('name,organization,github,discord,tier,since,role,term,emeritus since');
    expect(lines).toContain('Bob Example,Example Org,bob-example,,WG Member,2026-03-02,,,');
    expect(fileOf(made)).not.toContain('Alice');
  });

  it('P10: the access change is a diff against the imported files', async () => {
    const place = await openPlace();
    const before = await place.people.alice.in(WG).command('/member export', { format: 'access' });
    expect(before.answer?.text).toContain('No access file was ever imported');
    await imported(place, 'roles.ts', ROLES);
    await imported(place, 'users.ts', usersOf(place));
    const made = await place.people.alice.in(WG).command('/member export', { format: 'access' });
    expect(fileOf(made)).toContain("-    memberOf: [],\n+    memberOf: ['tracing-wg'],\n");
    expect(fileOf(made)).not.toContain('carol');
    expect(made.answer?.text).toMatch(/@carol is not put in: they have no entry there/u);
    await agrees(place, 'carol');
    const again = await place.people.alice.in(WG).command('/member export', { format: 'access' });
    expect(fileOf(again)).toContain(`+    github: 'carol-example',\n+    discord: '${place.people.carol.id}',\n`);
    await imported(place, 'users.ts', usersOf(place, { bob: ['tracing-wg'], carol: ['tracing-wg'] }));
    const none = await place.people.alice.in(WG).command('/member export', { format: 'access' });
    expect(none.answer?.text).toContain('Nothing is to change');
    expect(none.answer?.attachments).toEqual([]);
    const given = { name: 'users.ts', content: usersOf(place) };
    const other = await place.people.alice.in(WG).command('/member export', { format: 'access', file: given });
    expect(fileOf(other)).toContain("+    memberOf: ['tracing-wg'],");
    const wrong = { name: 'roles.ts', content: ROLES };
    const refused = await place.people.alice.in(WG).command('/member export', { format: 'access', file: wrong });
    expect(refused.answer?.text).toContain('§P10');
  });

  it('P10: only leads of the group and Core Maintainers get a list', async () => {
    const place = await openPlace();
    for (const who of ['bob', 'mallory'] as const) {
      const refused = await place.people[who].in(WG).command('/member export', { format: 'csv' });
      expect(refused.answer?.text).toContain('neither a Lead of Tracing nor a Core Maintainer');
    }
    const elsewhere = await place.people.alice.in('#general').command('/member export', { format: 'csv' });
    expect(elsewhere.answer?.text).toContain('§C1');
    const facilitator = await place.people.alice.in(IG).command('/member export', { format: 'csv' });
    expect(fileOf(facilitator)).toContain('Facilitator');
  });
});

describe('P10: /member drift', () => {
  it('P10: names each difference with what mends it, until there is none', async () => {
    const place = await openPlace();
    const drift = () => place.people.alice.in(WG).command('/member drift');
    const first = (await drift()).answer?.text ?? '';
    expect(first).toContain('No charter of this group was imported.');
    expect(first).toContain('No access file was ever imported.');
    await imported(place, 'roles.ts', ROLES);
    await imported(place, 'users.ts', usersOf(place, { erin: ['tracing-wg'], mallory: ['tracing-wg'] }));
    const rows = ['alice', 'bob', 'dave', 'zed'].map(
      (name) =>
        `| ${name} | Example Org | [@${name}-example](https://github.com/${name}-example) |  | ${name === 'dave' ? 'Maintainer' : name === 'alice' ? 'Lead' : 'WG Member'} |`,
    );
    const charter = `---
title: Tracing Charter
---

## Group Type

**Working Group**

## Leadership

| Role | Name | Organization | GitHub | Term |
| ---- | ---- | ------------ | ------ | ---- |
| Lead | alice | Example Org | [@alice-example](https://github.com/alice-example) | Initial |

## Membership

| Name | Organization | GitHub | Discord | Level |
| ---- | ---- | ------------ | ------ | ---- |
${rows.join('\n')}
`;
    await imported(place, 'tracing.mdx', charter);
    const made = (await drift()).answer?.text ?? '';
    for (const words of [
      /gives @dave the level “Maintainer”/u,
      /@carol is WG Member and not in the charter/u,
      /@bob lacks .?tracing-wg/u,
      /mallory-example has .?tracing-wg.? and is not in the group/u,
      /No Discord account of zed is known/u,
    ])
      expect(made).toMatch(words);
    expect(made).not.toMatch(/@erin/u);
    const refused = await place.people.bob.in(WG).command('/member drift');
    expect(refused.answer?.text).toContain('or a Core Maintainer');
  });
});

const cards = (place: TestPlace) => said(place, 'Access of a');

describe('C3: access changes', () => {
  it('C3: a new lead brings an access change, which Done ends once', async () => {
    const place = await openPlace();
    await becomes(place, 'bob', { tier: 'lead' });
    expect(cards(place)).toHaveLength(1);
    expect(cards(place)[0]?.text).toContain('No access file was ever imported');
    const refused = await place.people.carol.in(WG).click('Done', { on: 'Access of a new Lead' });
    expect(refused.answer?.text).toContain('or a Core Maintainer');
    const done = await place.people.alice.in(WG).click('Done', { on: 'Access of a new Lead' });
    expect(done.answer?.text).toContain('Done');
    await place.settle();
    expect(cards(place)[0]?.buttons).toEqual([]);
    const record = await place.people.alice.in(WG).command('/record show');
    expect(record.answer?.text).toContain('an access change was done');
  });

  it('C3: the card carries the diff, and an import that has it ends the change', async () => {
    const place = await openPlace();
    await imported(place, 'roles.ts', ROLES);
    await imported(place, 'users.ts', usersOf(place));
    await becomes(place, 'bob', { tier: 'lead' });
    const [card] = cards(place);
    expect(card?.text).toContain('wg-ig-facilitators');
    expect(card?.attachments[0]?.content).toContain("+    memberOf: ['tracing-wg', 'wg-ig-facilitators'],");
    expect(card?.attachments[0]?.content).not.toContain('alice');
    await imported(place, 'users.ts', usersOf(place, { bob: ['tracing-wg'] }));
    expect(cards(place)[0]?.buttons).toHaveLength(1);
    await imported(place, 'users.ts', usersOf(place, { bob: ['wg-ig-facilitators', 'tracing-wg'] }));
    expect(cards(place)[0]?.buttons).toEqual([]);
    await becomes(place, 'bob', { tier: 'member' });
    const former = said(place, 'Access of a former Lead');
    expect(former[0]?.attachments[0]?.content).toContain("+    memberOf: ['tracing-wg'],");
  });

  it('C3: the opposite change makes the earlier one needless', async () => {
    const place = await openPlace();
    await becomes(place, 'bob', { tier: 'lead' });
    await becomes(place, 'bob', { tier: 'lead', term: '6 months' });
    expect(cards(place)).toHaveLength(1);
    await place.people.bob.in(WG).command('/member leave');
    await place.settle();
    expect(said(place, 'Access of a new Lead')[0]?.text).toContain('Not needed any more');
    expect(said(place, 'Access of a former Lead')[0]?.buttons).toHaveLength(1);
  });

  it('C3: leads hear of it every Monday until it is done', async () => {
    const place = await openPlace();
    await becomes(place, 'bob', { tier: 'lead' });
    await place.pass(6 * DAY);
    expect(said(place, 'access change in')).toEqual([]);
    await place.pass(DAY);
    expect(said(place, '1 access change')).toHaveLength(1);
    await place.people.alice.in(WG).click('Done', { on: 'Access of a new Lead' });
    await place.pass(7 * DAY);
    expect(said(place, '1 access change')).toHaveLength(1);
  });

  it('C3: a card that names somebody goes with their data', async () => {
    const place = await openPlace();
    await becomes(place, 'bob', { tier: 'lead' });
    const bob = place.people.bob.in('#general');
    await bob.command('/privacy erase');
    const form = await bob.click('Erase for good …');
    await form.form?.submit({ 'Type ERASE': 'ERASE' });
    await place.settle();
    expect(seen(place).filter(({ text }) => text.includes('Access of a'))).toEqual([]);
  });
});
