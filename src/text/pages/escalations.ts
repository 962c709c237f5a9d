import type { Outcome } from '../../domain/answering.js';
import { OUTCOMES } from '../../domain/answering.js';
import {
  escalationReference,
  type Escalation,
  type EscalationFacts,
  type EscalationHistory,
  type NumberedClass,
} from '../../domain/escalation.js';
import type { Group } from '../../domain/group.js';
import { A_MEMBER, type Person } from '../../domain/person.js';
import { ANSWER_AT_MOST } from '../../domain/wording.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { FIELDS, escalationCard, escalationFile } from '../escalation-card.js';
import { presetCase } from '../escalation-case.js';
import { ESCALATION_CLASS, ESCALATION_STATUS } from '../escalation-words.js';
import type { Field, Form, Typed } from '../form.js';
import { bold, joined, say, when, type Markup } from '../markup.js';
import { short } from '../short.js';
import { groupTitle } from '../words.js';

/** Told privately to somebody who acted on an escalation. */
export const escalationChangedPage = (escalation: Escalation, what: string): Card =>
  card(say`${escalationReference(escalation)}: ${what}`, {
    tone: 'good',
    blocks: [
      facts(
        ['Status', bold(say`${ESCALATION_STATUS[escalation.status]}`)],
        ...(escalation.dueAt === null || escalation.respondedAt !== null
          ? []
          : [['Response due', say`${when(escalation.dueAt - 1_000)} (${cited('E6')})`] satisfies [string, Markup]]),
      ),
    ],
  });

/** A page of escalations, with buttons to turn it. */
export function escalationsPage(
  listed: {
    readonly group: Group;
    readonly escalations: readonly Pick<EscalationFacts, 'escalation' | 'matter'>[];
    readonly more: boolean;
  },
  page: number,
): Card {
  const turn = (label: string, to: number) =>
    ({ label, look: 'secondary', action: 'escalations-page', argument: String(to) }) as const;
  return card(say`Escalations of ${groupTitle(listed.group)}`, {
    blocks: [
      text(
        listed.escalations.length === 0
          ? say`There is none. A vote that does not settle a matter drafts one (${cited('E1')}); disputes are brought with \`/escalation open\` (${cited('E2')}).`
          : joined(listed.escalations.map(lineOf), '\n'),
      ),
    ],
    buttons: [...(page > 0 ? [turn('Newer', page - 1)] : []), ...(listed.more ? [turn('Older', page + 1)] : [])],
  });
}

/** So that a page of them fits on a card, in characters. */
const TITLE_SHOWN = 80;

const lineOf = ({ escalation, matter }: Pick<EscalationFacts, 'escalation' | 'matter'>): Markup =>
  say`${bold(say`${escalationReference(escalation)}`)} ${
    matter === null
      ? say``
      : say`on ${matter.reference}${matter.title === null ? say`` : say` ${short(matter.title, TITLE_SHOWN)}`} · `
  }${ESCALATION_CLASS[escalation.class]} · ${ESCALATION_STATUS[escalation.status]}${
    escalation.status === 'open' && escalation.respondedAt === null && escalation.dueAt !== null
      ? say`, response due ${when(escalation.dueAt - 1_000)}`
      : ''
  }`;

/** One escalation for somebody who looks it up: its card with all of it in a file. Its buttons work here too. */
export const escalationPage = (about: EscalationFacts): Card => ({
  ...escalationCard(about),
  files: [escalationFile(about)],
  pings: [],
});

/** As many people as Discord lets somebody choose in a form. */
const PEOPLE_AT_MOST = 10;

/** Asked before an escalation is sent (E3): four fields, which a draft has filled in, and the parties. */
export function escalationForm(
  kept: Typed,
  { history, parties }: { readonly history: EscalationHistory | null; readonly parties: readonly Person[] },
  what: NumberedClass,
): Form {
  const preset = history ? presetCase(history) : null;
  const accounts = parties.flatMap((party) => party.accounts.slice(0, 1)).slice(0, PEOPLE_AT_MOST);
  return {
    title:
      what === 'decision'
        ? 'Bring it to Core Maintainers'
        : `Bring ${what === 'authority' ? 'an' : 'a'} ${ESCALATION_CLASS[what]}`,
    fields: [
      ...FIELDS.map(([name, label]): Field => paragraph(name, label, kept[name] ?? preset?.[name] ?? '')),
      {
        name: 'parties',
        label: 'Parties',
        hint: 'Who is in its history stays a party; add who else is concerned.',
        kind: 'people',
        required: false,
        value: kept['parties'] ?? accounts.join(' '),
      },
    ],
  };
}

const paragraph = (name: string, label: string, value: string, hint?: string): Field => ({
  ...{ name, label, kind: 'paragraph', required: true, longest: ANSWER_AT_MOST, value },
  ...(hint === undefined ? {} : { hint }),
});

/** As many choices as a form shows. */
const CHOICES_AT_MOST = 25;

/** Asked after **Assign** (E4). The conflicted are left out, unless there is nobody else; null when nobody is known at all. */
export function assignForm(
  kept: Typed,
  { free, conflicted }: { readonly free: readonly Person[]; readonly conflicted: readonly Person[] },
): Form | null {
  const offered = free.length > 0 ? free : conflicted;
  if (offered.length === 0) return null;
  return {
    title: 'Who answers it?',
    fields: [
      {
        name: 'maintainer',
        label: 'Core Maintainer',
        hint:
          free.length > 0
            ? 'Those who are parties or share an organisation with one are left out (§E4).'
            : 'All are parties or share an organisation with one (§E4): choose, and say why below.',
        kind: { choices: offered.slice(0, CHOICES_AT_MOST).map((each) => ({ value: each.id, label: nameOf(each) })) },
        required: true,
        value: kept['maintainer'] ?? '',
      },
      {
        ...paragraph(
          'reason',
          'Why this one',
          kept['reason'] ?? '',
          'The card shows it. Needed for somebody with a conflict.',
        ),
        required: free.length === 0,
      },
    ],
  };
}

/** What somebody is called where Discord shows no mention. */
export const nameOf = (person: Person): string =>
  person.name ?? person.github ?? person.discordName ?? person.accounts[0] ?? A_MEMBER;

const OUTCOME: Record<Outcome, { readonly label: string; readonly hint: string }> = {
  guidance: { label: 'Guidance', hint: 'It binds the group and ends this.' },
  'more-information': { label: 'More information', hint: 'The group replies, and it goes on.' },
  'full-deliberation': { label: 'Full deliberation', hint: 'All Core Maintainers decide; one records it.' },
};

/** Asked after **Respond** (E5); `outcome` is the one that was chosen with the command. */
export const respondForm = (kept: Typed, outcome: string): Form => ({
  title: 'Respond to this escalation',
  fields: [
    {
      name: 'outcome',
      label: 'Your answer',
      kind: { choices: OUTCOMES.map((value) => ({ value, ...OUTCOME[value] })) },
      required: true,
      value: kept['outcome'] ?? outcome,
    },
    paragraph('text', 'In words', kept['text'] ?? '', 'The guidance, the question, or why all are to deliberate.'),
  ],
});

/** Asked after **Reply** (E5). */
export const replyForm = (kept: Typed): Form => ({
  title: 'Reply to Core Maintainers',
  fields: [paragraph('text', 'What they asked for', kept['text'] ?? '')],
});

/** Asked after **Record decision** (E5). */
export const decisionForm = (kept: Typed): Form => ({
  title: 'Record the decision',
  fields: [paragraph('text', 'What all Core Maintainers decided, and why', kept['text'] ?? '', 'It binds the group.')],
});
