import type { Outcome } from '../actors/outcome.js';
import type { OpenForm } from '../actors/open-form.js';
import type { SeenMessage } from '../actors/seen-message.js';

/** An outcome for the page and the command line. An open form gets an id under which it can be sent. */
export function outcomeJson(outcome: Outcome, keep: (form: OpenForm) => string): object {
  const { form } = outcome;
  return {
    failed: outcome.failed,
    answer: outcome.answer ? seenJson(outcome.answer) : null,
    followUps: outcome.followUps.map(seenJson),
    form: form ? { id: keep(form), title: form.title, fields: form.fields } : null,
  };
}

export const seenJson = (message: SeenMessage): object => ({
  id: message.id,
  author: message.author,
  at: new Date(message.at).toISOString(),
  text: message.text,
  buttons: message.buttons,
  pings: message.pings,
  attachments: message.attachments,
  ephemeral: message.ephemeral,
  pinned: message.pinned,
  edited: message.edited,
  threadId: message.threadId,
});
