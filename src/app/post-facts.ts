import type { MembershipId } from '../domain/ids.js';
import { isEmeritus } from '../domain/membership.js';
import type { Post, PostFacts, ReminderNotice } from '../domain/post.js';
import type { Tx } from '../ports/store.js';
import { candidacyFacts } from './candidacy-facts.js';
import { cardAddress } from './card-address.js';
import { conductFacts, conductWaits } from './conduct-facts.js';
import { contributionFacts } from './contribution-facts.js';
import { escalationFacts } from './escalation-facts.js';
import type { Files } from '../ports/files.js';
import { accessChangeFacts } from './access-change-facts.js';
import { escalationAlarmFacts } from './escalation-alarm-facts.js';
import { groupFacts } from './group-facts.js';
import { nominationFacts } from './nomination-facts.js';
import { proposalFacts } from './proposal-facts.js';
import { voteFacts } from './vote-facts.js';
import { leadsOf } from './who.js';

/** What a post of the outbox says as things stand now; null when its subject is gone. */
export async function postFacts(tx: Tx, post: Exclude<Post, ReminderNotice>, files: Files): Promise<PostFacts | null> {
  switch (post.type) {
    case 'group': {
      const group = await tx.groups.find(post.id);
      return group ? { type: 'group', facts: await groupFacts(tx, group) } : null;
    }
    case 'participant-request': {
      const asked = await requestOf(tx, post.id);
      const group = asked && (await tx.groups.find(asked.membership.groupId));
      if (!asked || !group) return null;
      return { type: 'participant-request', facts: { ...asked, group, leads: await leadsOf(tx, group.id) } };
    }
    case 'vote': {
      const facts = await voteFacts(tx, post.id);
      return facts && { type: 'vote', facts };
    }
    case 'escalation':
    case 'escalation-desk': {
      const facts = await escalationFacts(tx, post.id);
      return facts && { type: post.type, facts };
    }
    case 'vote-result':
    case 'vote-extended':
    case 'vote-moved': {
      const facts = await voteFacts(tx, post.id);
      return facts && { type: 'vote-notice', notice: post, facts };
    }
    case 'conduct':
    case 'conduct-moderators': {
      const facts = await conductFacts(tx, post);
      return facts && { type: 'conduct', facts };
    }
    case 'conduct-waits':
      return conductWaits(tx, post);
    case 'private-channel-open':
      return post;
    case 'escalation-unsent':
    case 'escalation-waits':
      return escalationAlarmFacts(tx, post);
    case 'escalation-said': {
      const facts = await escalationFacts(tx, post.id);
      return facts && { type: 'escalation-said', notice: post, facts };
    }
    case 'candidacy': {
      const facts = await candidacyFacts(tx, post.id);
      return facts && { type: 'candidacy', facts };
    }
    case 'sponsors-lacking': {
      const facts = await candidacyFacts(tx, post.id);
      const card = await cardAddress(tx, { type: 'candidacy', id: post.id });
      return facts && { type: 'sponsors-lacking', group: facts.group, lead: facts.candidate, card };
    }
    case 'return-request': {
      const asked = await requestOf(tx, post.id);
      const group = asked && (await tx.groups.find(asked.membership.groupId));
      if (!asked || !group) return null;
      return { type: 'return-request', facts: { ...asked, group, leads: await leadsOf(tx, group.id) } };
    }
    case 'contribution': {
      const facts = await contributionFacts(tx, post.id);
      return facts && { type: 'contribution', facts };
    }
    case 'emeritus': {
      const group = await tx.groups.find(post.groupId);
      const people = (await tx.memberships.withPeople(post.groupId))
        .filter(({ membership }) => isEmeritus(membership) && membership.inactiveSince === post.since)
        .map(({ person }) => person);
      return group && people.length > 0 ? { type: 'emeritus', group, people, since: post.since } : null;
    }
    case 'lead-inactive': {
      const group = await tx.groups.find(post.groupId);
      const lead = await tx.people.find(post.personId);
      return group && lead && { type: 'lead-inactive', group, lead, since: post.since };
    }
    case 'access-change': {
      const facts = await accessChangeFacts(tx, post.id, files);
      return facts && { type: 'access-change', facts };
    }
    case 'proposal': {
      const facts = await proposalFacts(tx, post.id);
      return facts ? { type: 'proposal', facts } : null;
    }
    case 'proposal-made-significant':
    case 'proposal-amended': {
      const facts = await proposalFacts(tx, post.id);
      // A later text has a message of its own, and the clock starts with that one (D3, D7).
      return facts?.proposal.version === post.version ? { type: 'proposal-notice', notice: post, facts } : null;
    }
    case 'awaits-core-maintainers': {
      const facts = await proposalFacts(tx, post.id);
      // It does not wait any more, or a later text has a message of its own.
      if (facts?.proposal.status !== 'agreed' || facts.proposal.version !== post.version) return null;
      return { type: 'awaits-core-maintainers', facts, card: await cardAddress(tx, { type: 'proposal', id: post.id }) };
    }
    case 'lead-away': {
      const group = await tx.groups.find(post.groupId);
      const lead = await tx.people.find(post.personId);
      return group && lead && { type: 'lead-away', group, lead };
    }
    case 'lead-erased': {
      const group = await tx.groups.find(post.groupId);
      return group && { type: 'lead-erased', group, left: post.left };
    }
    case 'nomination': {
      const facts = await nominationFacts(tx, post.id);
      return facts && { type: 'nomination', facts };
    }
    case 'nomination-objected':
    case 'nomination-reopened':
    case 'nomination-extended':
    case 'nomination-moved':
    case 'nomination-undone':
    case 'nomination-settled': {
      const facts = await nominationFacts(tx, post.id);
      return facts && { type: 'nomination-notice', notice: post, facts };
    }
    case 'channel-unbound':
    case 'channel-lost':
    case 'roots-hidden':
      return { type: 'channel-notice', notice: post };
    default: {
      const facts = await proposalFacts(tx, post.id);
      return facts ? { type: 'proposal-notice', notice: post, facts } : null;
    }
  }
}

/** A request with who made it. X8: whoever is erased between the two reads has another id in the second. */
async function requestOf(tx: Tx, id: MembershipId) {
  for (let reads = 0; reads < 2; reads += 1) {
    const membership = await tx.memberships.find(id);
    const person = membership && (await tx.people.find(membership.personId));
    if (membership && person) return { membership, person };
  }
  return null;
}
