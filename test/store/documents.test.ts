import { expect, it } from 'vitest';
import { asId, type GroupId, type Snowflake } from '../../src/domain/ids.js';
import type { Draft, StoredDocument } from '../../src/ports/store.js';
import { onEachStore } from './each-store.js';
import { NOW, settled, snowflake } from './fixtures.js';

let count = 0;
const aDocument = (serverId: Snowflake, parts: Partial<StoredDocument> = {}): StoredDocument => ({
  id: `document-${++count}`,
  serverId,
  path: 'groups/lanterns.md',
  kind: 'charter',
  digest: `digest-${count}`,
  content: '# Lanterns\r\n',
  importedAt: NOW,
  ...parts,
});

onEachStore((store) => {
  it('I13: keeps every version of a file and gives the newest of each, even one that came back', async () => {
    const { server } = await settled(store());
    const first = aDocument(server.id);
    const second = aDocument(server.id, { importedAt: NOW + 1 });
    const again = aDocument(server.id, { digest: first.digest, importedAt: NOW + 2 });
    const access = aDocument(server.id, { path: 'access.yml', kind: 'access', importedAt: NOW - 9 });
    await store().transaction(async (tx) => {
      for (const document of [again, first, access, second]) await tx.documents.save(document);
    });
    expect(await store().read((tx) => tx.documents.latest(server.id))).toEqual([access, again]);
    expect(await store().read((tx) => tx.documents.latest(snowflake()))).toEqual([]);
  });

  it('I13: keeps what a charter says, as last read', async () => {
    const { server, group } = await settled(store());
    const [one, two] = [aDocument(server.id), aDocument(server.id, { importedAt: NOW + 1 })];
    await store().transaction(async (tx) => {
      await tx.documents.save(one);
      await tx.documents.save(two);
      await tx.documents.saveCharter(group.id, one.id, '{"a":1}');
      await tx.documents.saveCharter(group.id, two.id, '{"a":2}');
    });
    expect(await store().read((tx) => tx.documents.charter(group.id))).toEqual({
      documentId: two.id,
      facts: '{"a":2}',
      importedAt: two.importedAt,
    });
    expect(await store().read((tx) => tx.documents.charter(asId<GroupId>('none')))).toBeNull();
  });

  it('keeps a draft until it is removed or expires', async () => {
    const draft: Draft = {
      ...{ id: 'draft-1', serverId: snowflake(), userId: snowflake(), form: 'propose', argument: 'D-1' },
      fields: { title: 'ü😀', text: 'a\nb' },
      expiresAt: NOW,
    };
    await store().transaction(async (tx) => {
      await tx.drafts.save({ ...draft, fields: {} });
      await tx.drafts.save(draft);
      await tx.drafts.save({ ...draft, id: 'draft-2', expiresAt: NOW + 1 });
      await tx.drafts.save({ ...draft, id: 'draft-3' });
    });
    expect(await store().read((tx) => tx.drafts.find('draft-1'))).toEqual(draft);
    await store().transaction((tx) => tx.drafts.remove('draft-3'));
    expect(await store().read((tx) => tx.drafts.find('draft-3'))).toBeNull();
    expect(await store().transaction((tx) => tx.drafts.removeExpired(NOW))).toBe(1);
    expect(await store().read((tx) => tx.drafts.find('draft-1'))).toBeNull();
    expect(await store().read((tx) => tx.drafts.find('draft-2'))).not.toBeNull();
  });

  it('X7: keeps the spans of connection, and extends the latest', async () => {
    expect(await store().read((tx) => tx.connections.latest())).toBeNull();
    await expect(store().transaction((tx) => tx.connections.extend(NOW))).rejects.toThrow('no span');
    const spans = [
      { since: NOW, until: NOW + 10 },
      { since: NOW + 20, until: NOW + 30 },
      { since: NOW + 40, until: NOW + 50 },
    ];
    await store().transaction(async (tx) => {
      for (const span of spans) await tx.connections.begin(span);
      await tx.connections.extend(NOW + 60);
    });
    const [first, second, third] = [spans[0], spans[1], { since: NOW + 40, until: NOW + 60 }];
    await store().read(async (tx) => {
      expect(await tx.connections.latest()).toEqual(third);
      expect(await tx.connections.between(NOW + 10, NOW + 40)).toEqual([first, second, third]);
      expect(await tx.connections.between(NOW + 11, NOW + 39)).toEqual([second]);
      expect(await tx.connections.between(NOW + 61, NOW + 99)).toEqual([]);
    });
  });
});
