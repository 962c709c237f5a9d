import type { PostFacts } from '../domain/post.js';
import { accessChangeCard } from './access-change-card.js';
import type { Card } from './card.js';
import { awaitsCoreCard } from './awaits-core-card.js';
import { candidacyCard } from './candidacy-card.js';
import { channelCard } from './channel-card.js';
import { conductCard, conductNotice } from './conduct-card.js';
import { contributionCard } from './contribution-card.js';
import { escalationCard, escalationDeskCard } from './escalation-card.js';
import { escalationAlarm } from './escalation-alarms.js';
import { escalationNotice } from './escalation-notices.js';
import { groupCard } from './group-card.js';
import { inactivityCard } from './inactivity-card.js';
import { leadCard } from './lead-card.js';
import { nominationCard } from './nomination-card.js';
import { nominationNotice } from './nomination-notices.js';
import { noticeCard } from './notices.js';
import { proposalCard } from './proposal-card.js';
import { requestCard } from './request-card.js';
import { returnCard } from './return-card.js';
import { voteCard } from './vote-card.js';
import { voteNotice } from './vote-notices.js';

/** The card of a post: everything that the outbox delivers gets its words here. */
export function postCard(post: PostFacts): Card {
  switch (post.type) {
    case 'group':
      return groupCard(post.facts);
    case 'participant-request':
      return requestCard(post.facts);
    case 'candidacy':
      return candidacyCard(post.facts);
    case 'contribution':
      return contributionCard(post.facts);
    case 'return-request':
      return returnCard(post.facts);
    case 'emeritus':
    case 'lead-inactive':
      return inactivityCard(post);
    case 'access-change':
      return accessChangeCard(post.facts);
    case 'proposal':
      return proposalCard(post.facts);
    case 'proposal-notice':
      return noticeCard(post.notice, post.facts);
    case 'awaits-core-maintainers':
      return awaitsCoreCard(post);
    case 'vote':
      return voteCard(post.facts);
    case 'vote-notice':
      return voteNotice(post.notice, post.facts);
    case 'escalation':
      return escalationCard(post.facts);
    case 'escalation-desk':
      return escalationDeskCard(post.facts);
    case 'conduct':
      return conductCard(post.facts);
    case 'conduct-waits':
    case 'private-channel-open':
      return conductNotice(post);
    case 'escalation-unsent':
    case 'escalation-waits':
      return escalationAlarm(post);
    case 'escalation-said':
      return escalationNotice(post.notice, post.facts);
    case 'nomination':
      return nominationCard(post.facts);
    case 'nomination-notice':
      return nominationNotice(post.notice, post.facts);
    case 'channel-notice':
      return channelCard(post.notice);
    case 'lead-away':
    case 'lead-erased':
    case 'sponsors-lacking':
      return leadCard(post);
  }
}
