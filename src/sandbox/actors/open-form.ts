import { fieldsOf, type FormBody, type FormField } from '../rest/callback-body.js';
import { filePayload, userPayload, rolePayload, channelPayload } from '../rest/payloads.js';
import type { Channel } from '../world/model.js';
import type { World } from '../world/world.js';
import type { Resolved } from './command-options.js';
import type { Outcome } from './outcome.js';
import { RefusedByClient } from './refused.js';
import { storeUpload, type Upload } from './upload.js';

/** What a person puts into a field: text, a choice by its label, several of them, a tick, a file. */
export type Entry = string | boolean | readonly string[] | Upload;

export interface OpenField {
  readonly label: string;
  readonly hint: string | null;
  readonly customId: string;
  readonly kind: 'line' | 'paragraph' | 'choice' | 'choices' | 'tick' | 'people' | 'roles' | 'channels' | 'files';
  readonly required: boolean;
  readonly longest: number | null;
  /** What stands in it when it opens. */
  readonly value: string;
  readonly options: readonly { readonly label: string; readonly value: string }[];
}

type Send = (data: object) => Promise<Outcome>;

/** A form that the bot opened for a person. */
export class OpenForm {
  readonly title: string;
  readonly fields: readonly OpenField[];
  readonly customId: string;

  constructor(
    private readonly world: World,
    private readonly channel: Channel,
    private readonly body: FormBody,
    private readonly send: Send,
  ) {
    this.title = body.title;
    this.customId = body.custom_id;
    this.fields = fieldsOf(body).map(({ label, hint, field }) => openField(label, hint, field));
  }

  /** Sends the form with these entries by label; fields left out keep what stands in them. */
  async submit(entries: Readonly<Record<string, Entry>> = {}): Promise<Outcome> {
    const stranger = Object.keys(entries).find((label) => !this.fields.some((field) => field.label === label));
    if (stranger !== undefined)
      throw new RefusedByClient(
        `The form has no field “${stranger}”, only ${this.fields.map((each) => each.label).join(', ')}`,
      );
    const resolved: Resolved = { users: {}, members: {}, roles: {}, channels: {}, attachments: {} };
    const written = fieldsOf(this.body).map(({ label, field }, index) =>
      this.#write(label, field, index + 1, entries[label], resolved),
    );
    let next = 0;
    const components = this.body.components.flatMap((each, index): object[] => {
      if (each.type === 10) return [];
      const inner = written[next++] ?? {};
      return each.type === 18
        ? [{ type: 18, id: 100 + index, component: inner }]
        : [{ type: 1, id: 100 + index, components: [inner] }];
    });
    // Discord names only the kinds of things that were picked.
    const picked = Object.entries(resolved).filter(([, things]) => Object.keys(things).length > 0);
    return this.send({ custom_id: this.customId, components, resolved: Object.fromEntries(picked) });
  }

