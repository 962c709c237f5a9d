import { describe, expect, it } from 'vitest';
import { csv } from '../../src/text/csv.js';

describe('P10: CSV', () => {
  it('P10: quotes what RFC 4180 wants quoted and ends each line with CR LF', () => {
    expect(
      csv([
        ['name', 'note'],
        ['Ada, "the first"', 'two\nlines'],
      ]),
    ).toBe('name,note\r\n"Ada, ""the first""","two\nlines"\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '＝1'])(
    'P10: a spreadsheet does not run %j',
    (cell) => {
      expect(
        csv([[cell]])
          .replace(/^"/u, '')
          .startsWith(`'${cell}`),
      ).toBe(true);
    },
  );
});
