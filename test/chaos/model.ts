import type { Act, Deed, OutcomeKind } from './act.js';
import { NO_ACTIVITY, takesPart, type Activity } from './activity.js';
import { GROUPS, TIERS, type Name, type Tier } from './roster.js';
import type { Span } from './spans.js';

/**
 * The rules once more, as plainly as they can be said and without a line of the program: what becomes of each matter
 * when these people do these things at these times. Times are in milliseconds, `n days` are n x 24 hours.
 */
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const MINUTE = 60_000;

export type Status =
  | 'announcing'
  | 'open'
  | 'voting'
  | 'accepted'
  | 'agreed'
  | 'awaiting-record'
  | 'consensus'
  | 'rough-consensus'
  | 'no-consensus'
  | 'withdrawn';

export interface Matter {
  readonly ref: number;
  readonly group: string;
  readonly working: boolean;
  /** Nobody's account once its author was erased. */
  author: string;
  readonly matter: 'routine' | 'scope' | 'specification';
  title: string;
  text: string;
  version: number;
  significant: boolean;
  days: number;
  status: Status;
  announcedAt: number | null;
  deadlineAt: number | null;
  settledAt: number | null;
  moved: boolean;
  /** When the clock was last started anew: an older message announces something else. */
  restartedAt: number | null;
  output: Exclude<OutcomeKind, 'none'> | null;
  readonly objections: { by: string; readonly at: number; lifted: boolean }[];
  /** How many times each thing is to be said about it in its channel. */
  readonly said: Record<Said, number>;
}

export const SAID = ['amended', 'significant', 'blocked', 'reopened', 'awaits', 'settled', 'undone', 'moved'] as const;
export type Said = (typeof SAID)[number];

export interface Place extends Activity {
  tier: Tier | null;
  confirmBy: number | null;
}

export interface Refusal {
  readonly clause: string;
  readonly code: string;
}
const no = (clause: string, code: string): Refusal => ({ clause, code });

/** Who sees a time as connected, and until when that is known. */
export interface Presence {
  readonly spans: readonly Span[];
}

/** P9: what is participation, besides opening a matter. */
const COUNTS: readonly Deed['kind'][] = ['amend', 'block', 'disagree'];
/** Silence was recorded; an act from before the deadline still counts (D4, D5). */
const BY_SILENCE: readonly Status[] = ['accepted', 'agreed', 'consensus', 'awaiting-record'];
const UNDECIDED: readonly Status[] = ['announcing', 'open', 'voting'];

const saysSomething = (typed: string): boolean => /[\p{L}\p{N}]/u.test(typed);

export class Model {
  readonly matters = new Map<number, Matter>();
  readonly #places = new Map<string, Place>();

  constructor(
    userId: (name: Name) => string,
    private readonly presence: Presence,
  ) {
    for (const { channel, roster } of GROUPS)
      for (const tier of TIERS) for (const name of roster[tier]) this.place(channel, userId(name)).tier = tier;
  }

  place(group: string, user: string): Place {
    const key = `${group} ${user}`;
    const place = this.#places.get(key) ?? { tier: null, confirmBy: null, ...NO_ACTIVITY };
    this.#places.set(key, place);
    return place;
  }

  matter(ref: number): Matter {
    const found = this.matters.get(ref);
    if (!found) throw new Error(`nobody opened D-${ref}`);
    return found;
  }

  /** Why somebody may not do this now; null when they may. */
  refusal(act: Pick<Act, 'deed' | 'user' | 'at' | 'step'>): Refusal | null {
    const { deed, user, at } = act;
    const asks = act.step === 'ask';
    switch (deed.kind) {
      case 'open':
        return this.#mayOpen(deed, user, asks);
      case 'join':
      case 'leave':
      case 'profile':
      case 'read':
        return this.#mayMove(deed, user);
      case 'erase':
        return asks || deed.word === 'erase' ? null : no('X8', 'not-confirmed');
      case 'confirm':
        return this.#mayConfirm(deed.group, deed.user, user);
      default:
        return this.matters.has(deed.ref)
          ? this.#mayAct(deed, this.matter(deed.ref), user, at, asks)
          : no('X3', 'unknown-reference');
    }
  }

