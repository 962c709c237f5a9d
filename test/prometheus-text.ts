/** One line of numbers. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What a page in Prometheus' text format says; the name of a metric leads to its type and help. */
export interface Scraped {
  readonly metrics: ReadonlyMap<string, { readonly type: string; readonly help: string }>;
  readonly samples: readonly Sample[];
}

const SUFFIXES: Readonly<Record<string, readonly string[]>> = {
  histogram: ['_bucket', '_sum', '_count'],
  summary: ['', '_sum', '_count'],
};

/**
 * Reads Prometheus' text format 0.0.4 strictly: throws at a line that is none, a metric described twice, a number
 * without HELP and TYPE before it, the same series twice, and a histogram whose buckets do not add up.
 */
export function scraped(page: string): Scraped {
  if (!page.endsWith('\n')) throw new Error('the last line does not end');
  const help = new Map<string, string>();
  const metrics = new Map<string, { type: string; help: string }>();
  const samples: Sample[] = [];
  const series = new Set<string>();
  let current = '';
  for (const line of page.split('\n')) {
    if (line === '') continue;
    const [, about, of = '', said = ''] = /^# (HELP|TYPE) ([a-zA-Z_:][\w:]*) (.+)$/u.exec(line) ?? [];
    if (about === 'HELP') {
      if (help.has(of)) throw new Error(`${of} is described twice`);
      help.set(of, said);
    } else if (about === 'TYPE') {
      const text = help.get(of);
      if (text === undefined || metrics.has(of)) throw new Error(`${of} has a type without one help before it`);
      if (!/^(counter|gauge|histogram|summary)$/u.test(said)) throw new Error(`${of} has the type ${said}`);
      metrics.set(of, { type: said, help: text });
      current = of;
    } else {
      const sample = sampleIn(line);
      const type = metrics.get(current)?.type ?? '';
      if (!(SUFFIXES[type] ?? ['']).some((suffix) => sample.name === current + suffix))
        throw new Error(`${sample.name} stands under ${current || 'nothing'}`);
      const key = JSON.stringify([sample.name, Object.entries(sample.labels).sort()]);
      if (series.has(key)) throw new Error(`twice: ${line}`);
      series.add(key);
      samples.push(sample);
    }
  }
  for (const [name, { type }] of metrics) if (type === 'histogram') addsUp(name, samples);
  return { metrics, samples };
}

const LABEL = String.raw`[a-zA-Z_]\w*="(?:[^"\\\n]|\\["\\n])*"`;
const LINE = new RegExp(`^([a-zA-Z_:][\\w:]*)(?:\\{(${LABEL}(?:,${LABEL})*)\\})? (\\S+)$`, 'u');

function sampleIn(line: string): Sample {
  const [, name = '', labels = '', value = ''] = LINE.exec(line) ?? [];
  const number = value === '+Inf' ? Infinity : Number(value);
  if (name === '' || (Number.isNaN(number) && value !== 'Nan')) throw new Error(`no sample: ${line}`);
  const pairs = [...labels.matchAll(/([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/gu)].map(([, key = '', text = '']) => [
    key,
    text,
  ]);
  return { name, labels: Object.fromEntries(pairs) as Record<string, string>, value: number };
}

/** Buckets grow, and the last one holds as much as the count. */
function addsUp(name: string, samples: readonly Sample[]): void {
  const seen = new Map<string, number>();
  const withoutBound = ({ labels: { le: _le, ...rest } }: Sample): string =>
    JSON.stringify(Object.entries(rest).sort());
  for (const sample of samples.filter((each) => each.name === `${name}_bucket`)) {
    const key = withoutBound(sample);
    if (sample.value < (seen.get(key) ?? 0)) throw new Error(`the buckets of ${name} shrink`);
    seen.set(key, sample.value);
  }
  for (const sample of samples.filter((each) => each.name === `${name}_count`)) {
    if (seen.get(withoutBound(sample)) !== sample.value) throw new Error(`the buckets of ${name} do not add up`);
  }
}

/** The value of the one series of a metric that has all these labels; 0 when there is none. */
export function valueOf({ samples }: Scraped, name: string, labels: Readonly<Record<string, string>> = {}): number {
  const found = samples.filter(
    (each) => each.name === name && Object.entries(labels).every(([key, value]) => each.labels[key] === value),
  );
  if (found.length > 1) throw new Error(`${name} has several such series`);
  return found[0]?.value ?? 0;
}
