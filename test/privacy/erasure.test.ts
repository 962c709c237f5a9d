import { describe, expect, it } from 'vitest';
import { eraserOf } from '../../src/domain/erasure.js';

const ACCOUNT = '800000000000000004';
const eraser = eraserOf({
  accounts: [ACCOUNT],
  names: ['Dana Quill', 'dana-quill', 'will', "Dana O'Quill", 'carol_'],
  organizations: ['Quill Works'],
});

describe('X8: somebody is taken out of what others wrote', () => {
  it.each([
    [`<@${ACCOUNT}> and <@!${ACCOUNT}> agree, ${ACCOUNT}`, 'a member and a member agree, a member'],
    [`not 1${ACCOUNT} nor ${ACCOUNT}0`, `not 1${ACCOUNT} nor ${ACCOUNT}0`],
    ['Ask Dana Quill, DANA  QUILL or dana\tquill.', 'Ask a member, a member or a member.'],
    ['Dana Quillson and Jordana Quill stay', 'Dana Quillson and Jordana Quill stay'],
    ['[@dana-quill](https://github.com/dana-quill) wrote it', 'a member wrote it'],
    ['see https://github.com/dana-quill/x, not dana-quill-2', 'see https://github.com/a member/x, not dana-quill-2'],
    ['We will see what `will` says, and @will', 'We will see what `a member` says, and a member'],
    ['| Will | Quill Works |', '| a member | - |'],
    ['Quill Works is a company', 'Quill Works is a company'],
    ['Dana Quill of Quill Works leads', 'a member of - leads'],
    [String.raw`'Dana O\'Quill', carol\_ and carol_ and caroll`, "'a member', a member and a member and caroll"],
    ['made by Dana\nQuill, of Quill Works', 'made by a member, of -'],
    ['nobody is named', 'nobody is named'],
  ])('%s', (before, after) => {
    expect(eraser.text(before)).toBe(after);
    expect(eraser.text(after)).toBe(after);
  });

  it('line by line: the organisation of another line stays', () => {
    expect(eraser.text('Dana Quill\nQuill Works')).toBe('a member\nQuill Works');
  });

  it('in facts: a row of a table is a line, and everything else stays as it is', () => {
    const row = { line: 3, name: 'Dana Quill', organization: 'Quill Works', cells: ['Dana "Quill', 'Quill Works'] };
    const other = { line: 4, name: 'Ben Birch', organization: 'Quill Works', cells: ['Ben Birch', 'Quill Works'] };
    const facts = JSON.stringify({ rows: [row, other], mission: 'Dana Quill will help', kind: null });
    expect(JSON.parse(eraser.json(facts))).toEqual({
      rows: [{ line: 3, name: 'a member', organization: '-', cells: ['Dana "Quill', '-'] }, other],
      mission: 'a member will help',
      kind: null,
    });
  });

  it('nobody is taken out without a mark', () => {
    expect(eraserOf({ accounts: [], names: [], organizations: [] }).text('Dana Quill')).toBe('Dana Quill');
  });
});
