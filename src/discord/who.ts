import { PermissionFlagsBits, type Interaction } from 'discord.js';
import type { Act, Actor } from '../app/act.js';
import { asId, timeOf, type Snowflake } from '../domain/ids.js';

/** The act of an interaction in a server; null for one in direct messages. Reads the member before anything else can change it. */
export async function actOf(interaction: Interaction): Promise<Act | null> {
  if (!interaction.inGuild()) return null;
  const user = actorOf(interaction);
  const id = asId<Snowflake>(interaction.id);
  return {
    id,
    at: timeOf(id),
    serverId: asId<Snowflake>(interaction.guildId),
    channelId: await groupChannelOf(interaction),
    user,
  };
}

// A member is one of discord.js' own when the server is in its cache, and as Discord sent it otherwise.
function actorOf(interaction: Interaction<'cached' | 'raw'>): Actor {
  const { member, user, guildId } = interaction;
  const cached = 'displayName' in member;
  const roleIds = cached ? [...member.roles.cache.keys()].filter((role) => role !== guildId) : member.roles;
  return {
    id: asId<Snowflake>(user.id),
    displayName: cached ? member.displayName : (member.nick ?? user.displayName),
    roleIds: roleIds.map((role) => asId<Snowflake>(role)),
    managesServer: interaction.memberPermissions.has(PermissionFlagsBits.ManageGuild),
  };
}

/** C1: a thread belongs to its channel. A thread that was archived is not in the cache and must be asked for. */
async function groupChannelOf(interaction: Interaction<'cached' | 'raw'>): Promise<Snowflake> {
  const here = interaction.channelId ?? '';
  const channel = interaction.channel ?? (await fetched(interaction, here));
  return asId<Snowflake>(channel?.isThread() ? (channel.parentId ?? here) : here);
}

const fetched = (interaction: Interaction, channelId: string) =>
  interaction.client.channels.fetch(channelId, { allowUnknownGuild: true }).catch(() => null);
