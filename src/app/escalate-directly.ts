import { randomUUID } from 'node:crypto';
import { no, yes, type Decision } from '../domain/decision.js';
import { escalatedAlready, writtenCase } from '../domain/escalating.js';
import {
  ESCALATION_UNDECIDED,
  type Escalation,
  type EscalationParty,
  type NumberedClass,
} from '../domain/escalation.js';
import type { Group } from '../domain/group.js';
import { asId, type EscalationId, type NominationId, type ProposalId } from '../domain/ids.js';
import { nominationReference, type Nomination } from '../domain/nomination.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { bringToCoreMaintainers, type TypedEscalation } from './bring-to-core-maintainers.js';
import type { Deps } from './deps.js';
import { newEscalation } from './draft-escalation.js';
import type { EscalationStart } from './escalate.js';
import { onceEach, partiesOfNomination, partiesOfProposal } from './escalation-parties.js';
import { groupHere, groupNamed } from './group-here.js';
import { noteActor } from './ladder.js';
import { meansNomination, nominationNamed } from './nomination-facts.js';
import { perform } from './perform.js';
import { proposalNamed } from './proposal-facts.js';
import { leadsOf, personOf } from './who.js';

/** What somebody brings directly (E2), before the form asks for the case. */
export interface DirectRequest {
  readonly class: Exclude<NumberedClass, 'decision'>;
  /** The matter that it is about, as it was typed; null for none. */
  readonly ref: string | null;
  /** The other group, as it was typed; null for none. */
  readonly otherGroup: string | null;
}

/** E2: whether somebody may bring this directly, asked before the form opens. */
export const askToEscalateDirectly = (
  deps: Deps,
  act: Act,
  request: DirectRequest,
): Promise<Decision<EscalationStart, Refusal>> =>
  deps.store.read(async (tx) => {
    const person = await tx.people.byAccount(act.serverId, act.user.id);
    const about = await concerned(tx, act, request, person?.id ?? null);
    if (!about.ok) return about;
    const ids = about.value.parties.map(({ personId }) => personId);
    return yes({ history: null, parties: await tx.people.findMany(ids) });
  });

/** E2, E3: anybody concerned brings a dispute to Core Maintainers, without earlier steps. */
export const escalateDirectly = (
  deps: Deps,
  act: Act,
  request: DirectRequest,
  typed: TypedEscalation,
): Promise<Decision<Escalation, Refusal>> =>
  perform(deps, act, async (tx) => {
    const person = await personOf(tx, act);
    const about = await concerned(tx, act, request, person.id);
    if (!about.ok) return about;
    const asked = writtenCase(typed);
    if (!asked.ok) return asked;
    await noteActor(tx, act, person);
    const { group, otherGroup, matter, parties } = about.value;
    const escalation = newEscalation({
      id: asId<EscalationId>(randomUUID()),
      number: await tx.servers.nextNumber(act.serverId, 'E'),
      ...{ serverId: act.serverId, groupId: group.id, class: request.class, cause: 'direct', draftedAt: act.at },
      edition: deps.edition,
      proposalId: matter?.proposalId ?? null,
      nominationId: matter?.nominationId ?? null,
      otherGroupId: otherGroup?.id ?? null,
    });
    return yes(
      await bringToCoreMaintainers(tx, deps, act, {
        ...{ escalation, group, asked: asked.value, parties, named: typed.parties },
        ...{ personId: person.id, matter: matter?.reference ?? null },
      }),
    );
  });

/** The group that somebody named as the other one, for the form's argument. */
export const otherGroupNamed = (deps: Deps, act: Act, typed: string): Promise<Decision<Group, Refusal>> =>
  deps.store.read((tx) => groupNamed(tx, act, typed));

/** **Dispute** on a nomination: the reference by which the form knows it. */
export const namedForDispute = (deps: Deps, act: Act, id: NominationId): Promise<Decision<string, Refusal>> =>
  deps.store.read(async (tx) => {
    const nomination = await tx.nominations.find(id);
    return nomination?.serverId === act.serverId
      ? yes(nominationReference(nomination))
      : no({ clause: 'X3', code: 'unknown-reference', typed: id });
  });

interface Concern {
  readonly group: Group;
  readonly otherGroup: Group | null;
  readonly matter: DirectMatter | null;
  readonly parties: readonly EscalationParty[];
}

interface DirectMatter {
  readonly reference: string;
  readonly group: Group;
  readonly proposalId: ProposalId | null;
  readonly nominationId: NominationId | null;
  readonly parties: readonly EscalationParty[];
  /** Those about it. */
  readonly escalations: readonly Escalation[];
}

