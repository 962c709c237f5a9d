import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeProposal } from '../../src/app/write-proposal.js';
import { MOVES } from '../../src/domain/matter.js';
import { PROPOSAL_STATUSES, type ProposalStatus } from '../../src/domain/proposal.js';
import type { RecordEntry } from '../../src/domain/record.js';
import { replay } from '../../src/domain/replay.js';
import { notReplayed } from '../replayed.js';
import { temporaryStore, type TemporaryStore } from '../temporary-store.js';
import { aPlace, openIn } from './place.js';
import { STORIES, tell } from './stories.js';

let stored: TemporaryStore;
beforeAll(async () => {
  stored = await temporaryStore();
});
afterAll(() => stored.close());

const named = (from: ProposalStatus, by: string, to: ProposalStatus): string => `${from} - ${by} -> ${to}`;

/** The moves that the record of a matter shows. */
const movesIn = (entries: readonly RecordEntry[]): string[] =>
  entries.flatMap((entry, index) => {
    const from = replay(entries.slice(0, index)).matter?.status;
    const to = replay(entries.slice(0, index + 1)).matter?.status;
    return from === undefined || to === undefined || from === to ? [] : [named(from, entry.kind, to)];
  });

describe('D1, D2, V1, V9, E1, E5: the states of a matter', () => {
  const taken = new Set<string>();

  it.each(Object.entries(STORIES))('%s', async (_title, story) => {
    const place = await aPlace(stored.store);
    const subject = await tell(place, story);
    const entries = (await place.record()).filter((entry) => entry.subject === subject);
    expect(replay(entries).flaws).toEqual([]);
    for (const move of movesIn(entries)) taken.add(move);
  });

  it('the stories take each move that there is', () => {
    const all = MOVES.map(({ from, by, to }) => named(from, by, to));
    expect([...taken].sort()).toEqual(all.sort());
  });

  it('X1: what the stories left behind replays from the record', async () => {
    expect(await notReplayed(stored.store)).toEqual([]);
  });

  it('there is no other way from a state to another', async () => {
    const place = await aPlace(stored.store);
    const proposal = await openIn(place);
    const kinds = [...new Set(MOVES.map(({ by }) => by)), 'something-else'];
    const accepted: string[] = [];
    const rolledBack = new Error('everything was tried');
    const tried = place.deps.store.transaction(async (tx) => {
      for (const from of PROPOSAL_STATUSES) {
        await tx.proposals.save({ ...proposal, status: from }, place.clock.at);
        for (const happened of kinds) {
          for (const to of PROPOSAL_STATUSES.filter((status) => status !== from)) {
            const change = { group: place.wg, at: place.clock.at, happened, clauses: [], now: place.clock.at };
            try {
              await writeProposal(tx, { ...change, proposal: { ...proposal, status: to } });
            } catch {
              continue;
            }
            accepted.push(named(from, happened, to));
            await tx.proposals.save({ ...proposal, status: from }, place.clock.at);
          }
        }
      }
      throw rolledBack;
    });
    await expect(tried).rejects.toBe(rolledBack);
    expect(accepted.sort()).toEqual(MOVES.map(({ from, by, to }) => named(from, by, to)).sort());
  });
});
