import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openStore } from '../../src/adapters/prisma/store.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { startOurs } from './bot-process.js';
import { settleCommunityAt, type CommunitySize } from './community.js';
import { startLocalDiscord } from './local-discord.js';
import type { Programs } from './programs.js';
import { perSecond, type Row } from './row.js';

export interface PostingSize {
  readonly messages: number;
  /** One channel for each group; all of them together must be allowed more than the bot is in all. */
  readonly community: CommunitySize;
  /** Given up after so long. */
  readonly withinMs: number;
}

/** What Discord allows a bot in all. */
const LIMIT_PER_SECOND = 50;
const AT_LEAST = 0.95;

/** How near to Discord's own limit a full outbox is delivered, with the limits as Discord has them. */
export async function posting(programs: Programs, { messages, community, withinMs }: PostingSize): Promise<Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'convenor-bench-'));
  const { sandbox, server } = await startLocalDiscord(community, { limitRequests: true });
  const url = `file:${join(folder, 'convenor.db')}`;
  try {
    await settleCommunityAt(url, server, sandbox.world, community);
    await fillOutbox(url, asId<Snowflake>(server.id), messages);
    const postedAt: number[] = [];
    const stopListening = sandbox.world.onEvent(({ name }) => {
      if (name === 'MESSAGE_CREATE') postedAt.push(performance.now());
    });
    const env = { DISCORD_TOKEN: sandbox.token, DISCORD_API_URL: sandbox.apiUrl, DATABASE_URL: url };
    const bot = await startOurs(programs.ours, env);
    const giveUpAt = performance.now() + withinMs;
    while (postedAt.length < messages && performance.now() < giveUpAt) await pause(50);
    await bot.stop();
    stopListening();
    const rate = ((postedAt.length - 1) / ((postedAt.at(-1) ?? NaN) - (postedAt[0] ?? NaN))) * 1_000;
    const tooMany = sandbox.refusals.filter((refusal) => refusal.includes(' 429 ')).length;
    const expected = `${messages.toLocaleString('en')} messages`;
    return [
      {
        what: `${expected} in ${community.groups} channels`,
        ours: perSecond(rate),
        against: perSecond(LIMIT_PER_SECOND),
        ratio: rate / LIMIT_PER_SECOND,
        target: `at least ${AT_LEAST} x`,
        held: rate / LIMIT_PER_SECOND >= AT_LEAST && postedAt.length === messages,
      },
      {
        what: `${expected}: how many came`,
        ours: String(postedAt.length),
        against: String(messages),
        ratio: null,
        target: 'each once',
        held: postedAt.length === messages,
      },
      {
        what: `${expected}: requests refused with 429`,
        ours: String(tooMany),
        against: '',
        ratio: null,
        target: 'none',
        held: tooMany === 0,
      },
    ];
  } finally {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Something to be said about the proposals of all groups, in turn. */
async function fillOutbox(url: string, serverId: Snowflake, messages: number): Promise<void> {
  const store = await openStore(url);
  try {
    const proposals = await store.read((tx) => tx.proposals.list({ serverId, limit: messages }));
    const groups = new Map((await store.read((tx) => tx.groups.list(serverId))).map((group) => [group.id, group]));
    for (let from = 0; from < messages; from += 200) {
      await store.transaction(async (tx) => {
        for (let number = from; number < Math.min(messages, from + 200); number += 1) {
          const proposal = proposals[number % proposals.length];
          const channelId = proposal && groups.get(proposal.groupId)?.channelId;
          if (!proposal || !channelId) throw new RangeError('every group has a channel and a proposal');
          await tx.outbox.say({
            key: `bench:${number}`,
            serverId,
            channelId,
            notice: { type: 'proposal-reopened', id: proposal.id, deadlineAt: proposal.deadlineAt ?? 0 },
            at: proposal.openedAt,
          });
        }
      });
    }
  } finally {
    await store.close();
  }
}
