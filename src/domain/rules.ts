/**
 * Every number of the rule book beside its clause. An edition is a named set of them; a matter keeps the edition
 * under which it began (X2), and nothing overrides an edition per group (K5).
 */
export interface Edition {
  readonly name: string;
  /** D3: shortest time for a minor proposal, in days of 24 hours. */
  readonly MINOR_DAYS: number;
  /** D3: shortest time for a significant proposal, in days of 24 hours. */
  readonly SIGNIFICANT_DAYS: number;
  /** D3: longest time that may be asked for; keeps a typing error from parking a matter for years. */
  readonly LONGEST_DAYS: number;
  /** P1: a request for Participant is confirmed by silence after this many days of 24 hours. */
  readonly PARTICIPANT_SILENCE_DAYS: number;
  /** P5: calendar months since the first participation, in each of which there was some. */
  readonly NOMINATION_MONTHS: number;
  /** P5: contributions that a lead has confirmed. */
  readonly NOMINATION_CONTRIBUTIONS: number;
  /** P6: a nomination is open to objections for so many days of 24 hours from its announcement. */
  readonly NOMINATION_DAYS: number;
  /** P8: a WG Member is emeritus after so many calendar months without participation. */
  readonly EMERITUS_MONTHS: number;
  /** P9: discussion counts in a month in which it happened on so many days. */
  readonly DISCUSSION_DAYS: number;
  /** L5: so many Core Maintainers sponsor a lead, or */
  readonly SPONSORS_CORE: number;
  /** L5: so many Lead Maintainers. */
  readonly SPONSORS_LEAD: number;
  /** V1: when the last block is lifted, the proposal stays open at least this long; a nomination too (P6). */
  readonly REOPENED_HOURS: number;
  /** V1: so many WG Members together ask for a vote. */
  readonly VOTE_REQUESTS: number;
  /** V2: the part of the active WG Members whose ballots make a quorum: so many */
  readonly QUORUM_OF: number;
  /** V2: in so many. */
  readonly QUORUM_IN: number;
  /** V3: whether ballots of Participants count for passage; where they do not they are advisory. */
  readonly PARTICIPANTS_COUNT: boolean;
  /** V4: for a scope change so many ballots for it come on each against it. */
  readonly SCOPE_MAJORITY: number;
  /** V7: length of a vote on anything but scope, in days of 24 hours. */
  readonly VOTE_DAYS: number;
  /** V7: length of a vote on scope, in days of 24 hours. */
  readonly SCOPE_VOTE_DAYS: number;
  /** V7: by how much a lead may extend a vote, once, in days of 24 hours. */
  readonly EXTENSION_DAYS: number;
  /** V7: a vote in which everybody has voted closes early, but not before so many hours. */
  readonly EARLY_CLOSE_HOURS: number;
  /** V9: so many Core Maintainers approve what the group agreed on. */
  readonly CORE_APPROVALS: number;
  /** E1: the result of a vote may be contested for so many hours. */
  readonly CONTEST_HOURS: number;
  /** E1: the Lead is reminded of a draft that was not sent after so many hours, */
  readonly DRAFT_HOURS: number;
  /** E1: and Core Maintainers are told of it after so many days of 24 hours. */
  readonly DRAFT_DAYS: number;
  /** E6: Core Maintainers respond within so many business days. */
  readonly RESPONSE_BUSINESS_DAYS: number;
  /** X7: an outage longer than this within OUTAGE_WINDOW_HOURS before a deadline moves it. */
  readonly OUTAGE_TOLERATED_HOURS: number;
  /** X7: the time before a deadline in which people must have been able to act. */
  readonly OUTAGE_WINDOW_HOURS: number;
  /** X7: a moved deadline stands this long after the bot was back. */
  readonly OUTAGE_EXTENSION_HOURS: number;
}

const MCP_2026: Edition = {
  name: 'mcp-2026',
  MINOR_DAYS: 5,
  SIGNIFICANT_DAYS: 10,
  LONGEST_DAYS: 90,
  PARTICIPANT_SILENCE_DAYS: 7,
  NOMINATION_MONTHS: 3,
  NOMINATION_CONTRIBUTIONS: 1,
  NOMINATION_DAYS: 7,
  EMERITUS_MONTHS: 3,
  DISCUSSION_DAYS: 3,
  SPONSORS_CORE: 2,
  SPONSORS_LEAD: 1,
  REOPENED_HOURS: 48,
  VOTE_REQUESTS: 3,
  QUORUM_OF: 1,
  QUORUM_IN: 2,
  PARTICIPANTS_COUNT: true,
  SCOPE_MAJORITY: 2,
  VOTE_DAYS: 7,
  SCOPE_VOTE_DAYS: 10,
  EXTENSION_DAYS: 14,
  EARLY_CLOSE_HOURS: 24,
  CORE_APPROVALS: 1,
  CONTEST_HOURS: 72,
  DRAFT_HOURS: 48,
  DRAFT_DAYS: 5,
  RESPONSE_BUSINESS_DAYS: 5,
  OUTAGE_TOLERATED_HOURS: 1,
  OUTAGE_WINDOW_HOURS: 24,
  OUTAGE_EXTENSION_HOURS: 24,
};

/** All editions that matters may have begun under. An edition is never changed or removed, only added. */
export const EDITIONS = { 'mcp-2026': MCP_2026 } as const;
export type EditionName = keyof typeof EDITIONS;
export const EDITION_NAMES = Object.keys(EDITIONS) as [EditionName, ...EditionName[]];

/** The edition by its name. Throws for an unknown name: a stored matter names only editions that were built in. */
export function edition(name: string): Edition {
  const found = Object.hasOwn(EDITIONS, name) ? (EDITIONS as Record<string, Edition>)[name] : undefined;
  if (!found) throw new Error(`the program has no rules edition "${name}"`);
  return found;
}
