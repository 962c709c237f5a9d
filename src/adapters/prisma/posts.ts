import { z } from 'zod';
import { PRIVATE_PLACES } from '../../domain/conduct.js';
import { GROUP_KINDS } from '../../domain/group.js';
import {
  asId,
  type AccessChangeId,
  type CandidacyId,
  type ConductReportId,
  type ContributionId,
  type EscalationId,
  type EscalationStepId,
  type GroupId,
  type MembershipId,
  type NominationId,
  type PersonId,
  type ProposalId,
  type Snowflake,
  type VoteId,
} from '../../domain/ids.js';
import { NOMINATION_STATUSES } from '../../domain/nomination.js';
import type { Post } from '../../domain/post.js';
import { PROPOSAL_STATUSES } from '../../domain/proposal.js';
import { RESPONSE_LEFT } from '../../domain/response-times.js';

const instant = z.number().int();
const group = z.string().transform((id) => asId<GroupId>(id));
const candidacy = z.string().transform((id) => asId<CandidacyId>(id));
const proposal = z.string().transform((id) => asId<ProposalId>(id));
const nomination = z.string().transform((id) => asId<NominationId>(id));
const conduct = z.string().transform((id) => asId<ConductReportId>(id));
const escalation = z.string().transform((id) => asId<EscalationId>(id));
const vote = z.string().transform((id) => asId<VoteId>(id));
const snowflake = z.string().transform((id) => asId<Snowflake>(id));
const some = { roles: z.array(snowflake), users: z.number().int() };
const hiddenFrom = z.discriminatedUnion('type', [
  z.object({ type: z.literal('all') }),
  z.object({ type: z.literal('most'), ...some }),
  z.object({ type: z.literal('some'), ...some }),
]);

