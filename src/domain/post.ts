import type { ContributionFacts } from './contributing.js';
import type { AccessChangeFacts } from './access-change.js';
import type { Escalation, EscalationFacts } from './escalation.js';
import type { Group, GroupFacts, GroupKind } from './group.js';
import type { RequestFacts } from './membership.js';
import type { NominationFacts, NominationStatus } from './nomination.js';
import type { ProposalFacts, ProposalStatus } from './proposal.js';
import type { CandidacyFacts } from './candidacy.js';
import type { ConductFacts, PrivatePlace } from './conduct.js';
import type {
  AccessChangeId,
  CandidacyId,
  ConductReportId,
  ContributionId,
  EscalationId,
  EscalationStepId,
  GroupId,
  Instant,
  MembershipId,
  NominationId,
  PersonId,
  ProposalId,
  Snowflake,
  VoteId,
} from './ids.js';
import type { ResponseTime } from './response-times.js';
import type { HiddenTogether } from './visibility.js';
import type { Person } from './person.js';
import type { VoteFacts } from './vote.js';

/** A card that lives: one message for each subject, edited in place as the subject changes. */
export type LiveCard =
  | { readonly type: 'proposal'; readonly id: ProposalId }
  | { readonly type: 'participant-request'; readonly id: MembershipId }
  | { readonly type: 'access-change'; readonly id: AccessChangeId }
  | { readonly type: 'candidacy'; readonly id: CandidacyId }
  | { readonly type: 'contribution'; readonly id: ContributionId }
  | { readonly type: 'return-request'; readonly id: MembershipId }
  | { readonly type: 'group'; readonly id: GroupId }
  | { readonly type: 'nomination'; readonly id: NominationId }
  | { readonly type: 'vote'; readonly id: VoteId }
  | { readonly type: 'escalation'; readonly id: EscalationId }
  /** The same escalation in the Core Maintainers' channel, from its sending on. */
  | { readonly type: 'escalation-desk'; readonly id: EscalationId }
  /** E2: a report of conduct, in the private channel of Core Maintainers, and in that of moderators. */
  | { readonly type: 'conduct'; readonly id: ConductReportId }
  | { readonly type: 'conduct-moderators'; readonly id: ConductReportId };

/** A message said once about a proposal. It carries facts only; text/notices gives it words. */
export type ProposalNotice =
  | { readonly type: 'proposal-amended'; readonly id: ProposalId; readonly version: number }
  | { readonly type: 'proposal-made-significant'; readonly id: ProposalId; readonly version: number }
  | { readonly type: 'proposal-blocked'; readonly id: ProposalId }
  | { readonly type: 'proposal-reopened'; readonly id: ProposalId; readonly deadlineAt: Instant }
  | { readonly type: 'proposal-awaits-record'; readonly id: ProposalId }
  /** Silence had been recorded and said; an act that came before the deadline undoes it. */
  | { readonly type: 'outcome-undone'; readonly id: ProposalId; readonly was: ProposalStatus }
  | { readonly type: 'proposal-settled'; readonly id: ProposalId; readonly recordHead: string }
  | { readonly type: 'deadline-moved'; readonly id: ProposalId; readonly from: Instant; readonly to: Instant }
  /** V5: a Core Maintainer said something to it, or takes back that it binds. */
  | { readonly type: 'feedback-given'; readonly id: ProposalId; readonly binding: boolean }
  | { readonly type: 'feedback-lifted'; readonly id: ProposalId }
  /** E1: somebody who was eligible contests the result of the vote. */
  | { readonly type: 'result-contested'; readonly id: ProposalId; readonly voteId: VoteId };

/** V9, V5: said once to Core Maintainers, in their channel: a matter waits for their last word. */
export interface AwaitsCoreNotice {
  readonly type: 'awaits-core-maintainers';
  readonly id: ProposalId;
  readonly version: number;
}

/** A message said once about a channel (C1). */
export type ChannelNotice =
  | {
      /** It is called like a group's channel and is none yet. */
      readonly type: 'channel-unbound';
      readonly channelId: Snowflake;
      readonly kind: GroupKind;
      readonly name: string;
    }
  | { readonly type: 'channel-lost'; readonly kind: GroupKind; readonly title: string }
  /** A setting of the server's managers hides commands where they are of use. */
  | { readonly type: 'roots-hidden'; readonly hidden: readonly HiddenTogether[] };

