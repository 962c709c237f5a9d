import type {
  ApplicationCommandPermissionType,
  ChannelType,
  InteractionResponseType,
  InteractionType,
  MessageType,
  OverwriteType,
} from 'discord-api-types/v10';
import type { Instant } from '../../domain/ids.js';
import type { FormBody, OfferedChoice } from '../rest/callback-body.js';
import type { CommandBody } from '../rest/command-body.js';
import type { MessageComponent } from '../rest/components.js';

/** Things of the sandbox's world as they are kept; src/sandbox/rest/payloads.ts writes them as Discord does. */
export interface User {
  readonly id: string;
  readonly name: string;
  readonly bot: boolean;
}

export interface Server {
  readonly id: string;
  name: string;
  readonly ownerId: string;
  readonly roles: Map<string, Role>;
  readonly members: Map<string, Member>;
}

export interface Role {
  readonly id: string;
  name: string;
  permissions: bigint;
  mentionable: boolean;
  readonly managed: boolean;
  position: number;
}

export interface Member {
  readonly userId: string;
  roleIds: string[];
  readonly joinedAt: Instant;
  nick: string | null;
}

export interface Overwrite {
  readonly id: string;
  readonly type: OverwriteType;
  allow: bigint;
  deny: bigint;
}

export interface Channel {
  readonly id: string;
  /** Null for direct messages. */
  readonly serverId: string | null;
  /** Whose direct messages with the bot these are; null in a server. */
  readonly recipientId: string | null;
  readonly type: ChannelType;
  name: string;
  topic: string | null;
  parentId: string | null;
  position: number;
  overwrites: Overwrite[];
  slowmodeSeconds: number;
  /** Present on threads only. */
  thread: ThreadState | null;
}

export interface ThreadState {
  readonly ownerId: string;
  readonly createdAt: Instant;
  readonly memberIds: Set<string>;
  archived: boolean;
  locked: boolean;
  archiveChangedAt: Instant;
  activeAt: Instant;
  autoArchiveMinutes: number;
  messageCount: number;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly description: string | null;
}

/** Whom a message notified when it appeared. */
export interface Pings {
  /** Everybody notified, by whatever mention. */
  readonly reached: readonly string[];
  readonly userIds: readonly string[];
  readonly roleIds: readonly string[];
  readonly everyone: boolean;
}

export interface Message {
  readonly id: string;
  readonly channelId: string;
  readonly authorId: string;
  readonly type: MessageType;
  readonly createdAt: Instant;
  readonly nonce: string | null;
  /** The only person who sees an ephemeral message; null for one that all see. */
  readonly viewerId: string | null;
  /** The interaction that this message answers. */
  readonly interactionId: string | null;
  readonly replyToId: string | null;
  content: string;
  components: MessageComponent[];
  embeds: unknown[];
  files: StoredFile[];
  flags: number;
  editedAt: Instant | null;
  pinnedAt: Instant | null;
  pings: Pings;
}

/** An application command as registered. */
export interface Command {
  readonly id: string;
  readonly serverId: string | null;
  readonly body: CommandBody;
  readonly version: string;
}

/** One line of an admin's settings on where and for whom a command shows. */
export interface CommandPermission {
  readonly id: string;
  readonly type: ApplicationCommandPermissionType;
  readonly permission: boolean;
}

export interface Interaction {
  readonly id: string;
  readonly token: string;
  /** Null in direct messages. */
  readonly serverId: string | null;
  readonly channelId: string;
  readonly userId: string;
  readonly type: InteractionType;
  readonly createdAt: Instant;
  /** By the machine's own time: the three seconds are not the sandbox's. */
  readonly sentAtReal: number;
  /** What people see as the command that was used; null on buttons and forms. */
  readonly commandName: string | null;
  /** The message whose button or select was used. */
  readonly sourceMessageId: string | null;
  answer: InteractionResponseType | null;
  ephemeral: boolean;
  originalId: string | null;
  readonly followUpIds: string[];
  /** What opened, when the answer was a form. */
  form: FormBody | null;
  /** What was offered, when the interaction asked for autocompletion. */
  choices: readonly OfferedChoice[];
  /** How many times the answer was made, edited, followed up or removed. */
  changes: number;
}
