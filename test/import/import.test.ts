import { FRESH } from '../../src/domain/membership.js';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { files } from '../../src/adapters/files/files.js';
import { openStore } from '../../src/adapters/prisma/store.js';
import type { Act } from '../../src/app/act.js';
import { applyImport } from '../../src/app/apply-import.js';
import type { Deps } from '../../src/app/deps.js';
import { planImport } from '../../src/app/plan-import.js';
import { welcomeServer } from '../../src/app/server-presence.js';
import { parseSettings } from '../../src/config.js';
import { asId, type GroupId, type PersonId, type Snowflake } from '../../src/domain/ids.js';
import { verify } from '../../src/domain/record.js';
import type { SourceFile } from '../../src/ports/files.js';
import type { Store } from '../../src/ports/store.js';
import { EXIT } from '../../src/runtime/exit-codes.js';
import { importCommand } from '../../src/runtime/import-command.js';
import { importPlanCard } from '../../src/text/import-plan-card.js';
import { account, charter, NOW, users } from './facts.js';
import { filesIn, realData } from './real-files.js';

const SERVER = asId<Snowflake>('900000000000000001');
const CHANNELS = ['tracing-wg', 'packaging-wg', 'accessibility-ig'].map((name, index) => ({
  id: asId<Snowflake>(`20000000000000000${index}`),
  name,
  kind: 'text' as const,
  parentId: null,
  missing: [],
}));
const SAMPLES = [...filesIn('samples/charters'), ...filesIn('samples/access')];

let folder: string;
let url: string;
let store: Store;
let deps: Deps;
let now: number;
let acts = 0;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'convenor-import-'));
  url = `file:${join(folder, 'convenor.db')}`;
  store = await openStore(url);
  now = NOW;
  const place = { id: SERVER, name: 'Example', channels: CHANNELS, roles: [] };
  deps = {
    store,
    clock: { now: () => now },
    // The import asks the chat for the server's channels and for nothing else.
    chat: { place: () => place } as unknown as Deps['chat'],
    files,
    permissions: { read: async () => ({ ok: true, value: { common: [], commands: [] } }), write: async () => [] },
    roots: [],
    edition: 'mcp-2026',
    outageExtension: false,
    reminders: [],
    wake: () => undefined,
  };
  await welcomeServer(deps, place);
});

afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

const act = (more: Partial<Act['user']> = {}): Act => ({
  id: asId<Snowflake>(`3000000000000${String((acts += 1)).padStart(5, '0')}`),
  at: now,
  serverId: SERVER,
  channelId: asId<Snowflake>('200000000000000000'),
  user: { id: account(9), displayName: 'Manager', roleIds: [], managesServer: true, ...more },
});

async function shown(given: readonly SourceFile[]) {
  const planned = await planImport(act(), given, deps);
  if (!planned.ok) throw new Error(planned.refusal.code);
  return planned.value;
}

async function applied(given: readonly SourceFile[]) {
  const { draftId } = await shown(given);
  if (draftId === null) throw new Error('nothing to apply');
  const done = await applyImport(act(), draftId, deps);
  if (!done.ok) throw new Error(done.refusal.code);
  return done.value;
}

/** Everything that an import can write, so that two states can be compared. */
const everything = () =>
  store.read(async (tx) => {
    const groups = await tx.groups.list(SERVER);
    return {
      groups,
      people: await tx.people.all(SERVER),
      memberships: (await Promise.all(groups.map((group) => tx.memberships.ofGroup(group.id)))).flat(),
      documents: await tx.documents.latest(SERVER),
      record: await tx.record.list({ serverId: SERVER, limit: 1_000 }),
      posts: await tx.outbox.due(now, 1_000),
    };
  });

const roster = async (name: string): Promise<string[]> => {
  const { groups, people, memberships } = await everything();
  const group = groups.find((one) => one.name === name);
  return memberships
    .filter((row) => row.groupId === group?.id)
    .map((row) => `${people.find((one) => one.id === row.personId)?.name}: ${row.tier}`)
    .sort();
};

