/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\uff1d\uff0b\uff0d\uff20\t\r\n]/u;

/** Rows as CSV (RFC 4180). A cell that a spreadsheet would run begins with an apostrophe, which it shows as text. */
export const csv = (rows: readonly (readonly string[])[]): string =>
  rows.map((row) => `${row.map(cellOf).join(',')}\r\n`).join('');

function cellOf(value: string): string {
  const text = FORMULA.test(value) || FORMULA.test(value.trimStart()) ? `'${value}` : value;
  return /[",\r\n]/u.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
