import { z } from 'zod';
import { directWith, sharesServer } from '../world/directs.js';
import type { Channel } from '../world/model.js';
import { ok, route, type Call, type Reply } from './call.js';
import { RestFailure, read } from './failure.js';
import { channelPayload } from './payloads.js';

const directBody = z.object({ recipient_id: z.string() });

function open(call: Call): Reply {
  const { recipient_id: id } = read(directBody, call.body);
  const user = call.world.users.get(id);
  if (!user) throw new RestFailure(400, 50033, 'Invalid Recipient(s)');
  if (user.bot) throw takesNone();
  return ok(channelPayload(call.world, directWith(call.world, id)));
}

/** Somebody may take no direct messages, or may have left every server that the bot is in: told with the message only. */
export function refuseUnwanted(call: Call, { recipientId }: Channel): void {
  if (recipientId === null) return;
  if (call.world.closedDirects.has(recipientId)) throw takesNone();
  if (!sharesServer(call.world, recipientId))
    throw new RestFailure(403, 50278, 'Cannot send messages to this user due to having no mutual guilds');
}

const takesNone = (): RestFailure => new RestFailure(403, 50007, 'Cannot send messages to this user');

export const directRoutes = [route('POST', '/users/@me/channels', open)];
