export interface MessageAnswer {
  readonly author: string;
  readonly at: string;
  readonly text: string;
  readonly buttons: readonly { readonly label: string; readonly disabled: boolean }[];
  readonly pings: readonly string[];
  readonly attachments: readonly { readonly name: string }[];
  readonly ephemeral: boolean;
  readonly pinned: boolean;
}

export interface OutcomeAnswer {
  readonly failed: string | null;
  readonly answer: MessageAnswer | null;
  readonly followUps: readonly MessageAnswer[];
  readonly form: {
    readonly id: string;
    readonly title: string;
    readonly fields: readonly {
      readonly label: string;
      readonly required: boolean;
      readonly value: string;
      readonly options: readonly { readonly label: string }[];
    }[];
  } | null;
}

/** A message for a terminal. */
export function messageText(message: MessageAnswer): string {
  const notes = [message.ephemeral ? 'only you see this' : '', message.pinned ? 'pinned' : ''].filter(Boolean);
  const buttons = message.buttons.map((each) => (each.disabled ? `(${each.label})` : `[${each.label}]`));
  return [
    `${message.author}  ${message.at.slice(0, 16).replace('T', ' ')}${notes.length ? `  (${notes.join(', ')})` : ''}`,
    ...message.text.split('\n').map((line) => `  ${line}`),
    ...message.attachments.map((each) => `  file: ${each.name}`),
    ...(message.pings.length ? [`  notifies: ${message.pings.join(', ')}`] : []),
    ...(buttons.length ? [`  ${buttons.join(' ')}`] : []),
  ].join('\n');
}

/** What came of an act, for a terminal. */
export function outcomeText(outcome: OutcomeAnswer): string {
  if (outcome.failed !== null) return outcome.failed;
  if (outcome.form) {
    const fields = outcome.form.fields.map((field) => {
      const offered = field.options.length ? `: ${field.options.map((each) => each.label).join(' | ')}` : '';
      return `  ${field.label}${field.required ? ' (required)' : ''}${offered}${field.value ? ` = ${field.value}` : ''}`;
    });
    return [`Form “${outcome.form.title}”; send it with: submit ${outcome.form.id} 'Label=text' …`, ...fields].join(
      '\n',
    );
  }
  const messages = [...(outcome.answer ? [outcome.answer] : []), ...outcome.followUps];
  return messages.length ? messages.map(messageText).join('\n\n') : 'Done.';
}
