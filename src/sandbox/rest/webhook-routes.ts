import { addMessage, editMessage, removeMessage } from '../world/messages.js';
import type { Channel, Interaction, Message } from '../world/model.js';
import { nothing, ok, tokenRoute, type Call, type Reply } from './call.js';
import { RestFailure, read, unknownChannel, unknownMessage, unknownWebhook } from './failure.js';
import { FLAG, messageBody } from './message-body.js';
import { SETTABLE, checkedFiles, refuseLosingV2 } from './message-parts.js';
import { messagePayload } from './message-payload.js';

const TOKEN_LIVES_MS = 15 * 60_000;

/** The answered interaction whose token stands in the path, with its channel. */
function opened(call: Call): { interaction: Interaction; channel: Channel } {
  const { world } = call;
  if (call.param('application') !== world.bot.applicationId) throw unknownWebhook();
  const interaction = [...world.interactions.values()].find((each) => each.token === call.param('token'));
  if (!interaction || world.clock.now() - interaction.createdAt > TOKEN_LIVES_MS)
    throw new RestFailure(401, 50027, 'Invalid Webhook Token');
  if (interaction.answer === null) throw unknownWebhook();
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw unknownChannel();
  return { interaction, channel };
}

function messageIn(call: Call, interaction: Interaction): Message {
  const asked = call.param('message');
  const id = asked === '@original' ? interaction.originalId : asked;
  const own = id !== null && (id === interaction.originalId || interaction.followUpIds.includes(id));
  const message = own ? call.world.messages.get(id) : undefined;
  if (!message) throw unknownMessage();
  return message;
}

function change(call: Call, interaction: Interaction, channel: Channel, message: Message): Reply {
  const body = read(messageBody, call.body);
  refuseLosingV2(body, message);
  const files = checkedFiles(call, body, message);
  editMessage(call.world, channel, message, body, files);
  call.world.changed(interaction);
  return ok(messagePayload(call.world, message));
}

/** A follow-up. The first one after “is thinking…” takes its place, and stays as private as that was. */
function followUp(call: Call): Reply {
  const { interaction, channel } = opened(call);
  const original = interaction.originalId ? call.world.messages.get(interaction.originalId) : undefined;
  if (original && original.flags & FLAG.Loading) return change(call, interaction, channel, original);
  const body = read(messageBody, call.body);
  const files = checkedFiles(call, body, null);
  const message = addMessage(call.world, {
    channel,
    authorId: call.botId,
    interactionId: interaction.id,
    viewerId: (body.flags ?? 0) & FLAG.Ephemeral ? interaction.userId : null,
    content: body.content ?? '',
    components: body.components ?? [],
    embeds: body.embeds ?? [],
    files,
    flags: (body.flags ?? 0) & SETTABLE,
    allowed: body.allowed_mentions ?? undefined,
  });
  interaction.followUpIds.push(message.id);
  call.world.changed(interaction);
  return ok(messagePayload(call.world, message));
}

export const webhookRoutes = [
  tokenRoute('POST', '/webhooks/:application/:token', followUp),
  tokenRoute('GET', '/webhooks/:application/:token/messages/:message', (call) => {
    const { interaction } = opened(call);
    return ok(messagePayload(call.world, messageIn(call, interaction)));
  }),
  tokenRoute('PATCH', '/webhooks/:application/:token/messages/:message', (call) => {
    const { interaction, channel } = opened(call);
    return change(call, interaction, channel, messageIn(call, interaction));
  }),
  tokenRoute('DELETE', '/webhooks/:application/:token/messages/:message', (call) => {
    const { interaction, channel } = opened(call);
    removeMessage(call.world, channel, messageIn(call, interaction));
    call.world.changed(interaction);
    return nothing;
  }),
];
