import { randomBytes } from 'node:crypto';
import { InteractionContextType, InteractionResponseType as Answer, type InteractionType } from 'discord-api-types/v10';
import { FLAG } from '../rest/message-body.js';
import { bareMember, channelPayload, userPayload } from '../rest/payloads.js';
import type { Channel, Interaction } from '../world/model.js';
import type { World } from '../world/world.js';

export interface InteractionPlan {
  readonly channel: Channel;
  readonly userId: string;
  readonly type: InteractionType;
  readonly data: object;
  readonly commandName?: string;
  readonly sourceMessageId?: string | null;
  /** Further fields of the payload: the message that was clicked. */
  readonly more?: object;
}

/** Tells the bot that a person used a command, a button or a form. */
export function beginInteraction(world: World, plan: InteractionPlan): Interaction {
  const serverId = plan.channel.serverId;
  const member = world.member(serverId, plan.userId);
  const interaction: Interaction = {
    id: world.ids.next(),
    token: `${randomBytes(48).toString('base64url')}`,
    serverId,
    channelId: plan.channel.id,
    userId: plan.userId,
    type: plan.type,
    createdAt: world.clock.now(),
    sentAtReal: performance.now(),
    commandName: plan.commandName ?? null,
    sourceMessageId: plan.sourceMessageId ?? null,
    answer: null,
    ephemeral: false,
    originalId: null,
    followUpIds: [],
    form: null,
    choices: [],
    changes: 0,
  };
  world.interactions.set(interaction.id, interaction);
  const permissions = String(world.permissions(plan.channel, plan.userId));
  const user = userPayload(world.user(plan.userId));
  world.emit({
    name: 'INTERACTION_CREATE',
    serverId,
    intent: 0,
    data: () => ({
      id: interaction.id,
      application_id: world.bot.applicationId,
      type: plan.type,
      token: interaction.token,
      version: 1,
      data: plan.data,
      ...(serverId === null ? {} : { guild: { id: serverId, locale: 'en-US', features: [] }, guild_id: serverId }),
      channel: { ...channelPayload(world, plan.channel), permissions },
      channel_id: plan.channel.id,
      ...(member ? { member: { ...bareMember(member), user, permissions } } : { user }),
      app_permissions: String(world.permissions(plan.channel, world.bot.userId)),
      locale: 'en-US',
      ...(serverId === null ? {} : { guild_locale: 'en-US' }),
      entitlements: [],
      authorizing_integration_owners: { 0: serverId ?? '0' },
      context: serverId === null ? InteractionContextType.BotDM : InteractionContextType.Guild,
      attachment_size_limit: 10 * 1024 * 1024,
      ...plan.more,
    }),
  });
  return interaction;
}

const DEFERRED_REPLY_WAIT_MS = 12_000;
/** An acknowledged click can be all there is, so nobody waits long for more. */
const DEFERRED_UPDATE_WAIT_MS = 3_000;

/** Waits until the bot has answered for good, or its time is over: then false. */
export async function answered(world: World, interaction: Interaction): Promise<boolean> {
  await until(world, interaction, () => interaction.answer !== null, world.answerWithinMs);
  if (interaction.answer === null) return false;
  if (interaction.answer === Answer.DeferredChannelMessageWithSource)
    await until(world, interaction, () => !thinking(world, interaction), DEFERRED_REPLY_WAIT_MS);
  if (interaction.answer === Answer.DeferredMessageUpdate)
    await until(world, interaction, () => interaction.changes > 1, DEFERRED_UPDATE_WAIT_MS);
  return true;
}

const thinking = (world: World, interaction: Interaction): boolean =>
  ((world.messages.get(interaction.originalId ?? '')?.flags ?? 0) & FLAG.Loading) !== 0;

async function until(world: World, interaction: Interaction, done: () => boolean, ms: number): Promise<void> {
  if (done()) return;
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      clearTimeout(timer);
      stop();
      resolve();
    };
    const timer = setTimeout(finish, ms);
    const stop = world.onChanged((changed) => {
      if (changed === interaction && done()) finish();
    });
  });
}
