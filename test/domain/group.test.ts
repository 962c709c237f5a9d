import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GROUP_KINDS, channelNameOf, groupOfChannelName, leadWordOf } from '../../src/domain/group.js';

describe('the channel of a group', () => {
  it('C1: is called #name-wg or #name-ig', () => {
    expect(channelNameOf('working-group', 'server-card')).toBe('server-card-wg');
    expect(channelNameOf('interest-group', 'accessibility')).toBe('accessibility-ig');
  });

  it('C1: says which group it is, for every name', () => {
    fc.assert(
      fc.property(fc.constantFrom(...GROUP_KINDS), fc.string({ minLength: 1, maxLength: 90 }), (kind, name) => {
        expect(groupOfChannelName(channelNameOf(kind, name))).toEqual({ kind, name });
      }),
    );
  });

  it.each(['general', 'wg', '-wg', '-ig', 'tracing-wg-old', 'tracing_wg', 'wg-tracing', 'Tracing-WG', ''])(
    'C1: %j is not the channel of a group',
    (name) => {
      expect(groupOfChannelName(name)).toBeNull();
    },
  );

  it('C1: the last part decides', () => {
    expect(groupOfChannelName('future-of-wg-ig')).toEqual({ kind: 'interest-group', name: 'future-of-wg' });
  });
});

it('K1: a Working Group has Leads, an Interest Group Facilitators', () => {
  expect(leadWordOf('working-group')).toBe('Lead');
  expect(leadWordOf('interest-group')).toBe('Facilitator');
});
