import { asId, timeOf } from '../../src/domain/ids.js';
import { FLAG } from '../../src/sandbox/rest/message-body.js';
import { textOf } from '../../src/sandbox/world/pings.js';
import { MessageType } from 'discord-api-types/v10';
import type { Bots, Exit, LogLine } from './bots.js';
import type { Act } from './act.js';
import type { Journal } from './journal.js';
import type { Ledger } from './ledger.js';
import { GROUPS, NAMES, type Name } from './roster.js';
import type { Span } from './spans.js';
import type { Town } from './town.js';

/** Everything that is left when chaos is over, as plain data: what people saw, the database, the local Discord, the log. */
export interface Evidence {
  readonly acts: readonly Act[];
  readonly leaps: Journal['leaps'];
  readonly troubles: Journal['troubles'];
  readonly spans: readonly Span[];
  readonly exits: readonly Exit[];
  readonly errors: readonly LogLine[];
  readonly spoken: readonly string[];
  readonly complaints: readonly string[];
  readonly users: Readonly<Record<Name, string>>;
  /** Channel of each group by its id, and account of each person by theirs. */
  readonly groups: Readonly<Record<string, string>>;
  readonly people: Readonly<Record<string, string>>;
  readonly recordLength: number;
  readonly entries: readonly Entry[];
  /** What the record comes to where the database holds something else, in words. */
  readonly unlike: readonly string[];
  readonly matters: readonly StoredMatter[];
  readonly votes: readonly StoredVote[];
  readonly escalations: readonly StoredEscalation[];
  readonly places: readonly {
    readonly group: string;
    readonly user: string;
    readonly tier: string | null;
    readonly confirmBy: number | null;
    readonly inactiveAt: number | null;
    readonly inactiveSince: number | null;
  }[];
  readonly rows: readonly OutboxRow[];
  readonly posts: readonly Post[];
  readonly said: Town['said'];
}

export interface Entry {
  readonly serverId: string;
  readonly seq: number;
  readonly at: number;
  readonly kind: string;
  readonly subject: string;
  readonly groupId: string | null;
  readonly clauses: readonly string[];
  readonly edition: string;
  readonly facts: Readonly<Record<string, unknown>>;
  readonly sealed: Readonly<Record<string, string>>;
  readonly previous: string;
  readonly hash: string;
  readonly values: Readonly<Record<string, { readonly salt: string; readonly value: string }>>;
}

export interface StoredMatter {
  readonly id: string;
  readonly ref: number;
  readonly group: string;
  readonly title: string;
  readonly text: string;
  readonly version: number;
  readonly significant: boolean;
  readonly days: number;
  readonly status: string;
  readonly announcedAt: number | null;
  readonly deadlineAt: number | null;
  readonly settledAt: number | null;
  readonly moved: boolean;
  readonly output: string | null;
  readonly objections: readonly { readonly by: string; readonly at: number; readonly lifted: boolean }[];
}

export interface StoredVote {
  readonly id: string;
  readonly ref: number;
  readonly round: number;
  readonly cause: string;
  readonly status: string;
  readonly result: string | null;
  readonly openedAt: number;
  readonly announcedAt: number | null;
  readonly closesAt: number | null;
  readonly extendedBy: number | null;
  readonly moved: boolean;
  readonly closedAt: number | null;
  readonly contestUntil: number | null;
  readonly contestMoved: boolean;
  readonly counts: Readonly<Record<string, unknown>>;
  readonly seats: readonly {
    readonly user: string;
    readonly kind: string;
    readonly forQuorum: boolean;
    readonly ballots: readonly {
      readonly choice: string;
      readonly rationale: string;
      readonly at: number;
      /** Whether it is the one that counts. */
      readonly counts: boolean;
    }[];
  }[];
  readonly contests: readonly { readonly by: string; readonly at: number }[];
}

export interface StoredEscalation {
  readonly id: string;
  readonly number: number;
  readonly ref: number;
  readonly cause: string;
  readonly status: string;
  readonly sentAt: number | null;
  readonly dueAt: number | null;
  readonly respondedAt: number | null;
  readonly assignee: string | null;
  readonly settledAt: number | null;
}

export interface OutboxRow {
  readonly key: string;
  readonly channelId: string;
  readonly post: { readonly type: string; readonly id?: string; readonly version?: number };
  readonly state: string;
  readonly messageId: string | null;
}

/** A message of the bot that everybody in a channel sees. */
export interface Post {
  readonly id: string;
  readonly at: number;
  readonly channelId: string;
  readonly text: string;
  readonly pinned: boolean;
  readonly thread: string | null;
}

const ERROR = 50;
const time = (date: Date | null): number | null => date && date.getTime();