describe('I13: planning changes nothing', () => {
  test('nothing but the draft is written', async () => {
    const before = await everything();
    const { draftId } = await shown(SAMPLES);
    expect(await everything()).toEqual(before);
    const draft = await store.read((tx) => tx.drafts.find(draftId ?? ''));
    expect(Object.keys(draft?.fields ?? {})).toHaveLength(SAMPLES.length);
    expect(draft?.expiresAt).toBe(NOW + 7 * 24 * 3_600_000);
  });

  test('who may not manage the server neither plans nor applies', async () => {
    const refused = await planImport(act({ managesServer: false }), SAMPLES, deps);
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'needs-manage-server' } });
    const { draftId } = await shown(SAMPLES);
    const before = await everything();
    expect(await applyImport(act({ managesServer: false }), draftId ?? '', deps)).toMatchObject({
      ok: false,
      refusal: { code: 'needs-manage-server' },
    });
    expect(await everything()).toEqual(before);
  });

  test('one file that is neither charter nor access configuration is refused with the reason', async () => {
    const given = [{ path: 'shopping.mdx', content: '- milk\n' }];
    expect(await planImport(act(), given, deps)).toMatchObject({
      ok: false,
      refusal: { code: 'not-a-charter-or-access-file', name: 'shopping.mdx' },
    });
  });
});

describe('I13: applying writes what the plan said', () => {
  test('the samples: groups, channels, tiers, linked people', async () => {
    await applied(SAMPLES);
    const { groups, people } = await everything();
    expect(groups.map(({ title, kind, memberTier, channelId }) => [title, kind, memberTier, channelId])).toEqual([
      ['Accessibility', 'interest-group', false, CHANNELS[2]?.id],
      ['Packaging', 'working-group', true, CHANNELS[1]?.id],
      ['Tracing', 'working-group', true, CHANNELS[0]?.id],
    ]);
    expect(await roster('tracing')).toEqual([
      'Alice Example: lead',
      'Bob Sample: member',
      'Carol Demo: member',
      'Dave Placeholder: participant',
    ]);
    expect(await roster('packaging')).toEqual([
      'Bob Sample: lead',
      'Carol Demo: observer',
      'Ivan Nowhere: participant',
    ]);
    expect(await roster('accessibility')).toEqual([
      'Alice Example: participant',
      'Dave Placeholder: lead',
      'Heidi Fiction: participant',
    ]);
    const alice = people.find((one) => one.github === 'alice-example');
    expect(alice).toMatchObject({ githubConfirmed: true, accounts: [account(1)], organization: 'Example Works' });
  });

  test('P8: the clock of imported people starts at the import; files are kept with their date', async () => {
    now += 5_000;
    await applied(SAMPLES);
    const { memberships, documents } = await everything();
    expect(new Set(memberships.map((row) => row.since))).toEqual(new Set([now]));
    expect(new Set(memberships.map((row) => row.source))).toEqual(new Set(['charter']));
    expect(documents.map(({ path, importedAt }) => [path, importedAt])).toEqual(
      [
        'interest-groups/accessibility.mdx',
        'roleIds.ts',
        'roles.ts',
        'users.ts',
        'working-groups/packaging.mdx',
        'working-groups/tracing.mdx',
      ].map((path) => [path, now]),
    );
    const tracing = SAMPLES.find(({ path }) => path.endsWith('tracing.mdx'));
    expect(documents.at(-1)?.content).toBe(tracing?.content);
  });

  test('X1: the record has the import and each group, holds, and names nobody in the clear', async () => {
    await applied(SAMPLES);
    const { record } = await everything();
    expect(record.map(({ kind }) => kind)).toEqual([
      'charters-imported',
      'group-imported',
      'group-imported',
      'group-imported',
    ]);
    expect(record[0]?.facts).toMatchObject({ groupsNew: 3, peopleNew: 9, conflicts: 3 });
    expect(record[3]?.facts).toMatchObject({ name: 'tracing', lead: 1, member: 2, participant: 1, new: true });
    expect(verify(record)).toBeNull();
    expect(JSON.stringify(record.map(({ facts, sealed }) => [facts, sealed]))).not.toMatch(
      /alice|bob|heidi|10000000/iu,
    );
    expect(Object.values(record[3]?.values ?? {}).map(({ value }) => value)).toContain('Alice Example: lead');
  });

  test('each bound group gets its pinned card', async () => {
    await applied(SAMPLES);
    const { posts } = await everything();
    expect(posts.map(({ channelId, pin, post }) => [channelId, pin, post.type])).toEqual(
      expect.arrayContaining(CHANNELS.map(({ id }) => [id, true, 'group'])),
    );
    expect(posts).toHaveLength(3);
  });

  test('the charter is kept as facts with everything that has no field', async () => {
    await applied(SAMPLES);
    const facts = await store.read(async (tx) => {
      const group = await tx.groups.byName(SERVER, 'working-group', 'tracing');
      return tx.documents.charter(group?.id ?? asId<GroupId>(''));
    });
    const given = SAMPLES.find(({ path }) => path.endsWith('tracing.mdx')) ?? charter('x', []);
    expect(JSON.parse(facts?.facts ?? '')).toEqual((await files.charter(given)).value);
  });
});

