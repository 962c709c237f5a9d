import { FLAG } from '../../src/sandbox/rest/message-body.js';
import { walk } from '../../src/sandbox/rest/components.js';
import { textOf } from '../../src/sandbox/world/pings.js';
import type { Channel, Message } from '../../src/sandbox/world/model.js';
import type { Town } from './town.js';
import { GROUPS } from './roster.js';

/** A proposal's card as it stands in its channel now. */
export interface MatterCard {
  readonly message: Message;
  readonly group: string;
  readonly ref: number;
  /** The program's id of it, from its buttons. */
  readonly id: string;
  readonly author: string;
  /** Who has a block or disagreement that stands. */
  readonly objectors: readonly string[];
  readonly buttons: readonly string[];
}

/** The card of a formal vote. */
export interface VoteCard {
  readonly message: Message;
  readonly group: string;
  readonly ref: number;
  /** The program's id of it. */
  readonly id: string;
  readonly isOpen: boolean;
}

/** A card of an escalation, or something that was said of it. */
export interface EscalationCard {
  readonly message: Message;
  readonly group: string;
  readonly number: number;
  readonly ref: number;
  /** As what each button is pressed: `escalation-send` with what follows it. */
  readonly buttons: ReadonlyMap<string, string>;
}

/** A request for Participant that waits. */
export interface RequestCard {
  readonly message: Message;
  readonly group: string;
  readonly customId: string;
  readonly user: string;
}

const REMEMBERED = 150;
const ESCALATION = /\bE-(\d+) Escalation of D-(\d+) /u;

/** What people have before their eyes: the newest cards in the groups' channels. Read anew whenever somebody looks. */
export class Board {
  readonly #matters: { readonly message: Message; id: string | null }[] = [];
  readonly #requests: Message[] = [];
  readonly #votes: { readonly message: Message; readonly id: string }[] = [];
  readonly #escalations: Message[] = [];
  readonly #channels: ReadonlyMap<string, Channel>;

  constructor(private readonly town: Town) {
    this.#channels = new Map(GROUPS.map(({ channel }) => [town.channel(channel).id, town.channel(channel)]));
    const { world } = town.sandbox;
    world.onEvent((event) => {
      if (event.name !== 'MESSAGE_CREATE' || !this.#channels.has(event.channelId ?? '')) return;
      const { id } = event.data(0) as { readonly id: string };
      const message = world.messages.get(id);
      if (message) this.#keep(message);
    });
  }

  matters(): MatterCard[] {
    return this.#matters.flatMap((kept) => {
      const { message } = kept;
      const text = textOf(message);
      const ref = /\bD-(\d+) /u.exec(text)?.[1];
      const author = /by <@(\d+)>/u.exec(text)?.[1];
      const ids = buttonsOf(message);
      kept.id ??= ids[0]?.split(':')[2] ?? null;
      if (ref === undefined || author === undefined || kept.id === null) return [];
      const objectors = [...text.matchAll(/\*\*(?:Block|Disagreement)\*\* by <@(\d+)>(?! · lifted)/gu)];
      return [
        {
          ...{ message, author, id: kept.id, ref: Number(ref), group: this.#groupOf(message) },
          objectors: objectors.flatMap(([, user]) => user ?? []),
          buttons: ids.flatMap((id) => id.split(':')[1] ?? []),
        },
      ];
    });
  }

  requests(): RequestCard[] {
    return this.#requests.flatMap((message) => {
      const [customId] = buttonsOf(message);
      const user = /<@(\d+)> asks to be a Participant/u.exec(textOf(message))?.[1];
      return customId && user ? [{ message, customId, user, group: this.#groupOf(message) }] : [];
    });
  }

  votes(): VoteCard[] {
    return this.#votes.flatMap(({ message, id }) => {
      const ref = /\bD-(\d+) Formal vote/u.exec(textOf(message))?.[1];
      const isOpen = buttonsOf(message).some((customId) => customId.startsWith('v1:approve:'));
      return ref === undefined ? [] : [{ message, id, isOpen, ref: Number(ref), group: this.#groupOf(message) }];
    });
  }

  escalations(): EscalationCard[] {
    return this.#escalations.flatMap((message) => {
      const [, number, ref] = ESCALATION.exec(textOf(message)) ?? [];
      const buttons = new Map(buttonsOf(message).map((customId) => [customId.split(':')[1] ?? '', customId]));
      if (number === undefined || ref === undefined) return [];
      return [{ message, buttons, number: Number(number), ref: Number(ref), group: this.#groupOf(message) }];
    });
  }

  #keep(message: Message): void {
    if (message.authorId !== this.town.sandbox.botUserId || message.flags & FLAG.Loading) return;
    const text = textOf(message);
    const vote = /^v1:approve:(.+)$/mu.exec(buttonsOf(message).join('\n'))?.[1];
    if (ESCALATION.test(text)) this.#escalations.push(message);
    else if (vote !== undefined) this.#votes.push({ message, id: vote });
    else if (/^Status: /mu.test(text.replace(/[*_]/gu, ''))) this.#matters.push({ message, id: null });
    else if (text.includes('asks to be a Participant')) this.#requests.push(message);
    if (this.#matters.length > REMEMBERED) this.#matters.shift();
    if (this.#votes.length > REMEMBERED) this.#votes.shift();
    if (this.#escalations.length > REMEMBERED) this.#escalations.shift();
    if (this.#requests.length > REMEMBERED) this.#requests.shift();
  }

  #groupOf(message: Message): string {
    return this.#channels.get(message.channelId)?.name ?? '';
  }
}

/** The custom ids of a message's buttons, in order. */
const buttonsOf = (message: Message): string[] =>
  [...walk(message.components)].flatMap((part) => (part.type === 2 && part.custom_id ? [part.custom_id] : []));
