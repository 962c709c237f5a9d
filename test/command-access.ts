/**
 * Who is offered a command where, by what admins set for the command itself (`own`) and for all commands (`common`). The
 * bot's reading and the local Discord's are both held against it.
 */
export interface AccessCase {
  readonly what: string;
  readonly own?: readonly Entry[];
  readonly common?: readonly Entry[];
  /** The person's roles. */
  readonly roles?: readonly RoleName[];
  readonly shows: boolean;
}

export type RoleName = 'red' | 'blue';
/** Whom or what an entry is about, as seen from somebody called ada in the channel `here`. */
export type Entry = readonly [
  about: 'here' | 'elsewhere' | 'all channels' | 'ada' | 'ben' | RoleName | 'everyone',
  allows: boolean,
];

export const ACCESS: readonly AccessCase[] = [
  { what: 'nothing is set', shows: true },
  { what: 'this channel is denied', own: [['here', false]], shows: false },
  { what: 'another channel is denied', own: [['elsewhere', false]], shows: true },
  { what: 'all channels are denied', own: [['all channels', false]], shows: false },
  {
    what: 'all channels but this one',
    own: [
      ['all channels', false],
      ['here', true],
    ],
    shows: true,
  },
  {
    what: 'all channels but another one',
    own: [
      ['all channels', false],
      ['elsewhere', true],
    ],
    shows: false,
  },
  {
    what: 'all channels are allowed, this one not',
    own: [
      ['all channels', true],
      ['here', false],
    ],
    shows: false,
  },
  { what: 'this channel is denied for all commands', common: [['here', false]], shows: false },
  { what: 'all commands are denied here, this one not', common: [['here', false]], own: [['here', true]], shows: true },
  {
    what: 'all commands are allowed here, this one not',
    common: [['here', true]],
    own: [['here', false]],
    shows: false,
  },
  {
    what: 'its own line for all channels beats the common one for this',
    common: [['here', true]],
    own: [['all channels', false]],
    shows: false,
  },
  {
    what: 'its own line for another channel leaves the common one',
    common: [['all channels', false]],
    own: [['elsewhere', true]],
    shows: false,
  },
  {
    what: 'its own lines for people leave the common ones for channels',
    common: [['here', false]],
    own: [['ada', true]],
    shows: false,
  },
  { what: 'everyone is denied', own: [['everyone', false]], shows: false },
  {
    what: 'everyone but her role',
    own: [
      ['everyone', false],
      ['red', true],
    ],
    roles: ['red'],
    shows: true,
  },
  {
    what: 'everyone but another role',
    own: [
      ['everyone', false],
      ['blue', true],
    ],
    roles: ['red'],
    shows: false,
  },
  { what: 'her role is denied', own: [['red', false]], roles: ['red'], shows: false },
  { what: 'another role is denied', own: [['blue', false]], roles: ['red'], shows: true },
  {
    what: 'of two roles one is allowed',
    own: [
      ['red', false],
      ['blue', true],
    ],
    roles: ['red', 'blue'],
    shows: true,
  },
  { what: 'she is denied', own: [['ada', false]], shows: false },
  {
    what: 'she is denied and her role allowed',
    own: [
      ['ada', false],
      ['red', true],
    ],
    roles: ['red'],
    shows: false,
  },
  {
    what: 'she is allowed and her role denied',
    own: [
      ['ada', true],
      ['red', false],
    ],
    roles: ['red'],
    shows: true,
  },
  { what: 'somebody else is denied', own: [['ben', false]], shows: true },
  { what: 'everyone is denied all commands', common: [['everyone', false]], shows: false },
  {
    what: 'everyone is denied all commands, this one is allowed',
    common: [['everyone', false]],
    own: [['everyone', true]],
    shows: true,
  },
  {
    what: 'its own line for everyone beats the common one for her',
    common: [['ada', true]],
    own: [['everyone', false]],
    shows: false,
  },
  {
    what: 'her role may use all commands, and nobody this one',
    common: [
      ['everyone', false],
      ['red', true],
    ],
    own: [['blue', true]],
    roles: ['red'],
    shows: true,
  },
  {
    what: 'a person allowed by name is no way around the channel',
    own: [
      ['here', false],
      ['ada', true],
    ],
    shows: false,
  },
];
