import { addDays } from '../../domain/calendar.js';
import type { Group } from '../../domain/group.js';
import { evidenceKeptIn } from '../../domain/kept-evidence.js';
import {
  isUndecided,
  nominationReference,
  type Nomination,
  type NominationFacts,
  type NominationHistory,
} from '../../domain/nomination.js';
import { edition } from '../../domain/rules.js';
import { ANSWER_AT_MOST } from '../../domain/wording.js';
import { card, facts, line, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { countsOf } from '../evidence.js';
import type { Form, Typed } from '../form.js';
import type { Markup } from '../markup.js';
import { bold, channel, joined, say, when } from '../markup.js';
import { utc } from '../voice.js';
import { stepsText } from '../why-steps.js';
import { NOMINATION_STATUS, counted, groupTitle, who } from '../words.js';

/** Told privately to the nominator when the nomination was written down. */
export const nominatedPage = (nomination: Nomination, group: Group): Card =>
  card(say`${nominationReference(nomination)} is on its way`, {
    tone: 'good',
    blocks: [
      text(
        say`Its card with the evidence appears in ${group.channelId ? channel(group.channelId) : groupTitle(group)}; the clock of ${edition(nomination.edition).NOMINATION_DAYS} days starts with it (${cited('P6')}).`,
      ),
    ],
  });

/** Told privately to somebody who acted on a nomination. */
export const nominationChangedPage = (nomination: Nomination, what: string): Card =>
  card(say`${nominationReference(nomination)}: ${what}`, {
    tone: 'good',
    blocks: [
      facts(
        ['Status', bold(say`${NOMINATION_STATUS[nomination.status]}`)],
        ...(nomination.status !== 'open' || nomination.deadlineAt === null
          ? []
          : [['Deadline', when(nomination.deadlineAt)] satisfies [string, Markup]]),
      ),
    ],
  });

/** P4: told to the Facilitator who adopted the tier for the group. */
export const adoptedPage = (group: Group): Card =>
  card(say`${groupTitle(group)} has WG Members now`, {
    tone: 'good',
    blocks: [
      text(
        say`WG Members and Facilitators nominate Participants with \`/member nominate\` (${cited('P5')}). Only WG Members count toward quorum (${cited('P3')}).`,
      ),
    ],
  });

/** Asked after **Object** (P6). */
export const objectForm = (kept: Typed): Form => ({
  title: 'Object to this nomination',
  fields: [
    {
      name: 'reason',
      label: 'Why do you object?',
      hint: 'Everybody in the channel reads it. It stops the nomination until you lift it.',
      kind: 'paragraph',
      required: true,
      longest: ANSWER_AT_MOST,
      value: kept['reason'] ?? '',
    },
  ],
});

/** Asked after **Attest** (P5). */
export const attestForm = (kept: Typed): Form => ({
  title: 'Attest participation',
  fields: [
    {
      name: 'days',
      label: 'Days and links, one of each a line',
      hint: '2026-11-30 https://… for what the bot could not see, up to the day of the announcement.',
      kind: 'paragraph',
      required: true,
      longest: ANSWER_AT_MOST,
      value: kept['days'] ?? '',
    },
    {
      name: 'sentence',
      label: 'What do you attest, in a sentence?',
      kind: 'paragraph',
      required: true,
      longest: ANSWER_AT_MOST,
      value: kept['sentence'] ?? '',
    },
  ],
});

/** X4: how a nomination came to stand where it does. */
export function whyNominationCard(history: NominationHistory): Card {
  const { nomination, nominee, group } = history.facts;
  return card(say`Why ${nominationReference(nomination)} is ${NOMINATION_STATUS[nomination.status]}`, {
    blocks: [
      facts(
        ['Nominee', say`${who(nominee)} in ${groupTitle(group)}`],
        ['Rules', say`edition ${nomination.edition} (${cited('X2')})`],
        ['Clock', clock(history)],
        ['Evidence', evidenceLine(history)],
        ['Outcome', outcome(history.facts)],
      ),
      line,
      ...stepsText(history.steps, STEPS_ROOM, say`\`/record show\``),
    ],
  });
}

/** What the rest leaves of a card, in characters. */
const STEPS_ROOM = 2_000;

function clock({ facts: { nomination }, steps }: NominationHistory): Markup {
  const { announcedAt, deadlineAt } = nomination;
  const rules = edition(nomination.edition);
  if (announcedAt === null || deadlineAt === null) return say`${rules.NOMINATION_DAYS} x 24 h; not announced yet`;
  const begun = say`announced ${utc(announcedAt)}, ${rules.NOMINATION_DAYS} x 24 h (${cited('P6')})`;
  if (deadlineAt === addDays(announcedAt, rules.NOMINATION_DAYS)) return say`${begun}, so until ${utc(deadlineAt)}`;
  const byOutage = steps.some(({ entry }) => entry.kind === 'deadline-moved' && entry.facts['to'] === deadlineAt);
  return byOutage
    ? say`${begun}; moved by an outage to ${utc(deadlineAt)} (${cited('X7')})`
    : say`${begun}; with ${rules.REOPENED_HOURS} h left when the last objection was lifted or the evidence became complete, so until ${utc(deadlineAt)}`;
}

/** The evidence as the record kept it when the nomination ended; while it is undecided as it is now. */
function evidenceLine({ facts: { nomination, evidence }, steps }: NominationHistory): Markup {
  const kept = isUndecided(nomination)
    ? null
    : steps.reduce<ReturnType<typeof evidenceKeptIn>>((last, { entry }) => evidenceKeptIn(entry.facts) ?? last, null);
  const months = (kept ?? evidence).months.map((month) => say`${month.from} to ${month.to} ${countsOf(month)}`);
  const contributions = kept?.contributions ?? evidence.contributions.length;
  const needed = edition(nomination.edition).NOMINATION_CONTRIBUTIONS;
  return say`${joined(months, '; ')}; ${counted(contributions, 'confirmed contribution')}, at least ${needed} needed (${cited('P5')})`;
}

function outcome({ nomination, evidence, objections }: NominationFacts): Markup {
  const standing = objections.filter(({ objection }) => objection.liftedAt === null).length;
  switch (nomination.status) {
    case 'announcing':
    case 'open':
      return say`none yet; nobody objects so far`;
    case 'objected':
      return say`stopped by ${counted(standing, 'objection')} (${cited('P6')})`;
    case 'promoted':
      return say`no objection at the deadline, and the evidence was complete (${cited('P5')}, ${cited('P6')})`;
    case 'lapsed':
      return say`at the deadline something was missing (${counted(evidence.missing.length, 'thing')}, ${cited('P5')})`;
    case 'declined':
      return say`the nominee declined (${cited('P6')})`;
    case 'withdrawn':
      return say`withdrawn (${cited('P6')})`;
  }
}
