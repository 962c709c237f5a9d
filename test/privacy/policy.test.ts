import { expect, test } from 'vitest';
import { PERSONAL_DATA } from '../../src/domain/personal-data.js';
import { privacyPolicy } from '../../src/text/privacy-policy.js';

test('X8: docs/privacy.md is what the list says; `npx vitest run test/privacy -u` writes it anew', async () => {
  await expect(privacyPolicy().content).toMatchFileSnapshot('../../docs/privacy.md');
});

test('X8: the policy says of every kind what is kept, why, who sees it, how long, and what erasing does', () => {
  const { content } = privacyPolicy();
  for (const { why, seenBy, until, erasing } of Object.values(PERSONAL_DATA)) {
    for (const said of [why, seenBy, until, erasing]) expect(content).toContain(said);
  }
});
