import type { AsWritten, Charter, LeadRow, MemberRow, Table } from './charter.js';
import { isLeadRole, tierOfLevel } from './charter-level.js';
import { leadWordOf, type Group } from './group.js';
import type { PersonId } from './ids.js';
import { TIERS, atLeast, isEmeritus, type Membership, type Tier } from './membership.js';
import { A_MEMBER, mayBeNamed, type Person } from './person.js';

/** Somebody in a group. */
export interface Member {
  readonly membership: Membership;
  readonly person: Person;
}

/** A row of a list: its cells as a file writes them, and what is to stand in some of its fields instead. */
export interface ListRow<Row> {
  readonly written: readonly string[];
  readonly words: Partial<Row>;
}

export interface List<Row> {
  /** As the file names them; empty where it has no such table. */
  readonly columns: readonly string[];
  readonly rows: readonly ListRow<Row>[];
}

/** P10: what a charter is to say about a group's people. */
export interface CharterLists {
  readonly leadership: List<LeadRow>;
  /** Null while there is nobody to be listed: the section is left out then. */
  readonly membership: List<MemberRow> | null;
  readonly emeriti: List<MemberRow> | null;
  /** Rows that differ from the file, those that left it included. */
  readonly changes: number;
  /** X8: how many stand there as a member. */
  readonly unnamed: number;
  /** Of whom the GitHub account is not confirmed, and so not written. */
  readonly unconfirmed: readonly Person[];
}

/** What the lists are made of. */
export interface ListFacts {
  readonly group: Group;
  readonly members: readonly Member[];
  /** As last imported. */
  readonly charter: Pick<Charter, 'leadership' | 'membership'> | null;
  /** The table that the charter has under its own heading for emeriti. */
  readonly emeriti: Table<MemberRow>;
  /** Who a row of the charter is about; `nobody` when it names none, `unknown` when nobody on record. */
  readonly personOf: (row: LeadRow | MemberRow) => PersonId | 'nobody' | 'unknown';
  /** P7: whether somebody gave what is on record about them themselves. */
  readonly isOwnWord: (person: PersonId, field: 'name' | 'organization') => boolean;
}

/**
 * P10, X8: a charter's tables as the roster has them. Rows that are still right keep their cells and their order; who is
 * new comes after. Somebody who has not agreed to be named keeps the row that the file has of them while it is right;
 * whatever is new about them is said of a member.
 */
export function charterLists(facts: ListFacts): CharterLists {
  const { members } = facts;
  const made = { changes: 0, unnamed: 0, unconfirmed: new Set<Person>() };
  const leadership = leadRows(facts, made);
  const membership = memberRows(facts, made);
  const emeriti = emeritusRows(facts, made);
  return {
    leadership,
    membership,
    emeriti,
    changes: made.changes,
    unnamed: made.unnamed,
    unconfirmed: members.map(({ person }) => person).filter((person) => made.unconfirmed.has(person)),
  };
}

interface Made {
  changes: number;
  unnamed: number;
  readonly unconfirmed: Set<Person>;
}

type Written<Row> = Row & AsWritten;

function leadRows(facts: ListFacts, made: Made): List<LeadRow> {
  const table = facts.charter?.leadership ?? NO_TABLE;
  const leads = facts.members.filter(({ membership }) => membership.tier === 'lead');
  const listed = new Set<PersonId>();
  const rows: ListRow<LeadRow>[] = [];
  for (const row of table.rows) {
    const who = facts.personOf(row);
    const lead = leads.find(({ person }) => person.id === who);
    if (isOfAMember(row)) made.changes += 1;
    else if (who === 'nobody' || who === 'unknown' || !isLeadRole(row.role)) rows.push(asItIs(row));
    else if (!lead || listed.has(who)) made.changes += 1;
    else {
      listed.add(who);
      const { role, term } = lead.membership;
      const words = {
        ...(role !== null && role !== row.role ? { role } : {}),
        ...(term !== null && term !== row.term ? { term } : {}),
        ...ownWords(row, lead.person, facts),
      };
      rows.push(rewritten(row, lead.person, words, made));
    }
  }
  for (const lead of leads.filter(({ person }) => !listed.has(person.id))) {
    const { role, term } = lead.membership;
    const named = namedAnew(lead.person, made);
    rows.push({ written: [], words: { role: role ?? leadWordOf(facts.group.kind), ...named, term } });
  }
  return { columns: table.columns, rows };
}

