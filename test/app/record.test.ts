import { expect, it } from 'vitest';
import { blockProposal } from '../../src/app/block-proposal.js';
import { joinGroup } from '../../src/app/join-group.js';
import { openProposal } from '../../src/app/open-proposal.js';
import { explainProposal } from '../../src/app/explain-proposal.js';
import { readRecord } from '../../src/app/read-record.js';
import { verifyRecord } from '../../src/app/verify-record.js';
import { headShown } from '../../src/domain/record.js';
import { onEachStore } from '../store/each-store.js';
import { plant } from '../store/plant.js';
import { aPlace, DAY, done, openIn, refusalOf, REQUEST, settleAtDeadline, type Place } from './place.js';

const OBJECTION = { reason: 'It breaks old clients.', resolution: 'Keep both for a year.' };
const EVERYTHING = { ref: null, from: null, to: null };

onEachStore((store, url) => {
  const check = (place: Place, anchor?: string) => verifyRecord(place.deps, place.act('frank'), anchor);

  /** Changes the record past the program: whoever can do that can take its guards away first. */
  async function tamper(sql: string): Promise<void> {
    const sqlite = url().startsWith('file:');
    const guards = sqlite
      ? ['RecordEntry_no_update', 'RecordEntry_no_delete', 'SealedValue_no_update']
      : ['RecordEntry_no_change', 'SealedValue_no_update'];
    for (const guard of guards) {
      const table = guard.replace(/_.*/u, '');
      await plant(
        url(),
        sqlite ? `DROP TRIGGER IF EXISTS "${guard}"` : `DROP TRIGGER IF EXISTS "${guard}" ON "${table}"`,
      );
    }
    await plant(url(), sql);
  }

  it('X1: is read by matter and by time', async () => {
    const place = await aPlace(store());
    const first = await openIn(place);
    place.clock.at += DAY;
    const second = await openIn(place);
    done(await joinGroup(place.deps, place.act('frank'), 'observer'));
    await settleAtDeadline(place, first.id);
    const kinds = async (filter: Partial<Parameters<typeof readRecord>[2]>): Promise<string[]> =>
      done(await readRecord(place.deps, place.act('erin'), { ...EVERYTHING, ...filter })).map(
        ({ subject, kind }) => `${subject} ${kind}`,
      );
    const ofFirst = ['D-1 proposal-opened', 'D-1 proposal-announced', 'D-1 silence-consented'];
    const joined = `group:${place.wg.id} observer-joined`;
    expect(await kinds({})).toHaveLength(6);
    expect(await kinds({ ref: 'd1' })).toEqual(ofFirst);
    expect(await kinds({ from: second.openedAt, to: second.openedAt })).toEqual([
      ...['D-2 proposal-opened', 'D-2 proposal-announced', joined],
    ]);
    expect(await kinds({ ref: 'D-1', from: second.openedAt })).toEqual(ofFirst.slice(2));
    expect(await kinds({ to: first.openedAt - 1 })).toEqual([]);
    expect(refusalOf(await readRecord(place.deps, place.act('erin'), { ...EVERYTHING, ref: 'D-9' }))).toBe(
      'unknown-reference',
    );
  });

  it('X4: explains the steps of a matter and names who took them', async () => {
    const place = await aPlace(store());
    const { id } = await openIn(place);
    await openIn(place);
    done(await blockProposal(place.deps, place.act('bob'), id, OBJECTION));
    const { facts, steps } = done(await explainProposal(place.deps, place.act('frank'), 'D-1'));
    expect(steps.map(({ entry, by }) => [entry.kind, by?.name ?? null])).toEqual([
      ['proposal-opened', 'dave Invented'],
      ['proposal-announced', null],
      ['proposal-blocked', 'bob Invented'],
      ['vote-opened', 'bob Invented'],
    ]);
    expect(facts.objections).toMatchObject([{ objection: OBJECTION, by: place.people.bob }]);
    expect(refusalOf(await explainProposal(place.deps, place.act('frank'), 'D-7'))).toBe('unknown-reference');
  });

  it('X1: holds, and has the head that a card printed', async () => {
    const place = await aPlace(store());
    expect(await check(place)).toEqual({ flaw: null, entries: 0, head: '' });
    const { id } = await openIn(place);
    await settleAtDeadline(place, id);
    const printed = headShown((await place.record()).at(-1)?.hash ?? '');
    done(await joinGroup(place.deps, place.act('frank'), 'observer'));
    expect(await check(place, printed)).toMatchObject({ flaw: null, entries: 4 });
    expect((await check(place, '0123456789abcdef')).flaw).toEqual({ seq: 5, problem: 'anchor' });
  });

  it('X1: holds while others write to it', async () => {
    const place = await aPlace(store());
    const [flaws] = await Promise.all([
      Promise.all(Array.from({ length: 30 }, async () => (await check(place)).flaw)),
      Promise.all(Array.from({ length: 15 }, () => openProposal(place.deps, place.act('dave'), REQUEST))),
    ]);
    expect(flaws.filter((flaw) => flaw !== null)).toEqual([]);
    expect(await check(place)).toMatchObject({ flaw: null, entries: 15 });
  });

  // The last tests of the file: the guards are gone then.
  it.each([
    ['another kind', `UPDATE "RecordEntry" SET kind = 'proposal-amended' WHERE seq = 2 AND`, 2, 'hash'],
    ['another time', `UPDATE "RecordEntry" SET "at" = '2026-03-02T13:00:00.000+00:00' WHERE seq = 1 AND`, 1, 'hash'],
    ['other facts', `UPDATE "RecordEntry" SET facts = '{"days":1}' WHERE seq = 2 AND`, 2, 'hash'],
    ['a missing end', `DELETE FROM "RecordEntry" WHERE seq = 3 AND`, 3, 'missing'],
    ['a forged chain', `UPDATE "RecordEntry" SET previous = hash WHERE seq = 3 AND`, 3, 'previous'],
  ] as const)('X1: %s is found', async (_what, sql, seq, problem) => {
    const place = await aPlace(store());
    const { id } = await openIn(place);
    await settleAtDeadline(place, id);
    const ours = `"serverId" = '${place.serverId}'`;
    const entries = `SELECT id FROM "RecordEntry" WHERE ${ours}`;
    await tamper(`DELETE FROM "SealedValue" WHERE "entryId" IN (${entries}); ${sql} ${ours}`);
    expect((await check(place)).flaw).toEqual({ seq, problem });
  });

  it('X1: a sealed value that was exchanged is found, an erased one is no flaw', async () => {
    const place = await aPlace(store());
    await openIn(place);
    const ours = `"entryId" IN (SELECT id FROM "RecordEntry" WHERE "serverId" = '${place.serverId}')`;
    await tamper(`UPDATE "SealedValue" SET value = 'Something else' WHERE name = 'title' AND ${ours}`);
    expect((await check(place)).flaw).toEqual({ seq: 1, problem: 'value' });
    await tamper(`DELETE FROM "SealedValue" WHERE name = 'title' AND ${ours}`);
    expect((await check(place)).flaw).toBeNull();
  });
});
