import { ChannelType } from 'discord-api-types/v10';
import { html, raw } from 'hono/html';
import type { Channel, User } from '../world/model.js';
import type { World } from '../world/world.js';
import type { CommandForm } from './command-forms.js';
import { hereLink, messageView, minute, type Html } from './message-view.js';

export interface PageState {
  readonly world: World;
  readonly people: readonly User[];
  readonly person: User;
  readonly channel: Channel | null;
  readonly commands: readonly CommandForm[];
  readonly version: number;
}

const JUMPS = [
  ['+1 hour', 3_600_000],
  ['+1 day', 86_400_000],
  ['+5 days', 5 * 86_400_000],
  ['+10 days', 10 * 86_400_000],
] as const;

/** The whole page: who one is, where, what is there, what can be done. */
export function pageView(state: PageState): Html {
  const { world, person, channel } = state;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${channel ? shownName(channel) : 'Local Discord'} as ${person.name}</title>
        <link rel="stylesheet" href="/_sandbox/page.css" />
      </head>
      <body data-as="${person.name}" data-in="${channel?.id ?? ''}">
        <a class="skip" href="#messages">Skip to messages</a>
        <header class="top">
          <h1>Local Discord</h1>
          <form method="get" action="/" class="who">
            <label for="as">You are</label>
            <select id="as" name="as">
              ${state.people.map((each) => html`<option ${each.id === person.id ? 'selected' : ''}>${each.name}</option>`)}
            </select>
            ${channel ? html`<input type="hidden" name="in" value="${channel.id}" />` : ''}
            <button>Change</button>
          </form>
          <div class="clock">
            <span>Sandbox time <time id="now">${minute(world.clock.now())} UTC</time></span>
            ${JUMPS.map(([label, ms]) => html`<button type="button" data-advance="${ms}">${label}</button>`)}
          </div>
        </header>
        <div class="columns">
          <nav aria-label="Channels">${channelList(world, person, channel)}</nav>
          <main>
            <h2>${channel ? shownName(channel) : 'No channel to see'}</h2>
            <p id="status" role="status" aria-live="polite"></p>
            <ol id="messages" data-version="${state.version}" tabindex="-1">
              ${channel ? messagesView(world, person, channel) : ''}
            </ol>
            ${channel ? composer(state) : ''}
          </main>
        </div>
        <dialog id="form" aria-labelledby="form-title"></dialog>
        <script type="application/json" id="commands">
          ${raw(JSON.stringify(state.commands).replaceAll('<', '\\u003c'))}
        </script>
        <script src="/_sandbox/page.js" defer></script>
      </body>
    </html>`;
}

/** The messages of a channel as somebody sees them. */
export const messagesView = (world: World, person: User, channel: Channel): Html =>
  html`${world
    .messagesOf(channel.id)
    .filter((message) => message.viewerId === null || message.viewerId === person.id)
    .slice(-100)
    .map((message) => messageView(world, message))}`;

/** A channel as people write it. */
const shownName = ({ name, thread, serverId }: Channel): string => (thread || serverId === null ? name : `#${name}`);

function channelList(world: World, person: User, current: Channel | null): Html {
  const seen = [...world.channels.values()].filter((each) => world.can(each, person.id, 'ViewChannel'));
  const entry = (channel: Channel): Html =>
    html`<li>
      <a href="${hereLink(person.name, channel.id)}" ${channel.id === current?.id ? raw('aria-current="page"') : ''}
        >${shownName(channel)}</a
      >${channel.thread?.archived ? html` <span class="small">archived</span>` : ''} ${under(channel)}
    </li>`;
  const under = (channel: Channel): Html | string => {
    const threads = seen.filter((each) => each.thread && each.parentId === channel.id);
    return threads.length
      ? html`<ul>
          ${threads.map(entry)}
        </ul>`
      : '';
  };
  const texts = seen.filter((each) => each.type === ChannelType.GuildText);
  const categories = seen.filter((each) => each.type === ChannelType.GuildCategory);
  const list = (parentId: string | null): Html =>
    html`<ul>
      ${texts.filter((each) => each.parentId === parentId).map(entry)}
    </ul>`;
  const directs = seen.filter((each) => each.serverId === null);
  return html`${list(null)}${
    directs.length
      ? html`<h3>Direct messages</h3>
          <ul>
            ${directs.map(entry)}
          </ul>`
      : ''
  }${categories.map(
    (each) =>
      html`<h3>${each.name}</h3>
        ${list(each.id)}`,
  )}`;
}

const composer = (state: PageState): Html =>
  html`<section class="composer" aria-label="Do something">
    <form id="command-form">
      <label for="command">Slash command</label>
      <select id="command">
        <option value="">Choose a command…</option>
        ${state.commands.map((each) => html`<option value="${each.line}">${each.line} – ${each.description}</option>`)}
      </select>
      <div id="options"></div>
      <button class="primary" id="run" hidden>Run</button>
    </form>
    <form id="say-form">
      <label for="say">Message</label>
      <input id="say" autocomplete="off" />
      <button>Send</button>
    </form>
  </section>`;
