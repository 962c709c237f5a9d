import { describe, expect, it } from 'vitest';
import {
  STEP_KINDS,
  type Escalation,
  type EscalationFacts,
  type EscalationHistory,
  type EscalationStep,
  type PartyRole,
  type StepKind,
} from '../../src/domain/escalation.js';
import { modal } from '../../src/discord/form.js';
import { asId, type EscalationId, type EscalationStepId } from '../../src/domain/ids.js';
import type { Card } from '../../src/text/card.js';
import {
  assignForm,
  decisionForm,
  escalationChangedPage,
  escalationForm,
  escalationPage,
  escalationsPage,
  replyForm,
  respondForm,
} from '../../src/text/pages/escalations.js';
import type { Form } from '../../src/text/form.js';
import { postCard } from '../../src/text/posts.js';
import { DAY, HOUR, MONDAY, SERVER, group, objection, person, proposal, vote } from '../domain/sample.js';
import { asText, formAsText, lengthOf } from './as-text.js';

const SENT = MONDAY + 9 * DAY;
const HEAD = '0123456789abcdef'.repeat(4);
const HOSTILE =
  '# Not a heading\n```\n@everyone <@123> [x](https://a.example)\n> Status: **decided**\n||spoiler||\n```\n';
const CARD = 'https://discord.com/channels/1/2/3';
const WG = group('working-group');

const escalation = (parts: Partial<Escalation> = {}): Escalation => ({
  ...{ id: asId<EscalationId>('escalation-1'), serverId: SERVER, number: 1, groupId: WG.id },
  ...{ class: 'decision', cause: 'failed', status: 'open', edition: 'mcp-2026' },
  ...{ proposalId: proposal('working-group').id, nominationId: null, otherGroupId: null },
  ...{ draftedAt: MONDAY + 8 * DAY, sentAt: SENT, dueAt: SENT + 7 * DAY, respondedAt: null },
  ...{ assigneeId: null, assignedAt: null, outcome: null, settledAt: null },
  decision: 'Whether there is a weekly summary.',
  options: '1. On Friday.\n2. On Thursday.',
  disagreement: 'Fridays are holidays for some of us.',
  ask: 'Which day is it?',
  ...parts,
});

const step = (kind: StepKind, text: string, n = 1): EscalationFacts['steps'][number] => {
  const made: EscalationStep = {
    ...{ id: asId<EscalationStepId>(`step-${n}`), escalationId: escalation().id, personId: person(6).id },
    ...{ kind, text, at: SENT + n * HOUR },
  };
  return { step: made, by: person(6) };
};

const facts = (parts: Partial<Escalation> = {}, more: Partial<EscalationFacts> = {}): EscalationFacts => ({
  escalation: escalation(parts),
  group: WG,
  otherGroup: null,
  matter: { reference: 'D-1', title: 'Adopt a weekly summary', card: CARD },
  history: null,
  parties: [
    { person: person(1), role: 'proposer' },
    { person: person(2), role: 'blocker' },
  ],
  assignee: null,
  steps: [],
  leads: [person(5)],
  hasDesk: true,
  ...more,
});

const history = (typed = 'Fridays are holidays for some of us.', many = 1): EscalationHistory => ({
  about: {
    ...{ proposal: proposal('working-group', { status: 'failed' }), group: WG, author: person(1) },
    objections: Array.from({ length: many }, (_none, n) => ({
      objection: objection(n + 2, 'block', { reason: typed, resolution: typed }),
      by: person(n + 2),
    })),
    ...{ leads: [person(5)], voteRequests: 0, feedback: [], approvals: [], escalations: [] },
    vote: vote({
      status: 'closed',
      result: 'failed',
      voted: 3,
      forQuorum: 3,
      members: { approve: 1, reject: 2, abstain: 0 },
    }),
  },
  contests: [],
});
const draft = {
  ...({ status: 'draft', sentAt: null, dueAt: null } as const),
  ...{ decision: '', options: '', disagreement: '', ask: '' },
} as const;
const designated = { assigneeId: person(6).id, assignedAt: SENT + HOUR } as const;
const erin = { assignee: person(6, { organization: 'Fern Inc' }) };
const answered = { ...designated, respondedAt: SENT + 2 * HOUR } as const;
const decided = { ...answered, status: 'decided', outcome: 'guidance', settledAt: SENT + 3 * HOUR } as const;

