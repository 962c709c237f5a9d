import { describe, expect, test } from 'vitest';
import { render } from '../../src/discord/render.js';
import { planOf } from '../../src/domain/import-plan.js';
import { importPlanCard } from '../../src/text/import-plan-card.js';
import { importPlanMarkdown } from '../../src/text/import-plan.js';
import { charter, factsOf } from './facts.js';
import { filesIn } from './real-files.js';

const DRAFT = '9b2f1c44-3c53-4a79-9d52-0d2a8f7a4b10';

describe('I13: the plan that people see', () => {
  test('of the samples, whole', async () => {
    const plan = planOf(await factsOf([...filesIn('samples/charters'), ...filesIn('samples/access')]));
    await expect(importPlanMarkdown(plan)).toMatchFileSnapshot('../golden/cards/import-plan.md');
  });

  test('of the samples, as a card', async () => {
    const plan = planOf(await factsOf([...filesIn('samples/charters'), ...filesIn('samples/access')]));
    const shown = render(importPlanCard({ plan, draftId: DRAFT }));
    await expect(JSON.stringify(shown.body, null, 2) + '\n').toMatchFileSnapshot('../golden/cards/import-plan.json');
    expect(shown.files.map(({ name }) => name)).toEqual(['import-plan.md']);
  });

  test('X3: text of a file pings nobody and breaks out of nothing', async () => {
    const hostile = charter('made', ['ann|Lead|@everyone <@1> **x** `y`', 'ben|@everyone ](https://evil.example)']);
    const shown = JSON.stringify(
      render(importPlanCard({ plan: planOf(await factsOf([hostile])), draftId: DRAFT })).body,
    );
    expect(shown).toContain('everyone');
    expect(shown).not.toMatch(/[^\\]@everyone|<@1>/u);
    expect(shown).toContain('"allowed_mentions":{"parse":[]');
  });

  test('Apply is offered only while there is something to apply', async () => {
    const plan = planOf(await factsOf([charter('made', ['ann|Lead'])]));
    expect(importPlanCard({ plan, draftId: DRAFT }).buttons).toMatchObject([
      { label: 'Apply', action: 'apply-import', argument: DRAFT },
    ]);
    expect(importPlanCard({ plan, draftId: null }).buttons).toEqual([]);
  });
});
