import { verify, type RecordEntry } from '../../src/domain/record.js';
import { verifyCommand } from '../../src/runtime/verify-command.js';
import type { Evidence } from './evidence.js';
import { lost, wrong, type Finding } from './finding.js';
import { judgeActs } from './judge-acts.js';
import { judgeLog } from './judge-log.js';
import { judgePosts } from './judge-posts.js';
import { judgeState } from './judge-state.js';
import type { Model } from './model.js';

export interface Verdict {
  readonly model: Model;
  readonly findings: readonly Finding[];
}

/** Compares what is left with what the rules say: nothing may be lost, doubled or wrong. */
export function judge(evidence: Evidence): Verdict {
  const { model, findings } = judgeActs(evidence);
  return {
    model,
    findings: [
      ...findings,
      ...judgeState(evidence, model),
      ...judgePosts(evidence, model),
      ...judgeRecord(evidence),
      ...judgeLog(evidence),
    ],
  };
}

/** X1: the record is whole, by the program's own verifier and by the one that works offline on an export; replayed it comes to what the database holds. */
function judgeRecord({ entries, recordLength, unlike }: Evidence): Finding[] {
  const chain = entries as unknown as readonly RecordEntry[];
  const flaw = verify(chain);
  const offline = verifyCommand(entries.map((entry) => JSON.stringify(entry)).join('\n'), entries.at(-1)?.hash);
  return [
    ...(entries.length === recordLength ? [] : [lost(`the record has ${entries.length} entries of ${recordLength}`)]),
    ...(flaw ? [wrong(`the record breaks at entry ${flaw.seq}: ${flaw.problem}`)] : []),
    ...(offline.whole ? [] : [wrong(offline.sentence)]),
    ...unlike.map(wrong),
  ];
}
