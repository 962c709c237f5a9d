import { asId, type GroupId, type MembershipId, type PersonId } from '../../domain/ids.js';
import { TIERS, type Membership } from '../../domain/membership.js';
import type { Person } from '../../domain/person.js';
import type { Membership as Row, Prisma } from '../../generated/sqlite/client.js';
import type { Memberships } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, instantOf, oneOf } from './columns.js';
import { hotReadsIn, type MemberAndAccount } from './hot-reads.js';
import { BY_AGE, WITH_ACCOUNTS, peopleOf, personOf } from './people.js';

/** Who belongs to which group, and the requests that wait. */
export const membershipsIn = (rows: Rows): Memberships => ({
  async find(id) {
    const row = await rows.membership.findUnique({ where: { id } });
    return row && membershipOf(row);
  },

  async of(groupId, personId) {
    const row = await hotReadsIn(rows).membership(groupId, personId);
    return row && membershipOf(row);
  },

  async ofGroup(groupId, filter = {}) {
    const found = await rows.membership.findMany({ where: { groupId, endedAt: null, ...filter }, orderBy: BY_SINCE });
    return found.map(membershipOf).sort(leadsFirst);
  },

  async withPeople(groupId, filter = {}) {
    const found = await hotReadsIn(rows).members(groupId, filter.tier);
    return membersOf(found).sort((a, b) => leadsFirst(a.membership, b.membership));
  },

  async former(groupId) {
    const where = { memberships: { some: { groupId, endedAt: { not: null } } } };
    const found = await rows.person.findMany({ where, include: WITH_ACCOUNTS, orderBy: BY_AGE });
    return found.map(personOf);
  },

  async ofPerson(personId) {
    return (await rows.membership.findMany({ where: { personId, endedAt: null }, orderBy: BY_SINCE })).map(
      membershipOf,
    );
  },

  async profilesFrom(from, to) {
    const span = { gt: dateOf(from), lte: dateOf(to) };
    const there = {
      tier: { in: ['member', 'lead'] },
      endedAt: null,
      group: { status: 'active', server: { leftAt: null } },
    };
    // Two queries, each by an index of its own.
    const said = await rows.membership.findMany({
      where: { ...there, person: { profileAt: span } },
      include: { person: { select: { profileAt: true } } },
      orderBy: BY_SINCE,
    });
    const never = await rows.membership.findMany({
      where: { ...there, since: span, person: { profileAt: null, erasedAt: null } },
      include: { person: { select: { profileAt: true } } },
      orderBy: BY_SINCE,
    });
    return [...said, ...never].map(({ person, ...row }) => ({
      membership: membershipOf(row),
      at: instantOf(person.profileAt ?? row.since),
    }));
  },

  async dueRequests(now, limit) {
    const due = await rows.membership.findMany({
      where: { confirmBy: { lte: dateOf(now) }, endedAt: null, group: { server: { leftAt: null } } },
      orderBy: [{ confirmBy: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    return due.map(membershipOf);
  },

  async requestsDueBetween(from, to) {
    const due = await rows.membership.findMany({
      where: {
        confirmBy: { gt: dateOf(from), lte: dateOf(to) },
        endedAt: null,
        group: { server: { leftAt: null } },
      },
      orderBy: [{ confirmBy: 'asc' }, { id: 'asc' }],
    });
    return due.map(membershipOf);
  },

  async termsEndingBetween(from, to) {
    const ending = await rows.membership.findMany({
      where: {
        termEndsAt: { gt: dateOf(from), lte: dateOf(to) },
        tier: 'lead',
        endedAt: null,
        group: { status: 'active', server: { leftAt: null } },
      },
      orderBy: [{ termEndsAt: 'asc' }, { id: 'asc' }],
    });
    return ending.map(membershipOf);
  },

  async dueInactive(now, limit) {
    const due = await rows.membership.findMany({
      where: { inactiveAt: { lte: dateOf(now) }, endedAt: null, group: AT_WORK },
      orderBy: BY_INACTIVE,
      take: limit,
    });
    return due.map(membershipOf);
  },

  async inactiveBetween(from, to, groupId) {
    const due = await rows.membership.findMany({
      where: {
        inactiveAt: { gt: dateOf(from), lte: dateOf(to) },
        endedAt: null,
        group: AT_WORK,
        ...(groupId === undefined ? {} : { groupId }),
      },
      orderBy: BY_INACTIVE,
    });
    return due.map(membershipOf);
  },

  async returnsAskedBetween(from, to) {
    const asked = await rows.membership.findMany({
      where: { returnAskedAt: { gt: dateOf(from), lte: dateOf(to) }, endedAt: null, group: AT_WORK },
      orderBy: [{ returnAskedAt: 'asc' }, { id: 'asc' }],
    });
    return asked.map(membershipOf);
  },

  async save({ id, since, request, endedAt, ...membership }) {
    const { termEndsAt, participatedAt, inactiveAt, inactiveSince, returnAskedAt, ...rest } = membership;
    const data = {
      ...rest,
      termEndsAt: dateOf(termEndsAt),
      participatedAt: dateOf(participatedAt),
      inactiveAt: dateOf(inactiveAt),
      inactiveSince: dateOf(inactiveSince),
      returnAskedAt: dateOf(returnAskedAt),
      since: dateOf(since),
      requestedAt: dateOf(request?.at ?? null),
      confirmBy: dateOf(request?.confirmBy ?? null),
      endedAt: dateOf(endedAt),
    };
    await rows.membership.upsert({ where: { id }, create: { id, ...data }, update: data });
  },
});

/** The memberships in these rows with their people, in the order in which each comes first. */
export function membersOf(found: readonly MemberAndAccount[]): { membership: Membership; person: Person }[] {
  const people = new Map(
    peopleOf(found.map((row) => ({ ...row, id: row.personId }))).map((person) => [person.id, person]),
  );
  const memberships = new Map(found.map((row) => [row.id, membershipOf(row)]));
  return [...memberships.values()].flatMap((membership) => {
    const person = people.get(membership.personId);
    return person ? [{ membership, person }] : [];
  });
}

const leadsFirst = (a: Membership, b: Membership): number => Number(b.tier === 'lead') - Number(a.tier === 'lead');
/** A group in which people can take part. */
const AT_WORK = { status: 'active', server: { leftAt: null } } satisfies Prisma.GroupWhereInput;
const BY_INACTIVE = [{ inactiveAt: 'asc' }, { id: 'asc' }] satisfies Prisma.MembershipOrderByWithRelationInput[];
const BY_SINCE = [{ since: 'asc' }, { id: 'asc' }] satisfies Prisma.MembershipOrderByWithRelationInput[];
const SOURCES = ['joined', 'charter', 'nominated', 'appointed'] as const satisfies readonly Membership['source'][];

/** A row as the domain knows it. */
export const membershipOf = (row: Row): Membership => ({
  id: asId<MembershipId>(row.id),
  groupId: asId<GroupId>(row.groupId),
  personId: asId<PersonId>(row.personId),
  tier: oneOf(TIERS, row.tier, 'Membership.tier'),
  source: oneOf(SOURCES, row.source, 'Membership.source'),
  role: row.role,
  term: row.term,
  since: instantOf(row.since),
  request: requestOf(row),
  termEndsAt: instantOf(row.termEndsAt),
  participatedAt: instantOf(row.participatedAt),
  inactiveAt: instantOf(row.inactiveAt),
  inactiveSince: instantOf(row.inactiveSince),
  returnAskedAt: instantOf(row.returnAskedAt),
  endedAt: instantOf(row.endedAt),
});

function requestOf({ id, requestedAt, confirmBy }: Row): Membership['request'] {
  if (requestedAt === null && confirmBy === null) return null;
  if (requestedAt === null || confirmBy === null) throw new Error(`membership ${id} has half a request`);
  return { at: instantOf(requestedAt), confirmBy: instantOf(confirmBy) };
}
