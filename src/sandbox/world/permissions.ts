import { OverwriteType, PermissionFlagsBits } from 'discord-api-types/v10';
import type { Channel, Server } from './model.js';

export type PermissionName = keyof typeof PermissionFlagsBits;

export const ALL_PERMISSIONS = Object.values(PermissionFlagsBits).reduce((all, bit) => all | bit, 0n);

export const bits = (...names: readonly PermissionName[]): bigint =>
  names.reduce((sum, name) => sum | PermissionFlagsBits[name], 0n);

/** What Discord gives to everybody of a new server, as far as the sandbox looks at it. */
export const EVERYONE_DEFAULT = bits(
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'Connect',
);

/** What is needed of the bot with all features on, without Administrator: its default in the sandbox. */
export const BOT_DEFAULT = bits(
  'ViewChannel',
  'SendMessages',
  'SendMessagesInThreads',
  'CreatePublicThreads',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'PinMessages',
  'CreateEvents',
  'Connect',
  'ManageRoles',
  'ManageChannels',
  'ManageThreads',
);

/** What both sides may do in direct messages. */
export const IN_DIRECTS = bits(
  'ViewChannel',
  'SendMessages',
  'EmbedLinks',
  'AttachFiles',
  'ReadMessageHistory',
  'AddReactions',
  'UseApplicationCommands',
  'PinMessages',
);

/** A member's permissions by roles alone; 0 for somebody who is not in the server. */
export function basePermissions(server: Server, userId: string): bigint {
  const member = server.members.get(userId);
  if (!member) return 0n;
  if (server.ownerId === userId) return ALL_PERMISSIONS;
  const sum = [server.id, ...member.roleIds].reduce((all, id) => all | (server.roles.get(id)?.permissions ?? 0n), 0n);
  return sum & PermissionFlagsBits.Administrator ? ALL_PERMISSIONS : sum;
}

/**
 * A member's permissions in a channel: roles, then the channel's overwrites for everyone, for roles, for the member.
 * Pass a thread's parent as `channel`: threads have no overwrites of their own.
 */
export function permissionsIn(server: Server, channel: Channel, userId: string): bigint {
  const base = basePermissions(server, userId);
  const member = server.members.get(userId);
  if (base === ALL_PERMISSIONS || !member) return base;
  const roles = channel.overwrites.filter((o) => o.type === OverwriteType.Role && member.roleIds.includes(o.id));
  const layers = [
    channel.overwrites.filter((o) => o.id === server.id),
    roles,
    channel.overwrites.filter((o) => o.type === OverwriteType.Member && o.id === userId),
  ];
  const allowed = layers.reduce((sum, layer) => {
    const deny = layer.reduce((all, o) => all | o.deny, 0n);
    const allow = layer.reduce((all, o) => all | o.allow, 0n);
    return (sum & ~deny) | allow;
  }, base);
  return allowed & PermissionFlagsBits.ViewChannel ? allowed : 0n;
}
