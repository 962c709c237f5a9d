import { textOf } from '../../src/sandbox/world/pings.js';
import type { DeedKind, Deed } from './act.js';
import { OUTCOMES } from './act.js';
import type { Board, MatterCard } from './board.js';
import { Hands, type Touch, type Typed } from './hands.js';
import type { Journal } from './journal.js';
import type { Step } from './plan.js';
import { CORE, ELSEWHERE, GROUPS, NAMES, type ChaosGroup, type Name, type Tier } from './roster.js';
import type { Town } from './town.js';

/** The button on a card that stands for a deed. */
const BUTTON = {
  block: 'block',
  lift: 'lift',
  disagree: 'disagree',
  outcome: 'record-outcome',
  amend: 'amend',
  withdraw: 'withdraw',
  significant: 'mark-significant',
  request: 'request-vote',
} as const;
type CardDeed = keyof typeof BUTTON;

/** Who may, by the first roster. */
const TIERS_FOR: Readonly<Record<CardDeed | 'open' | 'confirm' | 'ballot', readonly Tier[]>> = {
  open: ['participant', 'member', 'lead'],
  block: ['member', 'lead'],
  significant: ['member', 'lead'],
  disagree: ['participant', 'lead'],
  outcome: ['lead'],
  confirm: ['lead'],
  request: ['member', 'member', 'member', 'lead'],
  ballot: ['participant', 'member', 'member', 'lead'],
  lift: [],
  amend: [],
  withdraw: [],
};
/** People who come and go, and have themselves erased; each could come back. */
const DRIFTERS: readonly Name[] = ['jon', 'kim', 'lea', 'max', 'ned', 'ola'];
const READINGS = ['/proposal list', '/member list', '/group show', '/record verify', '/proposal show', '/why'] as const;

/** People who act through the local Discord, as the plan says and as they find the cards at that time. */
export class People {
  constructor(
    private readonly town: Town,
    private readonly board: Board,
    private readonly journal: Journal,
  ) {}

  async act(step: Step): Promise<void> {
    const { kind } = step;
    if (kind in BUTTON) return this.#onCard(kind as CardDeed, step);
    switch (kind) {
      case 'open':
        return this.#open(step);
      case 'confirm':
        return this.#confirm(step);
      case 'ballot':
      case 'contest':
        return this.#onVote(kind, step);
      case 'extend':
        return this.#extend(step);
      case 'send':
        return this.#send(step);
      case 'assign':
        return this.#assign(step);
      case 'respond':
      case 'reply':
      case 'decide':
        return this.#answer(kind, step);
      default:
        return this.#command(kind, step);
    }
  }

