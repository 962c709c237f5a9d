import { GROUP_KINDS } from '../../domain/group.js';
import {
  asId,
  type GroupId,
  type ObjectionId,
  type PersonId,
  type ProposalId,
  type Snowflake,
} from '../../domain/ids.js';
import {
  MATTERS,
  OUTPUT_KINDS,
  PROPOSAL_STATUSES,
  SIGNIFICANCES,
  UNDECIDED,
  type Objection,
  type Proposal,
} from '../../domain/proposal.js';
import type { Objection as ObjectionRow, Prisma } from '../../generated/sqlite/client.js';
import type { BesideProposal, Proposals } from '../../ports/store.js';
import type { Rows } from './client.js';
import { dateOf, instantOf, oneOf, oneOfOrNull } from './columns.js';
import { hotReadsIn, type ProposalAndKind } from './hot-reads.js';
import { hotWritesIn } from './hot-writes.js';
import { searchFor, titleKeyOf } from './title-search.js';

/** Proposals with their former texts and their objections. */
export const proposalsIn = (rows: Rows): Proposals => ({
  async find(id) {
    const row = await hotReadsIn(rows).proposal(id);
    return row && proposalOf(row);
  },

  async byNumber(serverId, number) {
    const row = await hotReadsIn(rows).proposalNumbered(serverId, number);
    return row && proposalOf(row);
  },

  async list({ statuses, search, limit, offset = 0, ...filter }) {
    const found = await rows.proposal.findMany({
      where: {
        ...filter,
        ...(statuses === undefined ? {} : { status: { in: [...statuses] } }),
        ...(search === undefined ? {} : searchFor(search)),
      },
      include: WITH_KIND,
      orderBy: { number: 'desc' },
      take: limit,
      skip: offset,
    });
    return found.map(withKind).map(proposalOf);
  },

  titles: ({ groupId, statuses, limit }) => hotReadsIn(rows).titles(groupId, statuses, limit),

  async due(until, limit) {
    const due = await rows.proposal.findMany({
      where: { status: 'open', deadlineAt: { lte: dateOf(until) }, group: { server: { leftAt: null } } },
      include: WITH_KIND,
      orderBy: [{ deadlineAt: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    return due.map(withKind).map(proposalOf);
  },

  async closingBetween(from, to) {
    const closing = await rows.proposal.findMany({
      where: {
        status: 'open',
        deadlineAt: { gt: dateOf(from), lte: dateOf(to) },
        group: { server: { leftAt: null } },
      },
      include: WITH_KIND,
      orderBy: [{ deadlineAt: 'asc' }, { id: 'asc' }],
    });
    return closing.map(withKind).map(proposalOf);
  },

  async undecidedInRetired(limit) {
    const found = await rows.proposal.findMany({
      where: { status: { in: [...UNDECIDED] }, group: { status: 'retired', server: { leftAt: null } } },
      include: WITH_KIND,
      orderBy: [{ openedAt: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    return found.map(withKind).map(proposalOf);
  },

  async save({ groupKind: _, ...proposal }, at) {
    const { id, title, text, version } = proposal;
    const write = hotWritesIn(rows);
    await write.saveProposal({
      ...proposal,
      titleKey: titleKeyOf(title),
      openedAt: dateOf(proposal.openedAt),
      announcedAt: dateOf(proposal.announcedAt),
      deadlineAt: dateOf(proposal.deadlineAt),
      outageMovedAt: dateOf(proposal.outageMovedAt),
      settledAt: dateOf(proposal.settledAt),
    });
    await write.keepText(id, version, { title, text }, dateOf(at));
  },

  async beside(id) {
    const found = await hotReadsIn(rows).besideProposal(id);
    return new Set(found.map(({ what }) => oneOf(BESIDE, what, 'what there is beside a proposal')));
  },

  async objections(proposalId) {
    return (await hotReadsIn(rows).objections(proposalId)).map(objectionOf);
  },

  async saveObjection({ id, at, liftedAt, ...objection }) {
    const data = { ...objection, at: dateOf(at), liftedAt: dateOf(liftedAt) };
    await rows.objection.upsert({ where: { id }, create: { id, ...data }, update: data });
  },
});

const WITH_KIND = { group: { select: { kind: true } } } as const satisfies Prisma.ProposalInclude;
const BESIDE = [
  'votes',
  'requests',
  'feedback',
  'approvals',
  'escalations',
] as const satisfies readonly BesideProposal[];
const OBJECTION_KINDS = ['block', 'disagreement'] as const satisfies readonly Objection['kind'][];

const withKind = ({ group, ...row }: Prisma.ProposalGetPayload<{ include: typeof WITH_KIND }>): ProposalAndKind => ({
  ...row,
  groupKind: group.kind,
});

const proposalOf = (row: ProposalAndKind): Proposal => ({
  id: asId<ProposalId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  number: row.number,
  groupId: asId<GroupId>(row.groupId),
  groupKind: oneOf(GROUP_KINDS, row.groupKind, 'Group.kind'),
  authorId: asId<PersonId>(row.authorId),
  title: row.title,
  text: row.text,
  version: row.version,
  matter: oneOf(MATTERS, row.matter, 'Proposal.matter'),
  significance: oneOf(SIGNIFICANCES, row.significance, 'Proposal.significance'),
  days: row.days,
  edition: row.edition,
  status: oneOf(PROPOSAL_STATUSES, row.status, 'Proposal.status'),
  openedAt: instantOf(row.openedAt),
  announcedAt: instantOf(row.announcedAt),
  deadlineAt: instantOf(row.deadlineAt),
  outageMovedAt: instantOf(row.outageMovedAt),
  settledAt: instantOf(row.settledAt),
  outputKind: oneOfOrNull(OUTPUT_KINDS, row.outputKind, 'Proposal.outputKind'),
});

const objectionOf = (row: ObjectionRow): Objection => ({
  id: asId<ObjectionId>(row.id),
  proposalId: asId<ProposalId>(row.proposalId),
  personId: asId<PersonId>(row.personId),
  kind: oneOf(OBJECTION_KINDS, row.kind, 'Objection.kind'),
  reason: row.reason,
  resolution: row.resolution,
  at: instantOf(row.at),
  liftedAt: instantOf(row.liftedAt),
});
