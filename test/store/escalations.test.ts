import { expect, it } from 'vitest';
import type { Escalation } from '../../src/domain/escalation.js';
import { asId, type NominationId } from '../../src/domain/ids.js';
import { anEscalation, aReport, aStep, aFeedback, withMatter } from './decision-fixtures.js';
import { onEachStore } from './each-store.js';
import { aGroup, NOW } from './fixtures.js';

onEachStore((store) => {
  const saved = async (parts: Partial<Escalation> = {}) => {
    const matter = await withMatter(store(), 2);
    const escalation = anEscalation(matter.group, parts);
    await store().transaction((tx) => tx.escalations.save(escalation));
    return { ...matter, escalation };
  };
  const leave = ({ server }: Awaited<ReturnType<typeof saved>>) =>
    store().transaction((tx) => tx.servers.save({ ...server, leftAt: NOW }));

  it('an escalation comes back as it was written, and as it was saved again', async () => {
    const { escalation, proposal, person, server } = await saved();
    expect(await store().read((tx) => tx.escalations.find(escalation.id))).toEqual(escalation);
    const decided: Escalation = {
      ...{ ...escalation, status: 'decided', outcome: 'guidance', class: 'cross-group', cause: 'direct' },
      ...{ proposalId: proposal.id, nominationId: asId<NominationId>('nomination-1'), decision: 'new', ask: 'new' },
      ...{ otherGroupId: aGroup(server.id).id, sentAt: NOW + 1, dueAt: NOW + 2, respondedAt: NOW + 3 },
      ...{ assigneeId: person.id, assignedAt: NOW + 4, settledAt: NOW + 5 },
    };
    await store().transaction((tx) => tx.escalations.save(decided));
    await store().read(async (tx) => {
      expect(await tx.escalations.find(escalation.id)).toEqual(decided);
      expect(await tx.escalations.byNumber(server.id, escalation.number)).toEqual(decided);
      expect(await tx.escalations.byNumber(server.id, escalation.number + 1)).toBeNull();
      expect(await tx.escalations.find(anEscalation({ ...escalation, id: escalation.groupId }).id)).toBeNull();
    });
  });

  it('they are listed newest first, by group and state, page by page', async () => {
    const { group, server, escalation: first } = await saved();
    const other = aGroup(server.id);
    const more = [
      anEscalation(group, { status: 'open' }),
      anEscalation(group, { status: 'decided' }),
      anEscalation(other, { status: 'open' }),
    ] as const;
    await store().transaction(async (tx) => {
      await tx.groups.save(other);
      for (const each of more) await tx.escalations.save(each);
    });
    const ids = (filter: object) =>
      store().read(async (tx) =>
        (await tx.escalations.list({ serverId: server.id, limit: 10, ...filter })).map(({ id }) => id),
      );
    const [open, decided, elsewhere] = more.map(({ id }) => id);
    expect(await ids({})).toEqual([elsewhere, decided, open, first.id]);
    expect(await ids({ groupId: group.id })).toEqual([decided, open, first.id]);
    expect(await ids({ statuses: ['open', 'draft'] })).toEqual([elsewhere, open, first.id]);
    expect(await ids({ statuses: [] })).toEqual([]);
    expect(await ids({ limit: 2 })).toEqual([elsewhere, decided]);
    expect(await ids({ limit: 2, offset: 3 })).toEqual([first.id]);
  });

  it('those about a matter come the first first', async () => {
    const { group, proposal, escalation } = await saved();
    const nominationId = asId<NominationId>(`nomination-of-${escalation.id}`);
    const [a, b, c] = [
      anEscalation(group, { proposalId: proposal.id }),
      anEscalation(group, { proposalId: proposal.id }),
      anEscalation(group, { nominationId }),
    ];
    if (!a || !b || !c) throw new Error('three');
    await store().transaction(async (tx) => {
      for (const each of [b, a, c]) await tx.escalations.save(each);
    });
    await store().read(async (tx) => {
      expect(await tx.escalations.ofProposal(proposal.id)).toEqual([a, b]);
      expect(await tx.escalations.ofNomination(nominationId)).toEqual([c]);
    });
  });

  it('E1: drafts made after one instant and at or before another, in servers that the bot is in', async () => {
    const from = NOW + 1e9;
    await saved({ draftedAt: from });
    const [second, first] = [await saved({ draftedAt: from + 2 }), await saved({ draftedAt: from + 1 })];
    await saved({ draftedAt: from + 3 });
    await saved({ draftedAt: from + 1, status: 'open' });
    await leave(await saved({ draftedAt: from + 1 }));
    const found = await store().read((tx) => tx.escalations.draftedBetween(from, from + 2));
    expect(found).toEqual([first.escalation, second.escalation]);
  });

  it('E6: those without a response, due after one instant and at or before another', async () => {
    const from = NOW + 2e9;
    const open = (dueAt: number, parts: Partial<Escalation> = {}) => saved({ status: 'open', dueAt, ...parts });
    await open(from);
    const [second, first] = [await open(from + 2), await open(from + 1)];
    await open(from + 3);
    await open(from + 1, { respondedAt: NOW });
    await open(from + 1, { status: 'draft' });
    await leave(await open(from + 1));
    const found = await store().read((tx) => tx.escalations.unansweredDueBetween(from, from + 2));
    expect(found).toEqual([first.escalation, second.escalation]);
  });

  it('E3, E5: parties are replaced all together, and steps come in their order', async () => {
    const { escalation, people } = await saved();
    const [a, b] = people;
    if (!a || !b) throw new Error('two people');
    const { id } = escalation;
    const steps = [aStep(id, a.id, { at: NOW + 1, kind: 'reply' }), aStep(id, b.id)] as const;
    await store().transaction(async (tx) => {
      await tx.escalations.saveParties(id, [{ personId: a.id, role: 'lead' }]);
      await tx.escalations.saveParties(id, [
        { personId: b.id, role: 'named' },
        { personId: a.id, role: 'proposer' },
      ]);
      for (const step of steps) await tx.escalations.addStep(step);
    });
    await store().read(async (tx) => {
      expect(await tx.escalations.steps(id)).toEqual([steps[1], steps[0]]);
      expect(new Set(await tx.escalations.parties(id))).toEqual(
        new Set([
          { personId: a.id, role: 'proposer' },
          { personId: b.id, role: 'named' },
        ]),
      );
    });
    await store().transaction((tx) => tx.escalations.saveParties(id, []));
    expect(await store().read((tx) => tx.escalations.parties(id))).toEqual([]);
  });

  it('V5: feedback comes in the order in which it was given, as it was saved last', async () => {
    const { proposal, people, person } = await saved();
    const [a] = people;
    if (!a) throw new Error('a person');
    const [later, first] = [
      aFeedback(proposal.id, a.id, { at: NOW + 1 }),
      aFeedback(proposal.id, person.id, { binding: true }),
    ];
    await store().transaction(async (tx) => {
      for (const each of [later, first]) await tx.feedbacks.save(each);
      await tx.feedbacks.save({ ...first, liftedAt: NOW + 9 });
    });
    await store().read(async (tx) => {
      expect(await tx.feedbacks.of(proposal.id)).toEqual([{ ...first, liftedAt: NOW + 9 }, later]);
    });
  });

  it('V9: one person approves a matter once, and approvals come in their order', async () => {
    const { proposal, people } = await saved();
    const [a, b] = people;
    if (!a || !b) throw new Error('two people');
    const approval = { proposalId: proposal.id, personId: a.id, level: 'core-maintainer', at: NOW + 2 } as const;
    const other = { ...approval, personId: b.id, level: 'lead-maintainer', at: NOW + 1 } as const;
    await store().transaction(async (tx) => {
      for (const each of [approval, other, { ...approval, at: NOW + 3 }]) await tx.feedbacks.saveApproval(each);
    });
    expect(await store().read((tx) => tx.feedbacks.approvals(proposal.id))).toEqual([
      other,
      { ...approval, at: NOW + 3 },
    ]);
  });

  it('E2: a report comes back as it was saved last; those nobody has taken are found by when they are due', async () => {
    const from = NOW + 3e9;
    const reported = async (dueAt: number, parts = {}) => {
      const matter = await saved();
      const report = aReport(matter.server.id, matter.person.id, { dueAt, ...parts });
      await store().transaction((tx) => tx.conductReports.save(report));
      return { ...matter, report };
    };
    await reported(from);
    const [second, first] = [await reported(from + 2), await reported(from + 1)];
    await reported(from + 3);
    const gone = await reported(from + 1);
    await leave(gone);
    const { report, person } = await reported(from + 1);
    const closed = { status: 'closed', takerId: person.id, takenAt: NOW + 1, closedAt: NOW + 2 } as const;
    await store().transaction((tx) => tx.conductReports.save({ ...report, ...closed }));
    await store().read(async (tx) => {
      expect(await tx.conductReports.find(report.id)).toEqual({ ...report, ...closed });
      expect(await tx.conductReports.find(aReport(report.serverId, person.id).id)).toBeNull();
      const found = await tx.conductReports.untakenDueBetween(from, from + 2);
      expect(found).toEqual([first.report, second.report]);
    });
  });
});
