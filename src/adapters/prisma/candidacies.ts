import { CANDIDACY_STATUSES, SPONSOR_LEVELS, type Candidacy, type Sponsorship } from '../../domain/candidacy.js';
import { asId, type CandidacyId, type GroupId, type PersonId, type Snowflake } from '../../domain/ids.js';
import type { Candidacy as Row, Prisma, Sponsorship as SponsorshipRow } from '../../generated/sqlite/client.js';
import type { Candidacies } from '../../ports/candidacies.js';
import type { Rows } from './client.js';
import { dateOf, instantOf, oneOf } from './columns.js';
import { personOf } from './people.js';

/** Who is to become a lead, and who sponsors them (L1-L6). */
export const candidaciesIn = (rows: Rows): Candidacies => ({
  async find(id) {
    const row = await rows.candidacy.findUnique({ where: { id } });
    return row && candidacyOf(row);
  },

  async ofGroup(groupId, status) {
    return (await rows.candidacy.findMany({ where: { groupId, status }, orderBy: BY_AGE })).map(candidacyOf);
  },

  async ofPerson(personId) {
    return (await rows.candidacy.findMany({ where: { personId }, orderBy: BY_AGE })).map(candidacyOf);
  },

  async sponsoredBy(personId) {
    const where = { sponsorships: { some: { personId, withdrawnAt: null } } };
    return (await rows.candidacy.findMany({ where, orderBy: BY_AGE })).map(candidacyOf);
  },

  async save({ id, openedAt, acceptedAt, settledAt, ...candidacy }) {
    const data = {
      ...candidacy,
      openedAt: dateOf(openedAt),
      acceptedAt: dateOf(acceptedAt),
      settledAt: dateOf(settledAt),
    };
    await rows.candidacy.upsert({ where: { id }, create: { id, ...data }, update: data });
  },

  async sponsors(candidacyId) {
    const found = await rows.sponsorship.findMany({
      where: { candidacyId },
      include: { person: { include: { accounts: { orderBy: { userId: 'asc' } } } } },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    return found.map(({ person, ...row }) => ({ sponsorship: sponsorshipOf(row), person: personOf(person) }));
  },

  async saveSponsorship({ id, at, withdrawnAt, ...sponsorship }) {
    const data = { ...sponsorship, at: dateOf(at), withdrawnAt: dateOf(withdrawnAt) };
    await rows.sponsorship.upsert({ where: { id }, create: { id, ...data }, update: data });
  },
});

const BY_AGE = [{ openedAt: 'asc' }, { id: 'asc' }] satisfies Prisma.CandidacyOrderByWithRelationInput[];

const candidacyOf = (row: Row): Candidacy => ({
  id: asId<CandidacyId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  groupId: asId<GroupId>(row.groupId),
  personId: asId<PersonId>(row.personId),
  term: row.term,
  status: oneOf(CANDIDACY_STATUSES, row.status, 'Candidacy.status'),
  edition: row.edition,
  openedAt: instantOf(row.openedAt),
  acceptedAt: instantOf(row.acceptedAt),
  settledAt: instantOf(row.settledAt),
});

const sponsorshipOf = (row: SponsorshipRow): Sponsorship => ({
  id: asId(row.id),
  candidacyId: asId<CandidacyId>(row.candidacyId),
  personId: asId<PersonId>(row.personId),
  level: oneOf(SPONSOR_LEVELS, row.level, 'Sponsorship.level'),
  statement: row.statement,
  at: instantOf(row.at),
  withdrawnAt: instantOf(row.withdrawnAt),
});
