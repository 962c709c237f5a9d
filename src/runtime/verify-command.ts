import { refusalLine } from '../text/refusals.js';
import { headShown, isAnchor, verify, type Flaw, type RecordEntry } from '../domain/record.js';
import { EscalationReplay } from '../domain/replay-escalation.js';
import { Replay, type ReplayFlaw } from '../domain/replay.js';
import { readRecordFile } from './record-file.js';

const FLAW: Record<Flaw['problem'], string> = {
  missing: 'is missing or out of order; only the export of a whole record can be checked',
  previous: 'does not follow from the entry before it',
  hash: 'is not what was written: its hash does not fit',
  value: 'holds a value that is not what was written: it does not fit its digest',
  anchor: 'would have to carry the anchor: the record was cut or rewritten since that was printed',
};

const REPLAY_FLAW: Record<ReplayFlaw['problem'], string> = {
  opening: 'the matter does not begin with its opening',
  move: 'there is no such step from the state before it',
  deadline: 'the deadline before it and the rules give another one',
  vote: 'there is no such vote, or no such ballot in it',
  result: 'the ballots before it come to something else',
  silence: 'the objections before it come to something else',
};

/**
 * X1, X4: checks an exported record without the bot or its database: that nobody changed it, and that each proposal and escalation came to
 * what the rules make of its entries.
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
  const whole = `The record is whole: ${read.entries.length} entries, head ${head}.`;
  const replayed = replayAll(read.entries);
  return replayed.flaw
    ? { whole: false, sentence: `${whole} But ${replayed.flaw}.` }
    : { whole: true, sentence: replayed.matters === 0 ? whole : `${whole} ${replayedSentence(replayed.matters)}` };
}

const replayedSentence = (matters: number): string =>
  matters === 1 ? '1 matter replays to what was recorded.' : `${matters} matters replay to what was recorded, each.`;

/** X4: replays all proposals and escalations, up to the first entry that does not follow. */
function replayAll(entries: readonly RecordEntry[]): { readonly matters: number; readonly flaw: string | null } {
  const proposals = new Map<string, Replay>();
  const escalations = new Map<string, EscalationReplay>();
  for (const entry of entries) {
    const problem = problemOf(entry, proposals, escalations);
    if (problem === null) continue;
    const { subject, seq, kind } = entry;
    return { matters: 0, flaw: `${subject} does not replay: entry ${seq} (${kind}): ${REPLAY_FLAW[problem]}` };
  }
  return { matters: proposals.size + escalations.size, flaw: null };
}

/** What is wrong with an entry, by the replay of its subject; null for nothing, or for a subject that is not replayed. */
function problemOf(
  entry: RecordEntry,
  proposals: Map<string, Replay>,
  escalations: Map<string, EscalationReplay>,
): ReplayFlaw['problem'] | null {
  const { subject } = entry;
  if (/^D-\d+$/u.test(subject)) {
    const replay = proposals.get(subject) ?? new Replay();
    proposals.set(subject, replay);
    return replay.next(entry)?.problem ?? null;
  }
  if (!/^E-\d+$/u.test(subject)) return null;
  const replay = escalations.get(subject) ?? new EscalationReplay();
  escalations.set(subject, replay);
  return replay.next(entry) ? null : 'move';
}