  #write(label: string, field: FormField, id: number, entry: Entry | undefined, resolved: Resolved): object {
    const base = { type: field.type, id, custom_id: field.custom_id };
    if (field.type === 23) return { ...base, value: typeof entry === 'boolean' ? entry : (field.default ?? false) };
    if (field.type === 4) return { ...base, value: typed(label, field, entry) };
    const values = this.#picked(label, field, entry, resolved);
    const required = field.required ?? true;
    const least = field.type === 21 ? (required ? 1 : 0) : required ? (field.min_values ?? 1) : 0;
    const most = field.type === 21 ? 1 : (field.max_values ?? (field.type === 22 ? field.options.length : 1));
    if (values.length < least && (required || values.length > 0))
      throw new RefusedByClient(`“${label}” wants at least ${least}`);
    if (values.length > most) throw new RefusedByClient(`“${label}” takes at most ${most}`);
    return field.type === 21 ? { ...base, value: values[0] ?? null } : { ...base, values };
  }

  /** The picks of a select, a group of boxes or an upload, by what the person reads. */
  #picked(
    label: string,
    field: Exclude<FormField, { type: 4 | 23 }>,
    entry: Entry | undefined,
    resolved: Resolved,
  ): string[] {
    if (typeof entry === 'object' && !Array.isArray(entry) && 'content' in entry) {
      if (field.type !== 19) throw new RefusedByClient(`“${label}” takes no file`);
      const file = storeUpload(this.world, entry);
      resolved.attachments[file.id] = filePayload(this.world.origin, file);
      return [file.id];
    }
    if (typeof entry === 'boolean') throw new RefusedByClient(`“${label}” is no tick box`);
    if (field.type === 19) return [];
    const words =
      typeof entry === 'string' ? (entry === '' ? [] : [entry]) : Array.isArray(entry) ? (entry as string[]) : null;
    if ('options' in field) {
      if (!words) return field.options.filter((each) => each.default).map((each) => each.value);
      return words.map((word) => {
        const option = field.options.find((each) => each.label === word || each.value === word);
        if (!option)
          throw new RefusedByClient(`“${label}” offers ${field.options.map((each) => each.label).join(', ')}`);
        return option.value;
      });
    }
    if (!words) return (field.default_values ?? []).map((each) => each.id);
    return words.map((word) => this.#entity(label, field.type, word, resolved));
  }

  #entity(label: string, type: 5 | 6 | 7 | 8, word: string, resolved: Resolved): string {
    const name = word.replace(/^[@#]&?/u, '');
    const server = this.world.serverOf(this.channel);
    const fits = (each: { id: string; name: string }): boolean => each.id === name || each.name === name;
    const user = type === 5 || type === 7 ? [...this.world.users.values()].find(fits) : undefined;
    if (user) {
      resolved.users[user.id] = userPayload(user);
      return user.id;
    }
    const role = type === 6 || type === 7 ? [...server.roles.values()].find(fits) : undefined;
    if (role) {
      resolved.roles[role.id] = rolePayload(role);
      return role.id;
    }
    const channel = type === 8 ? this.world.channelsOf(server.id).find(fits) : undefined;
    if (!channel) throw new RefusedByClient(`“${label}”: there is no ${word}`);
    resolved.channels[channel.id] = channelPayload(this.world, channel);
    return channel.id;
  }
}

function typed(label: string, field: Extract<FormField, { type: 4 }>, entry: Entry | undefined): string {
  if (entry !== undefined && typeof entry !== 'string') throw new RefusedByClient(`“${label}” takes text`);
  const value = entry ?? field.value ?? '';
  if ((field.required ?? true) && value.trim() === '') throw new RefusedByClient(`“${label}” is required`);
  if (value.length > (field.max_length ?? 4_000))
    throw new RefusedByClient(`“${label}” takes at most ${field.max_length ?? 4_000} characters`);
  if (value !== '' && value.length < (field.min_length ?? 0))
    throw new RefusedByClient(`“${label}” wants at least ${field.min_length ?? 0} characters`);
  return value;
}

const KINDS = {
  3: 'choice',
  5: 'people',
  6: 'roles',
  7: 'people',
  8: 'channels',
  19: 'files',
  21: 'choice',
  22: 'choices',
  23: 'tick',
} as const;

const openField = (label: string, hint: string | null, field: FormField): OpenField => ({
  label,
  hint,
  customId: field.custom_id,
  kind:
    field.type === 4
      ? field.style === 2
        ? 'paragraph'
        : 'line'
      : field.type === 3 && (field.max_values ?? 1) > 1
        ? 'choices'
        : KINDS[field.type],
  required: field.type === 23 ? false : (field.required ?? true),
  longest: field.type === 4 ? (field.max_length ?? 4_000) : null,
  value: field.type === 4 ? (field.value ?? '') : defaultOf(field),
  options: 'options' in field ? field.options.map(({ label: name, value }) => ({ label: name, value })) : [],
});

/** The label of what is chosen, or the ids of who and what is, joined by blanks. */
const defaultOf = (field: FormField): string => {
  if ('options' in field) return field.options.find((each) => each.default)?.label ?? '';
  return 'default_values' in field ? (field.default_values ?? []).map(({ id }) => id).join(' ') : '';
};
