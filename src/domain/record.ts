import { createHash } from 'node:crypto';
import type { ClauseId } from './clause.js';
import type { GroupId, Instant, PersonId, Snowflake } from './ids.js';

/** A value that may stand in the clear part of an entry: nothing personal. */
export type Fact = string | number | boolean | null | readonly Fact[] | { readonly [name: string]: Fact };

/** What a use case wants written down. `sealed` holds everything personal: only its salted digests are hashed. */
export interface Happening {
  /** What happened, in the past tense: `proposal-opened`. */
  readonly kind: string;
  /** The matter's reference (`D-1`), a group (`group:agents-wg`), or `server`. */
  readonly subject: string;
  readonly groupId: GroupId | null;
  readonly clauses: readonly ClauseId[];
  readonly edition: string;
  /** When it happened by Discord's clock, not when it was processed. */
  readonly at: Instant;
  readonly facts: { readonly [name: string]: Fact };
  readonly sealed: { readonly [name: string]: Sealed };
}

/** A personal value, with the person whose erasure removes it. */
export interface Sealed {
  readonly value: string;
  readonly personId: PersonId | null;
}

/** An entry as it is kept and exported. `hash` covers all of it but `values`. */
export interface RecordEntry {
  readonly serverId: Snowflake;
  /** 1, 2, 3, … without gaps. */
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly subject: string;
  readonly groupId: GroupId | null;
  readonly clauses: readonly string[];
  readonly edition: string;
  readonly facts: { readonly [name: string]: Fact };
  /** name -> digest of the salted value. */
  readonly sealed: { readonly [name: string]: string };
  /** Hash of the entry before; GENESIS for the first. */
  readonly previous: string;
  readonly hash: string;
  /** What the digests stand for, as far as it was not erased. */
  readonly values: { readonly [name: string]: { readonly salt: string; readonly value: string } };
}

export const GENESIS = '0'.repeat(64);

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** JSON with sorted keys and no blanks, so that equal facts give equal bytes whatever wrote them. */
export function canonical(value: Fact): string {
  // JSON would write null for it, and two different facts would have the same hash.
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error('a fact is a number that JSON lacks');
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (isList(value)) return `[${value.map(canonical).join(',')}]`;
  const members = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([name, fact]) => `${JSON.stringify(name)}:${canonical(fact)}`).join(',')}}`;
}

const isList = (value: Fact): value is readonly Fact[] => Array.isArray(value);

/** X1: the digest that the chain holds of a personal value. Without the salt nobody can guess the value from it. */
export const digestOf = (salt: string, value: string): string => sha256(canonical([salt, value]));

/** X1: the hash of an entry, from everything in it that is not personal and the hash of the entry before. */
export const hashOf = (entry: Omit<RecordEntry, 'hash' | 'values'>): string =>
  sha256(
    canonical({
      serverId: entry.serverId,
      seq: entry.seq,
      at: entry.at,
      kind: entry.kind,
      subject: entry.subject,
      groupId: entry.groupId,
      clauses: entry.clauses,
      edition: entry.edition,
      facts: entry.facts,
      sealed: entry.sealed,
      previous: entry.previous,
    }),
  );

/**
 * X1: the entry that follows `tip` for a happening.
 * @param salts one fresh random salt for each name in `happening.sealed`
 */
export function entryAfter(
  tip: { readonly serverId: Snowflake; readonly seq: number; readonly head: string },
  happening: Happening,
  salts: { readonly [name: string]: string },
): RecordEntry {
  const salted = Object.entries(happening.sealed).map(([name, { value }]) => {
    const salt = Object.hasOwn(salts, name) ? salts[name] : undefined;
    if (salt === undefined) throw new Error(`no salt for ${name}`);
    return [name, { salt, value }] as const;
  });
  const unhashed = {
    serverId: tip.serverId,
    seq: tip.seq + 1,
    at: happening.at,
    kind: happening.kind,
    subject: happening.subject,
    groupId: happening.groupId,
    clauses: happening.clauses,
    edition: happening.edition,
    facts: happening.facts,
    sealed: Object.fromEntries(salted.map(([name, { salt, value }]) => [name, digestOf(salt, value)])),
    previous: tip.seq === 0 ? GENESIS : tip.head,
  };
  return { ...unhashed, hash: hashOf(unhashed), values: Object.fromEntries(salted) };
}

/** How much of a head hash is printed on cards. Less of it could be found in a forged record by trying. */
export const HEAD_SHOWN = 16;

/** X1: a head hash as a card prints it. */
export const headShown = (hash: string): string => hash.slice(0, HEAD_SHOWN);

/** X1: whether this can be the printed beginning of a head hash, or the whole of it. */
export const isAnchor = (typed: string): boolean => /^[0-9a-f]{16,64}$/u.test(typed);

/** Where a record stops being what it was: the first entry that does not hold, and why. */
export interface Flaw {
  readonly seq: number;
  readonly problem: 'missing' | 'previous' | 'hash' | 'value' | 'anchor';
}

/**
 * X1: checks a record entry by entry, from its first on, so that none of it has to be held: no gap, each hash right,
 * each kept value fitting its digest, and the anchor (a head hash printed on a card, see `isAnchor`) among the hashes.
 */
export class RecordCheck {
  #seq = 0;
  #head = '';
  readonly #wanted: string | null;
  #anchored: boolean;

  constructor(anchor?: string) {
    this.#wanted = anchor !== undefined && isAnchor(anchor) ? anchor : null;
    this.#anchored = anchor === undefined;
  }

  /** The last entry that held, as a record's tip is kept. */
  get tip(): { readonly seq: number; readonly head: string } {
    return { seq: this.#seq, head: this.#head };
  }

  /** The next entry; null when it holds. */
  next(entry: RecordEntry): Flaw | null {
    const seq = this.#seq + 1;
    if (entry.seq !== seq) return { seq, problem: 'missing' };
    if (entry.previous !== (seq === 1 ? GENESIS : this.#head)) return { seq, problem: 'previous' };
    if (hashOf(entry) !== entry.hash) return { seq, problem: 'hash' };
    for (const [name, { salt, value }] of Object.entries(entry.values)) {
      if (entry.sealed[name] !== digestOf(salt, value)) return { seq, problem: 'value' };
    }
    this.#seq = seq;
    this.#head = entry.hash;
    if (this.#wanted !== null && entry.hash.startsWith(this.#wanted)) this.#anchored = true;
    return null;
  }

  /** After the last entry: what is wrong with the record as a whole. */
  end(): Flaw | null {
    return this.#anchored ? null : { seq: this.#seq + 1, problem: 'anchor' };
  }
}

/** X1: checks a record that is at hand as a whole, see `RecordCheck`. */
export function verify(entries: Iterable<RecordEntry>, anchor?: string): Flaw | null {
  const check = new RecordCheck(anchor);
  for (const entry of entries) {
    const flaw = check.next(entry);
    if (flaw) return flaw;
  }
  return check.end();
}
