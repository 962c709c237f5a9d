import type { Heading } from '../../domain/charter.js';

/** The sections of the template, with the headings that lead to them in lower case. */
const SECTIONS = {
  kind: ['group type'],
  mission: ['mission statement'],
  inScope: ['scope', 'in scope'],
  outOfScope: ['scope', 'out of scope'],
  relatedGroups: ['scope', 'related groups'],
  leadership: ['leadership'],
  authority: ['authority and decision rights'],
  membership: ['membership'],
  operations: ['operations'],
  workItems: ['deliverables and success metrics', 'active work items'],
  successCriteria: ['deliverables and success metrics', 'success criteria'],
  changelog: ['changelog'],
} as const satisfies { readonly [section: string]: readonly string[] };

export type Section = keyof typeof SECTIONS;

const NAMED = new Map(Object.entries(SECTIONS).map(([section, path]) => [path.join('/'), section as Section]));

const normal = (heading: string): string =>
  heading
    .replace(/\((?:wg|ig) only\)/iu, '')
    .replace(/&/gu, 'and')
    .replace(/[*_`:]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();

/** Whether a heading begins a section of the template. */
export const beginsSection = ({ depth, text }: Heading): boolean =>
  depth === 2 && Object.values(SECTIONS).some(([first]) => first === normal(text));

/** The template's section that a path of headings leads to, or null. A title above all sections (`#`) doesn't count. */
export function sectionAt(path: readonly Heading[]): Section | null {
  const names = path.filter((heading) => heading.depth > 1).map((heading) => normal(heading.text));
  return NAMED.get(names.join('/')) ?? null;
}
