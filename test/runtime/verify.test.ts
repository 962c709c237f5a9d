import { expect, test } from 'vitest';
import { asId, type Snowflake } from '../../src/domain/ids.js';
import { entryAfter, GENESIS, type Happening, type RecordEntry } from '../../src/domain/record.js';
import { verifyCommand } from '../../src/runtime/verify-command.js';
import { jsonLines } from '../../src/text/pages/record.js';

/** A record of three entries, as it is exported. */
function record(): RecordEntry[] {
  const entries: RecordEntry[] = [];
  for (let seq = 0; seq < 3; seq += 1) {
    const tip = { serverId: asId<Snowflake>('1'), seq, head: entries.at(-1)?.hash ?? GENESIS };
    entries.push(
      entryAfter(
        tip,
        {
          kind: 'proposal-opened',
          subject: `D-${seq + 1}`,
          groupId: null,
          clauses: ['D3'],
          edition: 'mcp-2026',
          at: 1_000 + seq,
          facts: { status: 'announcing', matter: 'routine', days: 5, parts: ['a', null, true, { b: 1 }] },
          sealed: { title: { value: 'Ünïcode “title”', personId: null } },
        },
        { title: `salt${seq}` },
      ),
    );
  }
  return entries;
}
const [first, second, third] = record();
const fileOf = (...entries: (RecordEntry | undefined)[]): string =>
  jsonLines(entries.filter((entry) => entry !== undefined)).content;

test('X1: an exported record is whole, with the head of any of its entries as anchor', () => {
  expect(verifyCommand(fileOf(first, second, third))).toMatchObject({ whole: true });
  expect(verifyCommand(fileOf(first, second, third), second?.hash.slice(0, 16))).toMatchObject({ whole: true });
  expect(verifyCommand(fileOf(first, second, third)).sentence).toContain(third?.hash.slice(0, 16));
});

test('X1: erasing what a digest stands for leaves it whole', () => {
  expect(verifyCommand(fileOf(first, second && { ...second, values: {} }, third))).toMatchObject({ whole: true });
});

test.each([
  ['a changed fact', fileOf(first, second && { ...second, facts: { days: 6 } }, third), /^Entry 2 .* hash/u],
  [
    'a changed value',
    fileOf(first, second && { ...second, values: { title: { salt: 's', value: 'x' } } }),
    /^Entry 2 /u,
  ],
  ['a missing entry', fileOf(first, third), /^Entry 2 is missing/u],
  ['an entry of another record', fileOf(first, second && { ...second, previous: GENESIS }), /^Entry 2 .* follow/u],
  ['a line that is none', `${fileOf(first)}{"seq":2}\n`, /^Line 2 /u],
  ['a broken line', `${fileOf(first)}{"seq"\n`, /^Line 2 /u],
])('X1: %s is found', (_what, content, sentence) => {
  const checked = verifyCommand(content);
  expect(checked.whole).toBe(false);
  expect(checked.sentence).toMatch(sentence);
});

/** The same record with one more entry, which fits its hash. */
const withEntry = (parts: Partial<Happening>): string => {
  const happening = { kind: 'proposal-announced', subject: 'D-1', groupId: null, clauses: [], edition: 'mcp-2026' };
  const tip = { serverId: asId<Snowflake>('1'), seq: 3, head: third?.hash ?? GENESIS };
  return fileOf(
    first,
    second,
    third,
    entryAfter(tip, { ...happening, at: 2_000, facts: {}, sealed: {}, ...parts }, {}),
  );
};
const DEADLINE = 2_000 + 5 * 86_400_000;

test('X4: an exported record replays to what was recorded', () => {
  const announced = verifyCommand(withEntry({ facts: { status: 'open', deadlineAt: DEADLINE } }));
  expect(announced.whole).toBe(true);
  expect(announced.sentence).toMatch(/4 entries, head [0-9a-f]{16}\. 3 matters replay to what was recorded, each\.$/u);
});

test.each([
  ['a step that there is not', { facts: { status: 'accepted', deadlineAt: DEADLINE } }, /no such step/u],
  ['a deadline too early', { facts: { status: 'open', deadlineAt: DEADLINE - 1 } }, /another one/u],
  [
    'an escalation that begins with its answer',
    { kind: 'proposal-announced', subject: 'E-1', facts: { status: 'decided' } },
    /no such step/u,
  ],
  ['a matter without its opening', { subject: 'D-9', facts: { status: 'open' } }, /begin with its opening/u],
])('X4: %s is found although every hash fits', (_what, parts, sentence) => {
  const checked = verifyCommand(withEntry(parts));
  expect(checked.whole).toBe(false);
  expect(checked.sentence).toMatch(/ does not replay: entry 4 \(proposal-announced\)/u);
  expect(checked.sentence).toMatch(sentence);
});

test('X1: a cut record is found by the anchor', () => {
  const checked = verifyCommand(fileOf(first, second), third?.hash.slice(0, 16));
  expect(checked).toMatchObject({ whole: false });
  expect(checked.sentence).toContain('cut');
});
