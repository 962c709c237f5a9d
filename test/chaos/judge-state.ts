import type { Evidence, StoredMatter } from './evidence.js';
import { doubled, lost, wrong, type Finding } from './finding.js';
import { NEARLY_MS, NOBODY, gapsIn, type Matter, type Model } from './model.js';

const HOUR = 3_600_000;
/** The bot writes at each tick that it is connected, and its ticks are 5 s apart, a little more on a busy machine. */
const NOTED_AFTER_MS = 10_000;

/** Whether the database ends where the model does. */
export function judgeState(evidence: Evidence, model: Model): Finding[] {
  return [...matters(evidence, model), ...places(evidence, model), ...outages(evidence)];
}

function matters({ matters: stored }: Evidence, model: Model): Finding[] {
  const kept = new Map<number, StoredMatter>();
  const found: Finding[] = [];
  for (const row of stored) {
    if (kept.has(row.ref)) found.push(doubled(`D-${row.ref} is in the database twice`));
    if (!model.matters.has(row.ref)) found.push(wrong(`D-${row.ref} is in the database and nobody opened it`));
    kept.set(row.ref, row);
  }
  for (const matter of model.matters.values()) {
    const row = kept.get(matter.ref);
    found.push(...(row ? compared(matter, row) : [lost(`D-${matter.ref} is not in the database`)]));
    if (matter.status === 'open' || matter.status === 'announcing')
      found.push(lost(`D-${matter.ref} is still ${matter.status} long after its time`));
  }
  return found;
}

const COMPARED = [
  ...['group', 'title', 'text', 'version', 'significant', 'days', 'status', 'announcedAt', 'deadlineAt'],
  ...['settledAt', 'moved', 'output'],
] as const;

function compared(matter: Matter, row: StoredMatter): Finding[] {
  const by = (objections: StoredMatter['objections']): string =>
    objections
      .map(({ by: user, at, lifted }) => `${at} ${user}${lifted ? ' lifted' : ''}`)
      .sort()
      .join(', ');
  const different = COMPARED.filter((field) => matter[field] !== row[field]).map((field) =>
    wrong(`D-${matter.ref}: ${field} is ${String(row[field])}, by the rules ${String(matter[field])}`),
  );
  const [is, should] = [by(row.objections), by(matter.objections)];
  if (is === should) return different;
  const type =
    row.objections.length < matter.objections.length
      ? lost
      : row.objections.length > matter.objections.length
        ? doubled
        : wrong;
  return [...different, type(`D-${matter.ref}: objections are [${is}], by the rules [${should}]`)];
}

function places({ places: stored }: Evidence, model: Model): Finding[] {
  return stored.flatMap(({ group, user, tier, confirmBy }) => {
    if (user === NOBODY) return tier === null ? [] : [wrong(`somebody who was erased is ${tier} in #${group}`)];
    const place = model.place(group, user);
    if (place.tier === tier && place.confirmBy === confirmBy) return [];
    return [
      wrong(`${user} in #${group} is ${tier} until ${confirmBy}, by the rules ${place.tier} until ${place.confirmBy}`),
    ];
  });
}

/** X7: each time of more than an hour in which people could not act is noted in the record, once, and no other. */
function outages({ spans, entries }: Evidence): Finding[] {
  const from = spans[0]?.since ?? 0;
  const to = spans.at(-1)?.until ?? from;
  const gaps = gapsIn(spans, from, to);
  // A process that is killed before its first tick has written nothing of its session: what is before and after is one.
  const joined = gapsIn(
    spans.filter(({ since, until }) => until - since >= NOTED_AFTER_MS),
    from,
    to,
  );
  const noted = entries.filter(({ kind }) => kind === 'bot-was-away');
  const same = (gap: (typeof gaps)[number], { facts }: (typeof noted)[number]): boolean =>
    Math.abs(Number(facts['since']) - gap.since) < NEARLY_MS &&
    Math.abs(Number(facts['until']) - gap.until) < NEARLY_MS;
  const at = (time: number): string => new Date(time).toISOString();
  return [
    ...gaps.flatMap((gap) => {
      const within = joined.filter(({ since, until }) => since <= gap.since && until >= gap.until);
      const isPart = within.some((whole) => whole.length > gap.length && noted.some((entry) => same(whole, entry)));
      if (isPart) return [];
      const times = noted.filter((entry) => same(gap, entry)).length;
      if (times > 1) return [doubled(`the outage from ${at(gap.since)} is noted ${times} times`)];
      return times === 0 && gap.length > HOUR + NEARLY_MS
        ? [lost(`the outage from ${at(gap.since)} to ${at(gap.until)} is not noted`)]
        : [];
    }),
    ...noted
      .filter((entry) => ![...gaps, ...joined].some((gap) => gap.length > HOUR - NEARLY_MS && same(gap, entry)))
      .map((entry) => wrong(`entry ${entry.seq} notes an outage that was none`)),
  ];
}
