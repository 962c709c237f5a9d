import { expect, test } from 'vitest';
import { statesPage } from './states-page.js';

test('D1, D2: docs/states.md is what the state machine says; `npx vitest run test/docs -u` writes it anew', async () => {
  await expect(statesPage()).toMatchFileSnapshot('../../docs/states.md');
});
