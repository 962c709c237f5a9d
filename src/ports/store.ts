import type { Group, GroupKind } from '../domain/group.js';
import type { AnnouncedId, GroupId, Instant, MembershipId, PersonId, ProposalId, Snowflake } from '../domain/ids.js';
import type { Level } from '../domain/ladder.js';
import type { Membership, Tier } from '../domain/membership.js';
import type { Span } from '../domain/outage.js';
import type { Person } from '../domain/person.js';
import type { LiveCard, Notice, Post } from '../domain/post.js';
import type { Objection, Proposal, ProposalStatus } from '../domain/proposal.js';
import type { Happening, RecordEntry } from '../domain/record.js';
import type { ReminderWish } from '../domain/reminder-wish.js';
import type { Server } from '../domain/server.js';
import type { Candidacies } from './candidacies.js';
import type { AccessChanges } from './access-changes.js';
import type { ConductReports } from './conduct-reports.js';
import type { Contributions } from './contributions.js';
import type { Escalations } from './escalations.js';
import type { Feedbacks } from './feedbacks.js';
import type { Merging } from './merging.js';
import type { Nominations } from './nominations.js';
import type { Participation } from './participation.js';
import type { PersonalRows } from './personal-rows.js';
import type { Roster } from './roster.js';
import type { Occasion } from './reminder.js';
import type { Votes } from './votes.js';

/** The database as the use cases see it. */
export interface Store {
  /**
   * Runs `work` in one transaction and commits it when it returns; everything is undone when it throws. Repeated by
   * itself when the database reports a write conflict, so `work` must have no other effect than through `tx`.
   */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** For questions: no transaction, nothing written. */
  read<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** Answers when the database answers; throws otherwise. */
  ping(): Promise<void>;
  /** A second call does nothing. */
  close(): Promise<void>;
}

export interface Tx {
  readonly servers: Servers;
  readonly people: People;
  readonly groups: Groups;
  readonly memberships: Memberships;
  readonly proposals: Proposals;
  readonly record: RecordEntries;
  readonly outbox: OutboxRows;
  readonly documents: Documents;
  readonly drafts: Drafts;
  readonly connections: Connections;
  readonly personal: PersonalRows;
  readonly reminders: Reminders;
  readonly participation: Participation;
  readonly contributions: Contributions;
  readonly candidacies: Candidacies;
  readonly merging: Merging;
  readonly roster: Roster;
  readonly nominations: Nominations;
  readonly accessChanges: AccessChanges;
  readonly votes: Votes;
  readonly feedbacks: Feedbacks;
  readonly escalations: Escalations;
  readonly conductReports: ConductReports;
  /** Remembers an interaction; false when it had taken effect before. */
  rememberInteraction(id: Snowflake, at: Instant): Promise<boolean>;
  /** Remembers an occurrence of work done by time (`job:subject:dueAt`); false when it was done before. */
  rememberOccurrence(key: string, at: Instant): Promise<boolean>;
  /** Those of `keys` under which an occurrence is remembered. */
  rememberedOccurrences(keys: readonly string[]): Promise<ReadonlySet<string>>;
  /** Forgets interactions and occurrences that were remembered with a time before this one. */
  forgetRemembered(before: Instant): Promise<void>;
  /** Takes or renews a lease for `holder`; false while another holder's has not run out at `now`. */
  takeLease(name: string, holder: string, now: Instant, until: Instant): Promise<boolean>;
  /** Gives a lease back, if `holder` holds it. */
  dropLease(name: string, holder: string): Promise<void>;
}

export interface Servers {
  /** Takes the row's write lock, so that use cases of one server run one after the other. */
  lock(id: Snowflake): Promise<void>;
  find(id: Snowflake): Promise<Server | null>;
  all(): Promise<Server[]>;
  /** Inserts or replaces everything but the record's tip. */
  save(server: Server): Promise<void>;
  /** The next number of a kind of reference (`D` for proposals), starting with 1. */
  nextNumber(id: Snowflake, prefix: string): Promise<number>;
}

