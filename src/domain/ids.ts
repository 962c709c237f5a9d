/** Distinct types for ids, so that a group's id can't be passed where a person's is meant. */
declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** Any id that Discord gave: server, channel, role, user, message, interaction. */
export type Snowflake = Id<'Snowflake'>;
export type PersonId = Id<'PersonId'>;
export type GroupId = Id<'GroupId'>;
export type MembershipId = Id<'MembershipId'>;
export type ProposalId = Id<'ProposalId'>;
export type ObjectionId = Id<'ObjectionId'>;
export type CandidacyId = Id<'CandidacyId'>;
export type SponsorshipId = Id<'SponsorshipId'>;
export type NominationId = Id<'NominationId'>;
export type VoteId = Id<'VoteId'>;
export type BallotId = Id<'BallotId'>;
export type ContestId = Id<'ContestId'>;
export type FeedbackId = Id<'FeedbackId'>;
export type EscalationId = Id<'EscalationId'>;
export type EscalationStepId = Id<'EscalationStepId'>;
export type ConductReportId = Id<'ConductReportId'>;
/** A matter whose clock starts with its announcement. */
export type AnnouncedId = ProposalId | NominationId | VoteId;
export type ContributionId = Id<'ContributionId'>;
export type AccessChangeId = Id<'AccessChangeId'>;

/** A point in time: milliseconds since 1970-01-01T00:00:00Z, always an integer. */
export type Instant = number;

/** Marks a string that comes from outside (a row, a payload) as an id of the kind that the caller expects. */
export const asId = <T extends Id<string>>(value: string): T => value as T;

const DISCORD_EPOCH = 1_420_070_400_000n;

/** The instant at which Discord made the thing with this id: for an interaction, when the person acted. */
export const timeOf = (id: Snowflake): Instant => Number((BigInt(id) >> 22n) + DISCORD_EPOCH);

/** The lowest id that Discord gives at an instant: searches for later messages start there. */
export const firstIdAt = (at: Instant): Snowflake => {
  const sinceEpoch = BigInt(at) - DISCORD_EPOCH;
  return asId<Snowflake>(String(sinceEpoch > 0n ? sinceEpoch << 22n : 0n));
};
