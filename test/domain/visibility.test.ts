import { describe, expect, it } from 'vitest';
import { allChannelsOf, type CommandRule } from '../../src/domain/command-rules.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { channelsFor, fitsGroup, type Place } from '../../src/domain/place.js';
import { hiddenRoots, outOfStep, planOf, together, type RootShown } from '../../src/domain/visibility.js';
import { SERVER, group } from './sample.js';

const id = (n: number) => asId<Snowflake>(String(900_000_000_000_001_000n + BigInt(n)));
const channels = (count: number) => Array.from({ length: count }, (_none, n) => id(n));
const root = (of: readonly Snowflake[] | 'everywhere', own: readonly CommandRule[] = [], name = 'why'): RootShown => ({
  name,
  place: of === 'everywhere' ? of : 'group-channels',
  commandId: id(999),
  channels: of,
  rules: { own, common: [] },
});
const ALL: CommandRule = { of: 'channel', id: allChannelsOf(SERVER), allows: false };
const allow = (n: number): CommandRule => ({ of: 'channel', id: id(n), allows: true });
const ROLE: CommandRule = { of: 'role', id: id(500), allows: false };
const PERSON: CommandRule = { of: 'user', id: id(501), allows: true };

describe('C1: where a root is of use', () => {
  const wg = group('working-group');
  const ig = group('interest-group');
  const voting = group('interest-group', { memberTier: true, channelId: id(7) });
  it.each<[Place, boolean, boolean, boolean]>([
    ['everywhere', true, true, true],
    ['group-channels', true, true, true],
    ['working-groups', true, false, false],
    ['member-tier', true, false, true],
    ['creation-channel', false, false, false],
  ])('C1: %s: WG %s, IG %s, IG with the tier %s', (place, ...fits) => {
    expect([wg, ig, voting].map((each) => fitsGroup(place, each))).toEqual(fits);
    const found = channelsFor(place, [wg, ig, voting, group('working-group', { channelId: null })], id(8));
    if (place === 'everywhere') expect(found).toBe(place);
    else if (place === 'creation-channel') expect(found).toEqual([id(8)]);
    else expect(found).toEqual([wg, ig, voting].filter((_each, n) => fits[n]).map(({ channelId }) => channelId));
  });

  it('C1: without a creation channel its root is of use nowhere', () => {
    expect(channelsFor('creation-channel', [wg], null)).toEqual([]);
  });
});

describe('C1: what is to be set for a root', () => {
  it('C1: nothing for one that is of use everywhere, whatever managers set for it', () => {
    expect(planOf(root('everywhere', [ALL]), SERVER)).toEqual({ type: 'everywhere' });
  });

  it('C1: all channels denied, its own allowed, lines for roles and people kept, old channels gone', () => {
    const plan = planOf(root([id(1), id(2), id(1)], [allow(3), ROLE, { ...allow(1), allows: false }, PERSON]), SERVER);
    expect(plan).toEqual({ type: 'set', rules: [ROLE, PERSON, ALL, allow(1), allow(2)] });
  });

  it('C1: nothing when it is so already, in whatever order', () => {
    expect(planOf(root([id(1), id(2)], [allow(2), PERSON, ALL, allow(1)]), SERVER)).toEqual({ type: 'right' });
    expect(planOf(root([id(1)], [ALL, allow(1), ALL]), SERVER).type).toBe('set');
  });

  it('C1: in no channel it is denied everywhere', () => {
    expect(planOf(root([]), SERVER)).toEqual({ type: 'set', rules: [ALL] });
  });

  it('C1: 99 channels fit, one more does not, and neither does a line for a role beside them', () => {
    expect(planOf(root(channels(99)), SERVER).type).toBe('set');
    expect(planOf(root(channels(100)), SERVER)).toEqual({ type: 'too-many', lines: 101 });
    expect(planOf(root(channels(99), [ROLE]), SERVER)).toEqual({ type: 'too-many', lines: 101 });
    expect(planOf(root(channels(98), [ROLE]), SERVER).type).toBe('set');
  });

  it('C1: nothing is out of step where nobody limits anything; elsewhere also a root that came later is', () => {
    expect(outOfStep([root([id(1)]), root('everywhere', [ALL])], SERVER)).toEqual([]);
    const limited = root([id(1)], [ALL, allow(1)], 'vote');
    expect(outOfStep([limited, root('everywhere')], SERVER)).toEqual([]);
    expect(outOfStep([limited, root([id(1)])], SERVER)).toEqual(['why']);
    expect(outOfStep([root([id(2)], [ALL, allow(1)])], SERVER)).toEqual(['why']);
  });
});

describe('C1: roots that are hidden where they are of use', () => {
  it('C1: one for everywhere is looked for in groups’ channels, the others in their own', () => {
    const hidden = { ...ALL, id: id(1) };
    const all = { type: 'all' } as const;
    const found = hiddenRoots(
      [root('everywhere', [hidden], 'help'), root([id(1), id(2)], [hidden], 'why'), root([id(2)], [hidden], 'vote')],
      SERVER,
      [id(1), id(2)],
    );
    expect(found).toEqual([
      { root: 'help', channelId: id(1), from: all },
      { root: 'why', channelId: id(1), from: all },
    ]);
    expect(together(found)).toEqual([{ roots: ['help', 'why'], channelIds: [id(1)], from: all }]);
  });

  it('C1: roots are told of together when channels and people are the same', () => {
    const all = { type: 'all' } as const;
    const some = { type: 'some', roles: [id(5)], users: 0 } as const;
    const told = together([
      { root: 'a', channelId: id(1), from: all },
      { root: 'a', channelId: id(2), from: all },
      { root: 'b', channelId: id(1), from: all },
      { root: 'c', channelId: id(1), from: all },
      { root: 'c', channelId: id(2), from: all },
      { root: 'c', channelId: id(3), from: some },
    ]);
    expect(told).toEqual([
      { roots: ['a', 'c'], channelIds: [id(1), id(2)], from: all },
      { roots: ['b'], channelIds: [id(1)], from: all },
      { roots: ['c'], channelIds: [id(3)], from: some },
    ]);
  });
});
