import { allChannelsOf, hiddenFrom, type CommandRule, type CommandRules, type HiddenFrom } from './command-rules.js';
import type { Snowflake } from './ids.js';
import type { Root } from './place.js';

/** How many lines Discord takes for one command. */
export const RULES_AT_MOST = 100;

/** A registered root, the channels it is of use in, and what is set for it. */
export interface RootShown extends Root {
  readonly commandId: Snowflake;
  readonly channels: 'everywhere' | readonly Snowflake[];
  readonly rules: CommandRules;
}

/** What is to be done so that a root shows where it is of use and nowhere else. */
export type Plan =
  /** It is of use everywhere, so its channels are the managers' own affair. */
  | { readonly type: 'everywhere' }
  | { readonly type: 'right' }
  | { readonly type: 'set'; readonly rules: readonly CommandRule[] }
  /** Discord does not take so many lines. */
  | { readonly type: 'too-many'; readonly lines: number };

/**
 * C1: the lines that a root should have of its own: all channels denied, each of its channels allowed, and what managers
 * set for roles and people as it is. The order of lines means nothing.
 */
export function planOf({ channels, rules: { own } }: RootShown, serverId: Snowflake): Plan {
  if (channels === 'everywhere') return { type: 'everywhere' };
  const rules: CommandRule[] = [
    ...own.filter((rule) => rule.of !== 'channel'),
    { of: 'channel', id: allChannelsOf(serverId), allows: false },
    ...[...new Set(channels)].map((id): CommandRule => ({ of: 'channel', id, allows: true })),
  ];
  if (rules.length > RULES_AT_MOST) return { type: 'too-many', lines: rules.length };
  return same(own, rules) ? { type: 'right' } : { type: 'set', rules };
}

const same = (a: readonly CommandRule[], b: readonly CommandRule[]): boolean => {
  const lines = (rules: readonly CommandRule[]) => rules.map(({ of, id, allows }) => `${of} ${id} ${allows}`).sort();
  return lines(a).join() === lines(b).join();
};

/**
 * Roots that show elsewhere than where they are of use, in a server that limits roots to channels. Nobody has to, so where
 * nothing is limited nothing is out of step.
 */
export function outOfStep(roots: readonly RootShown[], serverId: Snowflake): string[] {
  const limits = ({ of, id, allows }: CommandRule) => of === 'channel' && id === allChannelsOf(serverId) && !allows;
  if (!roots.some(({ channels, rules }) => channels !== 'everywhere' && rules.own.some(limits))) return [];
  return roots.filter((root) => planOf(root, serverId).type === 'set').map(({ name }) => name);
}

/** A root that is hidden in a channel in which it is of use. */
export interface HiddenRoot {
  readonly root: string;
  readonly channelId: Snowflake;
  readonly from: HiddenFrom;
}

/** Where roots are hidden although they are of use there; those for everywhere are looked for in groups' channels. */
export const hiddenRoots = (
  roots: readonly RootShown[],
  serverId: Snowflake,
  groupChannels: readonly Snowflake[],
): HiddenRoot[] =>
  roots.flatMap(({ name, channels, rules }) =>
    (channels === 'everywhere' ? groupChannels : channels).flatMap((channelId) => {
      const from = hiddenFrom(rules, serverId, channelId);
      return from ? [{ root: name, channelId, from }] : [];
    }),
  );

/** Roots that are hidden from the same people in the same channels. */
export interface HiddenTogether {
  readonly roots: readonly string[];
  readonly channelIds: readonly Snowflake[];
  readonly from: HiddenFrom;
}

/** The same as few sentences say it. */
export function together(hidden: readonly HiddenRoot[]): HiddenTogether[] {
  const byRoot = gathered(hidden, ({ root, from }) => [root, from]).map(([first, ...rest]) => ({
    ...first,
    channelIds: [first, ...rest].map(({ channelId }) => channelId),
  }));
  return gathered(byRoot, ({ channelIds, from }) => [channelIds, from]).map(([first, ...rest]) => ({
    roots: [first, ...rest].map(({ root }) => root),
    channelIds: first.channelIds,
    from: first.from,
  }));
}

function gathered<T>(list: readonly T[], by: (each: T) => unknown): [T, ...T[]][] {
  const found = new Map<string, [T, ...T[]]>();
  for (const each of list) {
    const key = JSON.stringify(by(each));
    const known = found.get(key);
    if (known) known.push(each);
    else found.set(key, [each]);
  }
  return [...found.values()];
}

/** Why Discord did not take a root's lines. */
export interface WriteFailure {
  /**
   * - `bad-token`: Discord does not know the token, or it has expired
   * - `bot-token`: it is a bot's
   * - `forbidden`: the token lacks the scope, or its person a permission
   * - `busy`: rate limited; try after `retryAfterMs`
   * - `rejected`: Discord found the request wrong
   * - `unavailable`: no answer, or a 5xx: it may or may not have taken effect
   */
  readonly kind: 'bad-token' | 'bot-token' | 'forbidden' | 'busy' | 'rejected' | 'unavailable';
  readonly retryAfterMs: number | null;
  /** Discord's error code, or the name of the network failure. */
  readonly code: string;
}

/** What became of each root when somebody set where they show. */
export interface VisibilitySet {
  readonly roots: readonly { readonly root: RootShown; readonly outcome: RootOutcome }[];
  /** Whether Discord said afterwards how it stands. */
  readonly readBack: boolean;
  /** Where roots are hidden all the same. */
  readonly hidden: readonly HiddenRoot[];
}

export type RootOutcome =
  | { readonly type: 'everywhere' }
  | { readonly type: 'right-already' }
  | { readonly type: 'too-many'; readonly lines: number }
  /** Discord took it, and shows it so when it could be read back. */
  | { readonly type: 'set' }
  | { readonly type: 'failed'; readonly failure: WriteFailure }
  /** Discord took it, and shows something else: somebody changed it at the same time. */
  | { readonly type: 'differs' }
  | { readonly type: 'not-tried' };