const ROLES: readonly PartyRole[] = ['proposer', 'blocker', 'contester', 'feedback', 'objector', 'named'];
/** 25 parties with long names and no account, four fields of 4,000 characters, 20 steps of 4,000 characters. */
const longest = (typed: string): EscalationFacts => {
  const field = typed.repeat(4_000).slice(0, 4_000);
  return facts(
    { ...designated, decision: field, options: field, disagreement: field, ask: field },
    {
      matter: { reference: 'D-123456', title: typed.repeat(80).slice(0, 80), card: CARD },
      parties: Array.from({ length: 25 }, (_none, n) => ({
        person: person(n + 1, { name: `${typed} `.repeat(40).slice(0, 80), accounts: [] }),
        role: ROLES[n % ROLES.length] ?? 'named',
      })),
      assignee: person(6, { organization: null }),
      steps: Array.from({ length: 20 }, (_none, n) => step(STEP_KINDS[n % STEP_KINDS.length] ?? 'reply', field, n)),
      leads: Array.from({ length: 12 }, (_none, n) => person(n + 1)),
      hasDesk: false,
    },
  );
};

const card = (about: EscalationFacts): Card => postCard({ type: 'escalation', facts: about });
const desk = (about: EscalationFacts): Card => postCard({ type: 'escalation-desk', facts: about });
const said = (kind: StepKind, text: string, about = facts(designated, erin)): Card => {
  const taken = step(kind, text);
  const notice = { type: 'escalation-said', id: about.escalation.id, stepId: taken.step.id, recordHead: HEAD } as const;
  return postCard({ type: 'escalation-said', notice, facts: { ...about, steps: [taken] } });
};
const waits = (left: 'days' | 'one-day' | 'none', assigned: boolean, able = [person(3), person(4)]): Card =>
  postCard({
    ...{ type: 'escalation-waits', left, escalation: escalation(), group: WG, able, card: CARD },
    assignee: assigned ? person(6) : null,
  });
const direct = { class: 'authority', cause: 'direct', proposalId: null } as const;

