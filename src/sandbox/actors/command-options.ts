import { ApplicationCommandOptionType as Kind } from 'discord-api-types/v10';
import { userPayload, bareMember, channelPayload, filePayload, rolePayload } from '../rest/payloads.js';
import type { PlainOption } from '../rest/command-body.js';
import type { Channel, Server } from '../world/model.js';
import type { World } from '../world/world.js';
import { RefusedByClient } from './refused.js';
import { storeUpload, type Upload } from './upload.js';

/** What a person gives as an option: people, channels and roles by name, a file with its content. */
export type Given = string | number | boolean | Upload;
export type GivenOptions = Readonly<Record<string, Given>>;

export interface SentOption {
  readonly name: string;
  readonly type: number;
  readonly value?: string | number | boolean;
  readonly options?: readonly SentOption[];
  readonly focused?: true;
}

export type Resolved = Record<'users' | 'members' | 'roles' | 'channels' | 'attachments', Record<string, object>>;

/** Options as Discord sends them, checked as a person's client checks them; under the subcommand's words. */
export class OptionWriter {
  readonly resolved: Resolved = { users: {}, members: {}, roles: {}, channels: {}, attachments: {} };

  constructor(
    private readonly world: World,
    private readonly server: Server,
    private readonly here: Channel,
  ) {}

  write(options: readonly PlainOption[], given: GivenOptions, focused?: string): SentOption[] {
    const stranger = Object.keys(given).find((name) => !options.some((option) => option.name === name));
    if (stranger) throw new RefusedByClient(`There is no option “${stranger}”`);
    const missing = options.find((option) => option.required && given[option.name] === undefined);
    if (missing && focused === undefined) throw new RefusedByClient(`“${missing.name}” is required`);
    return options.flatMap((option) => {
      const value = given[option.name];
      if (value === undefined) return [];
      if (option.name === focused)
        return [
          {
            name: option.name,
            type: option.type,
            value: typeof value === 'object' ? value.name : String(value),
            focused: true as const,
          },
        ];
      return [{ name: option.name, type: option.type, value: this.#value(option, value) }];
    });
  }

  /** The words of the subcommand around its options. */
  static nest(path: readonly string[], inner: readonly SentOption[]): readonly SentOption[] {
    return path.reduceRight<readonly SentOption[]>((options, name, depth) => {
      const isGroup = depth === 0 && path.length === 2;
      return [{ name, type: isGroup ? Kind.SubcommandGroup : Kind.Subcommand, options }];
    }, inner);
  }

  #value(option: PlainOption, given: Given): string | number | boolean {
    if (typeof given === 'object') return this.#attachment(option, given);
    switch (option.type) {
      case Kind.String:
        return text(option, String(given));
      case Kind.Integer:
      case Kind.Number:
        return amount(option, Number(given));
      case Kind.Boolean:
        if (typeof given === 'boolean' || given === 'true' || given === 'false')
          return given === true || given === 'true';
        throw new RefusedByClient(`“${option.name}” is true or false`);
      case Kind.User:
        return this.#user(option, String(given));
      case Kind.Role:
        return this.#role(option, String(given));
      case Kind.Channel:
        return this.#channel(option, String(given));
      case Kind.Mentionable:
        return String(given).startsWith('@&') ? this.#role(option, String(given)) : this.#user(option, String(given));
      case Kind.Attachment:
        throw new RefusedByClient(`“${option.name}” is a file`);
    }
  }

  #attachment(option: PlainOption, given: Upload): string {
    if (option.type !== Kind.Attachment) throw new RefusedByClient(`“${option.name}” is no file`);
    const file = storeUpload(this.world, given);
    this.resolved.attachments[file.id] = { ...filePayload(this.world.origin, file), ephemeral: true };
    return file.id;
  }

  #user(option: PlainOption, given: string): string {
    const name = given.replace(/^@/u, '');
    const user = [...this.world.users.values()].find((each) => each.id === name || each.name === name);
    if (!user) throw new RefusedByClient(`“${option.name}”: nobody is called ${given}`);
    this.resolved.users[user.id] = userPayload(user);
    const member = this.server.members.get(user.id);
    if (member)
      this.resolved.members[user.id] = {
        ...bareMember(member),
        permissions: String(this.world.permissions(this.here, user.id)),
      };
    return user.id;
  }

  #role(option: PlainOption, given: string): string {
    const name = given.replace(/^@&?/u, '');
    const role = [...this.server.roles.values()].find((each) => each.id === name || each.name === name);
    if (!role) throw new RefusedByClient(`“${option.name}”: there is no role ${given}`);
    this.resolved.roles[role.id] = rolePayload(role);
    return role.id;
  }

  #channel(option: PlainOption, given: string): string {
    const name = given.replace(/^#/u, '');
    const channel = this.world
      .channelsOf(this.server.id)
      .find((each) => each.id === name || each.name.toLowerCase() === name.toLowerCase());
    if (!channel) throw new RefusedByClient(`“${option.name}”: there is no channel ${given}`);
    if (option.channel_types?.length && !option.channel_types.includes(channel.type))
      throw new RefusedByClient(`“${option.name}”: ${given} is of another kind`);
    this.resolved.channels[channel.id] = {
      ...channelPayload(this.world, channel),
      permissions: String(this.world.permissions(this.here, this.world.bot.userId)),
      app_permissions: String(this.world.permissions(channel, this.world.bot.userId)),
    };
    return channel.id;
  }
}

function text(option: PlainOption, value: string): string {
  if (option.choices?.length) return String(chosen(option, value));
  if (value.length < (option.min_length ?? 0) || value.length > (option.max_length ?? 6_000))
    throw new RefusedByClient(`“${option.name}” has ${value.length} characters`);
  return value;
}

function amount(option: PlainOption, value: number): number {
  if (option.choices?.length) return Number(chosen(option, value));
  const whole = option.type !== Kind.Integer || Number.isInteger(value);
  if (
    !Number.isFinite(value) ||
    !whole ||
    value < (option.min_value ?? -Infinity) ||
    value > (option.max_value ?? Infinity)
  )
    throw new RefusedByClient(`“${option.name}” can’t be ${value}`);
  return value;
}

/** A choice by what the person reads or by its value. */
function chosen(option: PlainOption, given: string | number): string | number {
  const found = option.choices?.find((choice) => choice.name === given || choice.value === given);
  if (!found)
    throw new RefusedByClient(`“${option.name}” is one of ${option.choices?.map((each) => each.name).join(', ')}`);
  return found.value;
}
