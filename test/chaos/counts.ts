import type { RunResult } from './run.js';
import type { Verdict } from './judge.js';

/** What happened, in numbers. */
export interface Counts {
  readonly acts: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly refusals: Readonly<Record<string, number>>;
  readonly troubles: Readonly<Record<string, number>>;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly total: {
    readonly acts: number;
    readonly unanswered: number;
    readonly matters: number;
    readonly settled: number;
    readonly posts: number;
    readonly entries: number;
    readonly killed: number;
    readonly takeovers: number;
    readonly leaps: number;
    readonly days: number;
  };
  readonly lost: number;
  readonly doubled: number;
  readonly wrong: number;
}

const DAY = 24 * 3_600_000;
const SETTLED = new Set([
  'accepted',
  'passed',
  'guided',
  'agreed',
  'consensus',
  'rough-consensus',
  'no-consensus',
  'withdrawn',
]);

export function countsOf({ evidence, bots }: RunResult, { model, findings }: Verdict): Counts {
  const { acts, troubles, leaps, posts, entries } = evidence;
  const matters = [...model.matters.values()];
  const byDeed = new Map<string, string[]>();
  for (const { deed, step, answer } of acts) {
    const name = step === 'ask' ? `${deed.kind} (form)` : deed.kind;
    byDeed.set(name, [...(byDeed.get(name) ?? []), answer.type]);
  }
  const found = (type: string): number => findings.filter((each) => each.type === type).length;
  return {
    acts: Object.fromEntries(
      [...byDeed].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, answers]) => [name, tally(answers)]),
    ),
    refusals: tally(acts.flatMap(({ answer }) => (answer.type === 'no' ? [`${answer.clause} ${answer.code}`] : []))),
    troubles: tally(troubles.map(({ kind }) => kind)),
    outcomes: tally(matters.map(({ status }) => status)),
    total: {
      acts: acts.length,
      unanswered: acts.filter(({ answer }) => answer.type === 'none' || answer.type === 'incident').length,
      matters: matters.length,
      settled: matters.filter(({ status }) => SETTLED.has(status)).length,
      posts: posts.length,
      entries: entries.length,
      killed: bots.killed,
      takeovers: bots.takeovers,
      leaps: leaps.length,
      days: Math.round(leaps.reduce((sum, { from, to }) => sum + to - from, 0) / DAY),
    },
    lost: found('lost'),
    doubled: found('doubled'),
    wrong: found('wrong'),
  };
}

function tally(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of [...names].sort()) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

const listed = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([name, count]) => `${name} ${count}`)
    .join(', ');

/** The numbers as lines for a terminal; the last one says how it ended. */
export function countLines({ acts, refusals, troubles, outcomes, total, ...ended }: Counts): string[] {
  return [
    ...Object.entries(acts).map(([name, answers]) => `  ${name}: ${listed(answers)}`),
    `refusals: ${listed(refusals)}`,
    `troubles: ${listed(troubles)}`,
    `matters: ${listed(outcomes)}`,
    `${total.entries} entries in the record, ${total.posts} posts, ${total.killed} kills, ${total.takeovers} takeovers, ${total.leaps} leaps over ${total.days} days`,
    `chaos: ${total.acts} acts, ${total.matters} matters, ${total.settled} settled; ${ended.lost} lost, ${ended.doubled} doubled, ${ended.wrong} wrong`,
  ];
}
