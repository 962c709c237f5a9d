import type { Group } from '../../src/domain/group.js';
import {
  asId,
  type GroupId,
  type MembershipId,
  type ObjectionId,
  type PersonId,
  type ProposalId,
  type Snowflake,
} from '../../src/domain/ids.js';
import { FRESH, type Membership } from '../../src/domain/membership.js';
import type { Person } from '../../src/domain/person.js';
import type { Objection, Proposal } from '../../src/domain/proposal.js';
import type { Happening } from '../../src/domain/record.js';
import type { Server } from '../../src/domain/server.js';
import type { Store } from '../../src/ports/store.js';

// Invented servers and people. Every call makes new ones, so that tests on one database don't meet.

export const NOW = Date.UTC(2026, 2, 29, 1, 30, 0, 123);

let count = 0;
const next = (): string => String(++count);

export const snowflake = (): Snowflake => asId<Snowflake>(`10000000000000${next().padStart(5, '0')}`);
export const personId = (): PersonId => asId<PersonId>(`person-${next()}`);

export const aServer = (parts: Partial<Server> = {}): Server => ({
  id: snowflake(),
  name: 'Test Commons',
  roles: { coreMaintainers: null, leadMaintainers: null, maintainers: null, moderators: null },
  channels: { creation: null, coreMaintainers: null, moderators: null, groupCategory: null, archiveCategory: null },
  commandsHash: '',
  leftAt: null,
  createdAt: NOW,
  ...parts,
});

export const aPerson = (serverId: Snowflake, parts: Partial<Person> = {}): Person => ({
  id: personId(),
  serverId,
  name: 'Robin Example',
  organization: 'Example Works',
  github: null,
  githubConfirmed: false,
  discordName: null,
  consent: 'unasked',
  consentAt: null,
  erasedAt: null,
  ladder: 'contributor',
  seenAs: null,
  counted: true,
  profileAt: null,
  accounts: [],
  createdAt: NOW,
  ...parts,
});

export const aGroup = (serverId: Snowflake, parts: Partial<Group> = {}): Group => ({
  id: asId<GroupId>(`group-${next()}`),
  serverId,
  kind: 'working-group',
  name: `lanterns-${next()}`,
  title: 'Lanterns',
  status: 'active',
  mission: 'Keep the lights on',
  memberTier: true,
  channelId: null,
  grandfathered: true,
  oneHoldsSince: null,
  createdAt: NOW,
  ...parts,
});

export const aMembership = (groupId: GroupId, person: PersonId, parts: Partial<Membership> = {}): Membership => ({
  id: asId<MembershipId>(`membership-${next()}`),
  groupId,
  personId: person,
  tier: 'observer',
  source: 'joined',
  ...FRESH,
  since: NOW,
  ...parts,
});

export const aProposal = (
  group: Pick<Group, 'id' | 'serverId' | 'kind'>,
  authorId: PersonId,
  parts: Partial<Proposal> = {},
): Proposal => ({
  id: asId<ProposalId>(`proposal-${next()}`),
  serverId: group.serverId,
  number: ++count,
  groupId: group.id,
  groupKind: group.kind,
  authorId,
  title: 'Paint the shed',
  text: 'Green, because it is green now.',
  version: 1,
  matter: 'routine',
  significance: 'minor',
  days: 5,
  edition: 'mcp-2026',
  status: 'open',
  openedAt: NOW,
  announcedAt: NOW,
  deadlineAt: NOW + 1000,
  outageMovedAt: null,
  settledAt: null,
  outputKind: null,
  ...parts,
});

export const anObjection = (proposalId: ProposalId, person: PersonId, parts: Partial<Objection> = {}): Objection => ({
  id: asId<ObjectionId>(`objection-${next()}`),
  proposalId,
  personId: person,
  kind: 'block',
  reason: 'Green fades',
  resolution: 'Use blue',
  at: NOW,
  liftedAt: null,
  ...parts,
});

export const aHappening = (parts: Partial<Happening> = {}): Happening => ({
  kind: 'proposal-opened',
  subject: 'D-1',
  groupId: null,
  clauses: ['D3', 'X1'],
  edition: 'mcp-2026',
  at: NOW,
  facts: { days: 5, deadlineAt: NOW, outputs: ['a', null, true], nested: { b: 1, a: 'ü' } },
  sealed: { title: { value: 'Paint the shed', personId: null } },
  ...parts,
});

/** A server with a group and a person in the store. */
export async function settled(store: Store): Promise<{ server: Server; group: Group; person: Person }> {
  const server = aServer();
  const group = aGroup(server.id);
  const person = aPerson(server.id);
  await store.transaction(async (tx) => {
    await tx.servers.save(server);
    await tx.groups.save(group);
    await tx.people.save(person);
  });
  return { server, group, person };
}