/** The form of every kind of post; a kind that is missing here does not compile. */
const FORMS: { readonly [Type in Post['type']]: z.ZodType<Extract<Post, { type: Type }>> } = {
  proposal: z.object({ type: z.literal('proposal'), id: proposal }),
  'participant-request': z.object({
    type: z.literal('participant-request'),
    id: z.string().transform((id) => asId<MembershipId>(id)),
  }),
  candidacy: z.object({ type: z.literal('candidacy'), id: candidacy }),
  contribution: z.object({
    type: z.literal('contribution'),
    id: z.string().transform((id) => asId<ContributionId>(id)),
  }),
  'return-request': z.object({
    type: z.literal('return-request'),
    id: z.string().transform((id) => asId<MembershipId>(id)),
  }),
  'access-change': z.object({
    type: z.literal('access-change'),
    id: z.string().transform((id) => asId<AccessChangeId>(id)),
  }),
  group: z.object({ type: z.literal('group'), id: group }),
  'proposal-amended': z.object({
    type: z.literal('proposal-amended'),
    id: proposal,
    version: z.number().int(),
  }),
  'proposal-made-significant': z.object({
    type: z.literal('proposal-made-significant'),
    id: proposal,
    version: z.number().int(),
  }),
  'proposal-blocked': z.object({ type: z.literal('proposal-blocked'), id: proposal }),
  'proposal-reopened': z.object({ type: z.literal('proposal-reopened'), id: proposal, deadlineAt: instant }),
  'proposal-awaits-record': z.object({ type: z.literal('proposal-awaits-record'), id: proposal }),
  'proposal-settled': z.object({ type: z.literal('proposal-settled'), id: proposal, recordHead: z.string() }),
  'outcome-undone': z.object({ type: z.literal('outcome-undone'), id: proposal, was: z.enum(PROPOSAL_STATUSES) }),
  'feedback-given': z.object({ type: z.literal('feedback-given'), id: proposal, binding: z.boolean() }),
  'feedback-lifted': z.object({ type: z.literal('feedback-lifted'), id: proposal }),
  'result-contested': z.object({
    type: z.literal('result-contested'),
    id: proposal,
    voteId: z.string().transform((id) => asId<VoteId>(id)),
  }),
  'awaits-core-maintainers': z.object({
    type: z.literal('awaits-core-maintainers'),
    id: proposal,
    version: z.number().int(),
  }),
  conduct: z.object({ type: z.literal('conduct'), id: conduct }),
  'conduct-moderators': z.object({ type: z.literal('conduct-moderators'), id: conduct }),
  'conduct-waits': z.object({ type: z.literal('conduct-waits'), id: conduct, place: z.enum(PRIVATE_PLACES) }),
  'private-channel-open': z.object({ type: z.literal('private-channel-open'), place: z.enum(PRIVATE_PLACES) }),
  'escalation-unsent': z.object({ type: z.literal('escalation-unsent'), id: escalation }),
  'escalation-waits': z.object({ type: z.literal('escalation-waits'), id: escalation, left: z.enum(RESPONSE_LEFT) }),
  escalation: z.object({ type: z.literal('escalation'), id: escalation }),
  'escalation-desk': z.object({ type: z.literal('escalation-desk'), id: escalation }),
  vote: z.object({ type: z.literal('vote'), id: vote }),
  'vote-result': z.object({
    type: z.literal('vote-result'),
    id: vote,
    recordHead: z.string(),
    recounted: z.boolean(),
  }),
  'vote-extended': z.object({ type: z.literal('vote-extended'), id: vote, days: z.number().int() }),
  'vote-moved': z.object({ type: z.literal('vote-moved'), id: vote, from: instant, to: instant }),
  'escalation-said': z.object({
    type: z.literal('escalation-said'),
    id: escalation,
    stepId: z.string().transform((id) => asId<EscalationStepId>(id)),
    recordHead: z.string(),
  }),
  nomination: z.object({ type: z.literal('nomination'), id: nomination }),
  'nomination-objected': z.object({ type: z.literal('nomination-objected'), id: nomination }),
  'nomination-reopened': z.object({ type: z.literal('nomination-reopened'), id: nomination, deadlineAt: instant }),
  'nomination-extended': z.object({ type: z.literal('nomination-extended'), id: nomination, deadlineAt: instant }),
  'nomination-moved': z.object({ type: z.literal('nomination-moved'), id: nomination, from: instant, to: instant }),
  'nomination-undone': z.object({
    type: z.literal('nomination-undone'),
    id: nomination,
    was: z.enum(NOMINATION_STATUSES),
  }),
  'nomination-settled': z.object({ type: z.literal('nomination-settled'), id: nomination, recordHead: z.string() }),
  'channel-unbound': z.object({
    type: z.literal('channel-unbound'),
    channelId: snowflake,
    kind: z.enum(GROUP_KINDS),
    name: z.string(),
  }),
  'channel-lost': z.object({ type: z.literal('channel-lost'), kind: z.enum(GROUP_KINDS), title: z.string() }),
  reminder: z.object({
    type: z.literal('reminder'),
    kind: z.string(),
    subject: z.string(),
    groupId: group,
    dueAt: instant,
    untilAt: instant,
    people: z.array(z.string().transform((id) => asId<PersonId>(id))),
  }),
  collected: z.object({ type: z.literal('collected'), key: z.string() }),
  'roots-hidden': z.object({
    type: z.literal('roots-hidden'),
    hidden: z.array(z.object({ roots: z.array(z.string()), channelIds: z.array(snowflake), from: hiddenFrom })),
  }),
  'lead-away': z.object({
    type: z.literal('lead-away'),
    groupId: group,
    personId: z.string().transform((id) => asId<PersonId>(id)),
  }),
  'lead-erased': z.object({ type: z.literal('lead-erased'), groupId: group, left: z.number().int() }),
  'sponsors-lacking': z.object({ type: z.literal('sponsors-lacking'), id: candidacy }),
  emeritus: z.object({ type: z.literal('emeritus'), groupId: group, since: instant }),
  'lead-inactive': z.object({
    type: z.literal('lead-inactive'),
    groupId: group,
    personId: z.string().transform((id) => asId<PersonId>(id)),
    since: instant,
  }),
  'deadline-moved': z.object({ type: z.literal('deadline-moved'), id: proposal, from: instant, to: instant }),
};

const POST = z.union(Object.values(FORMS));

/** The post in an outbox row. Throws when it is none that the program knows. */
export const postOf = (json: string): Post => POST.parse(JSON.parse(json));
