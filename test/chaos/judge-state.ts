import type { Entry, Evidence, StoredMatter } from './evidence.js';
import { judgeVotes } from './judge-votes.js';
import { doubled, lost, wrong, type Finding } from './finding.js';
import { NOBODY, UNDECIDED, type Matter } from './matter.js';
import type { Model } from './model.js';
import { NEARLY_MS, gapsIn } from './outage.js';

const HOUR = 3_600_000;

/** Whether the database ends where the model does. */
export function judgeState(evidence: Evidence, model: Model): Finding[] {
  return [
    ...matters(evidence, model),
    ...judgeVotes(evidence, model),
    ...places(evidence, model),
    ...outages(evidence),
  ];
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
    if (UNDECIDED.includes(matter.status))
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

function places({ places: stored, spans }: Evidence, model: Model): Finding[] {
  const ended = spans.at(-1)?.until ?? 0;
  return stored.flatMap(({ group, user, tier, confirmBy, inactiveAt, inactiveSince }) => {
    if (user === NOBODY) return tier === null ? [] : [wrong(`somebody who was erased is ${tier} in #${group}`)];
    const place = model.place(group, user);
    if (inactiveAt !== null && inactiveAt < ended - HOUR)
      return [lost(`${user} in #${group} should be inactive since ${new Date(inactiveAt).toISOString()}`)];
    if (place.endsAt !== inactiveAt || place.inactiveSince !== inactiveSince)
      return [
        wrong(
          `${user} in #${group} is active until ${inactiveAt} or inactive since ${inactiveSince}, by the rules ${place.endsAt} or ${place.inactiveSince}`,
        ),
      ];
    if (place.tier === tier && place.confirmBy === confirmBy) return [];
    return [
      wrong(`${user} in #${group} is ${tier} until ${confirmBy}, by the rules ${place.tier} until ${place.confirmBy}`),
    ];
  });
}

type Gap = ReturnType<typeof gapsIn>[number];

/** X7: each time of more than an hour in which people could not act is noted in the record, once, and no other. */
function outages({ spans, entries }: Evidence): Finding[] {
  const from = spans[0]?.since ?? 0;
  const gaps = gapsIn(spans, from, spans.at(-1)?.until ?? from);
  const noted = entries
    .filter(({ kind }) => kind === 'bot-was-away')
    .map((entry) => ({ entry, gaps: gapsNotedAs(entry, gaps) }));
  const at = (time: number): string => new Date(time).toISOString();
  return [
    ...gaps.flatMap((gap) => {
      const times = noted.filter((each) => each.gaps.includes(gap)).length;
      if (times > 1) return [doubled(`the outage from ${at(gap.since)} is noted ${times} times`)];
      return times === 0 && gap.length > HOUR + NEARLY_MS
        ? [lost(`the outage from ${at(gap.since)} to ${at(gap.until)} is not noted`)]
        : [];
    }),
    ...noted.flatMap(({ entry, gaps: covered }) =>
      covered.length === 0 ? [wrong(`entry ${entry.seq} notes an outage that was none`)] : [],
    ),
  ];
}

/** The breaks that an entry tells of: one, or several with sessions between them that were too short to be noted. */
function gapsNotedAs({ facts }: Entry, gaps: readonly Gap[]): readonly Gap[] {
  const near = (one: unknown, other: number): boolean => Math.abs(Number(one) - other) < NEARLY_MS;
  for (const [first, { since }] of gaps.entries()) {
    if (!near(facts['since'], since)) continue;
    for (let last = first; last < gaps.length; last += 1) {
      const [gap, next] = [gaps[last], gaps[last + 1]];
      if (gap && near(facts['until'], gap.until) && gap.until - since > HOUR - NEARLY_MS)
        return gaps.slice(first, last + 1);
      if (!gap || !next || next.since - gap.until > NEARLY_MS) break;
    }
  }
  return [];
}
