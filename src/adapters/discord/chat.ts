import {
  Routes,
  type APIGuildMember,
  type APIMessage,
  type APIChannel,
  type RESTGetAPIChannelMessagesResult,
} from 'discord-api-types/v10';
import type { REST } from 'discord.js';
import { CODE, codeOf } from '../../discord/discord-error.js';
import { cut } from '../../discord/fit.js';
import { render } from '../../discord/render.js';
import { asId, type Snowflake } from '../../domain/ids.js';
import type { Chat } from '../../ports/chat.js';
import { attempt } from './failure.js';

/** From asking until the whole answer is there, waiting in line included. */
const CALL_WITHIN_MS = 20_000;
const THREAD_NAME_AT_MOST = 100;
/** A week: the longest that Discord leaves a quiet thread open. */
const THREAD_OPEN_MINUTES = 10_080;
const GONE = [CODE.unknownMessage, CODE.unknownChannel];
const PAGE = 100;
/** Messages beyond these pages are not looked through; the nonce and the time passed make a repetition unlikely there. */
const PAGES_AT_MOST = 20;

/** The part of Chat that is done by requests. They go past discord.js' caches, which may miss what is asked for. */
export function requests(rest: REST, self: () => Snowflake | null): Omit<Chat, 'place' | 'connectedSince'> {
  const signal = () => AbortSignal.timeout(CALL_WITHIN_MS);

  /** An archived thread takes no other change than being opened, so both come together. */
  const rename = async (threadId: Snowflake, name: string): Promise<void> => {
    const body = { name: cut(name, THREAD_NAME_AT_MOST), archived: false };
    await orNull(rest.patch(Routes.channel(threadId), { body, signal: signal() }), GONE);
  };

  return {
    post: (channelId, card, nonce) => {
      const { body, files } = render(card);
      return attempt(async () => {
        const sent = (await rest.post(Routes.channelMessages(channelId), {
          body: { ...body, nonce, enforce_nonce: true },
          files: [...files],
          signal: signal(),
        })) as APIMessage;
        return asId<Snowflake>(sent.id);
      });
    },

    edit: (channelId, messageId, card) => {
      const { body, files } = render(card);
      return attempt(async () => {
        await rest.patch(Routes.channelMessage(channelId, messageId), { body, files: [...files], signal: signal() });
      });
    },

    find: (channelId, mark, after) =>
      attempt(async () => {
        const query = new URLSearchParams({ limit: String(PAGE) });
        // From the newest back to `after`: a busy channel may have gone on for pages since.
        for (let page = 0; page < PAGES_AT_MOST; page += 1) {
          const messages = (await rest.get(Routes.channelMessages(channelId), {
            query,
            signal: signal(),
          })) as RESTGetAPIChannelMessagesResult;
          const recent = messages.filter((message) => BigInt(message.id) > BigInt(after));
          const found = recent.find((message) => message.author.id === self() && bears(message, mark));
          if (found) return asId<Snowflake>(found.id);
          const oldest = recent.at(-1);
          if (oldest === undefined || recent.length < PAGE) return null;
          query.set('before', oldest.id);
        }
        return null;
      }),

    remove: (channelId, messageId) =>
      attempt(async () => {
        await orNull(rest.delete(Routes.channelMessage(channelId, messageId), { signal: signal() }), GONE);
      }),

    openDirect: (userId) =>
      attempt(async () => {
        const body = { recipient_id: userId };
        const channel = (await rest.post(Routes.userChannels(), { body, signal: signal() })) as APIChannel;
        return asId<Snowflake>(channel.id);
      }),

    openThread: (channelId, messageId, name) =>
      attempt(async () => {
        try {
          const thread = (await rest.post(Routes.threads(channelId, messageId), {
            body: { name: cut(name, THREAD_NAME_AT_MOST), auto_archive_duration: THREAD_OPEN_MINUTES },
            signal: signal(),
          })) as APIChannel;
          return asId<Snowflake>(thread.id);
        } catch (error) {
          if (codeOf(error) !== CODE.threadExists) throw error;
          // The thread of a message has the message's id.
          await rename(messageId, name);
          return messageId;
        }
      }),

    renameThread: (threadId, name) => attempt(() => rename(threadId, name)),

    pin: (channelId, messageId) =>
      attempt(async () => {
        await rest.put(`/channels/${channelId}/messages/pins/${messageId}`, { signal: signal() });
      }),

    messageExists: (channelId, messageId) =>
      attempt(async () => {
        const request = rest.get(Routes.channelMessage(channelId, messageId), { signal: signal() });
        return (await orNull(request, [CODE.unknownMessage])) !== null;
      }),

    channelExists: (channelId) =>
      attempt(async () => {
        try {
          return (
            (await orNull(rest.get(Routes.channel(channelId), { signal: signal() }), [CODE.unknownChannel])) !== null
          );
        } catch (error) {
          if (codeOf(error) === CODE.noAccess) return true;
          throw error;
        }
      }),

    member: (serverId, userId) =>
      attempt(async () => {
        const request = rest.get(Routes.guildMember(serverId, userId), { signal: signal() });
        const member = (await orNull(request, [CODE.unknownMember, CODE.unknownUser])) as APIGuildMember | null;
        return (
          member && {
            userId,
            displayName: member.nick ?? member.user.global_name ?? member.user.username,
            roleIds: member.roles.map((role) => asId<Snowflake>(role)),
            bot: member.user.bot ?? false,
          }
        );
      }),
  };
}

/** What a request answers; null when Discord refuses it with one of these codes. */
async function orNull(request: Promise<unknown>, codes: readonly number[]): Promise<unknown> {
  try {
    return await request;
  } catch (error) {
    if (!codes.includes(codeOf(error) ?? 0)) throw error;
    return null;
  }
}

/** Whether a message's text has the mark as a word of its own: `D-1` is not in `D-12`. */
const bears = (message: APIMessage, mark: string): boolean =>
  textsOf([message.content, message.components]).some((text) =>
    text.split(mark).some((part, index, parts) => {
      const next = parts[index + 1];
      return next !== undefined && !/[A-Za-z0-9]$/u.test(part) && !/^[A-Za-z0-9]/u.test(next);
    }),
  );

/** Every text that a message shows, however deep it stands. */
function textsOf(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  if (Array.isArray(part)) return part.flatMap(textsOf);
  if (typeof part !== 'object' || part === null) return [];
  return [
    ...('content' in part ? textsOf(part.content) : []),
    ...('components' in part ? textsOf(part.components) : []),
  ];
}
