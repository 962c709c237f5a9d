import type { Interaction } from '../world/model.js';
import type { World } from '../world/world.js';
import type { OpenForm } from './open-form.js';
import { seenMessage, type SeenMessage } from './seen-message.js';

/** What came of an act, as the person sees it: read it again later and it tells the newest state. */
export class Outcome {
  constructor(
    private readonly world: World,
    private readonly interaction: Interaction,
    /** The form that opened. */
    readonly form: OpenForm | null,
    /** What Discord shows when the bot did not answer. */
    readonly failed: string | null,
  ) {}

  /** The bot's answer; null when there is none, when a form opened, or when it was removed. */
  get answer(): SeenMessage | null {
    return this.#seen(this.interaction.originalId);
  }

  get followUps(): SeenMessage[] {
    return this.interaction.followUpIds.flatMap((id) => this.#seen(id) ?? []);
  }

  get ephemeral(): boolean {
    return this.answer?.ephemeral ?? false;
  }

  #seen(id: string | null): SeenMessage | null {
    const message = id === null ? undefined : this.world.messages.get(id);
    return message ? seenMessage(this.world, message) : null;
  }
}