/** A message that tells people what waits for them (X6). */
export type ReminderNotice =
  | {
      readonly type: 'reminder';
      /** The name of a file in src/reminders. */
      readonly kind: string;
      readonly subject: string;
      readonly groupId: GroupId;
      readonly dueAt: Instant;
      readonly untilAt: Instant;
      readonly people: readonly PersonId[];
    }
  /** What was collected under this key. */
  | { readonly type: 'collected'; readonly key: string };

/** A message said once about a group's leads (L1). */
export type LeadNotice =
  /** One of them is not in the server any more. */
  | { readonly type: 'lead-away'; readonly groupId: GroupId; readonly personId: PersonId }
  /** One of them had their personal data erased, whoever it was; so many are left. */
  | { readonly type: 'lead-erased'; readonly groupId: GroupId; readonly left: number }
  /** One of them has fewer sponsors than it takes (L5). */
  | { readonly type: 'sponsors-lacking'; readonly id: CandidacyId };

/** A message said once about people who have been without participation for too long (P8). */
export type InactivityNotice =
  /** To those of a group who are emeritus since then: how they come back. */
  | { readonly type: 'emeritus'; readonly groupId: GroupId; readonly since: Instant }
  /** To Core Maintainers: a lead stays lead, and somebody should look. */
  | { readonly type: 'lead-inactive'; readonly groupId: GroupId; readonly personId: PersonId; readonly since: Instant };

/** A message said once about a nomination (P5, P6). */
export type NominationNotice =
  | { readonly type: 'nomination-objected'; readonly id: NominationId }
  | { readonly type: 'nomination-reopened'; readonly id: NominationId; readonly deadlineAt: Instant }
  /** The evidence became complete so late that those who may object get more time. */
  | { readonly type: 'nomination-extended'; readonly id: NominationId; readonly deadlineAt: Instant }
  | { readonly type: 'nomination-moved'; readonly id: NominationId; readonly from: Instant; readonly to: Instant }
  /** What time made of it had been recorded and said; an act that came before the deadline undoes it. */
  | { readonly type: 'nomination-undone'; readonly id: NominationId; readonly was: NominationStatus }
  | { readonly type: 'nomination-settled'; readonly id: NominationId; readonly recordHead: string };

/** A message said once about a formal vote (V6, V7). */
export type VoteNotice =
  /** `recounted`: a ballot from before the close was counted after it. */
  | { readonly type: 'vote-result'; readonly id: VoteId; readonly recordHead: string; readonly recounted: boolean }
  | { readonly type: 'vote-extended'; readonly id: VoteId; readonly days: number }
  | { readonly type: 'vote-moved'; readonly id: VoteId; readonly from: Instant; readonly to: Instant };

/** A message said once in private about a report of conduct (E2). */
export type ConductNotice =
  /** Nobody takes care of it; it was to be answered before `dueAt` (E6). */
  | { readonly type: 'conduct-waits'; readonly id: ConductReportId; readonly place: PrivatePlace }
  /** What is set as private channel can be read by everybody. */
  | { readonly type: 'private-channel-open'; readonly place: PrivatePlace };

/** A message said once to Core Maintainers about an escalation that nobody moves on. */
export type EscalationAlarm =
  /** E1: its draft was not sent for days. */
  | { readonly type: 'escalation-unsent'; readonly id: EscalationId }
  /** E6: a response is due, or late. */
  | { readonly type: 'escalation-waits'; readonly id: EscalationId; readonly left: ResponseTime['left'] };

/** E4, E5: a step of an escalation, said once where it concerns people. */
export interface EscalationNotice {
  readonly type: 'escalation-said';
  readonly id: EscalationId;
  readonly stepId: EscalationStepId;
  readonly recordHead: string;
}

export type Notice =
  | VoteNotice
  | ConductNotice
  | EscalationAlarm
  | EscalationNotice
  | NominationNotice
  | ProposalNotice
  | AwaitsCoreNotice
  | ChannelNotice
  | LeadNotice
  | InactivityNotice
  | ReminderNotice;
