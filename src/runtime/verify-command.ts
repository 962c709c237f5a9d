import { refusalLine } from '../text/refusals.js';
import { headShown, isAnchor, verify, type Flaw } from '../domain/record.js';
import { readRecordFile } from './record-file.js';

const FLAW: Record<Flaw['problem'], string> = {
  missing: 'is missing or out of order; only the export of a whole record can be checked',
  previous: 'does not follow from the entry before it',
  hash: 'is not what was written: its hash does not fit',
  value: 'holds a value that is not what was written: it does not fit its digest',
  anchor: 'would have to carry the anchor: the record was cut or rewritten since that was printed',
};

/**
 * X1: checks an exported record without the bot or its database.
 * @param anchor the beginning of a head hash that was printed on a card
 */
export function verifyCommand(
  content: string,
  anchor?: string,
): { readonly whole: boolean; readonly sentence: string } {
  const read = readRecordFile(content);
  if (!read.ok) return { whole: false, sentence: `Line ${read.line} is no entry of a record.` };
  if (anchor !== undefined && !isAnchor(anchor)) {
    return { whole: false, sentence: refusalLine({ clause: 'X1', code: 'broken-anchor', typed: anchor }) };
  }
  const flaw = verify(read.entries, anchor);
  if (flaw) return { whole: false, sentence: `Entry ${flaw.seq} ${FLAW[flaw.problem]}.` };
  const tip = read.entries.at(-1);
  const head = tip ? headShown(tip.hash) : 'none';
  return { whole: true, sentence: `The record is whole: ${read.entries.length} entries, head ${head}.` };
}
