import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeProposal } from '../../src/app/write-proposal.js';
import { ESCALATION_MOVES } from '../../src/domain/escalation-states.js';
import { MOVES } from '../../src/domain/matter.js';
import { PROPOSAL_STATUSES } from '../../src/domain/proposal.js';
import type { RecordEntry } from '../../src/domain/record.js';
import { replay } from '../../src/domain/replay.js';
import { EscalationReplay } from '../../src/domain/replay-escalation.js';
import { notReplayed } from '../replayed.js';
import { temporaryStore, type TemporaryStore } from '../temporary-store.js';
import { aPlace, openIn } from './place.js';
import { STORIES, tell } from './stories.js';

let stored: TemporaryStore;
beforeAll(async () => {
  stored = await temporaryStore();
});
afterAll(() => stored.close());

const named = (from: string, by: string, to: string): string => `${from} - ${by} -> ${to}`;

/** The moves that the record of a matter shows. */
const movesIn = (entries: readonly RecordEntry[]): string[] =>
  entries.flatMap((entry, index) => {
    const from = replay(entries.slice(0, index)).matter?.status;
    const to = replay(entries.slice(0, index + 1)).matter?.status;
    return from === undefined || to === undefined || from === to ? [] : [named(from, entry.kind, to)];
  });

/** The moves that the record of a place shows of its only escalation. */
function escalationMovesIn(record: readonly RecordEntry[]): string[] {
  const replayed = new EscalationReplay();
  return record
    .filter(({ subject }) => subject === 'E-1')
    .flatMap((entry) => {
      const from = replayed.escalation?.status ?? 'nothing';
      replayed.next(entry);
      const to = replayed.escalation?.status ?? 'nothing';
      return from === to ? [] : [named(from, entry.kind, to)];
    });
}

describe('D1, D2, V1, V9, E1, E5: the states of a matter', () => {
  const taken = new Set<string>();
  const escalated = new Set<string>();

  it.each(Object.entries(STORIES))('%s', async (_title, story) => {
    const place = await aPlace(stored.store);
    const subject = await tell(place, story);
    const record = await place.record();
    const entries = record.filter((entry) => entry.subject === subject);
    expect(replay(entries).flaws).toEqual([]);
    for (const move of movesIn(entries)) taken.add(move);
    for (const move of escalationMovesIn(record)) escalated.add(move);
  });

  it('E1, E5, I11: the stories take each move of an escalation', () => {
    const all = ESCALATION_MOVES.map(({ from, by, to }) => named(from ?? 'nothing', by, to));
    expect([...escalated].sort()).toEqual(all.sort());
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
