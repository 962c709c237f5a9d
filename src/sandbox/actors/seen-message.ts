import { walk, type Button, type StringSelect } from '../rest/components.js';
import { FLAG } from '../rest/message-body.js';
import { messagePayload } from '../rest/message-payload.js';
import { wordsOf } from '../world/pings.js';
import type { Message } from '../world/model.js';
import type { World } from '../world/world.js';
import { roleName, visibleText } from './visible-text.js';

/** A message as a person sees it. */
export interface SeenMessage {
  readonly id: string;
  readonly channelId: string;
  readonly author: string;
  /** What a reader reads, top to bottom. */
  readonly text: string;
  /** The same with Discord's marks. */
  readonly raw: string;
  readonly buttons: readonly SeenButton[];
  readonly selects: readonly StringSelect[];
  /** Whom it named so that they were notified: `alice`, `@role`, `@everyone`. */
  readonly pings: readonly string[];
  readonly attachments: readonly { readonly name: string; readonly content: string }[];
  readonly edited: boolean;
  readonly pinned: boolean;
  readonly ephemeral: boolean;
  /** The bot promised an answer and has not given it yet. */
  readonly thinking: boolean;
  readonly threadId: string | null;
  readonly at: number;
  /** As Discord's API writes it. */
  readonly payload: object;
}

export interface SeenButton {
  readonly label: string;
  readonly disabled: boolean;
  readonly style: Style;
  readonly customId: string | null;
  readonly url: string | null;
}

type Style = 'primary' | 'secondary' | 'success' | 'danger' | 'link' | 'premium';
const STYLES: readonly Style[] = ['primary', 'secondary', 'success', 'danger', 'link', 'premium'];

const seenButton = (button: Button): SeenButton => ({
  label: button.label ?? button.emoji?.name ?? '',
  disabled: button.disabled ?? false,
  style: STYLES[button.style - 1] ?? 'secondary',
  customId: button.custom_id ?? null,
  url: button.url ?? null,
});

export function seenMessage(world: World, message: Message): SeenMessage {
  const parts = [...walk(message.components)];
  const raw = wordsOf(message);
  return {
    id: message.id,
    channelId: message.channelId,
    author: world.user(message.authorId).name,
    text: visibleText(world, raw),
    raw,
    buttons: parts.flatMap((part) => (part.type === 2 ? [seenButton(part)] : [])),
    selects: parts.flatMap((part) => (part.type === 3 ? [part] : [])),
    pings: [
      ...message.pings.userIds.map((id) => world.user(id).name),
      ...message.pings.roleIds.map((id) => `@${roleName(world, id)}`),
      ...(message.pings.everyone ? ['@everyone'] : []),
    ],
    attachments: message.files.map((file) => ({ name: file.name, content: file.bytes.toString('utf8') })),
    edited: message.editedAt !== null,
    pinned: message.pinnedAt !== null,
    ephemeral: message.viewerId !== null,
    thinking: (message.flags & FLAG.Loading) !== 0,
    threadId: world.channels.has(message.id) ? message.id : null,
    at: message.createdAt,
    payload: messagePayload(world, message),
  };
}