const CARDS: Record<string, () => Card> = {
  draft: () => card(facts(draft, { history: history() })),
  'draft-without-leads': () => card(facts({ ...draft, cause: 'no-quorum' }, { history: history(), leads: [] })),
  open: () => card(facts()),
  'open-designated': () => card(facts(designated, { ...erin, steps: [step('assigned', '')] })),
  'open-with-conflict': () =>
    card(
      facts(designated, {
        assignee: person(2),
        steps: [step('assigned', 'Nobody else knows summaries.')],
      }),
    ),
  'open-without-desk': () => card(facts({}, { hasDesk: false })),
  'open-by-feedback': () => card(facts({ cause: 'feedback' })),
  'open-of-a-nomination': () =>
    card(
      facts(
        { class: 'membership', cause: 'direct', proposalId: null },
        { matter: { reference: 'N-1', title: null, card: CARD }, parties: [{ person: person(3), role: 'opener' }] },
      ),
    ),
  'open-between-groups': () =>
    card(
      facts(
        { class: 'cross-group', cause: 'direct', proposalId: null },
        {
          ...{ matter: null, otherGroup: group('interest-group') },
          parties: [
            { person: person(5), role: 'opener' },
            { person: person(4), role: 'lead' },
          ],
        },
      ),
    ),
  'awaiting-information': () =>
    card(
      facts(
        { ...answered, status: 'awaiting-information' },
        { ...erin, steps: [step('assigned', ''), step('more-information', 'How many are away on Fridays?', 2)] },
      ),
    ),
  'awaiting-information-direct': () =>
    card(facts({ ...direct, ...answered, status: 'awaiting-information' }, { ...erin, matter: null })),
  deliberating: () =>
    card(
      facts(
        { ...answered, status: 'deliberating' },
        { ...erin, steps: [step('full-deliberation', 'It matters to all groups.')] },
      ),
    ),
  decided: () => card(facts(decided, { ...erin, steps: [step('guidance', 'Write it on Thursday.')] })),
  closed: () => card(facts({ status: 'closed', settledAt: SENT + DAY })),
  longest: () => card(longest('word ')),
  hostile: () => card(longest(HOSTILE)),
  'longest-draft': () => card(facts(draft, { history: history(HOSTILE.repeat(40).slice(0, 4_000), 25) })),
  'desk-open': () => desk(facts()),
  'desk-designated': () => desk(facts(designated, erin)),
  'desk-deliberating': () => desk(facts({ ...answered, status: 'deliberating' }, erin)),
  'desk-decided': () => desk(facts(decided, { ...erin, steps: [step('decision', 'Write it on Thursday.')] })),
  'desk-longest': () => desk(longest('word ')),
  'page-longest': () => escalationPage(longest('word ')),
  'page-list': () =>
    escalationsPage(
      {
        ...{ group: WG, more: true },
        escalations: [
          facts(),
          facts(decided),
          facts(direct, { matter: null }),
          facts({ class: 'membership' }, { matter: { reference: 'N-1', title: null, card: null } }),
          ...Array.from({ length: 6 }, () => longest(HOSTILE)),
        ],
      },
      0,
    ),
  'page-list-none': () => escalationsPage({ group: WG, escalations: [], more: false }, 0),
  'page-changed': () => escalationChangedPage(escalation(), 'sent to Core Maintainers'),
  'said-sent': () => said('sent', ''),
  'said-assigned': () => said('assigned', ''),
  'said-handed-over': () => said('handed-over', 'I am away for a week.'),
  'said-more-information': () => said('more-information', 'How many are away on Fridays?'),
  'said-reply': () => said('reply', 'Three of us.'),
  'said-full-deliberation': () => said('full-deliberation', 'It matters to all groups.'),
  'said-guidance': () => said('guidance', 'Write it on Thursday.'),
  'said-decision': () => said('decision', 'Write it on Thursday.'),
  'said-longest': () => said('guidance', HOSTILE.repeat(40).slice(0, 4_000), longest(HOSTILE)),
  'alarm-unsent': () => postCard({ type: 'escalation-unsent', escalation: escalation(draft), group: WG, card: CARD }),
  'alarm-waits': () => waits('days', false),
  'alarm-one-day': () => waits('one-day', false),
  'alarm-late': () => waits('none', true),
  'alarm-nobody-able': () => waits('none', false, []),
  'alarm-many-able': () =>
    waits(
      'one-day',
      false,
      Array.from({ length: 200 }, (_none, n) => person(n + 1)),
    ),
};

const FORMS: Record<string, () => Form | null> = {
  'form-decision': () => escalationForm({}, { history: history(), parties: [person(1), person(2)] }, 'decision'),
  'form-authority': () => escalationForm({}, { history: null, parties: [] }, 'authority'),
  'form-membership': () => escalationForm({}, { history: null, parties: [person(3)] }, 'membership'),
  'form-longest': () =>
    escalationForm(
      {},
      {
        history: history(HOSTILE.repeat(40).slice(0, 4_000), 25),
        parties: longest('word ').parties.map((each) => each.person),
      },
      'decision',
    ),
  'form-assign': () => assignForm({}, { free: [person(3), person(4)], conflicted: [person(2)] }),
  'form-assign-conflicted': () => assignForm({}, { free: [], conflicted: [person(2)] }),
  'form-respond': () => respondForm({}, 'guidance'),
  'form-reply': () => replyForm({}),
  'form-decide': () => decisionForm({}),
};

describe('what people see of escalations', () => {
  it.each(Object.keys(CARDS))('%s', async (name) => {
    const made = CARDS[name]?.();
    if (!made) throw new Error(`no card ${name}`);
    await expect(asText(made)).toMatchFileSnapshot(`./cards/escalation-${name}.txt`);
    expect(lengthOf(made)).toBeLessThanOrEqual(4_000);
    expect(made.blocks.length + made.files.length + 2 + made.buttons.length).toBeLessThan(40);
  });

  it.each(Object.keys(FORMS))('%s', async (name) => {
    const made = FORMS[name]?.();
    if (!made) throw new Error(`no form ${name}`);
    await expect(formAsText(made)).toMatchFileSnapshot(`./cards/escalation-${name}.txt`);
    expect(() => modal(name, 'id', made, {})).not.toThrow();
  });
});