  #has(group: string, user: string, least: Tier): boolean {
    const { tier } = this.place(group, user);
    return tier !== null && TIERS.indexOf(tier) >= TIERS.indexOf(least);
  }

  /** P2, D3. */
  #mayOpen(deed: Extract<Deed, { kind: 'open' }>, user: string, asks: boolean): Refusal | null {
    if (!GROUPS.some(({ channel }) => channel === deed.group)) return no('C1', 'not-a-group-channel');
    if (!this.#has(deed.group, user, 'participant')) return no('P2', 'tier-too-low');
    if (deed.matter !== 'routine' && deed.significance === 'minor') return no('D3', 'always-significant');
    const least = leastDays(isSignificant(deed));
    if (deed.days !== null && deed.days < least) return no('D3', 'too-few-days');
    if (deed.days !== null && deed.days > 90) return no('D3', 'too-many-days');
    return asks || saysSomething(deed.text) ? null : no('D3', 'empty-field');
  }

  /** P1, L1. */
  #mayMove(deed: Extract<Deed, { kind: 'join' | 'leave' | 'profile' | 'read' }>, user: string): Refusal | null {
    if (!GROUPS.some(({ channel }) => channel === deed.group)) return no('C1', 'not-a-group-channel');
    const place = this.place(deed.group, user);
    if (deed.kind === 'join') {
      if (this.#has(deed.group, user, deed.as)) return no('P1', 'already-joined');
      return place.confirmBy === null ? null : no('P1', 'already-asked');
    }
    if (deed.kind !== 'leave') return null;
    if (place.tier === null) return no('P1', 'not-in-group');
    return place.tier === 'lead' && this.#leads(deed.group) === 1 ? no('L1', 'last-lead') : null;
  }

  #leads(group: string): number {
    return [...this.#places].filter(([key, { tier }]) => key.startsWith(`${group} `) && tier === 'lead').length;
  }

  /** P1. */
  #mayConfirm(group: string, asker: string, user: string): Refusal | null {
    if (!this.#has(group, user, 'lead')) return no('P1', 'leads-confirm');
    if (this.place(group, asker).confirmBy === null) return no('P1', 'no-request');
    return asker === user ? no('P1', 'own-request') : null;
  }

  #mayAct(deed: CardDeed, matter: Matter, user: string, at: number, asks: boolean): Refusal | null {
    switch (deed.kind) {
      case 'block':
        if (!matter.working) return no('D1', 'for-working-groups');
        if (!this.#has(matter.group, user, 'member')) return no('D5', 'tier-too-low');
        return (
          inTime(matter, at, 'D5') ??
          (standing(matter, user) ? no('D5', 'own-objection-stands') : null) ??
          (asks || saysSomething(deed.reason) ? null : no('D5', 'empty-field')) ??
          (asks || saysSomething(deed.resolution) ? null : no('D6', 'no-alternative'))
        );
      case 'disagree':
        if (matter.working) return no('D1', 'for-interest-groups');
        if (!this.#has(matter.group, user, 'participant')) return no('D1', 'tier-too-low');
        return inTime(matter, at, 'D1') ?? (standing(matter, user) ? no('D1', 'own-objection-stands') : null);
      case 'lift':
        if (!standing(matter, user)) return no('V1', 'no-own-objection');
        if (!matter.working) return inTime(matter, at, 'D1');
        return matter.status === 'voting' ? null : no('V1', 'not-open');
      case 'outcome':
        if (matter.working) return no('D1', 'for-interest-groups');
        if (!this.#has(matter.group, user, 'lead')) return no('D1', 'tier-too-low');
        if (['announcing', 'open'].includes(matter.status)) return no('D1', 'not-yet-the-deadline');
        if (matter.deadlineAt !== null && at < matter.deadlineAt) return no('D1', 'not-yet-the-deadline');
        return matter.status === 'awaiting-record' ? null : no('D1', 'not-open');
      case 'amend':
        if (matter.author !== user) return no('D7', 'not-the-author');
        if (matter.status === 'voting') return no('D7', 'not-open');
        return (
          inTime(matter, at, 'D7') ??
          (!asks && deed.title === matter.title && deed.text === matter.text ? no('D7', 'unchanged') : null)
        );
      case 'withdraw':
        if (matter.author !== user) return no('D7', 'not-the-author');
        return matter.status === 'voting' ? null : inTime(matter, at, 'D7');
      case 'significant':
        if (!matter.working) return no('D3', 'for-working-groups');
        if (!this.#has(matter.group, user, 'member')) return no('D3', 'tier-too-low');
        if (matter.status === 'voting') return no('D3', 'not-open');
        return inTime(matter, at, 'D3') ?? (matter.significant ? no('D3', 'already-significant') : null);
    }
  }

  /** Does what was allowed. `ref` is the number that a new matter got. */
  do({ deed, user, at }: Pick<Act, 'deed' | 'user' | 'at'>, ref: number): void {
    switch (deed.kind) {
      case 'open':
        takesPart(this.place(deed.group, user), at);
        return this.#opened(deed, user, ref);
      case 'join': {
        const place = this.place(deed.group, user);
        place.tier ??= 'observer';
        place.confirmBy = deed.as === 'participant' ? at + 7 * DAY : null;
        return;
      }
      case 'leave':
        Object.assign(this.place(deed.group, user), { tier: null, confirmBy: null, ...NO_ACTIVITY });
        return;
      case 'confirm':
        return this.confirmed(deed.group, deed.user);
      case 'erase':
        return this.#erased(user);
      case 'profile':
      case 'read':
        return;
      default:
        if (COUNTS.includes(deed.kind)) takesPart(this.place(this.matter(deed.ref).group, user), at);
        return this.#acted(deed, this.matter(deed.ref), user, at);
    }
  }

  /** X8: what somebody must have taken back before being erased: undecided matters and places. */
  ownedBy(user: string, at: number): string[] {
    const takesBack = ({ ref }: Matter): boolean =>
      this.refusal({ deed: { kind: 'withdraw', ref }, user, at, step: 'do' }) === null;
    return [
      ...[...this.matters.values()]
        .filter((matter) => matter.author === user && takesBack(matter))
        .map(({ ref }) => `D-${ref}`),
      ...GROUPS.flatMap(({ channel }) => (this.place(channel, user).tier === null ? [] : [`#${channel}`])),
    ];
  }

  /** X8: words and account go, what others act on stays and is nobody's. */
  #erased(user: string): void {
    for (const matter of this.matters.values()) {
      for (const objection of matter.objections) if (objection.by === user) objection.by = NOBODY;
      if (matter.author !== user) continue;
      Object.assign(matter, { author: NOBODY, title: '(erased)', text: '(erased by whoever wrote it)' });
    }
  }

  /** Whose request in a group is confirmed by silence at this time. */
  asking(group: string, at: number): string | undefined {
    const found = [...this.#places].find(([key, { confirmBy }]) => key.startsWith(`${group} `) && confirmBy === at);
    return found?.[0].slice(group.length + 1);
  }

  /** P8: whose time in a group is over at this one. */
  ending(group: string, at: number): string | undefined {
    const found = [...this.#places].find(([key, { endsAt }]) => key.startsWith(`${group} `) && endsAt === at);
    return found?.[0].slice(group.length + 1);
  }

  /** P1: by a lead, or by silence. */
  confirmed(group: string, user: string): void {
    const place = this.place(group, user);
    if (!this.#has(group, user, 'participant')) place.tier = 'participant';
    place.confirmBy = null;
  }

  #opened(deed: Extract<Deed, { kind: 'open' }>, author: string, ref: number): void {
    const significant = isSignificant(deed);
    const working = GROUPS.some(({ channel, kind }) => channel === deed.group && kind === 'working-group');
    this.matters.set(ref, {
      ...{ ref, author, working, significant, group: deed.group, matter: deed.matter },
      ...{ title: deed.title, text: deed.text, version: 1, days: deed.days ?? leastDays(significant) },
      ...{ status: 'announcing', announcedAt: null, deadlineAt: null, settledAt: null, restartedAt: null },
      ...{ moved: false, output: null, objections: [] },
      said: { amended: 0, significant: 0, blocked: 0, reopened: 0, awaits: 0, settled: 0, undone: 0, moved: 0 },
    });
  }

  #acted(deed: CardDeed, matter: Matter, user: string, at: number): void {
    // Silence had been recorded and told before this act was heard of.
    if (matter.settledAt !== null) matter.said.undone += 1;
    switch (deed.kind) {
      case 'block':
        matter.objections.push({ by: user, at, lifted: false });
        // The card of the vote that a block opens says it; a further one is said by itself.
        if (matter.status === 'voting') matter.said.blocked += 1;
        Object.assign(matter, { status: 'voting', settledAt: null });
        return;
      case 'disagree':
        matter.objections.push({ by: user, at, lifted: false });
        if (matter.status === 'consensus') {
          matter.status = 'awaiting-record';
          matter.said.awaits += 1;
        }
        matter.settledAt = null;
        return;
      case 'lift':
        return lifted(matter, user, at);
      case 'outcome':
        matter.output = deed.outcome === 'none' ? null : deed.outcome;
        return ended(matter, deed.outcome === 'none' ? 'no-consensus' : 'rough-consensus', at);
      case 'withdraw':
        return ended(matter, 'withdrawn', at);
      case 'amend':
        Object.assign(matter, { title: deed.title, text: deed.text, version: matter.version + 1 });
        matter.said.amended += 1;
        return restarted(matter, at);
      case 'significant':
        Object.assign(matter, { significant: true, days: Math.max(10, matter.days) });
        matter.said.significant += 1;
        return restarted(matter, at);
    }
  }

  /** D3: the clock starts with the message that announces it. Answers why it can't, or null. */
  announce(ref: number, at: number): string | null {
    const matter = this.matter(ref);
    if (matter.announcedAt !== null || !UNDECIDED.includes(matter.status))
      return `its clock can not start as it is ${matter.status}`;
    if (matter.restartedAt !== null && at < matter.restartedAt)
      return 'the message is from before the clock was restarted';
    matter.announcedAt = at;
    matter.deadlineAt = at + matter.days * DAY;
    if (matter.status === 'announcing') matter.status = 'open';
    return null;
  }

  /** D4, D1: silence at the deadline. Answers why there is no outcome yet, or null. */
  settle(ref: number): string | null {
    const matter = this.matter(ref);
    if (matter.status !== 'open' || matter.deadlineAt === null) return `it is ${matter.status}`;
    const outage = this.outage(matter, matter.deadlineAt);
    if (outage.moves === 'yes') return 'people could not act for more than an hour of its last day';
    if (matter.working)
      return (ended(matter, matter.matter === 'routine' ? 'accepted' : 'agreed', matter.deadlineAt), null);
    if (!matter.objections.some((each) => !each.lifted)) return (ended(matter, 'consensus', matter.deadlineAt), null);
    matter.status = 'awaiting-record';
    matter.said.awaits += 1;
    return null;
  }

  /** X7: the deadline moves to `to`, decided at `now`. Answers why it does not, or null. */
  move(ref: number, to: number, now: number): string | null {
    const matter = this.matter(ref);
    if (matter.status !== 'open' || matter.deadlineAt === null) return `it is ${matter.status}`;
    if (matter.moved) return 'it was moved before';
    const outage = this.outage(matter, now);
    if (outage.moves === 'no') return 'people could act for nearly all of its last day';
    if (!outage.back.some((back) => Math.abs(back + DAY - to) < NEARLY_MS))
      return `the bot was back at ${outage.back.map((back) => new Date(back).toISOString()).join(' or ')}`;
    Object.assign(matter, { deadlineAt: to, moved: true });
    matter.said.moved += 1;
    return null;
  }

  /** X7: whether an outage moves the deadline as far as is known at `now`, and when the bot was back then. */
  outage(matter: Matter, now: number): { moves: 'yes' | 'no' | 'either'; back: number[] } {
    const { announcedAt, deadlineAt } = matter;
    if (matter.status !== 'open' || announcedAt === null || deadlineAt === null || matter.moved)
      return { moves: 'no', back: [] };
    const from = Math.max(announcedAt, deadlineAt - DAY);
    const gaps = gapsIn(this.presence.spans, from, Math.min(deadlineAt, now));
    const lost = gaps.filter(({ length }) => length >= MINUTE).reduce((sum, { length }) => sum + length, 0);
    // Breaks of about a minute may count or not: the bot sees its own side of the line.
    const lastLong = gaps.findLastIndex(({ length }) => length > MINUTE + NEARLY_MS);
    const back = gaps.slice(Math.max(0, lastLong)).map(({ until }) => this.#backAfter(until, now));
    const close = Math.abs(lost - HOUR) < 2 * NEARLY_MS;
    const moves = back.every((each) => each + DAY <= deadlineAt) ? 'no' : close ? 'either' : lost > HOUR ? 'yes' : 'no';
    return { moves, back };
  }

  #backAfter(until: number, now: number): number {
    return this.presence.spans.find(({ since }) => since >= until)?.since ?? now;
  }
}

/** In place of an account that was erased. */
export const NOBODY = '';

/** How far the two ends of a line may differ on when it broke and when it was back. */
export const NEARLY_MS = 20_000;

type CardDeed = Extract<Deed, { ref: number }>;

/** The breaks of half a minute and more between spans, within a time. */
export function gapsIn(
  spans: readonly Span[],
  from: number,
  to: number,
): { since: number; until: number; length: number }[] {
  const gaps = [];
  let reached = from;
  for (const { since, until } of [...spans, { since: to, until: to }]) {
    const end = Math.min(since, to);
    if (end - reached > MINUTE / 2) gaps.push({ since: reached, until: end, length: end - reached });
    reached = Math.max(reached, Math.min(until, to));
  }
  return gaps;
}

const isSignificant = (deed: Pick<Extract<Deed, { kind: 'open' }>, 'matter' | 'significance'>): boolean =>
  deed.matter !== 'routine' || deed.significance === 'significant';

const leastDays = (significant: boolean): number => (significant ? 10 : 5);

const standing = (matter: Matter, user: string) => matter.objections.find((each) => each.by === user && !each.lifted);

/** D5: t < deadline, for what is still to be decided or was decided by silence. */
function inTime({ status, deadlineAt }: Matter, at: number, clause: string): Refusal | null {
  if (!UNDECIDED.includes(status) && !BY_SILENCE.includes(status)) return no(clause, 'not-open');
  return deadlineAt !== null && at >= deadlineAt ? no(clause, 'deadline-passed') : null;
}

function ended(matter: Matter, status: Status, at: number): void {
  Object.assign(matter, { status, settledAt: at });
  matter.said.settled += 1;
}

/** D3, D7: the clock starts anew with a message that is still to come. */
function restarted(matter: Matter, at: number): void {
  Object.assign(matter, {
    status: 'announcing',
    announcedAt: null,
    deadlineAt: null,
    settledAt: null,
    restartedAt: at,
  });
}

/** V1, D1: somebody takes the own objection back. */
function lifted(matter: Matter, user: string, at: number): void {
  const own = standing(matter, user);
  if (own) own.lifted = true;
  const left = matter.objections.some((each) => !each.lifted);
  if (!matter.working) {
    if (matter.status === 'awaiting-record' && !left && matter.deadlineAt !== null)
      ended(matter, 'consensus', matter.deadlineAt);
    return;
  }
  if (left) return;
  matter.status = matter.announcedAt === null ? 'announcing' : 'open';
  if (matter.deadlineAt === null) return;
  matter.deadlineAt = Math.max(matter.deadlineAt, at + 2 * DAY);
  matter.said.reopened += 1;
}
