import { setTimeout as pause } from 'node:timers/promises';
import {
  InteractionResponseType,
  MessageFlags,
  Routes,
  type APIModalInteractionResponseCallbackData,
} from 'discord-api-types/v10';
import type { RepliableInteraction } from 'discord.js';
import type { Card } from '../text/card.js';
import { CODE, codeOf, isUncertain, loggable } from './discord-error.js';
import { render, type Message } from './render.js';
import type { Log } from '../ports/log.js';

/** Discord waits three seconds for a first answer; when half of them is gone it is told to wait longer. */
export const DEFER_AFTER_MS = 1_500;
const ANSWER_WITHIN_MS = 5_000;
const TRIES = 3;
const PAUSE_MS = 250;

/** Thrown when there is nobody left to answer: too late, answered by another process, or dismissed. */
export class TooLate extends Error {
  constructor(readonly code: number) {
    super('the interaction can no longer be answered');
  }
}

/** The answer to one interaction, in the form that Discord takes at that moment. All answers are for one person only. */
export class Reply {
  #state: 'open' | 'deferred' = 'open';
  // A call that was not answered may have taken effect: that Discord then knows an answer is no surprise.
  #uncertain = false;
  #deferral: Promise<void> | null = null;
  #timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly interaction: RepliableInteraction,
    private readonly log: Log,
  ) {}

  /** Whether the interaction comes from a card that only this person sees. */
  get onPrivateCard(): boolean {
    const message = 'message' in this.interaction ? this.interaction.message : null;
    return message?.flags.has(MessageFlags.Ephemeral) ?? false;
  }

  /** Makes Discord wait longer when no answer was given after `ms`. */
  deferAfter(ms: number): void {
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#deferral = this.#defer();
    }, ms);
  }

  /** Gives a card: in place of the private card that was clicked when `replace` is set, else as a new private message. */
  async card(card: Card, { replace }: { replace: boolean }): Promise<void> {
    const message = render(card);
    await this.#settle();
    if (this.#state === 'deferred') return this.#afterwards(message, replace);
    const update = replace && this.onPrivateCard;
    const taken = await this.#first(
      update ? InteractionResponseType.UpdateMessage : InteractionResponseType.ChannelMessageWithSource,
      update ? message.body : { ...message.body, flags: message.body.flags | MessageFlags.Ephemeral },
      message,
    );
    if (!taken) await this.#afterwards(message, replace);
  }

  /** Opens a form. False when Discord was told to wait before: then it takes no form any more. */
  async modal(form: APIModalInteractionResponseCallbackData): Promise<boolean> {
    await this.#settle();
    if (this.#state === 'deferred') return false;
    return this.#first(InteractionResponseType.Modal, form);
  }

  /** No deferral from here on; waits for one that is under way. */
  async #settle(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    await this.#deferral;
  }

  async #defer(): Promise<void> {
    try {
      const type = this.onPrivateCard
        ? InteractionResponseType.DeferredMessageUpdate
        : InteractionResponseType.DeferredChannelMessageWithSource;
      const body = this.onPrivateCard ? { type } : { type, data: { flags: MessageFlags.Ephemeral } };
      await this.#callback(body);
      this.#state = 'deferred';
    } catch (error) {
      // The answer itself tries again and finds out how things stand.
      this.#uncertain = isUncertain(error);
      this.log.debug({ code: codeOf(error), ...loggable(error) }, 'could not ask Discord to wait');
    }
  }

  /** The first answer. False when Discord had been told to wait, although its answer to that was lost. */
  async #first(type: InteractionResponseType, data: object, message?: Message): Promise<boolean> {
    const deferralUncertain = this.#uncertain;
    let uncertain = false;
    for (let tries = 1; ; tries += 1) {
      try {
        await this.#callback({ type, data }, message);
        return true;
      } catch (error) {
        const code = codeOf(error);
        if (code === CODE.interactionAnswered && deferralUncertain) {
          this.#state = 'deferred';
          return false;
        }
        if (code === CODE.interactionAnswered && uncertain) return true;
        if (code === CODE.interactionAnswered || code === CODE.interactionTooLate) throw new TooLate(code);
        if (!isUncertain(error) || tries === TRIES) throw error;
        uncertain = true;
        await pause(PAUSE_MS * tries);
      }
    }
  }

  async #callback(body: object, message?: Message): Promise<void> {
    const { id, token, client } = this.interaction;
    await client.rest.post(Routes.interactionCallback(id, token), {
      body,
      auth: false,
      signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      ...(message ? { files: [...message.files] } : {}),
    });
  }

  /** The answer after a deferral: into the message that stands for it, or as another private one. */
  async #afterwards(message: Message, replace: boolean): Promise<void> {
    const { applicationId, token, client } = this.interaction;
    const request = { auth: false, files: [...message.files] };
    const another = this.onPrivateCard && !replace;
    for (let tries = 1; ; tries += 1) {
      try {
        const signal = AbortSignal.timeout(ANSWER_WITHIN_MS * 2);
        if (another) {
          const body = { ...message.body, flags: message.body.flags | MessageFlags.Ephemeral };
          await client.rest.post(Routes.webhook(applicationId, token), { ...request, body, signal });
        } else {
          const route = Routes.webhookMessage(applicationId, token, '@original');
          await client.rest.patch(route, { ...request, body: message.body, signal });
        }
        return;
      } catch (error) {
        const code = codeOf(error);
        if (code !== null && OVER.has(code)) throw new TooLate(code);
        // Twice the same private message is better than none, so this one is repeated although it has no nonce.
        if (!isUncertain(error) || tries === TRIES) throw error;
        await pause(PAUSE_MS * tries);
      }
    }
  }
}

const OVER: ReadonlySet<number> = new Set([CODE.unknownMessage, CODE.unknownWebhook, CODE.webhookTokenOver]);
