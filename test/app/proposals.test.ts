import { expect, it } from 'vitest';
import { amendProposal } from '../../src/app/amend-proposal.js';
import { blockProposal } from '../../src/app/block-proposal.js';
import { disagree } from '../../src/app/disagree.js';
import { liftObjection } from '../../src/app/lift-objection.js';
import { markSignificant } from '../../src/app/mark-significant.js';
import { openProposal } from '../../src/app/open-proposal.js';
import { recordOutcome } from '../../src/app/record-outcome.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import type { Decision } from '../../src/domain/decision.js';
import type { Proposal } from '../../src/domain/proposal.js';
import type { RecordEntry } from '../../src/domain/record.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { onEachStore } from '../store/each-store.js';
import {
  announce,
  aPlace,
  DAY,
  done,
  openIn,
  REQUEST,
  settleAtDeadline,
  stored,
  type Name,
  type Place,
} from './place.js';

const OBJECTION = { reason: 'It breaks old clients.', resolution: 'Keep both for a year.' };
const AMENDED = { title: 'Adopt a shorter header', text: 'Shorter still.' };

/** What an act on a proposal has to leave behind. */
interface Expected {
  readonly who: Name;
  readonly ask: (place: Place, proposal: Proposal) => Promise<Decision<Proposal, Refusal>>;
  readonly status: Proposal['status'];
  readonly entry: Partial<RecordEntry>;
  /** What the sealed values are, but for the actor. */
  readonly sealed?: Readonly<Record<string, string>>;
  /** The entry after it: what becomes of the formal vote by the act. */
  readonly vote?: Partial<RecordEntry>;
  /** Keys of notices, `#` for the proposal's id. */
  readonly notices: readonly (string | RegExp)[];
  /** Whether the group's own card changes, which lists what is open. */
  readonly groupCard: boolean;
}

