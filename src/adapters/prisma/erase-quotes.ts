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
  for (const { id, serverId, number, proposal, nominationId, ...written } of await escalationsAround(rows, personId)) {
    const said = [
      ...(proposal ? saidOnProposal(proposal, personId) : []),
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

/** Those on matters on which somebody said something, with all that they said on a proposal. */
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
    include: {
      proposal: {
        include: {
          texts: true,
          objections: { where: own },
          feedback: { where: own },
          votes: { include: { ballots: { where: own }, contests: { where: own } } },
        },
      },
    },
  });
}

type Around = NonNullable<Awaited<ReturnType<typeof escalationsAround>>[number]['proposal']>;

function saidOnProposal({ authorId, texts, objections, feedback, votes }: Around, personId: string): Said[] {
  const titles = authorId === personId ? texts.map(({ title }) => title) : [];
  const words = [
    ...(authorId === personId ? texts.map(({ text }) => text) : []),
    ...objections.flatMap(({ reason, resolution }) => [reason, resolution]),
    ...feedback.map(({ text }) => text),
    ...votes.flatMap(({ ballots, contests }) => [
      ...ballots.map(({ rationale }) => rationale),
      ...contests.map(({ grounds }) => grounds),
    ]),
  ];
  return [
    ...words.map((each) => ({ words: each, by: ERASED_TEXT })),
    ...titles.map((each) => ({ words: each, by: ERASED_TITLE })),
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
