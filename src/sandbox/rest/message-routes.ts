import { MessageType } from 'discord-api-types/v10';
import { addMessage, editMessage, removeMessage } from '../world/messages.js';
import type { Channel, Message } from '../world/model.js';
import { byAge } from '../world/snowflakes.js';
import { nothing, ok, route, type Call, type Reply } from './call.js';
import { refuseUnwanted } from './direct-routes.js';
import { RestFailure, invalidForm, missingPermission, read, unknownMessage } from './failure.js';
import { messageBody, type MessageBody } from './message-body.js';
import { SETTABLE, checkedFiles, refuseLosingV2 } from './message-parts.js';
import { messagePayload } from './message-payload.js';

const NONCE_REMEMBERED_MS = 120_000;

function post(call: Call): Reply {
  const channel = call.channel();
  refuseUnwanted(call, channel);
  const sending = channel.thread ? 'SendMessagesInThreads' : 'SendMessages';
  if (!call.world.can(channel, call.botId, sending)) throw missingPermission(sending);
  const body = read(messageBody, call.body);
  if (call.files.length && !call.world.can(channel, call.botId, 'AttachFiles')) throw missingPermission('AttachFiles');
  const locked = channel.thread?.locked && channel.thread.archived;
  if (locked && !call.world.can(channel, call.botId, 'ManageThreads'))
    throw new RestFailure(400, 160005, 'Thread is locked');
  const nonce = body.nonce === undefined || body.nonce === null ? null : String(body.nonce);
  const repeated = body.enforce_nonce && nonce !== null ? sentWith(call, channel, nonce) : null;
  if (repeated) return ok(messagePayload(call.world, repeated));
  const files = checkedFiles(call, body, null);
  const replyToId = repliedTo(call, channel, body);
  const message = addMessage(call.world, {
    channel,
    authorId: call.botId,
    content: body.content ?? '',
    components: body.components ?? [],
    embeds: call.world.can(channel, call.botId, 'EmbedLinks') ? (body.embeds ?? []) : [],
    files,
    flags: (body.flags ?? 0) & SETTABLE,
    nonce,
    allowed: body.allowed_mentions ?? undefined,
    replyToId,
    type: replyToId ? MessageType.Reply : MessageType.Default,
  });
  if (nonce !== null)
    call.world.nonces.set(`${channel.id} ${nonce}`, { messageId: message.id, at: call.world.clock.now() });
  return ok(messagePayload(call.world, message));
}

/** The message that the same nonce made in the last minutes. Its removal is no leave to send it again. */
function sentWith(call: Call, channel: Channel, nonce: string): Message | null {
  const known = call.world.nonces.get(`${channel.id} ${nonce}`);
  if (!known || call.world.clock.now() - known.at > NONCE_REMEMBERED_MS) return null;
  const message = call.world.messages.get(known.messageId);
  if (!message) throw unknownMessage();
  return message;
}

function repliedTo(call: Call, channel: Channel, body: MessageBody): string | null {
  const id = body.message_reference?.message_id;
  if (!id) return null;
  if (!call.world.can(channel, call.botId, 'ReadMessageHistory')) throw missingPermission('ReadMessageHistory');
  if (call.world.messages.get(id)?.channelId === channel.id) return id;
  if (body.message_reference?.fail_if_not_exists === false) return null;
  throw invalidForm([{ path: ['message_reference'], code: 'REPLIES_UNKNOWN_MESSAGE', message: 'Unknown message' }]);
}

function list(call: Call): Reply {
  const channel = call.channel();
  if (!call.world.can(channel, call.botId, 'ReadMessageHistory')) return ok([]);
  const asked = Number(call.query.get('limit') ?? 50);
  if (!Number.isInteger(asked) || asked < 1 || asked > 100)
    throw invalidForm([
      { path: ['limit'], code: 'NUMBER_TYPE_MAX', message: 'int value should be between 1 and 100.' },
    ]);
  const all = call.world.messagesOf(channel.id).filter((message) => message.viewerId === null);
  return ok(page(all, call.query, asked).map((message) => messagePayload(call.world, message)));
}

/** A page of messages, newest first, as `before`, `after` and `around` ask for it. */
function page(all: readonly Message[], query: URLSearchParams, limit: number): Message[] {
  const before = query.get('before');
  const after = query.get('after');
  const around = query.get('around');
  const older = (id: string): Message[] => all.filter((message) => byAge(message.id, id) < 0);
  const newer = (id: string): Message[] => all.filter((message) => byAge(message.id, id) > 0);
  const half = Math.floor(limit / 2);
  const chosen = around
    ? [
        ...older(around).slice(-half),
        ...all.filter((message) => message.id === around),
        ...newer(around).slice(0, half),
      ]
    : after
      ? newer(after).slice(0, limit)
      : (before ? older(before) : all).slice(-limit);
  return chosen.reverse();
}

function edit(call: Call): Reply {
  const channel = call.channel();
  const message = call.message(channel);
  const body = read(messageBody, call.body);
  if (message.authorId !== call.botId)
    throw new RestFailure(403, 50005, 'Cannot edit a message authored by another user');
  if (channel.thread?.archived) throw new RestFailure(400, 50083, 'Thread is archived');
  refuseLosingV2(body, message);
  const files = checkedFiles(call, body, message);
  editMessage(call.world, channel, message, body, files);
  return ok(messagePayload(call.world, message));
}

function remove(call: Call): Reply {
  const channel = call.channel();
  const message = call.message(channel);
  if (message.authorId !== call.botId && !call.world.can(channel, call.botId, 'ManageMessages'))
    throw missingPermission('ManageMessages');
  if (channel.thread?.archived) throw new RestFailure(400, 50083, 'Thread is archived');
  removeMessage(call.world, channel, message);
  return nothing;
}

export const messageRoutes = [
  route('POST', '/channels/:channel/messages', post),
  route('GET', '/channels/:channel/messages', list),
  route('GET', '/channels/:channel/messages/:message', (call) => {
    const channel = call.channel('ReadMessageHistory');
    return ok(messagePayload(call.world, call.message(channel)));
  }),
  route('PATCH', '/channels/:channel/messages/:message', edit),
  route('DELETE', '/channels/:channel/messages/:message', remove),
  route('POST', '/channels/:channel/typing', (call) => {
    call.channel();
    return nothing;
  }),
];
