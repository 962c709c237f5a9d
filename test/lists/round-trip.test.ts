import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { files } from '../../src/adapters/files/files.js';
import { applyShownImport, planShownImport } from '../../src/app/apply-import.js';
import { accessNow } from '../../src/app/access-now.js';
import { charterNow, listFacts } from '../../src/app/charter-now.js';
import { charterLists } from '../../src/domain/charter-lists.js';
import type { Charter } from '../../src/domain/charter.js';
import type { SourceFile } from '../../src/ports/files.js';
import { charterTables } from '../../src/text/charter-tables.js';
import { filesIn, realData } from '../import/real-files.js';
import { aServer } from '../store/fixtures.js';
import { temporaryStore, type TemporaryStore } from '../temporary-store.js';

const NOW = Date.UTC(2026, 2, 2, 12);
const OWN = [
  ...filesIn('samples/charters'),
  ...filesIn('test/fixtures/charters').map(({ path, content }) => ({ path: `working-groups/${path}`, content })),
].filter(({ content }) => !content.includes('**Interest Group** {'));
const real = realData();
const REAL =
  real === null ? [] : filesIn('charters', `${real}/charters`).filter(({ path }) => path.includes('-groups/'));

let database: TemporaryStore;
beforeEach(async () => {
  database = await temporaryStore();
});
afterEach(() => database.close());

/** What a charter's lists say, however they are written. */
const roster = ({ leadership, membership }: Charter) => ({
  leads: leadership.rows.map(({ role, name, organization, github, term }) => ({
    role,
    name,
    organization,
    github,
    term,
  })),
  members: membership.rows.map(({ name, organization, github, discord, level }) => ({
    name,
    organization,
    github,
    discord,
    level,
  })),
});

async function exported(given: readonly SourceFile[]) {
  const { store } = database;
  const server = aServer({ createdAt: NOW });
  await store.transaction((tx) => tx.servers.save(server));
  const deps = { store, files, clock: { now: () => NOW }, edition: 'mcp-2026' } as const;
  const place = { serverId: server.id, channels: null };
  const { digest } = await planShownImport(given, place, deps);
  expect((await applyShownImport(given, place, digest, deps)).ok).toBe(true);
  return store.read(async (tx) => {
    const [group] = await tx.groups.list(server.id);
    if (!group) throw new Error('no group came of it');
    const now = await charterNow(tx, files, group);
    if (!now) throw new Error('no charter was kept');
    const access = await accessNow(tx, files, server.id);
    const lists = charterLists(await listFacts(tx, files, group, now, access?.access ?? null));
    const content = `## Group Type\n\n**Working Group**\n\n${charterTables(lists)}`;
    const { value } = await files.charter({ path: 'again.mdx', content });
    if (!value) throw new Error('the tables cannot be read');
    return { before: now.charter, after: value, lists, tables: charterTables(lists) };
  });
}

/** The lines of a file's table under a heading. */
const tableIn = (content: string, heading: string): string =>
  (content.split(new RegExp(`^## ${heading}$`, 'mu'))[1] ?? '')
    .split(/^## /mu)[0]
    ?.match(/^\|.*$/gmu)
    ?.join('\n') ?? '';

describe('P10: a charter that is exported and read back gives the same roster', () => {
  it.each(OWN.map((file) => [file.path, file] as const))('P10: %s', async (_path, file) => {
    const { before, after, lists } = await exported([file]);
    expect(roster(after)).toEqual(roster(before));
    expect(lists.changes).toBe(0);
  });

  it.each(OWN.slice(0, 3).map((file) => [file.path, file] as const))(
    'P10: %s with the access configuration',
    async (_path, file) => {
      const { before, after, lists } = await exported([file, ...filesIn('samples/access')]);
      expect(roster(after)).toEqual(roster(before));
      expect(lists.changes).toBe(0);
    },
  );

  it.skipIf(REAL.length === 0).each(REAL.map((file) => [file.path, file] as const))(
    'P10: the real %s',
    async (_path, file) => {
      const { before, after, lists, tables } = await exported([file]);
      expect(roster(after)).toEqual(roster(before));
      expect(lists.changes).toBe(0);
      for (const heading of ['Leadership', 'Membership']) {
        const own = tableIn(file.content, heading);
        if (own !== '') expect(tables).toContain(own);
      }
    },
  );
});
