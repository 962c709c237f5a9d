import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId, type GroupId } from '../../src/domain/ids.js';
import {
  GENESIS,
  HEAD_SHOWN,
  canonical,
  digestOf,
  entryAfter,
  hashOf,
  headShown,
  isAnchor,
  verify,
  type Fact,
  type Happening,
  type RecordEntry,
} from '../../src/domain/record.js';
import { MONDAY, SERVER, person } from './sample.js';
import { anyText } from './typed-text.js';

const name = fc.oneof(fc.constantFrom('actor', 'text', '__proto__', 'constructor', '0', ''), anyText);

const fact: fc.Arbitrary<Fact> = fc.letrec<{ fact: Fact }>((tie) => ({
  fact: fc.oneof(
    { maxDepth: 2 },
    fc.constant(null),
    fc.boolean(),
    fc.integer(),
    fc.constantFrom(0, -0, 1e21, Number.MAX_SAFE_INTEGER, 5e-324),
    anyText,
    fc.array(tie('fact'), { maxLength: 3 }),
    fc.dictionary(name, tie('fact'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).fact;

const happening: fc.Arbitrary<Happening> = fc.record({
  kind: fc.constantFrom('proposal-opened', 'proposal-blocked'),
  subject: fc.constantFrom('D-1', 'D-2', 'server'),
  groupId: fc.constantFrom(null, asId<GroupId>('group-tracing')),
  clauses: fc.constantFrom(['D3'] as const, ['D5', 'D6', 'V1'] as const),
  edition: fc.constant('mcp-2026'),
  at: fc.integer({ min: MONDAY, max: MONDAY + 1e9 }),
  facts: fc.dictionary(name, fact, { maxKeys: 3, noNullPrototype: true }),
  sealed: fc.dictionary(
    name,
    anyText.map((value) => ({ value, personId: person(1).id })),
    {
      maxKeys: 3,
      noNullPrototype: true,
    },
  ),
});

/** A record of these happenings, with a salt for every value. */
function recordOf(happenings: readonly Happening[]): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (const each of happenings) {
    const salts = Object.fromEntries(Object.keys(each.sealed).map((key) => [key, `salt ${entries.length} ${key}`]));
    const tip = { serverId: SERVER, seq: entries.length, head: entries.at(-1)?.hash ?? '' };
    entries.push(entryAfter(tip, each, salts));
  }
  return entries;
}

const record = fc.array(happening, { minLength: 1, maxLength: 6 }).map(recordOf);

describe('canonical JSON', () => {
  it('X1: is the same for the same facts in any order of names', () => {
    const shuffled = (value: Fact): Fact =>
      Array.isArray(value)
        ? value.map((each: Fact) => shuffled(each))
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value as { readonly [key: string]: Fact })
                .reverse()
                .map(([key, each]) => [key, shuffled(each)]),
            )
          : value;
    fc.assert(
      fc.property(fact, (value) => {
        expect(canonical(shuffled(value))).toBe(canonical(value));
      }),
    );
  });

  it('X1: is JSON, and means the same after it was stored and read', () => {
    fc.assert(
      fc.property(fact, (value) => {
        const stored = JSON.parse(canonical(value)) as Fact;
        expect(canonical(stored)).toBe(canonical(value));
        expect(canonical(stored)).toBe(canonical(JSON.parse(JSON.stringify(value)) as Fact));
      }),
    );
  });

  it('X1: is different for different facts', () => {
    fc.assert(
      fc.property(fact, fact, (one, other) => {
        const same = JSON.stringify(JSON.parse(canonical(one))) === JSON.stringify(JSON.parse(canonical(other)));
        expect(canonical(one) === canonical(other)).toBe(same);
      }),
    );
  });

  it.each([
    ['a list and its text', ['a', 'b'], '["a","b"]'],
    ['one string and two', ['a,b'], ['a', 'b']],
    ['a number and its digits', 1, '1'],
    ['null and its word', null, 'null'],
    ['an empty list and an empty object', [], {}],
    ['composed and decomposed letters', '\u00e9', 'e\u0301'],
    ['half of a surrogate pair and its escape', '\ud800', '\\ud800'],
    ['a name that JavaScript treats as its own', JSON.parse('{"__proto__":1}') as Fact, {}],
  ] as [string, Fact, Fact][])('X1: tells apart %s', (_what, one, other) => {
    expect(canonical(one)).not.toBe(canonical(other));
  });

  it('X1: writes zero in one way and refuses what JSON lacks', () => {
    expect(canonical(-0)).toBe(canonical(0));
    expect(() => canonical(Number.NaN)).toThrow();
    expect(() => canonical({ days: [Number.POSITIVE_INFINITY] })).toThrow();
  });
});

describe('a digest', () => {
  it('X1: depends on salt and value, and on where one ends and the other begins', () => {
    expect(digestOf('a', 'bc')).not.toBe(digestOf('ab', 'c'));
    expect(digestOf('a', 'b')).not.toBe(digestOf('b', 'a'));
    expect(digestOf('a', 'b')).toMatch(/^[0-9a-f]{64}$/u);
  });
});

describe('an entry', () => {
  it('X1: holds everything that was sealed under its name, and hashes none of its values', () => {
    fc.assert(
      fc.property(happening, (each) => {
        const [entry] = recordOf([each]);
        if (!entry) throw new Error('no entry');
        expect(Object.keys(entry.sealed).sort()).toEqual(Object.keys(each.sealed).sort());
        expect(Object.keys(entry.values).sort()).toEqual(Object.keys(each.sealed).sort());
        expect(entry).toMatchObject({ seq: 1, previous: GENESIS, serverId: SERVER, at: each.at });
        expect(hashOf({ ...entry, values: {} } as RecordEntry)).toBe(entry.hash);
      }),
    );
  });

  it('X1: needs a salt for each value', () => {
    const sealed = { toString: { value: 'x', personId: null } };
    const tip = { serverId: SERVER, seq: 0, head: '' };
    const each = { kind: 'k', subject: 'server', groupId: null, clauses: [], edition: 'e', at: 1, facts: {}, sealed };
    expect(() => entryAfter(tip, each, {})).toThrow();
  });
});

/** A leaf of an entry as JSON, made into something else. */
function otherThan(value: unknown): unknown {
  if (typeof value === 'number') return value === 0 ? 1 : -value;
  if (typeof value === 'string') return `${value}x`;
  if (typeof value === 'boolean') return !value;
  if (value === null) return 'null';
  return Array.isArray(value) ? [...(value as unknown[]), null] : { ...value, added: 'x' };
}

/** Every place in a JSON value where something can be edited. */
function placesIn(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (value === null || typeof value !== 'object') return [path];
  const inner = Object.keys(value).flatMap((key) => placesIn((value as Record<string, unknown>)[key], [...path, key]));
  return path.length === 0 ? inner : [path, ...inner];
}

function edited(value: unknown, path: readonly string[]): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return otherThan(value);
  const entries = Object.entries(value as object).map(([each, inner]) => [
    each,
    each === key ? edited(inner, rest) : (inner as unknown),
  ]);
  return Array.isArray(value) ? entries.map(([, inner]) => inner) : Object.fromEntries(entries);
}

describe('the check of a record', () => {
  it('X1: finds nothing in a record as it was written, also after export and import', () => {
    fc.assert(
      fc.property(record, fc.nat(), (entries, at) => {
        expect(verify(entries)).toBeNull();
        const read = entries.map((entry) => JSON.parse(JSON.stringify(entry)) as RecordEntry);
        expect(verify(read, entries[at % entries.length]?.hash)).toBeNull();
        expect(verify(read, headShown(entries.at(-1)?.hash ?? ''))).toBeNull();
      }),
    );
    expect(verify([])).toBeNull();
  });

  it('X1: finds any single edit anywhere', () => {
    fc.assert(
      fc.property(record, fc.nat(), fc.nat(), (entries, which, where) => {
        const index = which % entries.length;
        const json = JSON.parse(JSON.stringify(entries[index])) as RecordEntry;
        const places = placesIn(json).filter(
          ([first, , third]) =>
            // Another kind of the same edit: what is added to a value that is kept stands for nothing.
            first !== 'values' || third !== undefined,
        );
        const changed = edited(json, places[where % places.length] ?? []) as RecordEntry;
        const flaw = verify(entries.with(index, changed));
        expect(flaw).not.toBeNull();
        expect(flaw?.seq === index + 1 || flaw?.seq === changed.seq).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('X1: finds an edited entry whose hash was made anew', () => {
    fc.assert(
      fc.property(fc.array(happening, { minLength: 2, maxLength: 6 }).map(recordOf), fc.nat(), (entries, which) => {
        const index = which % (entries.length - 1);
        const entry = entries[index];
        if (!entry) throw new Error('no entry');
        const forged = { ...entry, at: entry.at + 1 };
        const rehashed = { ...forged, hash: hashOf(forged) };
        expect(verify(entries.with(index, rehashed))).toEqual({ seq: index + 2, problem: 'previous' });
      }),
    );
  });

  it('X1: finds a removed, a doubled, an inserted and a moved entry', () => {
    fc.assert(
      fc.property(
        fc.array(happening, { minLength: 3, maxLength: 6 }).map(recordOf),
        fc.nat(),
        happening,
        (entries, which, other) => {
          const inner = which % (entries.length - 1);
          expect(verify(entries.toSpliced(inner, 1))).toEqual({ seq: inner + 1, problem: 'missing' });
          const doubled = entries[inner];
          if (!doubled) throw new Error('no entry');
          expect(verify(entries.toSpliced(inner, 0, doubled))).not.toBeNull();
          const tip = { serverId: SERVER, seq: inner, head: entries[inner - 1]?.hash ?? '' };
          const inserted = entryAfter(tip, { ...other, at: 1, sealed: {} }, {});
          expect(verify(entries.toSpliced(inner, 0, inserted))).not.toBeNull();
          const next = entries[inner + 1];
          if (next) expect(verify(entries.with(inner, next).with(inner + 1, doubled))).not.toBeNull();
        },
      ),
    );
  });

  it('X1: finds with an anchor that the end was cut off, or that all of it was written anew', () => {
    fc.assert(
      fc.property(record, happening, (entries, other) => {
        const head = entries.at(-1)?.hash ?? '';
        for (const anchor of [head, headShown(head)]) {
          expect(verify(entries.slice(0, -1), anchor)).toEqual({ seq: entries.length, problem: 'anchor' });
          const rewritten = recordOf([{ ...other, at: 1 }]);
          expect(verify(rewritten, anchor)).toEqual({ seq: 2, problem: 'anchor' });
          expect(verify([...entries], anchor)).toBeNull();
        }
      }),
    );
  });

  it('X1: stays whole when values are erased, some or all', () => {
    fc.assert(
      fc.property(record, fc.array(fc.boolean(), { minLength: 18, maxLength: 18 }), (entries, keep) => {
        let n = 0;
        const erased = entries.map((entry) => ({
          ...entry,
          values: Object.fromEntries(Object.entries(entry.values).filter(() => keep[n++] === true)),
        }));
        expect(verify(erased, entries.at(-1)?.hash)).toBeNull();
      }),
    );
  });

  it('X1: finds a value with another salt, under another name, or that was never sealed', () => {
    const sealed = { reason: { value: 'It costs too much.', personId: person(1).id } };
    const each = { kind: 'k', subject: 'D-1', groupId: null, clauses: [], edition: 'e', at: 1, facts: {}, sealed };
    const [entry] = recordOf([each]);
    const kept = entry?.values['reason'];
    if (!entry || !kept) throw new Error('no value');
    const flaw = { seq: 1, problem: 'value' };
    expect(verify([{ ...entry, values: { reason: { ...kept, salt: 'other' } } }])).toEqual(flaw);
    expect(verify([{ ...entry, values: { reason: { ...kept, value: 'It costs nothing.' } } }])).toEqual(flaw);
    for (const other of ['text', '__proto__', 'constructor', 'toString']) {
      const values = Object.fromEntries([[other, kept]]);
      expect(verify([{ ...entry, values }])).toEqual(flaw);
    }
  });

  it('X1: takes no part of a record for the whole', () => {
    const three = recordOf(
      [1, 2, 3].map((at) => ({
        ...{ kind: 'k', subject: `D-${at}`, groupId: null, clauses: [], edition: 'e', at, facts: {}, sealed: {} },
      })),
    );
    expect(verify(three.slice(1))).toEqual({ seq: 1, problem: 'missing' });
    expect(verify(three.filter(({ subject }) => subject !== 'D-2'))).toEqual({ seq: 2, problem: 'missing' });
  });
});

describe('an anchor', () => {
  it('X1: has at least as many characters as cards print', () => {
    const head = 'ab'.repeat(32);
    expect(headShown(head)).toHaveLength(HEAD_SHOWN);
    expect(isAnchor(headShown(head))).toBe(true);
    expect(isAnchor(head)).toBe(true);
    for (const typed of [
      '',
      'ab',
      head.slice(0, HEAD_SHOWN - 1),
      head.toUpperCase(),
      `${head}0`,
      ` ${head}`,
      'g'.repeat(16),
    ]) {
      expect(isAnchor(typed)).toBe(false);
    }
  });

  it('X1: that is too short to mean anything is found in no record', () => {
    fc.assert(
      fc.property(record, fc.nat({ max: HEAD_SHOWN - 1 }), (entries, length) => {
        const anchor = (entries[0]?.hash ?? '').slice(0, length);
        expect(verify(entries, anchor)?.problem).toBe('anchor');
      }),
    );
  });
});
