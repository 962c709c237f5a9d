import { describe, expect, it, test } from 'vitest';
import { knownIn, oneHolds, organizationKey, organizationName, spreadOf } from '../../src/domain/organization.js';

const count = (organization: string | null, people: number, joined = 0, left = 0) => ({
  ...{ organization, people, joined, left },
});

describe('L7: what is one organisation', () => {
  it.each([
    ['Nordlicht', 'nordlicht'],
    ['  NORD\n licht  ', 'nord licht'],
    ['Nordlicht, Inc.', 'nordlicht'],
    ['Nordlicht Inc', 'nordlicht'],
    ['Nordlicht Ltd.', 'nordlicht'],
    ['Nordlicht GmbH', 'nordlicht'],
    ['Nordlicht Corp.', 'nordlicht'],
    ['Nordlicht Ltd, Inc.', 'nordlicht'],
    ['Ｎordlicht', 'nordlicht'],
    ['Nordlicht / MCP Maintainer', 'nordlicht'],
    ['Nordlicht GmbH / Core Maintainer', 'nordlicht'],
    ['Nordlicht/Lead Maintainer / MCP Maintainer', 'nordlicht'],
    ['Nordlicht Maintainers', 'nordlicht maintainers'],
    ['Incorporated Things', 'incorporated things'],
    ['Nordlichtinc', 'nordlichtinc'],
    ['Nord / Süd', 'nord / süd'],
    ['NWS', 'nws'],
    ['Nord Web Services', 'nord web services'],
    ['Inc.', 'inc.'],
  ])('%j is compared as %j', (typed, key) => {
    expect(organizationKey(typed)).toBe(key);
  });

  it.each([null, '', '  ', '-', '—', 'independent', 'Independent', 'INDEPENDENT / MCP Maintainer', '\u200b'])(
    '%j is nobody’s',
    (typed) => {
      expect(organizationKey(typed)).toBeNull();
    },
  );

  it('is shown as it is written, without a role behind it', () => {
    expect(organizationName(' Nordlicht  GmbH / MCP Maintainer ')).toBe('Nordlicht GmbH');
  });
});

test('L7: a spread puts one organisation together, under the spelling of most, the largest first', () => {
  const spread = spreadOf([
    count('Süd', 2),
    count('Nordlicht', 1, 1, 0),
    count('NORDLICHT GmbH', 2, 0, 1),
    count('Independent', 3, 1),
    count(null, 4),
    count('-', 1),
    count('Fort', 0, 0, 2),
  ]);
  expect(spread).toEqual({
    organizations: [count('NORDLICHT GmbH', 3, 1, 1), count('Süd', 2), count('Fort', 0, 0, 2)],
    ...{ independent: 3, unknown: 5, joined: 2, left: 3 },
  });
  expect(knownIn(spread)).toBe(8);
});

test.each([
  ['more than half', [count('A', 3), count('B', 2)], true],
  ['exactly half', [count('A', 3), count('B', 3)], false],
  ['all of four', [count('A', 4)], true],
  ['all of three: too few to tell', [count('A', 3)], false],
  ['three and one who is independent', [count('A', 3), count('independent', 1)], true],
  ['half, with those who are independent', [count('A', 2), count('independent', 2)], false],
  ['of whom nothing is known counts neither way', [count('A', 3), count('B', 1), count(null, 100)], true],
  ['the independent are no organisation', [count('independent', 9)], false],
  ['nobody', [], false],
  ['in two spellings', [count('A', 2), count('a inc.', 1), count('B', 2)], true],
])('L7: one organisation holds a group with %s: %#', (_what, counts, holds) => {
  expect(oneHolds(spreadOf(counts))).toBe(holds);
});
