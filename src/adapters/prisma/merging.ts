import type { Merging } from '../../ports/merging.js';
import type { Rows } from './client.js';
import { mergeDecisions, subjectsOfDecisions } from './merge-decisions.js';
import { mergeMatters } from './merge-matters.js';
import { mergeMemberships } from './merge-memberships.js';
import { mergeRows, replaceInTexts } from './merge-rows.js';
import { mergeSeats } from './merge-seats.js';

/** L5: everything of one person becomes another's, who is the same. */
export const mergingIn = (rows: Rows): Merging => ({
  async merge(from, into, at, rules) {
    await mergeMemberships(rows, from, into, rules);
    await mergeRows(rows, from, into);
    await mergeDecisions(rows, from, into);
    const seats = await mergeSeats(rows, from, into);
    await replaceInTexts(rows, from, into);
    await rows.person.delete({ where: { id: from } });
    return [...(await mergeMatters(rows, into, at)), ...seats];
  },

  async subjectsOf(personId) {
    const own = { where: { personId } };
    const memberships = await rows.membership.findMany(own);
    const proposals = await rows.proposal.findMany({
      where: { OR: [{ authorId: personId }, { objections: { some: { personId } } }] },
      select: { id: true },
    });
    const candidacies = await rows.candidacy.findMany({
      where: { OR: [{ personId }, { sponsorships: { some: { personId } } }] },
      select: { id: true },
    });
    const nominations = await rows.nomination.findMany({
      where: { OR: [{ personId }, { nominatorId: personId }, { objections: { some: { personId } } }] },
      select: { id: true },
    });
    const contributions = await rows.contribution.findMany({
      where: { OR: [{ personId }, { loggedById: personId }, { decidedById: personId }] },
      select: { id: true },
    });
    const changes = await rows.accessChange.findMany({
      where: { OR: [{ personId }, { doneById: personId }] },
      select: { id: true },
    });
    return [
      ...memberships.flatMap(({ id, groupId }) => [id, groupId]),
      ...[...proposals, ...candidacies, ...nominations, ...contributions, ...changes].map(({ id }) => id),
      ...(await subjectsOfDecisions(rows, personId)),
    ];
  },
});
