import { ApplicationCommandType, GatewayIntentBits, InteractionType } from 'discord-api-types/v10';
import { inServer, messagePayload } from '../rest/message-payload.js';
import type { OfferedChoice } from '../rest/callback-body.js';
import { addMessage } from '../world/messages.js';
import type { Channel, Command, Message, User } from '../world/model.js';
import type { World } from '../world/world.js';
import { bareMember, userPayload } from '../rest/payloads.js';
import { offers } from './command-access.js';
import { OptionWriter, type GivenOptions } from './command-options.js';
import { commandWords, optionsOf } from './command-words.js';
import { answered, beginInteraction, type InteractionPlan } from './interaction.js';
import { OpenForm } from './open-form.js';
import { Outcome } from './outcome.js';
import { RefusedByClient } from './refused.js';
import { seenMessage, type SeenMessage } from './seen-message.js';
import { storeUpload, type Upload } from './upload.js';
import { isMeant, type Which } from './which.js';

export interface ClickOptions {
  readonly on?: Which;
}

const NO_ANSWER = 'The application did not respond';

/** A person in a channel: what they see there, and what they can do. */
export class Presence {
  constructor(
    private readonly world: World,
    readonly channel: Channel,
    private readonly user: User,
  ) {}

  /** Posts a message as the person. */
  say(text: string, more: { readonly files?: readonly Upload[] } = {}): SeenMessage {
    const sending = this.channel.thread ? 'SendMessagesInThreads' : 'SendMessages';
    if (!this.#may('ViewChannel') || !this.#may(sending))
      throw new RefusedByClient(`${this.user.name} can’t write here`);
    const files = (more.files ?? []).map((file) => storeUpload(this.world, file));
    return seenMessage(
      this.world,
      addMessage(this.world, {
        channel: this.channel,
        authorId: this.user.id,
        content: text,
        files,
        allowed: { parse: ['users', 'roles', 'everyone'] },
      }),
    );
  }

  /** The messages that the person sees, newest last. */
  sees(): SeenMessage[] {
    return this.#visible().map((message) => seenMessage(this.world, message));
  }

  newest(): SeenMessage | null {
    return this.sees().at(-1) ?? null;
  }

  /** The commands that the person's Discord offers here. */
  commands(): Command[] {
    return [...this.world.commands.values()].filter((each) => offers(this.world, each, this.channel, this.user.id));
  }

  /** Uses a slash command such as `/proposal open`, with its options by name. */
  async command(line: string, given: GivenOptions = {}): Promise<Outcome> {
    const { command, path, writer } = this.#prepare(line);
    const options = OptionWriter.nest(path, writer.write(optionsOf(command, path), given));
    return this.#act({
      ...this.#commandPlan(command, options, writer),
      type: InteractionType.ApplicationCommand,
      commandName: [command.body.name, ...path].join(' '),
    });
  }

  /** What the bot offers while the person types into an option; the other options as filled in so far. */
  async autocomplete(
    line: string,
    option: string,
    typed: string,
    given: GivenOptions = {},
  ): Promise<readonly OfferedChoice[]> {
    const { command, path, writer } = this.#prepare(line);
    const all = optionsOf(command, path);
    if (!all.find((each) => each.name === option)?.autocomplete)
      throw new RefusedByClient(`“${option}” of ${line} has no autocompletion`);
    const options = OptionWriter.nest(path, writer.write(all, { ...given, [option]: typed }, option));
    const plan = this.#commandPlan(command, options, writer);
    const interaction = beginInteraction(this.world, {
      ...plan,
      channel: this.channel,
      userId: this.user.id,
      type: InteractionType.ApplicationCommandAutocomplete,
    });
    if (!(await answered(this.world, interaction))) throw new RefusedByClient('Loading options failed');
    return interaction.choices;
  }

  /** Clicks a button by its label: on the newest message that has it, or on the one meant. */
  async click(label: string, options: ClickOptions = {}): Promise<Outcome> {
    const message = this.#find(options.on, (each) => each.buttons.some((button) => button.label === label));
    if (!message) throw new RefusedByClient(`${this.user.name} sees no button “${label}” in #${this.channel.name}`);
    const seen = seenMessage(this.world, message);
    const button = seen.buttons.find((each) => each.label === label && !each.disabled);
    if (!button) throw new RefusedByClient(`The button “${label}” is disabled`);
    if (button.customId === null) throw new RefusedByClient(`The button “${label}” is a link to ${button.url}`);
    return this.#use(message, { custom_id: button.customId, component_type: 2, id: 0 });
  }

  /** Picks from a select by what the person reads. */
  async choose(labels: string | readonly string[], options: ClickOptions = {}): Promise<Outcome> {
    const wanted = typeof labels === 'string' ? [labels] : labels;
    const fits = (seen: SeenMessage): SeenMessage['selects'][number] | undefined =>
      seen.selects.find((select) => wanted.every((label) => select.options.some((each) => each.label === label)));
    const message = this.#find(options.on, (each) => fits(each) !== undefined);
    const select = message ? fits(seenMessage(this.world, message)) : undefined;
    if (!message || !select) throw new RefusedByClient(`${this.user.name} sees no select with ${wanted.join(', ')}`);
    if (select.disabled) throw new RefusedByClient('The select is disabled');
    const values = select.options.filter((each) => wanted.includes(each.label)).map((each) => each.value);
    return this.#use(message, { custom_id: select.custom_id, component_type: 3, values, id: 0 });
  }

  /** Uses a message command (Apps → name) on a message. */
  async useOn(which: Which, name: string): Promise<Outcome> {
    const command = this.commands().find(
      (each) => each.body.name === name && each.body.type === (ApplicationCommandType.Message as number),
    );
    if (!command) throw new RefusedByClient(`${this.user.name} is offered no “${name}” here`);
    const message = this.#find(which, () => true);
    if (!message) throw new RefusedByClient(`${this.user.name} sees no such message`);
    return this.#act({
      type: InteractionType.ApplicationCommand,
      commandName: name,
      data: {
        id: command.id,
        name,
        type: ApplicationCommandType.Message,
        ...inServer(this.channel),
        target_id: message.id,
        resolved: { messages: { [message.id]: messagePayload(this.world, message) } },
      },
    });
  }

  /** Shows the bot that the person is typing. */
  types(): void {
    const member = this.world.member(this.channel.serverId, this.user.id);
    this.world.emit({
      name: 'TYPING_START',
      serverId: this.channel.serverId,
      channelId: this.channel.id,
      intent:
        this.channel.serverId === null ? GatewayIntentBits.DirectMessageTyping : GatewayIntentBits.GuildMessageTyping,
      data: () => ({
        channel_id: this.channel.id,
        ...inServer(this.channel),
        user_id: this.user.id,
        timestamp: Math.floor(this.world.clock.now() / 1000),
        ...(member ? { member: { ...bareMember(member), user: userPayload(this.user) } } : {}),
      }),
    });
  }

  #may(permission: Parameters<World['can']>[2]): boolean {
    return this.world.can(this.channel, this.user.id, permission);
  }

  #visible(): Message[] {
    if (!this.#may('ViewChannel')) throw new RefusedByClient(`${this.user.name} doesn’t see #${this.channel.name}`);
    return this.world
      .messagesOf(this.channel.id)
      .filter((message) => message.viewerId === null || message.viewerId === this.user.id);
  }

  #find(which: Which | undefined, has: (message: SeenMessage) => boolean): Message | undefined {
    return this.#visible().findLast((message) => {
      const seen = seenMessage(this.world, message);
      return (which === undefined || isMeant(which, seen)) && has(seen);
    });
  }

  #prepare(line: string): { command: Command; path: string[]; writer: OptionWriter } {
    const [root, ...path] = commandWords(line);
    const command = this.commands().find(
      (each) => each.body.name === root && each.body.type === (ApplicationCommandType.ChatInput as number),
    );
    if (!command) throw new RefusedByClient(`${this.user.name} is offered no /${root} in #${this.channel.name}`);
    return { command, path, writer: new OptionWriter(this.world, this.world.serverOf(this.channel), this.channel) };
  }

  #commandPlan(command: Command, options: readonly object[], writer: OptionWriter): Pick<InteractionPlan, 'data'> {
    return {
      data: {
        id: command.id,
        name: command.body.name,
        type: ApplicationCommandType.ChatInput,
        ...(command.serverId === null ? {} : { guild_id: command.serverId }),
        options,
        resolved: writer.resolved,
      },
    };
  }

  #use(message: Message, data: object): Promise<Outcome> {
    return this.#act({
      type: InteractionType.MessageComponent,
      data,
      sourceMessageId: message.id,
      more: { message: messagePayload(this.world, message) },
    });
  }

  async #act(plan: Omit<InteractionPlan, 'channel' | 'userId'>): Promise<Outcome> {
    const interaction = beginInteraction(this.world, { ...plan, channel: this.channel, userId: this.user.id });
    const came = await answered(this.world, interaction);
    const form = interaction.form
      ? new OpenForm(this.world, this.channel, interaction.form, (data) =>
          this.#act({
            type: InteractionType.ModalSubmit,
            data,
            sourceMessageId: plan.sourceMessageId ?? null,
            ...(plan.more ? { more: plan.more } : {}),
          }),
        )
      : null;
    return new Outcome(this.world, interaction, form, came ? null : NO_ANSWER);
  }
}
