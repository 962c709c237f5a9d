import { setTimeout as pause } from 'node:timers/promises';
import { InteractionType } from 'discord-api-types/v10';
import { asId, timeOf } from '../../src/domain/ids.js';
import { OptionWriter, type GivenOptions } from '../../src/sandbox/actors/command-options.js';
import { commandWords, optionsOf } from '../../src/sandbox/actors/command-words.js';
import { answered, beginInteraction, type InteractionPlan } from '../../src/sandbox/actors/interaction.js';
import { fieldsOf } from '../../src/sandbox/rest/callback-body.js';
import { FLAG } from '../../src/sandbox/rest/message-body.js';
import { messagePayload } from '../../src/sandbox/rest/message-payload.js';
import { textOf } from '../../src/sandbox/world/pings.js';
import type { Channel, Interaction, Message } from '../../src/sandbox/world/model.js';
import type { World } from '../../src/sandbox/world/world.js';

/** What came of one interaction. */
export interface Touch {
  readonly id: string;
  readonly at: number;
  /** What stands on the person's screen; null when nothing came. */
  readonly text: string | null;
  /** The form that opened: its fields with what stands in them, and how to send it. */
  readonly form: { readonly values: Readonly<Record<string, string>>; send(typed: Typed): Promise<Touch> } | null;
}

/** What somebody types into a form, by the names of its fields. */
export type Typed = Readonly<Record<string, string>>;

/** When each person acted last. */
const lastActs = new WeakMap<World, Map<string, number>>();
const timesIn = (world: World): Map<string, number> => {
  const times = lastActs.get(world) ?? new Map<string, number>();
  lastActs.set(world, times);
  return times;
};

/**
 * A person at a Discord client that also does what others prevent: presses buttons of cards that have changed
 * meanwhile, and the same one twice. Nobody does two things in the same millisecond, so that a time tells an act.
 */
export class Hands {
  constructor(
    private readonly world: World,
    private readonly user: string,
  ) {}

  async command(channel: Channel, line: string, given: GivenOptions = {}): Promise<Touch> {
    const [root, ...path] = commandWords(line);
    const command = [...this.world.commands.values()].find((each) => each.body.name === root);
    // Before its first contact the bot has no commands; to the person it is as if it did not answer.
    if (!command) return { id: '0', at: 0, text: null, form: null };
    const writer = new OptionWriter(this.world, this.world.serverOf(channel), channel);
    const options = OptionWriter.nest(path, writer.write(optionsOf(command, path), given));
    const data = {
      ...{ id: command.id, name: command.body.name, type: 1, guild_id: channel.serverId },
      ...{ options, resolved: writer.resolved },
    };
    return this.#act({ channel, type: InteractionType.ApplicationCommand, data, commandName: line });
  }

  /** Presses the button with this custom id on a message, whether it is still there or not. */
  press(message: Message, customId: string): Promise<Touch> {
    const channel = this.world.channels.get(message.channelId);
    if (!channel) throw new Error('the message is in no channel');
    return this.#act({
      channel,
      type: InteractionType.MessageComponent,
      data: { custom_id: customId, component_type: 2, id: 0 },
      sourceMessageId: message.id,
      more: { message: messagePayload(this.world, message) },
    });
  }

  async #act(plan: Omit<InteractionPlan, 'userId'>): Promise<Touch> {
    await this.#aMomentLater();
    const interaction = beginInteraction(this.world, { ...plan, userId: this.user });
    const { id } = interaction;
    const at = timeOf(asId(id));
    timesIn(this.world).set(this.user, at);
    await answered(this.world, interaction);
    const text = this.#dismiss(interaction);
    const { form } = interaction;
    if (!form) return { id, at, text, form: null };
    const fields = fieldsOf(form).map(({ field }) => field);
    const send = (typed: Typed): Promise<Touch> => {
      const components = fields.map((field, index) => ({
        type: 18,
        id: 100 + index,
        component: { id: index + 1, custom_id: field.custom_id, type: field.type, ...filled(field, typed) },
      }));
      return this.#act({
        ...plan,
        type: InteractionType.ModalSubmit,
        data: { custom_id: form.custom_id, components, resolved: {} },
      });
    };
    const values = fields.map((field) => [field.custom_id, 'value' in field ? (field.value ?? '') : ''] as const);
    return { id, at, text, form: { values: Object.fromEntries(values), send } };
  }

  async #aMomentLater(): Promise<void> {
    const times = timesIn(this.world);
    while ((times.get(this.user) ?? 0) >= this.world.clock.now()) await pause(1);
    times.set(this.user, this.world.clock.now());
  }

  /** Reads the bot's private answer and takes it from the screen. */
  #dismiss({ originalId, followUpIds, sourceMessageId }: Interaction): string | null {
    const messages = [originalId, ...followUpIds].flatMap((id) => this.world.messages.get(id ?? '') ?? []);
    for (const { id, viewerId } of messages)
      if (viewerId !== null && id !== sourceMessageId) this.world.messages.delete(id);
    // What follows the answer is something else, such as the question for consent.
    const answer = messages.find(({ flags }) => (flags & FLAG.Loading) === 0);
    return answer ? textOf(answer) : null;
  }
}

type Field = ReturnType<typeof fieldsOf>[number]['field'];

/** What is typed into a field, or what stands in it already. */
function filled(field: Field, typed: Typed): object {
  const own = typed[field.custom_id];
  if (field.type === 4) return { value: own ?? field.value ?? '' };
  if (field.type === 21) return { value: own ?? null };
  return { values: own === undefined ? [] : [own] };
}
