import { afterAll, expect, it } from 'vitest';
import { ERASED_TEXT, ERASED_TITLE, eraserOf } from '../../src/domain/erasure.js';
import { asId, type NominationId, type PersonId } from '../../src/domain/ids.js';
import type { Nomination } from '../../src/domain/nomination.js';
import { aBallot, aContest, aFeedback, anEscalation, aReport, aSeat, aStep, aVote } from './decision-fixtures.js';
import { onEachStore } from './each-store.js';
import { aGroup, aHappening, anObjection, aPerson, aProposal, aServer, NOW, personId, snowflake } from './fixtures.js';
import { askedAll } from './plant.js';
import { textColumns } from './columns.js';

/** In everything that the person wrote, and in nothing that others did. */
const WORD = 'zebra';
const LONG = `${WORD}s graze beyond every fence that anybody ever built around them`;

/** What the client of the database warns of, once a process: two queries at once within a transaction. */
const warned: string[] = [];
process.on('warning', ({ message }) => warned.push(message));
afterAll(() => expect(warned).toEqual([]));

onEachStore((store, url) => {
  const erase = (them: { serverId: string; id: PersonId; account: string; name: string }, as: PersonId) => {
    const account = asId<ReturnType<typeof snowflake>>(them.account);
    const marks = { accounts: [account], names: [them.name], organizations: [] };
    const who = {
      serverId: asId<ReturnType<typeof snowflake>>(them.serverId),
      personId: them.id,
      accounts: [account],
    };
    return store().transaction((tx) => tx.personal.erase(who, { as, marks, eraser: eraserOf(marks), at: NOW }));
  };

  const foundInTexts = async (words: readonly string[]): Promise<string[]> => {
    const columns = textColumns();
    const matching = (name: string) =>
      words.map((word) => `LOWER("${name}") LIKE '%${word.toLowerCase()}%'`).join(' OR ');
    const counts = await askedAll(
      url(),
      columns.map(({ table, name }) => `SELECT count(*) FROM "${table}" WHERE ${matching(name)}`),
    );
    return columns.flatMap(({ table, name }, at) => (Number(counts[at]?.[0]?.[0]) > 0 ? [`${table}.${name}`] : []));
  };

  /** Somebody with a part in everything, beside another who names them wherever something is written. */
  async function somebody() {
    const server = aServer();
    const group = aGroup(server.id);
    const account = snowflake();
    const name = `Quill No${account.slice(-5)}`;
    const them = aPerson(server.id, { accounts: [account], name });
    const other = aPerson(server.id, { name: 'Kit Sample', accounts: [snowflake()] });
    const named = `Ask <@${account}> or ${name}.`;
    const own = aProposal(group, them.id, { title: `${WORD} title`, text: `${WORD} text`, status: 'contested' });
    const theirs = aProposal(group, other.id, { title: 'Mow lawns', text: 'Weekly', status: 'voting' });
    const vote = aVote(theirs, {
      ...{ seats: 2, base: 2, forQuorum: 2, voted: 2, members: { approve: 1, reject: 1, abstain: 0 } },
    });
    const seats = [aSeat(vote.id, 1, them.id), aSeat(vote.id, 2, other.id)] as const;
    const nomination: Nomination = {
      id: asId<NominationId>(`nomination-${account.slice(-5)}`),
      ...{ serverId: server.id, number: 1, groupId: group.id, personId: them.id, nominatorId: other.id },
      ...{ reason: 'They help', edition: 'mcp-2026', status: 'open', openedAt: NOW, announcedAt: NOW },
      ...{ deadlineAt: NOW + 1, outageMovedAt: null, settledAt: null },
    };
    const at = { draftedAt: NOW };
    const sent = anEscalation(group, {
      ...{ decision: `${WORD} a`, options: `${WORD} b`, disagreement: `${WORD} c`, ask: `${WORD} d` },
      ...{ ...at, status: 'decided', assigneeId: them.id, assignedAt: NOW, settledAt: NOW, proposalId: theirs.id },
    });
    const draft = anEscalation(group, {
      ...{ decision: `D-2 ${WORD} title`, options: `For it, they say: “${LONG.slice(0, 40)}…”`, disagreement: named },
      ...{ ask: 'What now?', proposalId: own.id },
    });
    const waiting = anEscalation(group, { status: 'open', assigneeId: them.id, assignedAt: NOW, dueAt: NOW + 1 });
    const aboutThem = anEscalation(group, { ...at, nominationId: nomination.id, ask: 'Do they talk too much?' });
    const taken = aReport(server.id, other.id, { status: 'taken', takerId: them.id, takenAt: NOW, text: named });
    const closed = aReport(server.id, other.id, { status: 'closed', takerId: them.id, takenAt: NOW, closedAt: NOW });
    const report = aReport(server.id, them.id, { text: `${WORD} report` });
    await store().transaction(async (tx) => {
      await tx.servers.save(server);
      await tx.groups.save(group);
      for (const person of [them, other]) await tx.people.save(person);
      for (const proposal of [own, theirs]) await tx.proposals.save(proposal, NOW);
      await tx.proposals.saveObjection(anObjection(own.id, them.id, { reason: LONG, resolution: `${WORD} way` }));
      await tx.nominations.save(nomination);
      await tx.votes.open(vote, seats);
      await tx.votes.cast(aBallot(seats[0], { choice: 'abstain', rationale: '' }));
      await tx.votes.cast(aBallot(seats[0], { rationale: `${WORD} ballot`, at: NOW + 1 }));
      await tx.votes.cast(aBallot(seats[1], { choice: 'reject', rationale: named }));
      await tx.votes.saveRequest(theirs.id, 1, them.id, NOW);
      await tx.votes.saveContest(aContest(vote.id, them.id, { grounds: `${WORD} grounds` }));
      await tx.votes.saveContest(aContest(vote.id, other.id, { grounds: named }));
      await tx.feedbacks.save(aFeedback(theirs.id, them.id, { text: `${WORD} feedback`, binding: true }));
      await tx.feedbacks.save(aFeedback(theirs.id, other.id, { text: named }));
      await tx.feedbacks.saveApproval({ proposalId: theirs.id, personId: them.id, level: 'core-maintainer', at: NOW });
      for (const each of [sent, draft, waiting, aboutThem]) await tx.escalations.save(each);
      for (const { id } of [sent, draft]) {
        await tx.escalations.saveParties(id, [
          { personId: them.id, role: 'blocker' },
          { personId: other.id, role: 'lead' },
        ]);
      }
      await tx.escalations.addStep(aStep(sent.id, them.id, { text: `${WORD} step` }));
      await tx.escalations.addStep(aStep(sent.id, other.id, { kind: 'guidance', text: named, at: NOW + 1 }));
      for (const each of [taken, closed, report]) await tx.conductReports.save(each);
      const sealed = { options: { value: draft.options, personId: other.id } };
      await tx.record.append(server.id, aHappening({ subject: `E-${draft.number}`, sealed }));
    });
    const found = { sent, draft, waiting, aboutThem, taken, closed, report };
    return { server, account, name, them, other, own, theirs, vote, nomination, ...found };
  }

  it('X8: afterwards nothing of them is left in votes, feedback, escalations and reports', async () => {
    const all = await somebody();
    const words = [WORD, all.account, all.name, all.them.id];
    expect(await foundInTexts([WORD])).toEqual(
      expect.arrayContaining([
        ...['Ballot.rationale', 'Contest.grounds', 'Feedback.text', 'Escalation.decision', 'Escalation.options'],
        ...['Escalation.disagreement', 'Escalation.ask', 'EscalationStep.text', 'ConductReport.text'],
      ]),
    );
    await erase({ serverId: all.server.id, id: all.them.id, account: all.account, name: all.name }, personId());
    expect(await foundInTexts(words)).toEqual([]);
  });

  it('X8: what counted counts on, without them, and others’ words keep all but the name', async () => {
    const { server, account, name, them, other, theirs, vote, ...all } = await somebody();
    const before = await store().read((tx) => tx.votes.find(vote.id));
    const as = personId();
    const subjects = await erase({ serverId: server.id, id: them.id, account, name }, as);
    expect(subjects).toEqual(
      expect.arrayContaining([
        ...[vote.id, theirs.id, all.own.id, all.sent.id, all.draft.id, all.waiting.id],
        ...[all.taken.id, all.closed.id, all.report.id],
      ]),
    );
    const asked = 'Ask a member or a member.';
    await store().read(async (tx) => {
      expect(await tx.votes.find(vote.id)).toEqual(before);
      expect((await tx.votes.counted(vote.id)).map(({ seat, ballot }) => [seat.personId, ballot])).toMatchObject([
        [as, { personId: as, seat: 1, choice: 'approve', rationale: ERASED_TEXT }],
        [other.id, { choice: 'reject', rationale: asked }],
      ]);
      expect((await tx.votes.ballotsOf(vote.id, 1)).map(({ rationale }) => rationale)).toEqual(['', ERASED_TEXT]);
      expect(await tx.votes.requests(theirs.id, 1)).toEqual([as]);
      const contests = await tx.votes.contests(vote.id);
      expect(contests.map(({ personId, grounds }) => [personId, grounds]).sort()).toEqual(
        [
          [as, ERASED_TEXT],
          [other.id, asked],
        ].sort(),
      );
      const feedback = await tx.feedbacks.of(theirs.id);
      expect(feedback.map(({ personId, text, binding }) => [personId, text, binding])).toEqual([
        [as, ERASED_TEXT, true],
        [other.id, asked, false],
      ]);
      expect(await tx.feedbacks.approvals(theirs.id)).toMatchObject([{ personId: as, level: 'core-maintainer' }]);
    });
  });

  it('X8: in escalations they are a party no more, and quotes of them are taken out of a draft', async () => {
    const { server, account, name, them, other, ...all } = await somebody();
    const as = personId();
    await erase({ serverId: server.id, id: them.id, account, name }, as);
    await store().read(async (tx) => {
      const blanked = { decision: ERASED_TEXT, options: ERASED_TEXT, disagreement: ERASED_TEXT, ask: ERASED_TEXT };
      expect(await tx.escalations.find(all.sent.id)).toEqual({ ...all.sent, ...blanked, assigneeId: as });
      expect(await tx.escalations.find(all.draft.id)).toEqual({
        ...all.draft,
        decision: `D-2 ${ERASED_TITLE}`,
        options: `For it, they say: “${ERASED_TEXT}”`,
        disagreement: 'Ask a member or a member.',
      });
      expect(await tx.escalations.find(all.waiting.id)).toEqual({ ...all.waiting, assigneeId: null, assignedAt: null });
      expect(await tx.escalations.find(all.aboutThem.id)).toMatchObject(blanked);
      for (const { id } of [all.sent, all.draft]) {
        expect(await tx.escalations.parties(id)).toEqual([{ personId: other.id, role: 'lead' }]);
      }
      expect((await tx.escalations.steps(all.sent.id)).map(({ personId, text }) => [personId, text])).toEqual([
        [as, ERASED_TEXT],
        [other.id, 'Ask a member or a member.'],
      ]);
    });
  });

  it('X8, E2: their reports are gone, and what they took is open to others', async () => {
    const { server, account, name, them, ...all } = await somebody();
    await erase({ serverId: server.id, id: them.id, account, name }, personId());
    await store().read(async (tx) => {
      expect(await tx.conductReports.find(all.report.id)).toBeNull();
      const untaken = { takerId: null, takenAt: null };
      expect(await tx.conductReports.find(all.taken.id)).toMatchObject({ status: 'reported', ...untaken });
      expect(await tx.conductReports.find(all.closed.id)).toEqual({ ...all.closed, takerId: null });
    });
  });

  it('X8: what is kept of their part in decisions is found by kinds', async () => {
    const { server, account, them } = await somebody();
    const who = { serverId: server.id, personId: them.id, accounts: [account] };
    const kept = await store().read((tx) => tx.personal.of(who, () => false));
    // A seat, two ballots, a request and a contest; feedback and an approval; two sides, two cases, a step; three reports.
    const counts = [kept.votes, kept.feedback, kept.escalations, kept.conduct].map((rows) => rows.length);
    expect(counts).toEqual([5, 2, 5, 3]);
    expect(JSON.stringify(kept.votes)).toContain(`${WORD} ballot`);
  });
});
