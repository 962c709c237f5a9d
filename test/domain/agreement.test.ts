import { expect, it } from 'vitest';
import { isApproved } from '../../src/domain/agreement.js';
import type { Approval } from '../../src/domain/feedback.js';
import { DAY, MONDAY, person, proposal } from './sample.js';

const scope = proposal('working-group', { matter: 'scope', status: 'agreed' });
const approval = (by: number, at = MONDAY + 6 * DAY): Approval => ({
  ...{ proposalId: scope.id, personId: person(by).id, level: 'core-maintainer', at },
});

it('V9: an approval of somebody else counts, not that of somebody who turned out to be the author (L5)', () => {
  expect(isApproved(scope, [approval(2)])).toBe(true);
  expect(isApproved(scope, [approval(1)])).toBe(false);
});

it('V9: an approval is for the present text', () => {
  expect(isApproved(scope, [approval(2, MONDAY - 1)])).toBe(false);
  expect(isApproved(scope, [approval(2, MONDAY)])).toBe(true);
});
