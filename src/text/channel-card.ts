import { channelNameOf } from '../domain/group.js';
import type { ChannelNotice } from '../domain/post.js';
import { card, text, type Card } from './card.js';
import { cited } from './clauses.js';
import { WHERE_SET, hiddenList } from './hidden-roots.js';
import { say } from './markup.js';
import { A_KIND, groupTitle } from './words.js';

/** What is said once about a channel that could be, or was, a group's (C1). */
export function channelCard(notice: ChannelNotice): Card {
  switch (notice.type) {
    case 'channel-unbound':
      return card(say`Is this the channel of ${A_KIND[notice.kind]}?`, {
        tone: 'waiting',
        blocks: [
          text(
            say`#${channelNameOf(notice.kind, notice.name)} is called like one, and no group is bound to it. Somebody who may manage the server presses **Bind**; if it is none, nothing needs to be done (${cited('C1')}).`,
          ),
        ],
        buttons: [{ action: 'bind-channel', label: 'Bind', look: 'primary', argument: notice.channelId }],
      });
    case 'channel-lost':
      return card(say`The channel of ${groupTitle(notice)} is gone`, {
        tone: 'bad',
        blocks: [
          text(
            say`It was deleted. Nothing of the group is lost, but its proposals cannot be announced. Somebody who may manage the server makes a new channel and runs \`/setup bind\` there (${cited('C1')}).`,
          ),
        ],
      });
    case 'roots-hidden':
      return card(say`Commands are hidden in groups’ channels`, {
        tone: 'bad',
        blocks: [
          text(hiddenList(notice.hidden)),
          text(
            say`Somebody changed that under ${WHERE_SET}. Whoever does not see a command cannot use it there, and so may miss a deadline. If it was not meant, change it back there; \`/setup status\` says whether it still holds (${cited('C1')}).`,
          ),
        ],
      });
  }
}
