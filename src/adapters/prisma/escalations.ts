import {
  ESCALATION_CAUSES,
  ESCALATION_CLASSES,
  ESCALATION_STATUSES,
  ESCALATION_UNDECIDED,
  PARTY_ROLES,
  STEP_KINDS,
  type Escalation,
  type EscalationStep,
  type NumberedClass,
} from '../../domain/escalation.js';
import {
  asId,
  type EscalationId,
  type EscalationStepId,
  type GroupId,
  type NominationId,
  type PersonId,
  type ProposalId,
  type Snowflake,
} from '../../domain/ids.js';
import type { EscalationStep as StepRow, Prisma, Escalation as Row } from '../../generated/sqlite/client.js';
import type { Escalations } from '../../ports/escalations.js';
import type { Rows } from './client.js';
import { dateOf, idOrNull, instantOf, oneOf, oneOfOrNull } from './columns.js';

/** What goes to Core Maintainers (E1-E6), with its parties and steps. */
export const escalationsIn = (rows: Rows): Escalations => ({
  async find(id) {
    const row = await rows.escalation.findUnique({ where: { id } });
    return row && escalationOf(row);
  },

  async byNumber(serverId, number) {
    const row = await rows.escalation.findUnique({ where: { serverId_number: { serverId, number } } });
    return row && escalationOf(row);
  },

  async list({ statuses, limit, offset = 0, ...filter }) {
    const found = await rows.escalation.findMany({
      where: { ...filter, ...(statuses === undefined ? {} : { status: { in: [...statuses] } }) },
      orderBy: { number: 'desc' },
      take: limit,
      skip: offset,
    });
    return found.map(escalationOf);
  },

  async ofProposal(proposalId) {
    return (await rows.escalation.findMany({ where: { proposalId }, orderBy: { number: 'asc' } })).map(escalationOf);
  },

  async ofNomination(nominationId) {
    return (await rows.escalation.findMany({ where: { nominationId }, orderBy: { number: 'asc' } })).map(escalationOf);
  },

  async draftedBetween(from, to) {
    const drafts = await rows.escalation.findMany({
      where: { status: 'draft', draftedAt: { gt: dateOf(from), lte: dateOf(to) }, ...PRESENT },
      orderBy: [{ draftedAt: 'asc' }, { id: 'asc' }],
    });
    return drafts.map(escalationOf);
  },

  async unansweredDueBetween(from, to) {
    const waiting = await rows.escalation.findMany({
      where: { status: 'open', respondedAt: null, dueAt: { gt: dateOf(from), lte: dateOf(to) }, ...PRESENT },
      orderBy: [{ dueAt: 'asc' }, { id: 'asc' }],
    });
    return waiting.map(escalationOf);
  },

  async informationAskedBetween(from, to) {
    const asked = await rows.escalationStep.findMany({
      where: {
        kind: 'more-information',
        at: { gt: dateOf(from), lte: dateOf(to) },
        escalation: { status: 'awaiting-information', ...PRESENT },
      },
      include: { escalation: true },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    return asked.map(({ escalation, at }) => ({ escalation: escalationOf(escalation), at: instantOf(at) }));
  },

  async undecidedInRetired(limit) {
    const found = await rows.escalation.findMany({
      where: { status: { in: [...ESCALATION_UNDECIDED] }, group: { status: 'retired', server: { leftAt: null } } },
      orderBy: [{ draftedAt: 'asc' }, { id: 'asc' }],
      take: limit,
    });
    return found.map(escalationOf);
  },

  async save({ id, draftedAt, sentAt, dueAt, respondedAt, assignedAt, settledAt, ...escalation }) {
    const data = {
      ...escalation,
      draftedAt: dateOf(draftedAt),
      sentAt: dateOf(sentAt),
      dueAt: dateOf(dueAt),
      respondedAt: dateOf(respondedAt),
      assignedAt: dateOf(assignedAt),
      settledAt: dateOf(settledAt),
    };
    await rows.escalation.upsert({ where: { id }, create: { id, ...data }, update: data });
  },

  async parties(escalationId) {
    const parties = await rows.escalationParty.findMany({ where: { escalationId }, orderBy: { personId: 'asc' } });
    return parties.map(({ personId, role }) => ({
      personId: asId<PersonId>(personId),
      role: oneOf(PARTY_ROLES, role, 'EscalationParty.role'),
    }));
  },

  async saveParties(escalationId, parties) {
    await rows.escalationParty.deleteMany({ where: { escalationId } });
    if (parties.length === 0) return;
    await rows.escalationParty.createMany({ data: parties.map((party) => ({ escalationId, ...party })) });
  },

  async steps(escalationId) {
    const steps = await rows.escalationStep.findMany({
      where: { escalationId },
      orderBy: [{ at: 'asc' }, { id: 'asc' }],
    });
    return steps.map(stepOf);
  },

  async addStep({ at, ...step }) {
    await rows.escalationStep.create({ data: { ...step, at: dateOf(at) } });
  },
});

/** In servers that the bot is in. */
const PRESENT = { group: { server: { leftAt: null } } } as const satisfies Prisma.EscalationWhereInput;
const NUMBERED = ESCALATION_CLASSES.filter((each): each is NumberedClass => each !== 'conduct');
const OUTCOMES = ['guidance', 'decision'] as const satisfies readonly Escalation['outcome'][];

const escalationOf = (row: Row): Escalation => ({
  id: asId<EscalationId>(row.id),
  serverId: asId<Snowflake>(row.serverId),
  number: row.number,
  groupId: asId<GroupId>(row.groupId),
  class: oneOf(NUMBERED, row.class, 'Escalation.class'),
  cause: oneOf(ESCALATION_CAUSES, row.cause, 'Escalation.cause'),
  status: oneOf(ESCALATION_STATUSES, row.status, 'Escalation.status'),
  edition: row.edition,
  proposalId: idOrNull<ProposalId>(row.proposalId),
  nominationId: idOrNull<NominationId>(row.nominationId),
  otherGroupId: idOrNull<GroupId>(row.otherGroupId),
  decision: row.decision,
  options: row.options,
  disagreement: row.disagreement,
  ask: row.ask,
  draftedAt: instantOf(row.draftedAt),
  sentAt: instantOf(row.sentAt),
  dueAt: instantOf(row.dueAt),
  respondedAt: instantOf(row.respondedAt),
  assigneeId: idOrNull<PersonId>(row.assigneeId),
  assignedAt: instantOf(row.assignedAt),
  outcome: oneOfOrNull(OUTCOMES, row.outcome, 'Escalation.outcome'),
  settledAt: instantOf(row.settledAt),
});

const stepOf = (row: StepRow): EscalationStep => ({
  id: asId<EscalationStepId>(row.id),
  escalationId: asId<EscalationId>(row.escalationId),
  personId: asId<PersonId>(row.personId),
  kind: oneOf(STEP_KINDS, row.kind, 'EscalationStep.kind'),
  text: row.text,
  at: instantOf(row.at),
});
