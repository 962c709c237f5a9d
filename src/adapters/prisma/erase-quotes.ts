import { ERASED_TEXT, ERASED_TITLE } from '../../domain/erasure.js';
import { withoutQuotes } from '../../domain/quotes.js';
import type { Rows } from './client.js';

/** Something that somebody said, and what stands in the place of a quote of it. */
interface Said {
  readonly words: string;
  readonly by: string;
}

/**
 * X8, E1: an escalation is drafted from what others said on its matter. Takes out what somebody said, and, because
 * nothing can be changed there, removes it from what the record sealed. Answers the escalations.
 */
export async function eraseQuotes(rows: Rows, personId: string): Promise<string[]> {
  const subjects: string[] = [];
  for (const { id, serverId, number, proposalId, nominationId, ...written } of await escalationsAround(
    rows,
    personId,
  )) {
    const said = [
      ...(await saidOnProposal(rows, proposalId, personId)),
      ...(await saidOnNomination(rows, nominationId, personId)),
    ];
    const unquoted = (text: string): string =>
      said.reduce((made, { words, by }) => withoutQuotes(made, words, by), text);
    const { decision, options, disagreement, ask } = written;
    await rows.escalation.update({
      where: { id },
      data: {
        decision: unquoted(decision),
        options: unquoted(options),
        disagreement: unquoted(disagreement),
        ask: unquoted(ask),
      },
    });
    const entry = { serverId, subject: `E-${number}` };
    for (const { entryId, name, value } of await rows.sealedValue.findMany({ where: { entry } })) {
      if (unquoted(value) === value) continue;
      await rows.sealedValue.delete({ where: { entryId_name: { entryId, name } } });
    }
    subjects.push(id);
  }
  return subjects;
}

/** Those on matters on which somebody said something. */
async function escalationsAround(rows: Rows, personId: string) {
  const own = { personId };
  const nominations = await rows.nomination.findMany({
    where: { OR: [{ nominatorId: personId }, { objections: { some: own } }] },
    select: { id: true },
  });
  const ballots = { some: { OR: [{ ballots: { some: own } }, { contests: { some: own } }] } };
  const proposal = {
    OR: [{ authorId: personId }, { objections: { some: own } }, { feedback: { some: own } }, { votes: ballots }],
  };
  return rows.escalation.findMany({
    where: { OR: [{ proposal }, { nominationId: { in: nominations.map(({ id }) => id) } }] },
  });
}

/** One thing is asked after the other: within a transaction there is one line to the database. */
async function saidOnProposal(rows: Rows, proposalId: string | null, personId: string): Promise<Said[]> {
  if (proposalId === null) return [];
  const own = { proposalId, personId };
  const written = await rows.proposalText.findMany({ where: { proposalId, proposal: { authorId: personId } } });
  const objections = await rows.objection.findMany({ where: own });
  const feedback = await rows.feedback.findMany({ where: own });
  const ballots = await rows.ballot.findMany({ where: { personId, vote: { proposalId } } });
  const contests = await rows.contest.findMany({ where: { personId, vote: { proposalId } } });
  const words = [
    ...written.map(({ text }) => text),
    ...objections.flatMap(({ reason, resolution }) => [reason, resolution]),
    ...feedback.map(({ text }) => text),
    ...ballots.map(({ rationale }) => rationale),
    ...contests.map(({ grounds }) => grounds),
  ];
  return [
    ...words.map((each) => ({ words: each, by: ERASED_TEXT })),
    ...written.map(({ title }) => ({ words: title, by: ERASED_TITLE })),
  ];
}

async function saidOnNomination(rows: Rows, nominationId: string | null, personId: string): Promise<Said[]> {
  const nomination =
    nominationId === null
      ? null
      : await rows.nomination.findUnique({
          where: { id: nominationId },
          include: { objections: { where: { personId } } },
        });
  if (!nomination) return [];
  const words = nomination.objections.map(({ reason }) => reason);
  if (nomination.nominatorId === personId) words.push(nomination.reason);
  return words.map((each) => ({ words: each, by: ERASED_TEXT }));
}
