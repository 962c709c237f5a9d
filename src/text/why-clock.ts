import { addDays } from '../domain/calendar.js';
import type { ProposalHistory } from '../domain/explained.js';
import { edition } from '../domain/rules.js';
import { cited } from './clauses.js';
import { say, type Markup } from './markup.js';
import type { Voice } from './voice.js';
import { counted } from './words.js';

/** X4, D3: the arithmetic of a proposal's deadline, written out. */
export function whyClock({ facts: { proposal }, steps }: ProposalHistory, { at }: Voice): Markup {
  const { announcedAt, deadlineAt, days } = proposal;
  const rules = edition(proposal.edition);
  const least = proposal.significance === 'significant' ? rules.SIGNIFICANT_DAYS : rules.MINOR_DAYS;
  const minimum = say`${proposal.significance} ${proposal.matter} matter: at least ${counted(least, 'day')} (${cited('D3')})`;
  if (announcedAt === null || deadlineAt === null) return say`${minimum}; not announced yet`;
  const begun = say`${minimum}; announced ${at(announcedAt)}, ${days} x 24 h`;
  if (deadlineAt === addDays(announcedAt, days)) return say`${begun}, so until ${at(deadlineAt)}`;
  const byOutage = steps.some(
    ({ entry: { kind, facts } }) => kind === 'deadline-moved' && !('round' in facts) && facts['to'] === deadlineAt,
  );
  return byOutage
    ? say`${begun}; moved by an outage to ${at(deadlineAt)} (${cited('X7')})`
    : say`${begun}; open again with ${rules.REOPENED_HOURS} h left when the last block was lifted, so until ${at(deadlineAt)} (${cited('V1')})`;
}