export type Post = LiveCard | Notice;

/** The outbox key of a live card: one row for each subject. */
export const keyOfCard = (card: LiveCard): string => `card:${card.type}:${card.id}`;

/** Whether a post is a card that lives; what is said once is not said again, even where somebody deleted it. */
export const isLiveCard = (post: Post): post is LiveCard =>
  post.type === 'access-change' ||
  post.type === 'candidacy' ||
  post.type === 'proposal' ||
  post.type === 'participant-request' ||
  post.type === 'contribution' ||
  post.type === 'return-request' ||
  post.type === 'nomination' ||
  post.type === 'vote' ||
  post.type === 'escalation' ||
  post.type === 'escalation-desk' ||
  post.type === 'conduct' ||
  post.type === 'conduct-moderators' ||
  post.type === 'group';

/** A post with the facts that are needed to give it words; reminders bring their own words. */
export type PostFacts =
  | { readonly type: 'group'; readonly facts: GroupFacts }
  | { readonly type: 'participant-request'; readonly facts: RequestFacts }
  | { readonly type: 'candidacy'; readonly facts: CandidacyFacts }
  | { readonly type: 'contribution'; readonly facts: ContributionFacts }
  | { readonly type: 'return-request'; readonly facts: RequestFacts }
  | { readonly type: 'access-change'; readonly facts: AccessChangeFacts }
  | { readonly type: 'proposal'; readonly facts: ProposalFacts }
  | { readonly type: 'proposal-notice'; readonly notice: ProposalNotice; readonly facts: ProposalFacts }
  /** With the address of its card, where it has one. */
  | { readonly type: 'awaits-core-maintainers'; readonly facts: ProposalFacts; readonly card: string | null }
  | { readonly type: 'vote'; readonly facts: VoteFacts }
  | { readonly type: 'escalation' | 'escalation-desk'; readonly facts: EscalationFacts }
  | { readonly type: 'vote-notice'; readonly notice: VoteNotice; readonly facts: VoteFacts }
  | { readonly type: 'escalation-said'; readonly notice: EscalationNotice; readonly facts: EscalationFacts }
  | { readonly type: 'nomination'; readonly facts: NominationFacts }
  | { readonly type: 'nomination-notice'; readonly notice: NominationNotice; readonly facts: NominationFacts }
  | { readonly type: 'channel-notice'; readonly notice: ChannelNotice }
  | { readonly type: 'conduct'; readonly facts: ConductFacts }
  | ConductNoticeFacts
  | EscalationAlarmFacts
  | LeadFacts
  | InactivityFacts;

/** What is said in private about reports of conduct; `card` leads to the report's. */
export type ConductNoticeFacts =
  | { readonly type: 'conduct-waits'; readonly dueAt: Instant; readonly card: string | null }
  | { readonly type: 'private-channel-open'; readonly place: PrivatePlace };

/** What is said to Core Maintainers about an escalation; `card` leads to its own. */
export type EscalationAlarmFacts =
  | {
      readonly type: 'escalation-unsent';
      readonly escalation: Escalation;
      readonly group: Group;
      readonly card: string | null;
    }
  | {
      readonly type: 'escalation-waits';
      readonly left: ResponseTime['left'];
      readonly escalation: Escalation;
      readonly group: Group;
      readonly assignee: Person | null;
      /** Who may answer: Core Maintainers who are no party, and of no party's organisation (E4). */
      readonly able: readonly Person[];
      readonly card: string | null;
    };

/** What is said about a group's leads, with whom it is about. */
export type LeadFacts =
  | { readonly type: 'lead-away'; readonly group: Group; readonly lead: Person }
  | { readonly type: 'lead-erased'; readonly group: Group; readonly left: number }
  | { readonly type: 'sponsors-lacking'; readonly group: Group; readonly lead: Person; readonly card: string | null };

/** What is said about people who are inactive, with whom it is about. */
export type InactivityFacts =
  | { readonly type: 'emeritus'; readonly group: Group; readonly people: readonly Person[]; readonly since: Instant }
  | { readonly type: 'lead-inactive'; readonly group: Group; readonly lead: Person; readonly since: Instant };
