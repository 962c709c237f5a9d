import { MessageType } from 'discord-api-types/v10';
import { html, raw } from 'hono/html';
import type { AnyComponent, Button, StringSelect } from '../rest/components.js';
import { FLAG } from '../rest/message-body.js';
import { fileAddress } from '../rest/payloads.js';
import type { Message, StoredFile } from '../world/model.js';
import { PINNED } from '../world/pings.js';
import type { World } from '../world/world.js';
import { markdownHtml } from './markdown.js';

export type Html = ReturnType<typeof html>;

const STYLES = ['primary', 'secondary', 'success', 'danger', 'link', 'premium'] as const;

/** A message on the page, with what can be clicked in it. */
export function messageView(world: World, message: Message): Html {
  const author = world.user(message.authorId);
  const shown = (component: AnyComponent): Html => componentView(world, message, component);
  const thread = world.channels.get(message.id);
  const notes = [
    message.viewerId === null ? '' : 'Only you can see this',
    message.pinnedAt === null ? '' : 'Pinned',
    message.editedAt === null ? '' : 'Edited',
    message.pings.reached.length ? `Notified ${message.pings.reached.length}` : '',
  ].filter(Boolean);
  return html`<li>
    <article class="${message.viewerId === null ? 'message' : 'message private'}" id="m${message.id}">
      <header>
        <strong>${author.name}</strong>${author.bot ? html` <span class="tag">App</span>` : ''}
        <time datetime="${new Date(message.createdAt).toISOString()}">${minute(message.createdAt)}</time>
        ${notes.map((note) => html`<span class="tag">${note}</span>`)}
      </header>
      ${message.flags & FLAG.Loading ? html`<p><em>${author.name} is thinking…</em></p>` : ''}
      ${message.type === MessageType.ChannelPinnedMessage ? PINNED : raw(markdownHtml(world, message.content))}
      ${message.components.map(shown)}
      ${message.flags & FLAG.V2 ? '' : message.files.map((file) => fileView(world, file))}
      ${thread ? html`<p class="thread">Thread: <a href="${hereLink('', thread.id)}" data-channel="${thread.id}">${thread.name}</a></p>` : ''}
    </article>
  </li>`;
}

/** The address of a channel as somebody sees it. */
export const hereLink = (as: string, channelId: string): string =>
  `/?${new URLSearchParams({ ...(as ? { as } : {}), in: channelId }).toString()}`;

export const minute = (at: number): string => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

function componentView(world: World, message: Message, component: AnyComponent): Html {
  const inner = (parts: readonly AnyComponent[]): Html[] => parts.map((part) => componentView(world, message, part));
  switch (component.type) {
    case 1:
      return html`<div class="row">${inner(component.components)}</div>`;
    case 2:
      return buttonView(message, component);
    case 3:
      return selectView(message, component);
    case 9:
      return html`<div class="section">
        <div>${inner(component.components)}</div>
        ${inner([component.accessory])}
      </div>`;
    case 10:
      return html`${raw(markdownHtml(world, component.content))}`;
    case 13: {
      const file = message.files.find((each) => component.file.url === `attachment://${each.name}`);
      return file ? fileView(world, file) : html``;
    }
    case 14:
      return component.divider === false ? html`<br />` : html`<hr />`;
    case 17: {
      const colour = (component.accent_color ?? 0x888888).toString(16).padStart(6, '0');
      return html`<div class="container" data-accent="#${colour}">${inner(component.components)}</div>`;
    }
    case 5:
    case 6:
    case 7:
    case 8:
    case 11:
    case 12:
      return html`<p class="small">(not shown on this page: component of type ${component.type})</p>`;
  }
}

function buttonView(message: Message, button: Button): Html {
  const label = button.label ?? button.emoji?.name ?? '';
  if (button.url) return html`<a class="button link" href="${button.url}" rel="noreferrer noopener">${label}</a>`;
  return html`<button
    type="button"
    class="${STYLES[button.style - 1] ?? 'secondary'}"
    data-click="${label}"
    data-on="${message.id}"
    ${button.disabled ? 'disabled' : ''}
  >
    ${label}
  </button>`;
}

const selectView = (message: Message, select: StringSelect): Html =>
  html`<select
    aria-label="${select.placeholder ?? 'Choose'}"
    data-choose="${message.id}"
    ${select.disabled ? 'disabled' : ''}
    ${(select.max_values ?? 1) > 1 ? 'multiple' : ''}
  >
    <option value="">${select.placeholder ?? 'Choose…'}</option>
    ${select.options.map((option) => html`<option ${option.default ? 'selected' : ''}>${option.label}</option>`)}
  </select>`;

const fileView = (world: World, file: StoredFile): Html =>
  html`<p class="file">
    <a href="${fileAddress(world.origin, file)}" download>${file.name}</a> (${file.bytes.length} bytes)
  </p>`;