export interface People {
  find(id: PersonId): Promise<Person | null>;
  findMany(ids: readonly PersonId[]): Promise<Person[]>;
  byAccount(serverId: Snowflake, userId: Snowflake): Promise<Person | null>;
  /** The author of a proposal and all who objected. */
  ofProposal(id: ProposalId): Promise<Person[]>;
  /** By GitHub name, compared without case. */
  byGithub(serverId: Snowflake, github: string): Promise<Person | null>;
  all(serverId: Snowflake): Promise<Person[]>;
  /** Those whom one of these levels was last seen of (L2), by when they became known. */
  seenAs(serverId: Snowflake, levels: readonly Level[]): Promise<Person[]>;
  /** Inserts or replaces a person with accounts; an account that was another person's moves. */
  save(person: Person): Promise<void>;
}

export interface Groups {
  find(id: GroupId): Promise<Group | null>;
  byChannel(serverId: Snowflake, channelId: Snowflake): Promise<Group | null>;
  byName(serverId: Snowflake, kind: GroupKind, name: string): Promise<Group | null>;
  /** Ordered by title. */
  list(serverId: Snowflake, filter?: { kind?: GroupKind; status?: Group['status'] }): Promise<Group[]>;
  /** Active ones in servers that the bot is in, with an undecided proposal or a request for Participant since `at`. */
  withOpenMatters(at: Instant): Promise<Group[]>;
  save(group: Group): Promise<void>;
}

export interface Memberships {
  find(id: MembershipId): Promise<Membership | null>;
  of(groupId: GroupId, personId: PersonId): Promise<Membership | null>;
  /** Those that have not ended, leads first, then by `since`. */
  ofGroup(groupId: GroupId, filter?: { tier?: Tier }): Promise<Membership[]>;
  /** The same with their people. */
  withPeople(groupId: GroupId, filter?: { tier?: Tier }): Promise<{ membership: Membership; person: Person }[]>;
  /** Who was in a group and is not any more. */
  former(groupId: GroupId): Promise<Person[]>;
  /** Those that have not ended, by `since`. */
  ofPerson(personId: PersonId): Promise<Membership[]>;
  /**
   * WG Members and leads in servers that the bot is in, who said after `from` and at or before `to` that their profile is
   * right, or became that then and never said so (P7).
   */
  profilesFrom(from: Instant, to: Instant): Promise<{ membership: Membership; at: Instant }[]>;
  /** Requests in servers that the bot is in, whose `confirmBy` has come at `now`, oldest first. */
  dueRequests(now: Instant, limit: number): Promise<Membership[]>;
  /** Requests in servers that the bot is in, whose `confirmBy` is after `from` and at or before `to`, earliest first. */
  requestsDueBetween(from: Instant, to: Instant): Promise<Membership[]>;
  /** Those of leads in servers that the bot is in, whose term ends after `from` and at or before `to`, earliest first. */
  termsEndingBetween(from: Instant, to: Instant): Promise<Membership[]>;
  /** P8: those whose `inactiveAt` has come at `now`, in active groups of servers that the bot is in, earliest first. */
  dueInactive(now: Instant, limit: number): Promise<Membership[]>;
  /** P8: the same, whose `inactiveAt` is after `from` and at or before `to`: everywhere, or in one group. */
  inactiveBetween(from: Instant, to: Instant, groupId?: GroupId): Promise<Membership[]>;
  /** P8: the same, who asked to return after `from` and at or before `to` and wait. */
  returnsAskedBetween(from: Instant, to: Instant): Promise<Membership[]>;
  save(membership: Membership): Promise<void>;
}

export interface Proposals {
  find(id: ProposalId): Promise<Proposal | null>;
  byNumber(serverId: Snowflake, number: number): Promise<Proposal | null>;
  /** Newest first. `search` compares number and title without case. */
  list(filter: {
    serverId: Snowflake;
    groupId?: GroupId;
    authorId?: PersonId;
    statuses?: readonly ProposalStatus[];
    search?: string;
    limit: number;
    offset?: number;
  }): Promise<Proposal[]>;
  /** Only what a group's own card says of them, newest first. */
  titles(filter: {
    groupId: GroupId;
    statuses: readonly ProposalStatus[];
    limit: number;
  }): Promise<Pick<Proposal, 'number' | 'title'>[]>;
  /** Open ones of servers that the bot is in, whose deadline is at or before `until`, earliest first. */
  due(until: Instant, limit: number): Promise<Proposal[]>;
  /** Open ones of servers that the bot is in, whose deadline is after `from` and at or before `to`, earliest first. */
  closingBetween(from: Instant, to: Instant): Promise<Proposal[]>;
  /** I11: undecided ones of retired groups of servers that the bot is in, oldest first. */
  undecidedInRetired(limit: number): Promise<Proposal[]>;
  /** Inserts or replaces; a new `version` also keeps the new text in the history. */
  save(proposal: Proposal, at: Instant): Promise<void>;
  /** In the order in which they were made, lifted ones included. */
  objections(id: ProposalId): Promise<Objection[]>;
  saveObjection(objection: Objection): Promise<void>;
  /** What there is about a proposal beside its text and objections, so that nothing else has to be asked for. */
  beside(id: ProposalId): Promise<ReadonlySet<BesideProposal>>;
}

