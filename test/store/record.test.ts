import { expect, it } from 'vitest';
import { verify } from '../../src/domain/record.js';
import { onEachStore } from './each-store.js';
import { aHappening, NOW, settled, snowflake } from './fixtures.js';
import { asked, plant } from './plant.js';

onEachStore((store, url) => {
  it('X1: appends entries that hold as a chain, with what the digests stand for', async () => {
    const { server, group, person } = await settled(store());
    const happenings = [
      aHappening({ sealed: {} }),
      aHappening({ clauses: [], facts: {}, subject: 'server', groupId: group.id }),
      aHappening({
        sealed: {
          text: { value: 'broken \ud800 half\0 \u2028', personId: person.id },
          empty: { value: '', personId: null },
        },
      }),
    ];
    const appended = await store().transaction(async (tx) => {
      await tx.servers.lock(server.id);
      const entries = [];
      for (const happening of happenings) entries.push(await tx.record.append(server.id, happening));
      return entries;
    });
    const listed = await store().read((tx) => tx.record.list({ serverId: server.id, limit: 10 }));
    expect(listed).toEqual(appended);
    expect(verify(listed)).toBeNull();
    expect(verify(listed, listed[1]?.hash)).toBeNull();
    expect(listed[2]?.values['text']?.value).toBe('broken \ufffd half \u2028');
    expect(await store().read((tx) => tx.record.tip(server.id))).toEqual({ seq: 3, head: appended[2]?.hash });
  });

  it('X1: salts each value afresh', async () => {
    const { server } = await settled(store());
    const [one, two] = await store().transaction(async (tx) => [
      await tx.record.append(server.id, aHappening()),
      await tx.record.append(server.id, aHappening()),
    ]);
    expect(one?.sealed['title']).not.toBe(two?.sealed['title']);
    expect(one?.values['title']?.salt).toMatch(/^[0-9a-f]{32}$/);
  });

  it('lists by subject, group, time and place in the chain', async () => {
    const { server, group } = await settled(store());
    await store().transaction(async (tx) => {
      for (const [index, subject] of ['D-1', 'D-2', 'D-1', 'server'].entries()) {
        const groupId = subject === 'D-2' ? group.id : null;
        await tx.record.append(server.id, aHappening({ subject, groupId, at: NOW + index }));
      }
    });
    const seqs = (filter: object, limit = 10): Promise<number[]> =>
      store().read(async (tx) =>
        (await tx.record.list({ serverId: server.id, limit, ...filter })).map(({ seq }) => seq),
      );
    expect(await seqs({ subject: 'D-1' })).toEqual([1, 3]);
    expect(await seqs({ groupId: group.id })).toEqual([2]);
    expect(await seqs({ from: NOW + 1, to: NOW + 2 })).toEqual([2, 3]);
    expect(await seqs({ afterSeq: 2 })).toEqual([3, 4]);
    expect(await seqs({}, 2)).toEqual([1, 2]);
    await store().transaction((tx) => tx.record.append(server.id, aHappening({ kind: 'noted', subject: 'D-1' })));
    expect(await seqs({ subject: 'D-1', kinds: ['noted', 'unheard'] }, 1)).toEqual([5]);
    expect(await store().read((tx) => tx.record.list({ serverId: snowflake(), limit: 5 }))).toEqual([]);
  });

  it('X1: refuses to change or delete an entry, whoever asks', async () => {
    const { server, person } = await settled(store());
    const sealed = { title: { value: 'Paint the shed', personId: person.id } };
    await store().transaction((tx) => tx.record.append(server.id, aHappening({ sealed })));
    const entry = `(SELECT id FROM "RecordEntry" WHERE "serverId" = '${server.id}')`;
    for (const sql of [
      `UPDATE "RecordEntry" SET kind = 'forged' WHERE "serverId" = '${server.id}'`,
      `DELETE FROM "RecordEntry" WHERE "serverId" = '${server.id}'`,
      `UPDATE "SealedValue" SET value = 'forged' WHERE "entryId" = ${entry}`,
    ]) {
      await expect(plant(url(), sql), sql).rejects.toThrow(/append only|never changed/);
    }
    const [listed] = await store().read((tx) => tx.record.list({ serverId: server.id, limit: 1 }));
    expect(listed).toMatchObject({ kind: 'proposal-opened', values: { title: { value: 'Paint the shed' } } });
  });

  it('X1: leaves the chain whole when a sealed value is erased', async () => {
    const { server, person } = await settled(store());
    const sealed = { title: { value: 'Paint the shed', personId: person.id } };
    await store().transaction((tx) => tx.record.append(server.id, aHappening({ sealed })));
    await plant(url(), `DELETE FROM "SealedValue" WHERE "personId" = '${person.id}'`);
    const entries = await store().read((tx) => tx.record.list({ serverId: server.id, limit: 9 }));
    expect(entries[0]?.values).toEqual({});
    expect(verify(entries)).toBeNull();
  });

  it('X1: keeps nothing personal in an entry’s own row', async () => {
    const { server } = await settled(store());
    const sealed = { who: { value: 'Sasha Invented', personId: null } };
    await store().transaction((tx) => tx.record.append(server.id, aHappening({ sealed })));
    const rows = await asked(url(), `SELECT * FROM "RecordEntry" WHERE "serverId" = '${server.id}'`);
    expect(rows).toHaveLength(1);
    expect(JSON.stringify(rows)).not.toContain('Sasha');
  });
});
