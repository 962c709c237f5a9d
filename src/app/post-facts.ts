import type { MembershipId } from '../domain/ids.js';
import type { Post, PostFacts, ReminderNotice } from '../domain/post.js';
import type { Tx } from '../ports/store.js';
import type { Files } from '../ports/files.js';
import { accessChangeFacts } from './access-change-facts.js';
import { groupFacts } from './group-facts.js';
import { proposalFacts } from './proposal-facts.js';
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
    case 'lead-away': {
      const group = await tx.groups.find(post.groupId);
      const lead = await tx.people.find(post.personId);
      return group && lead && { type: 'lead-away', group, lead };
    }
    case 'lead-erased': {
      const group = await tx.groups.find(post.groupId);
      return group && { type: 'lead-erased', group, left: post.left };
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