type PersonIdOrNull = EscalationParty['personId'] | null;

/** E2: whom a dispute concerns, and whether that is the one who brings it. */
async function concerned(
  tx: Tx,
  act: Act,
  request: DirectRequest,
  personId: PersonIdOrNull,
): Promise<Decision<Concern, Refusal>> {
  const matter = request.ref === null ? yes(null) : await matterNamed(tx, act, request.ref);
  if (!matter.ok) return matter;
  const here = matter.value === null ? await groupHere(tx, act) : yes(matter.value.group);
  if (!here.ok) return here;
  const group = here.value;
  if (group.status === 'retired') return no({ clause: 'E2', code: 'group-retired', group: group.title });
  const other = await otherGroup(tx, act, request, group);
  if (!other.ok) return other;
  const before = matter.value?.escalations.find(
    (each) => each.class === request.class && ESCALATION_UNDECIDED.some((status) => status === each.status),
  );
  if (before) return no(escalatedAlready(before));
  const groups = other.value === null ? [group] : [group, other.value];
  const parties = [...(matter.value?.parties ?? []), ...(other.value === null ? [] : await leadsAsParties(tx, groups))];
  const isParty = parties.some((party) => party.personId === personId);
  if (!isParty && !(await isInOneOf(tx, groups, personId))) {
    return no({ clause: 'E2', code: 'not-concerned', group: group.title });
  }
  const opener: EscalationParty[] = personId === null ? [] : [{ personId, role: 'opener' }];
  return yes({ group, otherGroup: other.value, matter: matter.value, parties: onceEach([...opener, ...parties]) });
}

async function otherGroup(
  tx: Tx,
  act: Act,
  request: DirectRequest,
  group: Group,
): Promise<Decision<Group | null, Refusal>> {
  if (request.class !== 'cross-group') {
    return request.otherGroup === null ? yes(null) : no({ clause: 'E2', code: 'only-between-groups' });
  }
  if (request.otherGroup === null) return no({ clause: 'E2', code: 'other-group-needed' });
  const other = await groupNamed(tx, act, request.otherGroup);
  if (!other.ok) return other;
  if (other.value.id === group.id) return no({ clause: 'E2', code: 'same-group', group: group.title });
  return other.value.status === 'retired'
    ? no({ clause: 'E2', code: 'group-retired', group: other.value.title })
    : other;
}

async function matterNamed(tx: Tx, act: Act, typed: string): Promise<Decision<DirectMatter, Refusal>> {
  if (meansNomination(typed)) {
    const found = await nominationNamed(tx, act.serverId, typed);
    return found.ok ? yes(await aboutNomination(tx, found.value)) : found;
  }
  const found = await proposalNamed(tx, act.serverId, typed);
  return found.ok ? yes(await aboutProposal(tx, found.value)) : found;
}

const aboutProposal = async (tx: Tx, proposal: Proposal): Promise<DirectMatter> => ({
  ...{ reference: referenceOf(proposal), proposalId: proposal.id, nominationId: null },
  group: await groupOf(tx, proposal),
  parties: await partiesOfProposal(tx, proposal),
  escalations: await tx.escalations.ofProposal(proposal.id),
});

const aboutNomination = async (tx: Tx, nomination: Nomination): Promise<DirectMatter> => ({
  ...{ reference: nominationReference(nomination), proposalId: null, nominationId: nomination.id },
  group: await groupOf(tx, nomination),
  parties: await partiesOfNomination(tx, nomination),
  escalations: await tx.escalations.ofNomination(nomination.id),
});

async function groupOf(tx: Tx, { groupId }: Pick<Proposal, 'groupId'>): Promise<Group> {
  const group = await tx.groups.find(groupId);
  if (!group) throw new Error(`there is no group ${groupId}`);
  return group;
}

async function leadsAsParties(tx: Tx, groups: readonly Group[]): Promise<EscalationParty[]> {
  const parties: EscalationParty[] = [];
  for (const { id } of groups) {
    for (const lead of await leadsOf(tx, id)) parties.push({ personId: lead.id, role: 'lead' });
  }
  return parties;
}

async function isInOneOf(tx: Tx, groups: readonly Group[], personId: PersonIdOrNull): Promise<boolean> {
  if (personId === null) return false;
  for (const { id } of groups) {
    const membership = await tx.memberships.of(id, personId);
    if (membership && membership.endedAt === null) return true;
  }
  return false;
}