export type BesideProposal = 'votes' | 'requests' | 'feedback' | 'approvals' | 'escalations';

export interface RecordEntries {
  /** Adds an entry behind the tip and answers it. The server must be locked in this transaction. */
  append(serverId: Snowflake, happening: Happening): Promise<RecordEntry>;
  tip(serverId: Snowflake): Promise<{ seq: number; head: string }>;
  /** In order of `seq`. `from` and `to` belong to the time asked for. */
  list(filter: {
    serverId: Snowflake;
    subject?: string;
    groupId?: GroupId;
    kinds?: readonly string[];
    from?: Instant;
    to?: Instant;
    afterSeq?: number;
    limit: number;
  }): Promise<RecordEntry[]>;
}

/** A message of ours: wanted in Discord (`revision`) and shown there (`shown`). */
export interface OutboxRow {
  readonly id: string;
  readonly key: string;
  readonly serverId: Snowflake;
  readonly channelId: Snowflake;
  /** Whom it goes to as a direct message; null for a message in the channel. */
  readonly userId: Snowflake | null;
  /** The channel of that person's direct messages, once it is known. */
  readonly directId: Snowflake | null;
  /** Accounts that the message names as it is shown. */
  readonly mentions: readonly Snowflake[];
  readonly post: Post;
  readonly announces: AnnouncedId | null;
  readonly threadName: string | null;
  /** The thread's name as Discord has it; null while there is none, and while one of an earlier version is not renamed. */
  readonly threadShown: string | null;
  readonly pin: boolean;
  readonly revision: number;
  readonly shown: number;
  readonly messageId: Snowflake | null;
  readonly threadId: Snowflake | null;
  readonly pinned: boolean;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly firstTriedAt: Instant | null;
  readonly nextAttemptAt: Instant;
  readonly lastError: string | null;
  readonly createdAt: Instant;
  readonly deliveredAt: Instant | null;
}

/**
 * Where a row's message goes, which is where order matters: the channel, or for a direct message the account. Nobody has
 * two channels of direct messages with the bot.
 */
export const laneOf = ({ userId, channelId }: Pick<OutboxRow, 'userId' | 'channelId'>): Snowflake =>
  userId ?? channelId;

export interface OutboxRows {
  /**
   * Wants a live card shown as it is now: makes its row, or raises the revision of the one that is there. With another
   * `threadName` its thread is renamed.
   */
  showCard(row: {
    serverId: Snowflake;
    channelId: Snowflake;
    card: LiveCard;
    announces?: AnnouncedId;
    threadName?: string;
    pin?: boolean;
    at: Instant;
  }): Promise<void>;
  /**
   * Says something once; a second call with the same key changes nothing. With `userId` it is a direct message to that
   * account, and goes to the channel when Discord takes none.
   */
  say(row: {
    key: string;
    serverId: Snowflake;
    channelId: Snowflake;
    userId?: Snowflake;
    notice: Notice;
    announces?: AnnouncedId;
    at: Instant;
  }): Promise<void>;
  find(id: string): Promise<OutboxRow | null>;
  byKey(key: string): Promise<OutboxRow | null>;
  /** Pending rows for servers that the bot is in, whose time has come, those that came due first first. */
  due(now: Instant, limit: number): Promise<OutboxRow[]>;
  /** The lanes in which rows are due, that with the oldest first. */
  dueLanes(now: Instant): Promise<Snowflake[]>;
  /** The rows that are due in a lane, in the order in which they were made. */
  dueIn(lane: Snowflake, now: Instant, limit: number): Promise<OutboxRow[]>;
  /**
   * Replaces what delivery knows of a row: everything from `shown` on. A revision raised meanwhile keeps it pending; one
   * that is wanted in another channel meanwhile is left alone, for what is known is of the channel of before.
   */
  save(row: OutboxRow): Promise<void>;
  /**
   * Rows that are not delivered, and since when the oldest pending one waits: of a server, or without one of all
   * servers that the bot is in.
   */
  backlog(serverId?: Snowflake): Promise<{ pending: number; failed: number; oldest: Instant | null }>;
  failed(serverId: Snowflake): Promise<OutboxRow[]>;
  /** Sends what waits as a direct message to an account, and was never tried, to its channel instead. */
  divertDirect(serverId: Snowflake, userId: Snowflake): Promise<void>;
  /**
   * Wants every message shown anew that names an account (its person's data were erased), delivered and failed ones
   * alike; pending ones too, for they may be on their way. What was addressed to the account directly is forgotten.
   */
  renewMentioning(serverId: Snowflake, userId: Snowflake, at: Instant): Promise<void>;
  /** Sends what waits for a channel to another one and tries failed rows again (a group was bound anew). */
  retarget(serverId: Snowflake, from: Snowflake, to: Snowflake, at: Instant): Promise<void>;
  /** Shows anew every message about one of these groups, proposals or memberships. */
  renewAbout(serverId: Snowflake, subjects: readonly string[], at: Instant): Promise<void>;
}

