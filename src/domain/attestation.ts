import { dayTyped } from './calendar.js';
import { no, yes, type Decision } from './decision.js';
import type { Instant } from './ids.js';
import { requireBeforeDeadline, type Nomination } from './nomination.js';
import { dayOf } from './participation-kinds.js';
import type { Refusal } from './refusal.js';
import type { Standing } from './standing.js';
import { ANSWER_AT_MOST, written } from './wording.js';

/** P5: what a lead attests: on these days the nominee took part where the bot could not see it. */
export interface Attestation {
  readonly days: readonly { readonly at: Instant; readonly link: string }[];
  readonly sentence: string;
}

/** More days than three months need, and a form has room for. */
const DAYS_AT_MOST = 40;

/** P5, P6: whether a person may attest now: leads of the group, not the nominee, while it may be objected to. */
export function mayAttest(
  nomination: Nomination,
  { personId, group, tier }: Standing,
  at: Instant,
): Decision<null, Refusal> {
  if (personId === nomination.personId) return no({ clause: 'P6', code: 'own-nomination' });
  if (tier !== 'lead') return no({ clause: 'P5', code: 'leads-attest', kind: group.kind });
  if (nomination.status === 'promoted') {
    return no({ clause: 'P5', code: 'nomination-not-open', status: nomination.status });
  }
  return nomination.status === 'objected' ? yes(null) : requireBeforeDeadline(nomination, at);
}

/** P5: an attestation as typed: lines of a day and a link, and a sentence. Days up to that of the announcement count. */
export function attest(
  nomination: Nomination,
  standing: Standing,
  typed: { readonly days: string; readonly sentence: string },
  at: Instant,
): Decision<Attestation, Refusal> {
  const allowed = mayAttest(nomination, standing, at);
  if (!allowed.ok) return allowed;
  const lines = written('P5', 'days', typed.days, ANSWER_AT_MOST);
  if (!lines.ok) return lines;
  const last = dayOf(nomination.announcedAt ?? nomination.openedAt);
  const days: { at: Instant; link: string }[] = [];
  for (const line of lines.value.split('\n')) {
    if (line.trim() === '') continue;
    const read = lineRead(line.trim(), last);
    if (!read.ok) return read;
    days.push(read.value);
  }
  if (days.length > DAYS_AT_MOST) {
    return no({ clause: 'P5', code: 'too-many-lines', lines: days.length, most: DAYS_AT_MOST });
  }
  const sentence = written('P5', 'sentence', typed.sentence, ANSWER_AT_MOST);
  return sentence.ok ? yes({ days, sentence: sentence.value }) : sentence;
}

function lineRead(line: string, last: string): Decision<{ at: Instant; link: string }, Refusal> {
  const refused = (because: 'form' | 'day' | 'late' | 'link') =>
    no({ clause: 'P5', code: 'line-unreadable', line, because, last } as const);
  const [, day, link] = /^(\S+)\s+(\S+)$/u.exec(line) ?? [];
  if (day === undefined || link === undefined) return refused('form');
  const at = dayTyped(day, 'start');
  if (at === null) return refused('day');
  if (day > last) return refused('late');
  return isAddress(link) ? yes({ at, link }) : refused('link');
}

const isAddress = (typed: string): boolean => {
  const address = URL.canParse(typed) ? new URL(typed) : null;
  return address !== null && (address.protocol === 'https:' || address.protocol === 'http:');
};
