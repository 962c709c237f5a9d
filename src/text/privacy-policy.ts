import { PERSONAL_DATA, type Kept } from '../domain/personal-data.js';
import type { TextFile } from './card.js';

const BEFORE = `# What the bot keeps about people

This bot runs the Working Groups and Interest Groups of a Discord server. For that it keeps what this page says, and nothing
else about people. It reads no messages: only the commands, buttons and forms that you use with it. Discord also tells it that
somebody wrote in a group’s channel, and not what; of that it keeps the day, for people of the group, and \`/member show\` lets
you stop it. Its logs hold no account, no name and nothing that anybody typed. Nobody is profiled, nothing is sold, nothing trains a model, and nothing is meant for
decisions about work or benefits.

What is kept belongs to one server. The same person in another server is somebody else to the bot, and is asked, shown and
erased there.

## What you can do

- \`/privacy show\`: what is kept of you in this server.
- \`/privacy export\`: all of it as a file, for you alone.
- \`/member profile\`: correct your name, organisation and GitHub account.
- \`/privacy consent\`: say whether your name may leave Discord, and change your mind at any time.
- \`/privacy erase\`: erase it, at once. Nothing refuses that: not an open vote, not being the last lead of a group, not
  Discord being down (messages there then change as soon as it is back).

## What leaves Discord

Your name and account only with your consent, for which you are asked once, after the first thing that you do here. Without it
you are “a member” in an export of the record and wherever else something of a group is published, and a text of somebody else
that mentions your account stays out of it. What you wrote about a matter is part of its record and goes along without your name.

Discord itself delivers and stores the messages. Whoever runs the bot keeps its database and its backups, in the name of the
server’s community.

## What is kept

`;

const AFTER = `## After erasing

The tally and the outcome of each decision stay, with a member in your place. The record keeps an entry that somebody erased their
data, and can still be verified, because it only ever held salted digests of anything personal. The bot’s messages are shown
anew without you. What other people wrote stays theirs: your account, and the names that imported files give you, are taken out
of it; a name that only you gave yourself is not looked for there, or anybody could blank what others wrote by calling
themselves like one of its words. Files that were exported before, and backups until they are replaced, are beyond the bot’s
reach. If you use the bot again, you are somebody new to it.

## Whom to ask

The Core Maintainers of your server, who chose to run the bot, and whoever runs it for them. If something here is not as it
should be, tell them in the server.
`;

const sectionOf = ({ what, why, seenBy, until, erasing }: Kept): string => {
  const [first = '', ...rest] = what.split(': ');
  const title = first.replace(/\.$/u, '');
  const more = rest.length > 0 ? `${upper(rest.join(': '))}\n\n` : '';
  return `### ${title}\n\n${more}- Why: ${why}\n- Who sees it: ${seenBy}\n- How long: ${until}\n- When you erase: ${erasing}\n`;
};

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** X8: the privacy policy, made from the list of what is kept. */
export const privacyPolicy = (): TextFile => ({
  name: 'privacy.md',
  content: `${BEFORE}${Object.values(PERSONAL_DATA).map(sectionOf).join('\n')}\n${AFTER}`,
});