export async function evidenceOf(parts: {
  readonly town: Town;
  readonly bots: Bots;
  readonly ledger: Ledger;
  readonly journal: Journal;
  readonly spans: readonly Span[];
  readonly unlike: readonly string[];
}): Promise<Evidence> {
  const { town, bots, ledger, journal, spans, unlike } = parts;
  const { db } = ledger;
  const { world } = town.sandbox;
  const server = await db.server.findFirstOrThrow();
  const channels = new Map(GROUPS.map(({ channel }) => [town.channel(channel).id, channel]));
  const groups = Object.fromEntries(
    (await db.group.findMany()).map(({ id, channelId }) => [id, channels.get(channelId ?? '') ?? '']),
  );
  const people = Object.fromEntries((await db.account.findMany()).map(({ personId, userId }) => [personId, userId]));
  const entries = await db.recordEntry.findMany({ orderBy: { seq: 'asc' }, include: { values: true } });
  const proposals = await db.proposal.findMany({ orderBy: { number: 'asc' }, include: { objections: true } });
  const votes = await db.vote.findMany({
    include: { electorate: { orderBy: { number: 'asc' } }, ballots: true, contests: true, proposal: true },
  });
  const escalations = await db.escalation.findMany({ include: { proposal: true } });
  const userOf = (personId: string): string => people[personId] ?? '';
  const memberships = await db.membership.findMany();
  const rows = await db.outbox.findMany();
  return {
    acts: journal.acts,
    leaps: journal.leaps,
    troubles: journal.troubles,
    spans,
    exits: bots.exits,
    errors: bots.log.filter(({ level }) => level >= ERROR),
    spoken: bots.spoken,
    complaints: town.complaints,
    users: Object.fromEntries(NAMES.map((name) => [name, town.userId(name)])) as Record<Name, string>,
    groups,
    people,
    recordLength: server.recordSeq,
    unlike,
    entries: entries.map((entry) => ({
      serverId: entry.serverId,
      seq: entry.seq,
      at: entry.at.getTime(),
      kind: entry.kind,
      subject: entry.subject,
      groupId: entry.groupId,
      clauses: entry.clauses === '' ? [] : entry.clauses.split(' '),
      edition: entry.edition,
      facts: JSON.parse(entry.facts) as Entry['facts'],
      sealed: JSON.parse(entry.sealed) as Entry['sealed'],
      previous: entry.previous,
      hash: entry.hash,
      values: Object.fromEntries(entry.values.map(({ name, salt, value }) => [name, { salt, value }])),
    })),
    matters: proposals.map((row) => ({
      id: row.id,
      ref: row.number,
      group: groups[row.groupId] ?? '',
      title: row.title,
      text: row.text,
      version: row.version,
      significant: row.significance === 'significant',
      days: row.days,
      status: row.status,
      announcedAt: time(row.announcedAt),
      deadlineAt: time(row.deadlineAt),
      settledAt: time(row.settledAt),
      moved: row.outageMovedAt !== null,
      output: row.outputKind,
      objections: row.objections.map(({ personId, at, liftedAt }) => ({
        by: people[personId] ?? '',
        at: at.getTime(),
        lifted: liftedAt !== null,
      })),
    })),
    votes: votes.map((row) => ({
      ...{ id: row.id, ref: row.proposal.number, round: row.round, cause: row.cause, status: row.status },
      ...{ result: row.result, openedAt: row.openedAt.getTime(), announcedAt: time(row.announcedAt) },
      ...{ closesAt: time(row.closesAt), extendedBy: row.extendedDays, moved: row.outageMovedAt !== null },
      ...{ closedAt: time(row.closedAt), contestUntil: time(row.contestUntil) },
      contestMoved: row.contestMovedAt !== null,
      counts: {
        members: { approve: row.memberYes, reject: row.memberNo, abstain: row.memberAbstain },
        participants: { approve: row.othersYes, reject: row.othersNo, abstain: row.othersAbstain },
        ...{ base: row.base, forQuorum: row.forQuorum, voted: row.voted, seats: row.seats },
      },
      seats: row.electorate.map(({ number, personId, kind, forQuorum, ballotId }) => ({
        ...{ user: userOf(personId), kind, forQuorum },
        ballots: row.ballots
          .filter(({ seat }) => seat === number)
          .map(({ id, choice, rationale, at }) => ({ choice, rationale, at: at.getTime(), counts: id === ballotId })),
      })),
      contests: row.contests.map(({ personId, at }) => ({ by: userOf(personId), at: at.getTime() })),
    })),
    escalations: escalations.map((row) => ({
      ...{ id: row.id, number: row.number, ref: row.proposal?.number ?? 0, cause: row.cause, status: row.status },
      ...{ sentAt: time(row.sentAt), dueAt: time(row.dueAt), respondedAt: time(row.respondedAt) },
      assignee: row.assigneeId === null ? null : userOf(row.assigneeId),
      settledAt: time(row.settledAt),
    })),
    places: memberships.map((row) => ({
      group: groups[row.groupId] ?? '',
      user: people[row.personId] ?? '',
      tier: row.endedAt === null ? row.tier : null,
      confirmBy: time(row.confirmBy),
      inactiveAt: time(row.inactiveAt),
      inactiveSince: time(row.inactiveSince),
    })),
    said: town.said,
    rows: rows.map(({ key, channelId, post, state, messageId }) => ({
      ...{ key, channelId, state, messageId },
      post: JSON.parse(post) as OutboxRow['post'],
    })),
    posts: [...world.messages.values()].flatMap((message) => {
      const { id, channelId } = message;
      const ours = message.authorId === world.bot.userId && message.viewerId === null;
      if (!ours || message.type === MessageType.ChannelPinnedMessage || message.flags & FLAG.Loading) return [];
      const thread = world.channels.get(id)?.name ?? null;
      return [
        { id, channelId, at: timeOf(asId(id)), text: textOf(message), pinned: message.pinnedAt !== null, thread },
      ];
    }),
  };
}
