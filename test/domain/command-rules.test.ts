import { describe, expect, it } from 'vitest';
import { allChannelsOf, hiddenFrom, isOffered, type CommandRule } from '../../src/domain/command-rules.js';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { ACCESS, type Entry } from '../command-access.js';
import { SERVER } from './sample.js';

const id = (n: number) => asId<Snowflake>(`90000000000000010${n}`);
const HERE = id(1);
const [ADA, BEN, RED, BLUE] = [id(3), id(4), id(5), id(6)] as const;
const ABOUT: Record<Entry[0], Pick<CommandRule, 'of' | 'id'>> = {
  here: { of: 'channel', id: HERE },
  elsewhere: { of: 'channel', id: id(2) },
  'all channels': { of: 'channel', id: allChannelsOf(SERVER) },
  ada: { of: 'user', id: ADA },
  ben: { of: 'user', id: BEN },
  red: { of: 'role', id: RED },
  blue: { of: 'role', id: BLUE },
  everyone: { of: 'role', id: SERVER },
};
const rules = (entries: readonly Entry[] = []) => entries.map(([about, allows]) => ({ ...ABOUT[about], allows }));
const ROLE = { red: RED, blue: BLUE };

describe('C1: who is offered a command', () => {
  it.each(ACCESS)('C1: $what: $shows', ({ own, common, roles = [], shows }) => {
    const member = { userId: ADA, roleIds: roles.map((name) => ROLE[name]) };
    expect(isOffered({ own: rules(own), common: rules(common) }, SERVER, HERE, member)).toBe(shows);
  });

  it('C1: all channels have the id before the server’s, also beyond what a number holds', () => {
    expect(allChannelsOf(asId<Snowflake>('1477998909849600000'))).toBe('1477998909849599999');
  });
});

describe('C1: from whom a command is hidden', () => {
  it.each<[string, readonly Entry[], readonly Entry[], ReturnType<typeof hiddenFrom>]>([
    ['nothing', [], [], null],
    ['another channel', [['elsewhere', false]], [], null],
    [
      'this channel, whoever is allowed',
      [
        ['here', false],
        ['red', true],
      ],
      [],
      { type: 'all' },
    ],
    [
      'all channels but this',
      [
        ['all channels', false],
        ['here', true],
      ],
      [],
      null,
    ],
    ['everyone', [['everyone', false]], [], { type: 'all' }],
    [
      'everyone but a role and a person',
      [
        ['everyone', false],
        ['red', true],
        ['blue', false],
        ['ada', true],
        ['ben', false],
      ],
      [],
      { type: 'most', roles: [RED], users: 1 },
    ],
    [
      'a role and two people',
      [
        ['red', false],
        ['blue', true],
        ['ada', false],
        ['ben', false],
      ],
      [],
      { type: 'some', roles: [RED], users: 2 },
    ],
    [
      'everyone, for all commands',
      [],
      [
        ['everyone', false],
        ['red', true],
      ],
      { type: 'most', roles: [RED], users: 0 },
    ],
    [
      'everyone for all commands, this one allowed',
      [['everyone', true]],
      [
        ['everyone', false],
        ['red', true],
      ],
      null,
    ],
    ['a role for all commands, allowed here', [['red', true]], [['red', false]], null],
  ])('C1: %s', (_what, own, common, hidden) => {
    expect(hiddenFrom({ own: rules(own), common: rules(common) }, SERVER, HERE)).toEqual(hidden);
  });
});