function memberRows(facts: ListFacts, made: Made): List<MemberRow> | null {
  const table = facts.charter?.membership ?? NO_TABLE;
  const current = new Map(facts.members.map((member) => [member.person.id, member]));
  const listed = new Set<PersonId>();
  const rows: ListRow<MemberRow>[] = [];
  for (const row of table.rows) {
    const who = facts.personOf(row);
    if (isOfAMember(row)) {
      made.changes += 1;
      continue;
    }
    if (who === 'nobody' || who === 'unknown') {
      rows.push(asItIs(row));
      continue;
    }
    const member = current.get(who);
    const isRight = member?.membership.tier === charterTierOf(facts, who);
    if (!member || (listed.has(who) && !isRight)) {
      made.changes += 1;
    } else if (isRight) {
      rows.push(rewritten(row, member.person, ownWords(row, member.person, facts), made));
    } else {
      const level = levelWord(member.membership.tier, facts);
      const isNamed = mayBeNamed(member.person);
      made.changes += 1;
      rows.push(
        isNamed
          ? { written: row.cells, words: { level, ...ownWords(row, member.person, facts) } }
          : { written: [], words: { ...namedAnew(member.person, made), level } },
      );
    }
    listed.add(who);
  }
  const isTableWithoutLeads = table.rows.length > 0 && table.rows.every(({ level }) => tierOfLevel(level) !== 'lead');
  const added = facts.members
    .filter(({ person, membership }) => !listed.has(person.id) && membership.tier !== 'observer')
    .filter(({ membership }) => !(isTableWithoutLeads && membership.tier === 'lead'))
    .toSorted((a, b) => TIERS.indexOf(b.membership.tier) - TIERS.indexOf(a.membership.tier));
  if (table.columns.length === 0 && added.every(({ membership }) => membership.tier === 'lead')) return null;
  for (const { person, membership } of added) {
    rows.push({
      written: [],
      words: { ...namedAnew(person, made), level: levelWord(membership.tier, facts) },
    });
  }
  return { columns: table.columns, rows };
}

/** P8: an emeritus is a Participant and stands among them too; here it says who was WG Member. */
function emeritusRows(facts: ListFacts, made: Made): List<MemberRow> | null {
  const { emeriti: table, members } = facts;
  const emeriti = members.filter(({ membership }) => isEmeritus(membership));
  const listed = new Set<PersonId>();
  const rows: ListRow<MemberRow>[] = [];
  for (const row of table.rows) {
    const who = facts.personOf(row);
    const member = members.find(({ person }) => person.id === who);
    if (member && atLeast(member.membership.tier, 'member')) {
      made.changes += 1;
      continue;
    }
    if (member) listed.add(member.person.id);
    rows.push(asItIs(row));
  }
  for (const { person } of emeriti) {
    if (listed.has(person.id) || !mayBeNamed(person)) continue;
    rows.push({ written: [], words: namedAnew(person, made) });
  }
  return rows.length === 0 ? null : { columns: table.columns, rows };
}

const NO_TABLE = { columns: [], rows: [] } as const;

const asItIs = <Row>({ cells }: Written<Row>): ListRow<Row> => ({ written: cells, words: {} });

/** Whether an earlier export wrote the row about somebody who has not agreed to be named. */
const isOfAMember = (row: LeadRow | MemberRow): boolean => row.github === null && row.name?.toLowerCase() === A_MEMBER;

/** A row that stays; X8: one of somebody who has not agreed stays word by word. */
function rewritten<Row>(row: Written<Row>, person: Person, words: Partial<Row>, made: Made): ListRow<Row> {
  if (Object.keys(words).length === 0 || !mayBeNamed(person)) return asItIs(row);
  made.changes += 1;
  return { written: row.cells, words };
}

/** P7: what somebody said about themselves replaces what the file says; what others say of them does not. */
function ownWords(row: LeadRow | MemberRow, person: Person, { isOwnWord }: ListFacts): Partial<LeadRow & MemberRow> {
  const changed = (field: 'name' | 'organization'): boolean =>
    person[field] !== null && person[field] !== row[field] && isOwnWord(person.id, field);
  return {
    ...(changed('name') ? { name: person.name } : {}),
    ...(changed('organization') ? { organization: person.organization } : {}),
    ...(row.github === null && person.githubConfirmed && person.github !== null ? { github: person.github } : {}),
  };
}

/** Somebody in a row that no file has yet. */
function namedAnew(person: Person, made: Made) {
  made.changes += 1;
  if (!mayBeNamed(person)) {
    made.unnamed += 1;
    return { name: A_MEMBER, organization: null, github: null, discord: null };
  }
  const { organization, discordName: discord } = person;
  const github = person.githubConfirmed ? person.github : null;
  if (github === null && person.github !== null) made.unconfirmed.add(person);
  return { name: person.name ?? github ?? discord ?? A_MEMBER, organization, github, discord };
}

/** P1: the tier that the charter gives somebody, read as an import reads it; null when it does not list them. */
export function charterTierOf({ charter, personOf }: ListFacts, who: PersonId): Tier | null {
  const isLead = charter?.leadership.rows.some((row) => isLeadRole(row.role) && personOf(row) === who);
  if (isLead) return 'lead';
  const tiers = (charter?.membership.rows ?? [])
    .filter((row) => personOf(row) === who)
    .map(({ level }) => tierOfLevel(level))
    .map((tier): Tier => (tier === null || tier === 'lead' ? 'observer' : tier));
  return TIERS.findLast((tier) => tiers.includes(tier)) ?? null;
}

/** P1: a tier as the Level column says it; a lead as the charter already calls others there. */
function levelWord(tier: Tier, { group, charter }: ListFacts): string {
  const used = charter?.membership.rows.find(({ level }) => tierOfLevel(level) === 'lead')?.level;
  return tier === 'lead' ? (used ?? leadWordOf(group.kind)) : LEVELS[tier];
}

const LEVELS: Record<Exclude<Tier, 'lead'>, string> = {
  observer: 'Observer',
  participant: 'Participant',
  member: 'WG Member',
};
