import { readFileSync } from 'node:fs';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { metersIn } from '../../src/runtime/meters.js';

interface Panel {
  readonly id: number;
  readonly type: string;
  readonly title: string;
  readonly datasource?: { readonly uid: string };
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string; readonly datasource: { readonly uid: string } }[];
}

const read = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');
const dashboard = JSON.parse(read('docs/grafana-dashboard.json')) as {
  readonly panels: readonly Panel[];
  readonly templating: { readonly list: readonly { readonly name: string; readonly type: string }[] };
};
const expressions = dashboard.panels.flatMap(({ targets = [] }) => targets.map(({ expr }) => expr));

/** The bot's own metrics with their labels, and the names under which a histogram is read. */
function ours() {
  const registry = new Registry();
  metersIn(registry);
  return registry.getMetricsAsArray().map((metric) => {
    const { name, labelNames = [] } = metric as unknown as { name: string; labelNames?: readonly string[] };
    const isHistogram = name.endsWith('_duration_seconds');
    return { name, labelNames, readAs: isHistogram ? ['_bucket', '_sum', '_count'].map((end) => name + end) : [name] };
  });
}

const namesIn = (text: string): string[] => text.match(/\bconvenor_\w+/gu) ?? [];

test('every metric on the dashboard is one that the bot has, and every one of the bot is on it', () => {
  const known = ours();
  const shown = expressions.flatMap(namesIn);
  expect(shown.filter((name) => !known.some(({ readAs }) => readAs.includes(name)))).toEqual([]);
  expect(known.filter(({ readAs }) => !readAs.some((name) => shown.includes(name))).map(({ name }) => name)).toEqual(
    [],
  );
});

test('expressions group by labels that the metric has', () => {
  for (const expression of expressions) {
    const labels = /\bby \(([^)]*)\)/u.exec(expression)?.[1]?.split(', ') ?? [];
    const metric = ours().find(({ readAs }) => readAs.includes(namesIn(expression)[0] ?? ''));
    for (const label of labels) expect([...(metric?.labelNames ?? []), 'le'], expression).toContain(label);
  }
});

test('no label hides one of those that Prometheus adds', () => {
  for (const { name, labelNames } of ours()) {
    expect(
      labelNames.filter((label) => ['job', 'instance', 'le', 'quantile'].includes(label)),
      name,
    ).toEqual([]);
  }
});

test('the dashboard has a row for each part, asks the data source that is chosen, and no panel covers another', () => {
  const { panels, templating } = dashboard;
  const rows = panels.filter(({ type }) => type === 'row').map(({ title }) => title);
  const parts = ['Connection', 'Interactions', 'Refusals', 'Outbox', 'Reminders', 'Ticks', 'Database', 'Process'];
  expect(rows).toEqual(parts);
  expect(templating.list).toContainEqual(expect.objectContaining({ name: 'datasource', type: 'datasource' }));
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  const cells = new Set<string>();
  for (const { type, title, datasource, targets = [], gridPos } of panels) {
    if (type !== 'row') {
      expect(targets.length, title).toBeGreaterThan(0);
      for (const source of [datasource, ...targets.map((target) => target.datasource)])
        expect(source?.uid, title).toBe('${datasource}');
    }
    for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++)
      for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
        expect(x, title).toBeLessThan(24);
        expect(cells.has(`${x} ${y}`), title).toBe(false);
        cells.add(`${x} ${y}`);
      }
  }
});

test('README alerts on metrics that the bot has', () => {
  const known = ours().flatMap(({ readAs }) => readAs);
  const alerts = read('README.md').replaceAll(/convenor_\(([a-z_|]+)\)_total/gu, (_all, names: string) =>
    names.replaceAll(/[a-z_]+/gu, 'convenor_$&_total'),
  );
  expect(new Set(namesIn(alerts)).size).toBeGreaterThanOrEqual(7);
  expect(namesIn(alerts).filter((name) => !known.includes(name))).toEqual([]);
});
