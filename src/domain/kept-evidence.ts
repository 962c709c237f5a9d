import type { Evidence, EvidenceMonth } from './evidence.js';
import { PARTICIPATION_KINDS } from './participation-kinds.js';
import type { Fact } from './record.js';

type Facts = { readonly [name: string]: Fact };

/** P5: the evidence as the record keeps it when a nomination ends: counts by month, nothing personal. */
export const keptFacts = ({ firstDay, months, contributions, missing }: Evidence): Facts => ({
  firstDay,
  months: months.map(({ from, to, counts }) => ({ from, to, counts: { ...counts } })),
  contributions: contributions.length,
  missing: missing.map(({ what }) => what),
});

/** The months and the number of contributions in an entry of the record; null where it keeps none. */
export function evidenceKeptIn(facts: Facts): { months: readonly EvidenceMonth[]; contributions: number } | null {
  const { months, contributions } = facts;
  if (!Array.isArray(months) || typeof contributions !== 'number') return null;
  return { months: months.flatMap((month: Fact) => (isFacts(month) ? [monthOf(month)] : [])), contributions };
}

const isFacts = (fact: Fact | undefined): fact is Facts =>
  typeof fact === 'object' && fact !== null && !Array.isArray(fact);

const textOf = (fact: Fact | undefined): string => (typeof fact === 'string' ? fact : '');

function monthOf({ from, to, counts }: Facts): EvidenceMonth {
  const kept = isFacts(counts) ? counts : {};
  const known = PARTICIPATION_KINDS.flatMap((kind) => {
    const count = kept[kind];
    return typeof count === 'number' ? [[kind, count] as const] : [];
  });
  return { from: textOf(from), to: textOf(to), counts: Object.fromEntries(known) };
}
