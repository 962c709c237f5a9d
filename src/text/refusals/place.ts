import { leftOutSentence } from '../import-findings.js';
import { channel, joined, say } from '../markup.js';
import type { Words } from './words.js';

/** Where something was done, and what a server is set to (C1, P10, X8). */
export const PLACE = {
  'not-a-group-channel': (refusal) => ({
    stands: say`This is not the channel of a group.`,
    next:
      refusal.groupChannels.length === 0
        ? say`No channel is bound to a group yet. Somebody who may manage the server binds one with \`/setup bind\`.`
        : say`Go to the group’s own channel: ${joined(refusal.groupChannels.map(channel), ', ')}.`,
  }),
  'not-the-creation-channel': (refusal) => ({
    stands: say`This is not the channel in which new groups are proposed.`,
    next:
      refusal.creation === null
        ? say`Somebody who may manage the server says which one it is with \`/setup channels\`.`
        : say`Go to ${channel(refusal.creation)}.`,
  }),
  'not-an-access-token': (refusal) => ({
    stands: refusal.ofABot
      ? say`This looks like a bot’s token. Discord takes the access token of a person only, so nothing was sent to it.`
      : say`This is not an OAuth2 access token, so nothing was sent to Discord.`,
    next: refusal.ofABot
      ? say`If it is a real one, reset it in the developer portal, because it was typed here. \`/setup visibility\` without a token says how to get the right one.`
      : say`Copy the \`access_token\` alone. \`/setup visibility\` without a token says how to get one.`,
  }),
  'permissions-unreadable': (refusal) => ({
    stands: say`Discord did not say which commands show where (${refusal.failure}). Nothing was changed.`,
    next: say`Try again in a minute.`,
  }),
  'group-retired': (refusal) => ({
    stands: say`${refusal.group} is retired.`,
    next: say`See which groups are active with \`/group list\`.`,
  }),
  'no-channel': (refusal) => ({
    stands: say`${refusal.group} has no channel yet.`,
    next: say`Somebody who may manage the server binds one with \`/setup bind\`.`,
  }),
  'unknown-group': (refusal) => ({
    stands: say`There is no group “${refusal.typed}” here, or more than one.`,
    next: say`Pick one from the list that appears while you type, or look it up with \`/group list\`.`,
  }),
  'needs-manage-server': () => ({
    stands: say`You do not have the permission **Manage Server** here.`,
    next: say`Ask somebody who has it.`,
  }),
  'channel-hidden': (refusal) => ({
    stands: say`The bot does not see ${channel(refusal.channelId)} as a text channel.`,
    next: say`Allow the bot’s role to view it, or choose a text channel.`,
  }),
  'channel-bound': (refusal) => ({
    stands: say`This channel is bound to ${refusal.group}.`,
    next: say`Choose another channel, or bind ${refusal.group} to another one first.`,
  }),
  'name-not-usable': (refusal) => ({
    stands: say`“${refusal.typed}” cannot be used as a name here.`,
    next: say`Use letters, digits and hyphens, such as \`server-card\`; a group’s channel is called \`#server-card-wg\` or \`#server-card-ig\`.`,
  }),
  'kind-and-name': () => ({
    stands: say`You gave only one of \`kind\` and \`name\`.`,
    next: say`Give both, or leave both out for a channel that is called \`#name-wg\` or \`#name-ig\`.`,
  }),
  'not-a-charter-or-access-file': (refusal) => ({
    stands: say`“${refusal.name}” was not read. ${'why' in refusal.because ? leftOutSentence({ file: refusal.name, why: refusal.because.why }) : refusal.because.problem}`,
    next: say`Give a charter (\`.mdx\`) or a file of the access configuration (\`roleIds.ts\`, \`roles.ts\`, \`users.ts\`).`,
  }),
  'plan-expired': () => ({
    stands: say`Since this plan was shown, something it speaks of has changed, or it is older than 7 days.`,
    next: say`Run \`/setup import\` again and look at the new plan.`,
  }),
  'unknown-access-change': () => ({
    stands: say`There is no such access change any more.`,
    next: say`See what the access configuration lacks with \`/member drift\`.`,
  }),
  'access-change-over': () => ({
    stands: say`This access change is done, or is not needed any more.`,
    next: say`Nothing needs to be done; its card says how it stands.`,
  }),
} satisfies Words;