onEachStore((store) => {
  /** Does an act on a proposal and checks state, record entry and posts, which must have been written together. */
  async function leaves(place: Place, proposal: Proposal, expected: Expected): Promise<void> {
    const { entries, posts } = await place.written(async () => done(await expected.ask(place, proposal)));
    const after = await stored(place, proposal.id);
    expect(after.status).toBe(expected.status);
    const [entry] = entries;
    const common = {
      subject: `D-${proposal.number}`,
      groupId: proposal.groupId,
      edition: 'mcp-2026',
      at: place.clock.at,
    };
    const facts = { status: after.status, deadlineAt: after.deadlineAt };
    expect(entries).toMatchObject([
      { ...common, ...(expected.vote ? {} : { facts }), ...expected.entry },
      ...(expected.vote ? [{ ...common, facts, ...expected.vote }] : []),
    ]);
    const sealed = Object.entries(entry?.values ?? {}).map(([name, { value }]) => [name, value]);
    expect(Object.fromEntries(sealed)).toEqual({ actor: place.account(expected.who), ...expected.sealed });
    saysNothingPersonal(place, entry);
    const notices = posts.filter((key) => !key.startsWith('card:'));
    expect(notices).toHaveLength(expected.notices.length);
    for (const [index, key] of expected.notices.entries()) {
      if (typeof key === 'string') expect(notices[index]).toBe(key.replace('#', proposal.id));
      else expect(notices[index]).toMatch(key);
    }
    const vote = await store().read((tx) => tx.votes.latestOf(proposal.id));
    const cards = [
      `card:proposal:${proposal.id}`,
      ...(expected.vote && vote ? [`card:vote:${vote.id}`] : []),
      ...(expected.groupCard ? [`card:group:${proposal.groupId}`] : []),
    ];
    expect(posts.filter((key) => key.startsWith('card:')).sort()).toEqual(cards.sort());
  }

  function saysNothingPersonal(place: Place, entry: RecordEntry | undefined): void {
    const clear = JSON.stringify({ ...entry, values: {} });
    for (const [name, { id }] of Object.entries(place.people)) {
      for (const personal of [id, place.account(name as Name), 'Invented']) expect(clear).not.toContain(personal);
    }
    for (const { value } of Object.values(entry?.values ?? {})) expect(clear).not.toContain(value);
  }

  it('D3: opening writes proposal, entry and card, and its clock starts with the announcement', async () => {
    const place = await aPlace(store());
    const { entries, posts } = await place.written(() => openProposal(place.deps, place.act('dave'), REQUEST));
    const [proposal] = await store().read((tx) => tx.proposals.list({ serverId: place.serverId, limit: 9 }));
    expect(proposal).toMatchObject({ number: 1, status: 'announcing', deadlineAt: null, days: 5, version: 1 });
    if (!proposal) return;
    expect(entries).toMatchObject([
      {
        ...{ kind: 'proposal-opened', subject: 'D-1', clauses: ['D3'], groupId: place.wg.id },
        facts: { status: 'announcing', matter: 'routine', significance: 'minor', days: 5 },
        values: {
          actor: { value: place.account('dave') },
          title: { value: REQUEST.title },
          text: { value: REQUEST.text },
        },
      },
    ]);
    saysNothingPersonal(place, entries[0]);
    expect(posts.sort()).toEqual([`card:group:${place.wg.id}`, `card:proposal:${proposal.id}`]);
    const card = await store().read((tx) => tx.outbox.byKey(`card:proposal:${proposal.id}`));
    expect(card).toMatchObject({ announces: proposal.id, channelId: place.wg.channelId, pin: false });
    expect(card?.threadName).toBe(`D-1 ${REQUEST.title}`);

    place.clock.at += 7_000;
    const announced = await place.written(() => announce(place, proposal.id));
    expect(announced.entries).toMatchObject([{ kind: 'proposal-announced', clauses: ['D3'], at: place.clock.at }]);
    expect(await stored(place, proposal.id)).toMatchObject({
      status: 'open',
      announcedAt: place.clock.at,
      deadlineAt: place.clock.at + 5 * DAY,
    });
    // A second delivery of the same message starts nothing.
    place.clock.at += 7_000;
    expect((await place.written(() => announce(place, proposal.id))).entries).toEqual([]);
  });

  const writes = (title: string, expected: Expected): void =>
    it(title, async () => {
      const place = await aPlace(store());
      await leaves(place, await openIn(place), expected);
    });

  writes('D5, D6: a block writes state, entry and posts together', {
    who: 'bob',
    ask: (place, { id }) => blockProposal(place.deps, place.act('bob'), id, OBJECTION),
    status: 'voting',
    entry: { kind: 'proposal-blocked', clauses: ['D5', 'D6', 'V1'] },
    vote: { kind: 'vote-opened', clauses: ['V1', 'V3', 'D5'] },
    sealed: OBJECTION,
    notices: [/^blocked:/u],
    groupCard: false,
  });

  writes('D7: an amendment writes state, entry and posts together', {
    who: 'dave',
    ask: (place, { id }) => amendProposal(place.deps, place.act('dave'), id, AMENDED),
    status: 'announcing',
    entry: {
      kind: 'proposal-amended',
      clauses: ['D7', 'D3'],
      facts: { status: 'announcing', deadlineAt: null, version: 2 },
    },
    sealed: AMENDED,
    notices: ['amended:#:2'],
    groupCard: true,
  });

  writes('D7: a withdrawal writes state, entry and posts together', {
    who: 'dave',
    ask: (place, { id }) => withdrawProposal(place.deps, place.act('dave'), id),
    status: 'withdrawn',
    entry: { kind: 'proposal-withdrawn', clauses: ['D7'] },
    notices: ['settled:#:withdrawn'],
    groupCard: true,
  });

  writes('D3: a finding of significance writes state, entry and posts together', {
    who: 'carol',
    ask: (place, { id }) => markSignificant(place.deps, place.act('carol'), id),
    status: 'announcing',
    entry: {
      kind: 'proposal-made-significant',
      clauses: ['D3'],
      facts: { status: 'announcing', deadlineAt: null, days: 10 },
    },
    notices: ['significant:#'],
    groupCard: false,
  });

  it('V1: lifting blocks opens a proposal again with the last of them', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place);
    for (const who of ['bob', 'carol'] as const) {
      done(await blockProposal(place.deps, place.act(who), proposal.id, OBJECTION));
    }
    const lifting = (who: Name) => ({
      who,
      ask: () => liftObjection(place.deps, place.act(who), proposal.id),
      entry: { kind: 'block-lifted', clauses: ['V1'] },
      groupCard: false,
    });
    await leaves(place, proposal, { ...lifting('bob'), status: 'voting', notices: [] });
    await leaves(place, proposal, {
      ...lifting('carol'),
      status: 'open',
      vote: { kind: 'vote-cancelled', clauses: ['V1'] },
      notices: [/^reopened:/u],
    });
    expect((await stored(place, proposal.id)).deadlineAt).toBe(proposal.deadlineAt);
  });

  it('D1: a disagreement, lifting it, and the outcome in an Interest Group', async () => {
    const place = await aPlace(store());
    const proposal = await openIn(place, { group: place.ig });
    const reason = 'Too early.';
    const disagreement = (who: Name): Expected => ({
      who,
      ask: () => disagree(place.deps, place.act(who, { group: place.ig }), proposal.id, reason),
      status: 'open',
      entry: { kind: 'disagreement-stated', clauses: ['D1'] },
      sealed: { reason },
      notices: [],
      groupCard: false,
    });
    await leaves(place, proposal, disagreement('bob'));
    await leaves(place, proposal, {
      who: 'bob',
      ask: () => liftObjection(place.deps, place.act('bob', { group: place.ig }), proposal.id),
      status: 'open',
      entry: { kind: 'disagreement-lifted', clauses: ['D1'] },
      notices: [],
      groupCard: false,
    });
    await leaves(place, proposal, disagreement('carol'));
    expect((await settleAtDeadline(place, proposal.id)).status).toBe('awaiting-record');
    const outcome = { rough: true, outputKind: 'use-case' } as const;
    await leaves(place, proposal, {
      who: 'alice',
      ask: () => recordOutcome(place.deps, place.act('alice', { group: place.ig }), proposal.id, outcome),
      status: 'rough-consensus',
      entry: {
        kind: 'outcome-recorded',
        clauses: ['D1'],
        facts: { status: 'rough-consensus', deadlineAt: proposal.deadlineAt, outputKind: 'use-case' },
      },
      notices: ['settled:#:rough-consensus'],
      groupCard: true,
    });
  });

  it.each([
    ['D4', 'wg', 'routine', 'accepted', ['D4']],
    ['V9', 'wg', 'scope', 'agreed', ['D4']],
    ['D1', 'ig', 'routine', 'consensus', ['D1', 'D4']],
  ] as const)(
    '%s: silence settles a proposal of a %s at its deadline (%s)',
    async (_clause, kind, matter, status, clauses) => {
      const place = await aPlace(store());
      const { id, deadlineAt } = await openIn(place, { group: place[kind], request: { matter } });
      const { entries, posts } = await place.written(() => settleAtDeadline(place, id));
      expect(await stored(place, id)).toMatchObject({ status, settledAt: deadlineAt });
      expect(entries).toMatchObject([{ kind: 'silence-consented', at: deadlineAt, clauses, values: {} }]);
      const settled = `settled:${id}:${deadlineAt}:${status}`;
      expect(posts.sort()).toEqual([`card:group:${place[kind].id}`, `card:proposal:${id}`, settled]);
      const notice = await store().read((tx) => tx.outbox.byKey(settled));
      expect(notice?.post).toEqual({ type: 'proposal-settled', id, recordHead: entries[0]?.hash });
      // Once more changes nothing.
      const again = await place.written(() => settleAtDeadline(place, id));
      expect(again).toEqual({ entries: [], posts: [] });
    },
  );
});
