import { expect, it } from 'vitest';
import { asId, type ProposalId } from '../../src/domain/ids.js';
import type { Proposal } from '../../src/domain/proposal.js';
import { onEachStore } from './each-store.js';
import { anObjection, aGroup, aPerson, aProposal, NOW, settled } from './fixtures.js';

onEachStore((store) => {
  const save = (...proposals: Proposal[]): Promise<void> =>
    store().transaction(async (tx) => {
      for (const proposal of proposals) await tx.proposals.save(proposal, NOW);
    });

  it('gives back a proposal by id and number, with the kind of its group', async () => {
    const { server, person } = await settled(store());
    const group = aGroup(server.id, { kind: 'interest-group' });
    await store().transaction((tx) => tx.groups.save(group));
    const proposal = aProposal(group, person.id, {
      matter: 'specification',
      significance: 'significant',
      status: 'rough-consensus',
      outageMovedAt: NOW + 1,
      settledAt: NOW + 2,
      outputKind: 'use-case',
    });
    await save(proposal);
    await store().read(async (tx) => {
      expect(await tx.proposals.find(proposal.id)).toEqual(proposal);
      expect(await tx.proposals.byNumber(server.id, proposal.number)).toEqual(proposal);
      expect(await tx.proposals.byNumber(server.id, 999_999)).toBeNull();
      expect(await tx.proposals.find(asId<ProposalId>('none'))).toBeNull();
    });
    const bare = {
      ...proposal,
      announcedAt: null,
      deadlineAt: null,
      outageMovedAt: null,
      settledAt: null,
      outputKind: null,
    };
    await save(bare);
    expect(await store().read((tx) => tx.proposals.find(proposal.id))).toEqual(bare);
  });

  it('D7: keeps every text a proposal has had, each as it first was', async () => {
    const { server, group, person } = await settled(store());
    const proposal = aProposal(group, person.id);
    await store().transaction(async (tx) => {
      await tx.proposals.save(proposal, NOW);
      await tx.proposals.save({ ...proposal, status: 'voting' }, NOW + 5);
      await tx.proposals.save({ ...proposal, version: 2, title: 'Paint it blue', text: 'Blue.' }, NOW + 10);
    });
    const who = { serverId: server.id, personId: person.id, accounts: [] };
    const { proposals } = await store().read((tx) => tx.personal.of(who, () => false));
    expect(proposals).toMatchObject([
      { version: 1, title: proposal.title, text: proposal.text, at: new Date(NOW).toISOString() },
      { version: 2, title: 'Paint it blue', text: 'Blue.', at: new Date(NOW + 10).toISOString() },
    ]);
  });

  it('lists newest first, by group, author and status, a page at a time', async () => {
    const { server, group, person } = await settled(store());
    const [other, author] = [aGroup(server.id), aPerson(server.id)];
    await store().transaction(async (tx) => {
      await tx.groups.save(other);
      await tx.people.save(author);
    });
    const one = aProposal(group, person.id);
    const two = aProposal(other, person.id, { status: 'accepted' });
    const three = aProposal(group, author.id, { status: 'withdrawn' });
    await save(two, three, one);
    const list = (filter: object, limit = 10): Promise<ProposalId[]> =>
      store().read(async (tx) =>
        (await tx.proposals.list({ serverId: server.id, limit, ...filter })).map(({ id }) => id),
      );
    expect(await list({})).toEqual([three.id, two.id, one.id]);
    expect(await list({}, 2)).toEqual([three.id, two.id]);
    expect(await list({ offset: 2 }, 2)).toEqual([one.id]);
    expect(await list({ groupId: group.id })).toEqual([three.id, one.id]);
    expect(await list({ authorId: author.id })).toEqual([three.id]);
    expect(await list({ statuses: ['open', 'accepted'] })).toEqual([two.id, one.id]);
    expect(await list({ statuses: [] })).toEqual([]);
  });

  it('searches reference and title without regard to case', async () => {
    const { server, group, person } = await settled(store());
    const number = 700_012;
    const shed = aProposal(group, person.id, { number, title: 'Den SCHUPPEN in ÄPFELGRÜN streichen' });
    const snake = aProposal(group, person.id, { title: 'Prefer snake_case, 100% of the time' });
    const plain = aProposal(group, person.id, { title: 'Buy apples 2' });
    await save(shed, snake, plain);
    const found = async (search: string): Promise<string[]> =>
      store().read(async (tx) =>
        (await tx.proposals.list({ serverId: server.id, search, limit: 10 })).map(({ title }) => title),
      );
    for (const typed of ['D-700012', 'd-700012', ' d700012 ', '700012', 'schuppen', 'äpfelgrün', 'Den sch']) {
      expect(await found(typed), typed).toEqual([shed.title]);
    }
    expect(await found('snake_case')).toEqual([snake.title]);
    expect(await found('100%')).toEqual([snake.title]);
    expect(await found('2')).toEqual([plain.title]);
    expect(await found('s_u')).toEqual([]);
    expect(await found("'; DROP TABLE")).toEqual([]);
    expect(await found('D-70001')).toEqual([]);
    expect(await found('')).toHaveLength(3);
  });

  it('D3: finds open proposals whose deadline has come, earliest first', async () => {
    const { group, person } = await settled(store());
    const base = NOW - 1_000_000;
    const deadlines = [30, 10, 31, 20];
    const open = deadlines.map((after) => aProposal(group, person.id, { deadlineAt: base + after }));
    await save(...open, aProposal(group, person.id, { status: 'voting', deadlineAt: base }));
    const due = await store().read((tx) => tx.proposals.due(base + 30, 10));
    expect(due.map(({ deadlineAt }) => (deadlineAt ?? 0) - base)).toEqual([10, 20, 30]);
    expect(await store().read((tx) => tx.proposals.due(base + 30, 1))).toHaveLength(1);
    expect(await store().read((tx) => tx.proposals.due(base + 9, 10))).toEqual([]);
  });

  it('D5: keeps objections in the order in which they were made, lifted ones included', async () => {
    const { group, person } = await settled(store());
    const proposal = aProposal(group, person.id);
    const second = anObjection(proposal.id, person.id, { at: NOW + 2 });
    const first = anObjection(proposal.id, person.id, { at: NOW + 1, kind: 'disagreement', resolution: '' });
    await save(proposal);
    await store().transaction(async (tx) => {
      await tx.proposals.saveObjection(second);
      await tx.proposals.saveObjection(first);
      await tx.proposals.saveObjection({ ...first, liftedAt: NOW + 3 });
    });
    await store().read(async (tx) => {
      expect(await tx.proposals.objections(proposal.id)).toEqual([{ ...first, liftedAt: NOW + 3 }, second]);
    });
  });

  it('keeps 4,000 characters of any script, without NUL', async () => {
    const { group, person } = await settled(store());
    const text = `${'𝒜😀é漢\u202e"\\\''.repeat(400)}${'x'.repeat(4000)}`.slice(0, 4000);
    const proposal = aProposal(group, person.id, { title: 'a\0b', text: `${text}\0` });
    await save(proposal);
    const found = await store().read((tx) => tx.proposals.find(proposal.id));
    expect(found?.text).toBe(text);
    expect(found?.title).toBe('ab');
  });
});
