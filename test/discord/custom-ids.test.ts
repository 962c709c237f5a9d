import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { customId, parseCustomId } from '../../src/discord/custom-ids.js';

describe('custom ids', () => {
  it('carry an action and an argument', () => {
    expect(customId('object', 'clx1')).toBe('v1:object:clx1');
    expect(parseCustomId('v1:object:clx1')).toEqual({ action: 'object', argument: 'clx1' });
    expect(parseCustomId('v1:open-form:amend:a:b')).toEqual({ action: 'open-form', argument: 'amend:a:b' });
  });

  it.each([
    '',
    'v1',
    'v1:',
    'v1::x',
    'v2:object:x',
    'v1:Object:x',
    'v1:a:ü',
    'v1:a:\n',
    ' v1:a:x',
    `v1:a:${'x'.repeat(96)}`,
  ])('that we could not have made are nothing: %j', (id) => expect(parseCustomId(id)).toBeNull());

  it.each([
    ['Object', 'x'],
    ['a:b', 'x'],
    ['object', 'ä'],
    ['object', 'x'.repeat(91)],
  ])('are refused when the parts can not make one: %s %s', (action, argument) => {
    expect(() => customId(action, argument)).toThrow();
  });

  it('come back as they were made', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z][a-z0-9-]{0,30}$/u),
        fc.stringMatching(/^[ -~]{0,60}$/u),
        (action, argument) => {
          const id = customId(action, argument);
          expect(id.length).toBeLessThanOrEqual(100);
          expect(parseCustomId(id)).toEqual({ action, argument });
        },
      ),
    );
  });

  it('are read without failing, whatever comes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (id) => void parseCustomId(id)));
  });
});