describe('I13: importing again', () => {
  test('the same files change nothing', async () => {
    await applied(SAMPLES);
    const before = await everything();
    const again = await shown([...SAMPLES].reverse());
    expect(again.draftId).toBeNull();
    expect(importPlanCard(again).buttons).toEqual([]);
    expect(await everything()).toEqual(before);
  });

  test('each file on its own, as attachments come, ends like all at once', async () => {
    for (const file of SAMPLES) await applied([{ ...file, path: file.path.split('/').at(-1) ?? '' }]);
    const alone = await everything();
    expect(await roster('tracing')).toContain('Alice Example: lead');
    expect(alone.people.find((one) => one.github === 'alice-example')?.accounts).toEqual([account(1)]);
    expect((await shown(SAMPLES)).draftId).toBeNull();
  });

  test.skipIf(!realData())('the real files (skipped where there is no ../shared/data)', async () => {
    const real = realData() ?? '';
    const given = [...filesIn('', join(real, 'charters')), ...filesIn('', join(real, 'access'))];
    const plan = await applied(given);
    expect(plan.leftOut.map(({ why }) => why).sort()).toEqual(['proposal', 'template']);
    expect(plan.groups).toHaveLength(11);
    expect(plan.groups.reduce((sum, one) => sum + one.memberships.filter((row) => row.tier === 'lead').length, 0)).toBe(
      26,
    );
    const before = await everything();
    expect((await shown(given)).draftId).toBeNull();
    expect(await everything()).toEqual(before);
  });

  test('a changed charter changes the group, and going back is a change again', async () => {
    const first = charter('made', ['ann|Lead']);
    const second = charter('made', ['ann|Lead', 'ben|WG Member']);
    await applied([first]);
    now += 1_000;
    await applied([second]);
    expect(await roster('made')).toEqual(['ann: lead', 'ben: member']);
    now += 1_000;
    const back = await applied([first]);
    expect(back.conflicts).toMatchObject([{ code: 'no-longer-listed', people: ['ben'] }]);
    expect(await roster('made')).toEqual(['ann: lead', 'ben: member']);
    expect((await everything()).documents.map(({ content }) => content)).toEqual([first.content]);
  });

  test('L5: who joined in Discord and who stood in a charter become one with the higher tier', async () => {
    await applied([charter('made', ['lea|Lead', 'ann|WG Member'])]);
    const joined = asId<PersonId>('joined');
    await store.transaction(async (tx) => {
      const group = await tx.groups.byName(SERVER, 'working-group', 'made');
      await tx.people.save({
        id: joined,
        serverId: SERVER,
        name: 'Annie',
        organization: null,
        github: null,
        githubConfirmed: false,
        discordName: null,
        consent: 'unasked',
        consentAt: null,
        erasedAt: null,
        ladder: 'contributor',
        seenAs: null,
        counted: true,
        profileAt: null,
        accounts: [account(1)],
        createdAt: now,
      });
      await tx.memberships.save({
        id: asId('m'),
        groupId: group?.id ?? asId<GroupId>(''),
        personId: joined,
        tier: 'observer',
        source: 'joined',
        ...FRESH,
        since: now,
      });
    });
    await applied([users('ann|100000000000000001')]);
    expect(await roster('made')).toEqual(['Annie: member', 'lea: lead']);
    const person = await store.read((tx) => tx.people.byGithub(SERVER, 'ANN'));
    expect(person).toMatchObject({ id: joined, githubConfirmed: true });
  });

  test('P1: who left in Discord stays away when the charter changes', async () => {
    await applied([charter('made', ['lea|Lead', 'ann|WG Member'])]);
    await store.transaction(async (tx) => {
      const ann = await tx.people.byGithub(SERVER, 'ann');
      const [row] = ann ? await tx.memberships.ofPerson(ann.id) : [];
      if (!row) throw new Error('no row');
      await tx.memberships.save({ ...row, endedAt: now });
    });
    const plan = await applied([charter('made', ['lea|Lead', 'ann|WG Member'], 'More.')]);
    expect(plan.conflicts).toMatchObject([{ code: 'has-left', person: 'ann' }]);
    expect(await roster('made')).toEqual(['lea: lead']);
  });
});

