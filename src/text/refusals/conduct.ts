import { channel, joined, say } from '../markup.js';
import type { Words } from './words.js';

/** Reports of conduct (E2). */
export const CONDUCT = {
  'no-private-channel': () => ({
    stands: say`This server has told the bot no private channel of Core Maintainers or moderators, so the bot could give your report to nobody. Nothing was sent or written down.`,
    next: say`Write to a Core Maintainer or moderator whom you trust, or ask somebody who may manage the server to set such a channel with \`/setup channels\`.`,
  }),
  'private-channels-unusable': (refusal) => ({
    stands: say`${joined(
      refusal.channels.map(({ channelId, because }) =>
        because === 'open'
          ? say`${channel(channelId)} is set as a private channel, and everybody in the server can read it.`
          : say`In ${channel(channelId)} the bot cannot write.`,
      ),
      ' ',
    )} So your report would not be private, or would reach nobody. Nothing was sent or written down.`,
    next: say`Write to a Core Maintainer or moderator whom you trust, or ask somebody who may manage the server to mend it; \`/setup status\` says what is wrong.`,
  }),
  'report-gone': () => ({
    stands: say`This report is not there any more: whoever sent it took it back with \`/privacy erase\`.`,
    next: say`Nothing needs to be done.`,
  }),
  'not-for-conduct': () => ({
    stands: say`You are neither Core Maintainer nor moderator, as far as the roles go that \`/setup roles\` names.`,
    next: say`Leave it to them, or ask somebody who may manage the server to check \`/setup roles\`.`,
  }),
  'own-report': () => ({
    stands: say`You sent this report yourself.`,
    next: say`Another Core Maintainer or moderator takes care of it.`,
  }),
  'report-taken': () => ({
    stands: say`Somebody takes care of this report already; its card says who.`,
    next: say`Talk to them.`,
  }),
  'report-closed': () => ({
    stands: say`This report is closed.`,
    next: say`Nothing needs to be done. Whoever sent it may send another one.`,
  }),
  'not-the-taker': () => ({
    stands: say`Somebody else takes care of this report, or nobody yet.`,
    next: say`Press **I take care of it** where nobody does; else whoever does closes it, or a Core Maintainer.`,
  }),
} satisfies Words;