/** A file as imported. */
export interface StoredDocument {
  readonly id: string;
  readonly serverId: Snowflake;
  readonly path: string;
  readonly kind: 'charter' | 'access';
  readonly digest: string;
  readonly content: string;
  readonly importedAt: Instant;
}

export interface Documents {
  /** The newest version of each path. */
  latest(serverId: Snowflake): Promise<StoredDocument[]>;
  find(id: string): Promise<StoredDocument | null>;
  save(document: StoredDocument): Promise<void>;
  charter(groupId: GroupId): Promise<{ documentId: string; facts: string; importedAt: Instant } | null>;
  saveCharter(groupId: GroupId, documentId: string, facts: string): Promise<void>;
}

/** What somebody typed into a form that was refused, kept so that Edit can offer it again. */
export interface Draft {
  readonly id: string;
  readonly serverId: Snowflake;
  readonly userId: Snowflake;
  readonly form: string;
  readonly argument: string;
  readonly fields: { readonly [name: string]: string };
  readonly expiresAt: Instant;
}

export interface Drafts {
  find(id: string): Promise<Draft | null>;
  save(draft: Draft): Promise<void>;
  remove(id: string): Promise<void>;
  /** When the first of those that are there expires; null when there is none. */
  firstExpiry(): Promise<Instant | null>;
  removeExpired(now: Instant): Promise<number>;
}

/** The spans in which the bot was connected to Discord (X7). */
export interface Connections {
  latest(): Promise<Span | null>;
  /** Starts a new span. What earlier ones claim from its beginning on is taken back: the clock was wrong then. */
  begin(span: Span): Promise<void>;
  /** Moves the end of the latest span. */
  extend(until: Instant): Promise<void>;
  /** Spans that reach into `from`..`to`, in order of time. */
  between(from: Instant, to: Instant): Promise<Span[]>;
}

/** Of whom something is owed, from when it came due until it was said (X6). */
export interface StoredReminder extends Occasion {
  readonly id: string;
  readonly serverId: Snowflake;
  readonly personId: PersonId;
  readonly kind: string;
  /** Late and urgent, or urgent in quiet hours: it does not wait for the person's next day. */
  readonly atOnce: boolean;
}

/** What waits to be said, and how people want to be told. */
export interface Reminders {
  add(reminders: readonly StoredReminder[]): Promise<void>;
  /** Those that were not said yet, in servers that the bot is in; what ends first comes first. */
  waiting(filter?: { serverId?: Snowflake; personId?: PersonId }): Promise<StoredReminder[]>;
  /** Those that a message says, under the key it was given. */
  collectedIn(key: string): Promise<StoredReminder[]>;
  /** Takes them out of what waits: `key` is the message that says them, or why there is none. */
  collect(ids: readonly string[], key: string): Promise<void>;
  /** Forgets those that make no sense any more since before this time. */
  forget(before: Instant): Promise<void>;
  /** How each of them wants to be reminded; of somebody who has said nothing, what holds then. */
  wishes(people: readonly PersonId[]): Promise<ReadonlyMap<PersonId, ReminderWish>>;
  saveWish(wish: ReminderWish): Promise<void>;
}
