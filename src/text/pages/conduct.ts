import type { PrivatePlace } from '../../domain/conduct.js';
import type { ConductReport } from '../../domain/escalation.js';
import { ANSWER_AT_MOST } from '../../domain/wording.js';
import { card, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { PRIVATE_PLACE } from '../conduct-card.js';
import type { Form, Typed } from '../form.js';
import { say, when } from '../markup.js';

/** Asked after `/escalation open` with class conduct (E2). */
export const conductForm = (kept: Typed): Form => ({
  title: 'Report conduct in private',
  fields: [
    {
      name: 'report',
      label: 'What happened, and who was involved?',
      hint: 'Core Maintainers and moderators read it, and see that it is from you.',
      kind: 'paragraph',
      required: true,
      longest: ANSWER_AT_MOST,
      value: kept['report'] ?? '',
    },
  ],
});

const SECOND_MS = 1_000;

/** Told privately to whoever reported; nobody else is told anything. */
export const conductReportedPage = (reported: {
  readonly report: ConductReport;
  readonly places: readonly PrivatePlace[];
}): Card => {
  const readers = reported.places.map((place) => PRIVATE_PLACE[place]).join(' and ');
  return card(say`Your report is with ${readers}`, {
    tone: 'good',
    blocks: [
      text(
        say`It is in their private channel, with your account, so that they can talk to you. You hear from them by ${when(reported.report.dueAt - SECOND_MS)} (${cited('E6')}).`,
      ),
      text(
        say`It has no number, is in no record and no list, and nobody else is told (${cited('E2')}). \`/privacy export\` gives it to you; \`/privacy erase\` takes it back with everything else that is kept of you.`,
      ),
    ],
  });
};

/** Told privately to whoever took care of a report or closed it. */
export const conductHandledPage = ({ status }: ConductReport): Card =>
  status === 'closed'
    ? card(say`Closed`, { tone: 'good', blocks: [text(say`The card of the report says so (${cited('E2')}).`)] })
    : card(say`You take care of it`, {
        tone: 'good',
        blocks: [
          text(
            say`Talk to whoever sent the report; the bot tells them nothing by itself. Press **Closed** on its card when it is settled (${cited('E2')}).`,
          ),
        ],
      });