describe('I13: Apply applies the plan that was shown, or nothing', () => {
  const change = async (): Promise<void> => {
    await store.transaction(async (tx) => {
      await tx.groups.save({
        id: asId<GroupId>('made'),
        serverId: SERVER,
        kind: 'working-group',
        name: 'tracing',
        title: 'Tracing',
        status: 'active',
        mission: '',
        memberTier: true,
        channelId: null,
        grandfathered: true,
        oneHoldsSince: null,
        createdAt: now,
      });
    });
  };

  test.each([
    ['something changed meanwhile', change],
    ['seven days have gone', async () => void (now += 7 * 24 * 3_600_000)],
  ])('%s: plan-expired, and nothing is written', async (_what, happen) => {
    const { draftId } = await shown(SAMPLES);
    await happen();
    const before = await everything();
    const done = await applyImport(act(), draftId ?? '', deps);
    expect(done).toMatchObject({ ok: false, refusal: { code: 'plan-expired' } });
    expect(await everything()).toEqual(before);
  });

  test('a second press finds it applied', async () => {
    const { draftId } = await shown(SAMPLES);
    const [first, second] = await Promise.all([
      applyImport(act(), draftId ?? '', deps),
      applyImport(act(), draftId ?? '', deps),
    ]);
    expect([first.ok, second.ok].sort()).toEqual([false, true]);
    expect((await everything()).record).toHaveLength(4);
  });

  test('it works after a restart', async () => {
    const { draftId } = await shown(SAMPLES);
    await store.close();
    store = await openStore(url);
    deps = { ...deps, store };
    expect((await applyImport(act(), draftId ?? '', deps)).ok).toBe(true);
  });
});

describe('npm run import', () => {
  const settings = () => {
    const read = parseSettings({ DATABASE_URL: url });
    if (!read.ok) throw new Error(read.faults.join());
    return read.settings;
  };
  async function run(args: readonly string[], answer: string | null = null) {
    const said: string[] = [];
    const complained: string[] = [];
    const code = await importCommand(args, {
      settings: settings(),
      clock: { now: () => now },
      print: (text) => said.push(text),
      complain: (text) => complained.push(text),
      ask: answer === null ? null : async () => answer,
    });
    return { code, said: said.join('\n'), complained: complained.join('\n') };
  }
  const put = (path: string, content: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  };

  test('says so when the running bot has the database', async () => {
    const { code, complained } = await run(['samples', '--apply']);
    expect(code).toBe(EXIT.database);
    expect(complained).toMatch(/in use by process \d+.*most likely the bot itself/su);
  });

  test('shows the plan and changes nothing without --apply or a yes', async () => {
    await store.close();
    for (const answer of [null, 'no', '']) {
      const { code, said } = await run(['samples'], answer);
      expect(code).toBe(EXIT.done);
      expect(said).toContain('## New groups');
      expect(said).toContain('`samples/charters/working-groups/packaging.mdx:72`');
      expect(said).toMatch(/Nothing was changed\./u);
    }
    store = await openStore(url);
    expect((await everything()).groups).toEqual([]);
  });

  test('applies with --apply or after a yes, and then has nothing to do', async () => {
    await store.close();
    expect(await run(['samples/charters'], 'yes')).toMatchObject({ code: EXIT.done, complained: '' });
    expect(await run(['samples/access', '--apply'])).toMatchObject({ code: EXIT.done, complained: '' });
    const { said } = await run(['samples']);
    expect(said).toContain('Nothing would change.');
    store = await openStore(url);
    expect(await roster('tracing')).toContain('Alice Example: lead');
  });

  test('takes a single file, whose folder tells the kind', async () => {
    put('working-groups/made.mdx', '---\ntitle: Made\n---\n\n## Group Type\n\nto be said\n');
    await store.close();
    const { said } = await run([join(folder, 'working-groups/made.mdx'), '--apply']);
    expect(said).toContain('**made** (Working Group'.replace('made', 'Made'));
    store = await openStore(url);
  });

  test.each([
    [['--aply', 'samples'], /npm run import -- <folder or file>/u],
    [[], /npm run import -- <folder or file>/u],
    [['no-such-folder'], /no-such-folder/u],
    [['samples', '--server', 'mine'], /"mine" is not the id of a Discord server/u],
  ])('refuses %j with a sentence', async (args, sentence) => {
    await store.close();
    const { code, complained } = await run(args);
    expect(code).toBe(EXIT.settings);
    expect(complained).toMatch(sentence);
    store = await openStore(url);
  });

  test('asks for the server when the bot is in several', async () => {
    await welcomeServer(deps, { id: asId('900000000000000002'), name: 'Second' });
    await store.close();
    const { code, complained } = await run(['samples']);
    expect(code).toBe(EXIT.settings);
    expect(complained).toContain('900000000000000002  Second');
    store = await openStore(url);
  });
});
