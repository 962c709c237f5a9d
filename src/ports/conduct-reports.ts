import type { ConductReport } from '../domain/escalation.js';
import type { ConductReportId, Instant } from '../domain/ids.js';

/** Reports of conduct (E2). They are in no record. */
export interface ConductReports {
  find(id: ConductReportId): Promise<ConductReport | null>;
  save(report: ConductReport): Promise<void>;
  /** Those nobody has taken, in servers that the bot is in, due after `from` and at or before `to`. */
  untakenDueBetween(from: Instant, to: Instant): Promise<ConductReport[]>;
}
