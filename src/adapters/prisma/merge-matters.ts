import { asId, type GroupId, type Instant } from '../../domain/ids.js';
import { isLevel, LADDER } from '../../domain/ladder.js';
import type { EndedByMerging } from '../../domain/linking.js';
import type { Rows } from './client.js';
import { dateOf, oneOf } from './columns.js';

/** L5: ends what one person can't be to themselves, or be twice, among what is open. Answers what ended. */
export async function mergeMatters(rows: Rows, personId: string, at: Instant): Promise<EndedByMerging[]> {
  const ended = [...(await endNominations(rows, personId, at)), ...(await endCandidacies(rows, personId, at))];
  await withdrawSponsorships(rows, personId, at);
  return ended;
}

/** P6: of two nominations in a group the younger ends, and so does one of a WG Member, or by the nominee. */
async function endNominations(rows: Rows, personId: string, at: Instant): Promise<EndedByMerging[]> {
  const open = await rows.nomination.findMany({ where: { personId, settledAt: null }, orderBy: { number: 'asc' } });
  const ended: EndedByMerging[] = [];
  const stands = new Set<string>();
  for (const { id, number, groupId, nominatorId, edition } of open) {
    const tier = await tierOf(rows, groupId, personId);
    const isMember = tier === 'member' || tier === 'lead';
    if (nominatorId !== personId && !isMember && !stands.has(groupId)) {
      stands.add(groupId);
      continue;
    }
    await rows.nomination.update({ where: { id }, data: { status: 'withdrawn', settledAt: dateOf(at) } });
    const subject = `N-${number}`;
    ended.push({ happened: 'nomination-withdrawn', subject, groupId: asId<GroupId>(groupId), edition });
  }
  return ended;
}

async function tierOf(rows: Rows, groupId: string, personId: string): Promise<string | null> {
  const place = await rows.membership.findUnique({ where: { groupId_personId: { groupId, personId } } });
  return place?.endedAt === null ? place.tier : null;
}

/**
 * L4: of two candidacies in a group the younger ends; its sponsors, and that the candidate has accepted, go to the other.
 * L1: who leads the group already is no candidate there.
 */
async function endCandidacies(rows: Rows, personId: string, at: Instant): Promise<EndedByMerging[]> {
  const open = await rows.candidacy.findMany({
    where: { personId, status: 'open' },
    orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
  });
  const ended: EndedByMerging[] = [];
  for (const { id, groupId, acceptedAt, edition } of open) {
    const isLead = (await tierOf(rows, groupId, personId)) === 'lead';
    const first = open.find((each) => each.groupId === groupId);
    if (!isLead && (!first || first.id === id)) continue;
    if (!isLead && first) {
      await rows.sponsorship.updateMany({ where: { candidacyId: id }, data: { candidacyId: first.id } });
      await rows.candidacy.updateMany({ where: { id: first.id, acceptedAt: null }, data: { acceptedAt } });
    }
    await rows.candidacy.update({ where: { id }, data: { status: 'withdrawn', settledAt: dateOf(at) } });
    const subject = `group:${groupId}`;
    ended.push({ happened: 'candidacy-withdrawn', subject, groupId: asId<GroupId>(groupId), edition });
  }
  return ended;
}

/** L5: one person sponsors a candidate once, with the highest level that they did it with, and never themselves. */
async function withdrawSponsorships(rows: Rows, personId: string, at: Instant): Promise<void> {
  const where = { withdrawnAt: null, OR: [{ personId }, { candidacy: { personId } }] };
  const standing = await rows.sponsorship.findMany({ where, include: { candidacy: true }, orderBy: { at: 'asc' } });
  const levelOf = ({ level }: { level: string }) => oneOf(LADDER, level, 'Sponsorship.level');
  const kept = new Map<string, (typeof standing)[number]>();
  const withdrawn: string[] = [];
  for (const each of standing) {
    const key = `${each.candidacyId} ${each.personId}`;
    const before = kept.get(key);
    if (each.personId === each.candidacy.personId) withdrawn.push(each.id);
    else if (!before) kept.set(key, each);
    else if (isLevel(levelOf(before), levelOf(each))) withdrawn.push(each.id);
    else {
      withdrawn.push(before.id);
      kept.set(key, each);
    }
  }
  await rows.sponsorship.updateMany({ where: { id: { in: withdrawn } }, data: { withdrawnAt: dateOf(at) } });
}
