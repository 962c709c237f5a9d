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
  readonly matters: readonly StoredMatter[];
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
}): Promise<Evidence> {
  const { town, bots, ledger, journal, spans } = parts;
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
