import { card, text, type Card } from './card.js';
import { say } from './markup.js';

/**
 * Something went wrong on our side; the id finds it in the log. It may have gone wrong after all was decided: when the
 * database or Discord was lost just then, nobody knows.
 */
export const incident = (id: string): Card =>
  card(say`That did not work`, {
    tone: 'bad',
    blocks: [
      text(
        say`The mistake is on the bot’s side, and it was noted as ${id}. What you asked for may have been done or not.`,
      ),
      text(
        say`Look at the card, or at \`/record show\`, before you try again. If it happens again, give that number to those who run this server.`,
      ),
    ],
  });

/** A button, form or command that this version of the bot does not have. */
export const unknownAction = (): Card =>
  card(say`This is no longer in use`, {
    tone: 'bad',
    blocks: [text(say`It belongs to an older version of the bot. Look for the newest card, or use a command.`)],
  });

export const onlyInServers = (): Card =>
  card(say`This works in a server only`, {
    tone: 'bad',
    blocks: [text(say`Groups live in a server’s channels. Go to the channel of a group and ask there.`)],
  });

/** The bot was asked from a server that it does not take part in, or has not yet read. */
export const unknownServer = (): Card =>
  card(say`The bot does not know this server yet`, {
    tone: 'bad',
    blocks: [
      text(
        say`If it was invited just now, try again in a minute. Otherwise someone who manages the server invites it.`,
      ),
    ],
  });

/** A form could not be opened at once: Discord takes a form as a first answer only. */
export const formIsReady = (title: string, form: { action: string; argument: string }): Card =>
  card(say`${title}`, {
    tone: 'waiting',
    blocks: [text(say`The form is ready.`)],
    buttons: [{ label: 'Open the form', look: 'primary', ...form }],
  });

/** Typed text that could not be kept for later is given back, so that it isn't lost. */
export const withTypedText = (answer: Card, fields: { readonly [name: string]: string }): Card => ({
  ...answer,
  blocks: [...answer.blocks, text(say`What you typed is in the file.`)],
  files: [
    ...answer.files,
    {
      name: 'what-you-typed.md',
      content: Object.entries(fields)
        .map(([name, typed]) => `## ${name}\n\n${typed}\n`)
        .join('\n'),
    },
  ],
});

/** The refusal’s card with a way back to what was typed. */
export const withEdit = (answer: Card, edit: { action: string; argument: string }): Card => ({
  ...answer,
  buttons: [...answer.buttons, { label: 'Edit', look: 'primary', ...edit }],
});
