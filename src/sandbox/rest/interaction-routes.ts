import { InteractionResponseType as Answer, InteractionType as Kind, MessageType } from 'discord-api-types/v10';
import { addMessage, editMessage } from '../world/messages.js';
import type { Channel, Interaction, Message } from '../world/model.js';
import { callbackBody, choicesBody, formBody } from './callback-body.js';
import { nothing, ok, tokenRoute, type Call, type Reply } from './call.js';
import { alreadyAnswered, invalidForm, read, unknownChannel, unknownInteraction } from './failure.js';
import { FLAG, messageBody } from './message-body.js';
import { SETTABLE, checkedFiles, refuseLosingV2 } from './message-parts.js';
import { inServer, messagePayload } from './message-payload.js';
import { filesAfter } from './uploads.js';

/** What may answer what. A form can't answer a form, an update needs a message. */
function refuseWrongKind(interaction: Interaction, type: Answer): void {
  const onMessage = interaction.sourceMessageId !== null;
  const asksChoices = interaction.type === Kind.ApplicationCommandAutocomplete;
  const fits =
    type === Answer.ApplicationCommandAutocompleteResult
      ? asksChoices
      : type === Answer.Modal
        ? !asksChoices && interaction.type !== Kind.ModalSubmit
        : type === Answer.UpdateMessage || type === Answer.DeferredMessageUpdate
          ? onMessage
          : !asksChoices &&
            (type === Answer.ChannelMessageWithSource || type === Answer.DeferredChannelMessageWithSource);
  if (!fits)
    throw invalidForm([
      {
        path: ['type'],
        code: 'BASE_TYPE_CHOICES',
        message: `A response of type ${type} cannot answer this interaction`,
      },
    ]);
}

function callback(call: Call): Reply {
  const { world } = call;
  const interaction = world.interactions.get(call.param('interaction'));
  if (!interaction || interaction.token !== call.param('token')) throw unknownInteraction();
  const { type, data } = read(callbackBody, call.body);
  if (interaction.answer !== null) throw alreadyAnswered();
  if (performance.now() - interaction.sentAtReal > world.answerWithinMs) throw unknownInteraction();
  refuseWrongKind(interaction, type);
  const channel = world.channels.get(interaction.channelId);
  if (!channel) throw unknownChannel();
  const message = answer(call, interaction, channel, type, data);
  interaction.answer = type;
  world.changed(interaction);
  if (!call.wants('with_response')) return nothing;
  return ok({
    interaction: {
      id: interaction.id,
      type: interaction.type,
      channel_id: channel.id,
      ...inServer(channel),
      ...(message
        ? {
            response_message_id: message.id,
            response_message_loading: (message.flags & FLAG.Loading) !== 0,
            response_message_ephemeral: message.viewerId !== null,
          }
        : {}),
    },
    ...(message ? { resource: { type, message: messagePayload(world, message) } } : {}),
  });
}

function answer(call: Call, interaction: Interaction, channel: Channel, type: Answer, data: unknown): Message | null {
  const { world } = call;
  if (type === Answer.Modal) {
    interaction.form = read(formBody, data, ['data']);
    return null;
  }
  if (type === Answer.ApplicationCommandAutocompleteResult) {
    interaction.choices = read(choicesBody, data, ['data']).choices;
    return null;
  }
  const source = interaction.sourceMessageId ? world.messages.get(interaction.sourceMessageId) : undefined;
  const body = read(messageBody, data ?? {}, ['data']);
  if (type === Answer.DeferredMessageUpdate || type === Answer.UpdateMessage) {
    if (!source) throw unknownInteraction();
    interaction.originalId = source.id;
    interaction.ephemeral = source.viewerId !== null;
    if (type === Answer.DeferredMessageUpdate) return source;
    refuseLosingV2(body, source);
    const files = checkedFiles(call, body, source);
    editMessage(world, channel, source, body, files);
    return source;
  }
  const flags = body.flags ?? 0;
  const deferred = type === Answer.DeferredChannelMessageWithSource;
  if (deferred && flags & ~FLAG.Ephemeral)
    throw invalidForm([
      { path: ['data', 'flags'], code: 'BASE_TYPE_CHOICES', message: 'Only EPHEMERAL can be set on a deferred answer' },
    ]);
  const files = deferred ? filesAfter(call, body, null) : checkedFiles(call, body, null);
  interaction.ephemeral = (flags & FLAG.Ephemeral) !== 0;
  const message = addMessage(world, {
    channel,
    authorId: world.bot.userId,
    interactionId: interaction.id,
    viewerId: interaction.ephemeral ? interaction.userId : null,
    type: interaction.commandName === null ? MessageType.Default : MessageType.ChatInputCommand,
    ...(deferred
      ? { flags: FLAG.Loading, allowed: {} }
      : {
          content: body.content ?? '',
          components: body.components ?? [],
          embeds: body.embeds ?? [],
          files,
          flags: flags & SETTABLE,
          allowed: body.allowed_mentions ?? undefined,
        }),
  });
  interaction.originalId = message.id;
  return message;
}

export const interactionRoutes = [tokenRoute('POST', '/interactions/:interaction/:token/callback', callback)];
