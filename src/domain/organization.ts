import { saysSomething } from './wording.js';

/** Roles that people write behind their organisation: `Nordlicht / MCP Maintainer`. */
const ROLE = /\s*\/\s*(?:mcp |core |lead )?maintainers?$/iu;
/** Legal forms at the end of a name. */
const FORM = /[\s,]+(?:inc|ltd|gmbh|corp)\.?$/iu;
/** At least so many people must have said where they belong, before it says something of a group. */
const KNOWN_AT_LEAST = 4;

/** An organisation as people wrote it, without a role that stands behind it, in one line. */
export function organizationName(typed: string): string {
  let name = typed.replace(/\s+/gu, ' ').trim();
  while (ROLE.test(name)) name = name.replace(ROLE, '').trim();
  return name;
}

/**
 * L7: what is compared of organisations: without case, blanks, legal form and role. Null for nobody's: empty, or
 * independent. Different names stay different, whoever they may belong to.
 */
export function organizationKey(typed: string | null): string | null {
  let key = organizationName((typed ?? '').normalize('NFKC').toLowerCase());
  while (FORM.test(key)) key = key.replace(FORM, '').trim();
  return saysSomething(key) && key !== 'independent' ? key : null;
}

/** How many Participants and above of a group wrote the same organisation, and how many of them are new or gone. */
export interface OrganizationCount {
  readonly organization: string | null;
  readonly people: number;
  /** Who came within the last quarter. */
  readonly joined: number;
  /** Who left within the last quarter, and is not among `people`. */
  readonly left: number;
}

/** L7: how a group's Participants and above spread over organisations. */
export interface Spread {
  /** The largest first, then by name; those from which somebody only left are there with nobody. */
  readonly organizations: readonly (OrganizationCount & { readonly organization: string })[];
  /** Who belongs to nobody. */
  readonly independent: number;
  /** Who has said nothing. */
  readonly unknown: number;
  readonly joined: number;
  readonly left: number;
}

/** L7: puts together what is one organisation by `organizationKey`; it is called as most of its people write it. */
export function spreadOf(counts: readonly OrganizationCount[]): Spread {
  const sum = (of: readonly OrganizationCount[], what: 'people' | 'joined' | 'left'): number =>
    of.reduce((total, each) => total + each[what], 0);
  const byKey = new Map<string, OrganizationCount[]>();
  const nobodys: OrganizationCount[] = [];
  for (const each of counts) {
    const key = organizationKey(each.organization);
    if (key === null) nobodys.push(each);
    else byKey.set(key, [...(byKey.get(key) ?? []), each]);
  }
  const organizations = [...byKey].map(([key, of]) => {
    return {
      ...{ key, organization: usualName(of) },
      ...{ people: sum(of, 'people'), joined: sum(of, 'joined'), left: sum(of, 'left') },
    };
  });
  const said = nobodys.filter(({ organization }) => organization !== null && saysSomething(organization));
  return {
    organizations: organizations
      .sort((a, b) => b.people - a.people || compare(a.key, b.key))
      .map(({ organization, people, joined, left }) => ({ organization, people, joined, left })),
    independent: sum(said, 'people'),
    unknown: sum(nobodys, 'people') - sum(said, 'people'),
    joined: sum(counts, 'joined'),
    left: sum(counts, 'left'),
  };
}

/** As most of the people write it. */
function usualName(of: readonly OrganizationCount[]): string {
  const names = new Map<string, number>();
  for (const { organization, people } of of) {
    const name = organizationName(organization ?? '');
    names.set(name, (names.get(name) ?? 0) + people);
  }
  const [most] = [...names].sort(([a, n], [b, m]) => m - n || compare(a, b));
  return most?.[0] ?? '';
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** L7: of how many people it is known where they belong, the independent included. */
export const knownIn = ({ organizations, independent }: Spread): number =>
  organizations.reduce((sum, { people }) => sum + people, independent);

/** L7: whether one organisation holds more than half of those of whom it is known, when they are at least four. */
export function oneHolds(spread: Spread): boolean {
  const known = knownIn(spread);
  return known >= KNOWN_AT_LEAST && (spread.organizations[0]?.people ?? 0) * 2 > known;
}
