import { setPinned } from '../world/messages.js';
import { nothing, ok, route, type Call, type Reply } from './call.js';
import { RestFailure } from './failure.js';
import { messagePayload } from './message-payload.js';
import { iso } from './payloads.js';

const PINS_AT_MOST = 250;
const PAGE_AT_MOST = 50;

const pinned = (call: Call, channelId: string): ReturnType<typeof call.world.messagesOf> =>
  call.world
    .messagesOf(channelId)
    .filter((message) => message.pinnedAt !== null)
    .sort((a, b) => (b.pinnedAt ?? 0) - (a.pinnedAt ?? 0));

function list(call: Call): Reply {
  const channel = call.channel();
  if (!call.world.can(channel, call.botId, 'ReadMessageHistory')) return ok({ items: [], has_more: false });
  const limit = Math.min(Number(call.query.get('limit') ?? PAGE_AT_MOST), PAGE_AT_MOST);
  const before = Date.parse(call.query.get('before') ?? '') || Infinity;
  const all = pinned(call, channel.id).filter((message) => (message.pinnedAt ?? 0) < before);
  return ok({
    items: all
      .slice(0, limit)
      .map((message) => ({ pinned_at: iso(message.pinnedAt ?? 0), message: messagePayload(call.world, message) })),
    has_more: all.length > limit,
  });
}

function set(call: Call, to: boolean): Reply {
  const channel = call.channel('PinMessages');
  const message = call.message(channel);
  if (channel.thread?.archived) throw new RestFailure(400, 50083, 'Thread is archived');
  if (to && message.pinnedAt === null && pinned(call, channel.id).length >= PINS_AT_MOST)
    throw new RestFailure(400, 30003, 'Maximum number of pins reached for the channel (250)');
  setPinned(call.world, channel, message, to);
  return nothing;
}

export const pinRoutes = [
  route('GET', '/channels/:channel/messages/pins', list),
  route('PUT', '/channels/:channel/messages/pins/:message', (call) => set(call, true)),
  route('DELETE', '/channels/:channel/messages/pins/:message', (call) => set(call, false)),
];