  async #open(step: Step): Promise<void> {
    const group = chosen(GROUPS, step.pick) ?? GROUPS[0];
    const name = step.rightful ? someone(group, TIERS_FOR.open, step.variant) : step.who;
    const place = step.elsewhere ? ELSEWHERE : group.channel;
    const matter = step.variant < 0.1 ? 'scope' : step.variant < 0.2 ? 'specification' : 'routine';
    const significance = step.pick < 0.1 ? 'significant' : step.variant > 0.9 && step.pick > 0.8 ? 'minor' : null;
    const days =
      chosen([null, null, null, null, 5, 6, 7, 10, 12, 3, 91], step.pick * 7 - Math.floor(step.pick * 7)) ?? null;
    const title = `Matter ${step.n} of ${place}`;
    const text =
      step.variant > 0.97 ? '…' : `We need *${step.n}* of them, @everyone: see https://example.org/${step.n}`;
    const deed: Deed = { kind: 'open', group: place, title, text, matter, significance, days };
    const options = { title, matter, ...(significance ? { significance } : {}), ...(days === null ? {} : { days }) };
    await this.#withForm(name, deed, { text }, step, (hands) =>
      hands.command(this.town.channel(place), '/proposal open', options),
    );
  }

  async #onCard(kind: CardDeed, step: Step): Promise<void> {
    const all = this.board.matters();
    const wanted = BUTTON[kind];
    const offering = all.filter(({ buttons }) => buttons.includes(wanted));
    const card = chosen(step.offered ? offering : all, 1 - step.pick ** 2);
    if (!card) return;
    const name = this.#whoFor(kind, card, step);
    const press = (hands: Hands): Promise<Touch> => hands.press(card.message, `v1:${wanted}:${card.id}`);
    const { ref } = card;
    const said = `Because of ${step.n}.`;
    switch (kind) {
      case 'lift':
      case 'withdraw':
      case 'significant':
      case 'request':
        return this.#times(step, () => this.#touch(name, 'do', { kind, ref }, press));
      case 'block': {
        const resolution = step.variant > 0.9 ? '...' : `Do ${step.n} first.`;
        return this.#withForm(name, { kind, ref, reason: said, resolution }, { reason: said, resolution }, step, press);
      }
      case 'disagree':
        return this.#withForm(name, { kind, ref, reason: said }, { reason: said }, step, press);
      case 'outcome': {
        const outcome = chosen(OUTCOMES, step.variant) ?? 'none';
        return this.#withForm(name, { kind, ref, outcome }, { outcome }, step, press);
      }
      case 'amend': {
        const typed = { title: `Matter ${step.n} amended`, text: `Rather ${step.n}.` };
        return this.#withForm(name, { kind, ref, ...typed }, typed, step, press);
      }
    }
  }

  #whoFor(kind: CardDeed, card: MatterCard, step: Step): Name {
    if (!step.rightful) return step.who;
    if (kind === 'amend' || kind === 'withdraw') return this.#named(card.author) ?? step.who;
    if (kind === 'lift') return this.#named(chosen(card.objectors, step.variant)) ?? step.who;
    const group = groupNamed(card.group);
    return someone(group, TIERS_FOR[kind], step.variant);
  }

  async #onVote(kind: 'ballot' | 'contest', step: Step): Promise<void> {
    const all = this.board.votes();
    const wanted = all.filter(({ isOpen }) => isOpen === (kind === 'ballot'));
    const card = chosen(step.offered ? wanted : all, 1 - step.pick ** 2);
    if (!card) return;
    const name = step.rightful ? someone(groupNamed(card.group), TIERS_FOR.ballot, step.variant) : step.who;
    const { ref, id: vote } = card;
    // Few, so that somebody says the same again.
    const said = step.variant > 0.95 ? '…' : `Reason ${1 + (step.n % 3)}.`;
    if (kind === 'contest') {
      const press = (hands: Hands) => hands.press(card.message, `v1:contest:${vote}`);
      return this.#withForm(name, { kind, ref, vote, grounds: said }, { grounds: said }, step, press);
    }
    const choice = chosen(['approve', 'approve', 'reject', 'abstain'] as const, (step.n * 0.37) % 1) ?? 'approve';
    const rationale = choice === 'abstain' && step.n % 2 === 0 ? '' : said;
    const press = (hands: Hands) => hands.press(card.message, `v1:${choice}:${vote}`);
    return this.#withForm(name, { kind, ref, vote, choice, rationale }, { rationale }, step, press);
  }

  async #extend(step: Step): Promise<void> {
    const card = chosen(this.board.votes(), 1 - step.pick ** 2);
    if (!card) return;
    const name = step.rightful ? someone(groupNamed(card.group), ['lead'], step.variant) : step.who;
    const days = chosen([1, 2, 5, 14, 15], step.variant) ?? 1;
    const { ref } = card;
    await this.#times(step, () =>
      this.#touch(name, 'do', { kind: 'extend', ref, days }, (hands) =>
        hands.command(this.town.channel(card.group), '/vote extend', { ref: `D-${ref}`, days }),
      ),
    );
  }

  async #send(step: Step): Promise<void> {
    const drafts = this.board.escalations().filter(({ buttons }) => buttons.has('escalation-send'));
    const draft = chosen(drafts, 1 - step.pick ** 2);
    const matter = chosen(this.board.matters(), step.pick);
    const place = step.offered ? draft : matter;
    if (!place) return;
    const name = step.rightful ? someone(groupNamed(place.group), ['lead'], step.variant) : step.who;
    const ask = step.variant > 0.95 ? '…' : `Decide ${step.n}.`;
    const typed = { decision: 'This.', options: 'That, or nothing.', disagreement: 'All of it.', ask };
    await this.#withForm(name, { kind: 'send', ref: place.ref, ask }, typed, step, (hands) => {
      const button = step.offered ? draft?.buttons.get('escalation-send') : undefined;
      return button === undefined
        ? hands.command(this.town.channel(place.group), '/escalation open', {
            class: 'decision',
            ref: `D-${place.ref}`,
          })
        : hands.press(place.message, button);
    });
  }

  async #assign(step: Step): Promise<void> {
    const all = this.board.escalations();
    const offering = all.filter(({ buttons }) => buttons.has('escalation-assign'));
    const card = chosen(step.offered ? offering : all, 1 - step.pick ** 2);
    if (!card) return;
    const name = step.rightful ? (chosen(CORE, step.variant) ?? step.who) : step.who;
    const to = this.town.userId(step.n % 8 === 0 ? step.who : (chosen(CORE, (step.n * 0.37) % 1) ?? step.who));
    const reason = step.n % 3 === 0;
    const deed: Deed = { kind: 'assign', escalation: card.number, to, reason };
    const given = { ref: `E-${card.number}`, maintainer: to, ...(reason ? { reason: 'They know it.' } : {}) };
    await this.#times(step, () =>
      this.#touch(name, 'do', deed, (hands) =>
        hands.command(this.town.channel(card.group), '/escalation assign', given),
      ),
    );
  }

  async #answer(kind: 'respond' | 'reply' | 'decide', step: Step): Promise<void> {
    const offering = this.board.escalations().filter(({ buttons }) => buttons.has(`escalation-${kind}`));
    const card = chosen(offering, 1 - step.pick ** 2);
    const button = card?.buttons.get(`escalation-${kind}`);
    if (!card || button === undefined) return;
    const text = step.n % 12 === 0 ? '…' : `Because of ${step.n}.`;
    const press = (hands: Hands) => hands.press(card.message, button);
    const { number: escalation } = card;
    if (kind === 'respond') {
      const answers = ['guidance', 'more-information', 'full-deliberation'] as const;
      const outcome = chosen(answers, (step.n * 0.37) % 1) ?? 'guidance';
      const designated = this.#named(/(?:Designated:? |^)<@(\d+)>/mu.exec(textOf(card.message))?.[1]);
      const name = (step.rightful ? designated : undefined) ?? chosen(CORE, step.variant) ?? step.who;
      return this.#withForm(name, { kind, escalation, outcome, text }, { outcome, text }, step, press);
    }
    const may = kind === 'reply' ? someone(groupNamed(card.group), ['lead'], step.variant) : chosen(CORE, step.variant);
    const name = (step.rightful ? may : undefined) ?? step.who;
    return this.#withForm(name, { kind, escalation, text }, { text }, step, press);
  }

  async #confirm(step: Step): Promise<void> {
    const request = chosen(this.board.requests(), step.pick);
    if (!request) return;
    const group = groupNamed(request.group);
    const name = step.rightful ? someone(group, TIERS_FOR.confirm, step.variant) : step.who;
    const deed = { kind: 'confirm', group: request.group, user: request.user } as const;
    await this.#times(step, () =>
      this.#touch(name, 'do', deed, (hands) => hands.press(request.message, request.customId)),
    );
  }

  async #command(kind: DeedKind, step: Step): Promise<void> {
    const home = chosen(GROUPS, step.pick) ?? GROUPS[0];
    const group = step.elsewhere ? ELSEWHERE : home.channel;
    const channel = this.town.channel(group);
    const drifter = chosen(DRIFTERS, step.variant) ?? step.who;
    switch (kind) {
      case 'join': {
        const as = step.pick * 10 - Math.floor(step.pick * 10) < 0.3 ? 'observer' : 'participant';
        return this.#times(step, () =>
          this.#touch(step.rightful ? drifter : step.who, 'do', { kind, group, as }, (hands) =>
            hands.command(channel, '/member join', { as }),
          ),
        );
      }
      case 'leave': {
        // Whoever leads or is a WG Member could not come back, so of those only the last lead tries.
        const name = step.rightful || home.channel !== 'packaging-wg' ? drifter : 'ada';
        return this.#touch(name, 'do', { kind, group }, (hands) => hands.command(channel, '/member leave')).then(
          () => {},
        );
      }
      case 'profile': {
        const name = `Name ${step.n}`;
        await this.#touch(step.who, 'do', { kind, group, name }, (hands) =>
          hands.command(channel, '/member profile', { name }),
        );
        return;
      }
      case 'erase': {
        const word = step.variant < 0.8 ? 'erase' : 'no';
        const [card] = this.board.matters();
        if (!card) return;
        return this.#withForm(drifter, { kind, word }, { word }, { ...step, twice: false }, (hands) =>
          hands.press(card.message, 'v1:privacy-erase-form:'),
        );
      }
      default: {
        const line = chosen(READINGS, step.variant) ?? READINGS[0];
        const ref = chosen(this.board.matters(), step.pick)?.ref ?? 1;
        const given = line === '/proposal show' || line === '/why' ? { ref: `D-${ref}` } : {};
        await this.#touch(step.who, 'do', { kind: 'read', group }, (hands) => hands.command(channel, line, given));
      }
    }
  }

  /** Asks for a form, fills it in, and sends it: twice when somebody is impatient. */
  async #withForm(
    name: Name,
    deed: Deed,
    typed: Typed,
    step: Step,
    ask: (hands: Hands) => Promise<Touch>,
  ): Promise<void> {
    const asked = await this.#touch(name, 'ask', deed, ask);
    const { form } = asked;
    if (!form) return;
    // An amendment that changes nothing.
    if (deed.kind === 'amend' && step.variant > 0.9) {
      const kept: Deed = { ...deed, title: form.values['title'] ?? '', text: form.values['text'] ?? '' };
      await this.#touch(name, 'do', kept, () => form.send({}));
      return;
    }
    await this.#times(step, () => this.#touch(name, 'do', deed, () => form.send(typed)));
  }

  async #times(step: Step, act: () => Promise<unknown>): Promise<void> {
    await (step.twice ? Promise.all([act(), act()]) : act());
  }

  #touch(name: Name, step: 'ask' | 'do', deed: Deed, touch: (hands: Hands) => Promise<Touch>): Promise<Touch> {
    const user = this.town.userId(name);
    return this.journal.act({ name, user }, step, deed, () => touch(new Hands(this.town.sandbox.world, user)));
  }

  #named(user: string | undefined): Name | undefined {
    return NAMES.find((name) => this.town.userId(name) === user);
  }
}

const groupNamed = (name: string): ChaosGroup => GROUPS.find(({ channel }) => channel === name) ?? GROUPS[0];

const chosen = <T>(list: readonly T[], pick: number): T | undefined =>
  list[Math.min(list.length - 1, Math.floor(pick * list.length))];

function someone(group: ChaosGroup, tiers: readonly Tier[], pick: number): Name {
  return (
    chosen(
      tiers.flatMap((tier) => group.roster[tier]),
      pick,
    ) ?? 'ada'
  );
}
