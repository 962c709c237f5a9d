import { describe, expect, it } from 'vitest';
import { modal } from '../../src/discord/form.js';
import type { Feedback } from '../../src/domain/feedback.js';
import { asId, type FeedbackId } from '../../src/domain/ids.js';
import type { Proposal, ProposalFacts } from '../../src/domain/proposal.js';
import type { Card } from '../../src/text/card.js';
import type { Form } from '../../src/text/form.js';
import { contestForm } from '../../src/text/pages/contest.js';
import { bindingPage, feedbackForm, liftFeedbackPage } from '../../src/text/pages/feedback.js';
import { proposalPage } from '../../src/text/pages/proposals.js';
import { ballotForm } from '../../src/text/pages/vote.js';
import { postCard } from '../../src/text/posts.js';
import { DAY, MONDAY, group, objection, person, proposal } from '../domain/sample.js';
import { asText, formAsText, lengthOf } from './as-text.js';

const HOSTILE = '# Not a heading\n```\n@everyone <@123> [x](https://a.example)\n> **Status:** accepted\n```\n';
const LONG = HOSTILE.repeat(60).slice(0, 4_000);

const feedback = (n: number, parts: Partial<Feedback> = {}): Feedback => ({
  ...{ id: asId<FeedbackId>(`feedback-${n}`), proposalId: proposal('working-group').id, personId: person(n).id },
  ...{ binding: false, text: 'The name will be hard to change.', at: MONDAY + n * DAY, liftedAt: null },
  ...parts,
});
const given = (n: number, parts: Partial<Feedback> = {}, answered = false): ProposalFacts['feedback'][number] => ({
  ...{ feedback: feedback(n, parts), by: person(n), answered },
});
const advice = given(3);
const binding = given(4, { binding: true, text: 'Name the header otherwise.' });
const lifted = given(4, { binding: true, liftedAt: MONDAY + 5 * DAY });
const approval = {
  approval: {
    proposalId: proposal('working-group').id,
    personId: person(6).id,
    level: 'core-maintainer',
    at: MONDAY + 6 * DAY,
  },
  by: person(6),
} as const;

const about = (parts: Partial<Proposal> = {}, more: Partial<ProposalFacts> = {}): ProposalFacts => ({
  proposal: proposal(parts.groupKind ?? 'working-group', parts),
  group: group(parts.groupKind ?? 'working-group'),
  ...{ author: person(1), objections: [], leads: [person(5)], vote: null, voteRequests: 0 },
  ...{ feedback: [], approvals: [], escalations: [] },
  ...more,
});
const longest = about(
  { text: LONG, title: '*'.repeat(80), matter: 'scope', significance: 'significant', status: 'agreed' },
  {
    objections: Array.from({ length: 20 }, (_none, n) => ({
      objection: objection(n + 1, 'block', { reason: LONG, resolution: LONG }),
      by: person(n + 1),
    })),
    feedback: Array.from({ length: 30 }, (_none, n) => given(n + 1, { binding: n % 2 === 0, text: LONG })),
    approvals: Array.from({ length: 10 }, () => approval),
  },
);

const card = (facts: ProposalFacts): Card => postCard({ type: 'proposal', facts });
const awaits = (facts: ProposalFacts): Card =>
  postCard({ type: 'awaits-core-maintainers', facts, card: 'https://discord.com/channels/1/2/3' });
const scope = { matter: 'scope', significance: 'significant' } as const;

const CARDS: Record<string, () => Card> = {
  advice: () => card(about({}, { feedback: [advice] })),
  binding: () => card(about({}, { feedback: [advice, binding] })),
  lifted: () => card(about({}, { feedback: [advice, lifted] })),
  answered: () => card(about({ version: 2 }, { feedback: [given(4, { binding: true, liftedAt: MONDAY }, true)] })),
  'agreed-binding': () => card(about({ status: 'agreed' }, { feedback: [binding] })),
  'agreed-scope': () => card(about({ status: 'agreed', ...scope })),
  'agreed-scope-binding': () => card(about({ status: 'agreed', ...scope }, { feedback: [binding] })),
  approved: () => card(about({ status: 'passed', ...scope }, { approvals: [approval] })),
  'approved-specification': () =>
    card(about({ status: 'accepted', matter: 'specification' }, { approvals: [approval] })),
  'ig-advice': () => card(about({ groupKind: 'interest-group' }, { feedback: [advice] })),
  longest: () => card(longest),
  'page-longest': () => proposalPage(longest),
  'awaits-approval': () => awaits(about({ status: 'agreed', ...scope })),
  'awaits-binding': () => awaits(about({ status: 'agreed' }, { feedback: [binding] })),
  'awaits-longest': () => awaits(longest),
  'page-binding': () => bindingPage('draft-1'),
  'page-lift': () =>
    liftFeedbackPage(
      proposal('working-group'),
      Array.from({ length: 12 }, (_none, n) => feedback(n, { text: LONG })),
    ),
};

const FORMS: Record<string, () => Form> = {
  'form-wg': () => feedbackForm('working-group', {}),
  'form-ig': () => feedbackForm('interest-group', {}),
  'form-contest': () => contestForm({}),
  'form-approve': () => ballotForm('approve', {}, null),
  'form-abstain': () => ballotForm('abstain', {}, null),
};

describe('what people see of feedback, approval and contest', () => {
  it.each(Object.keys(CARDS))('%s', async (name) => {
    const made = CARDS[name]?.();
    if (!made) throw new Error(`no card ${name}`);
    await expect(asText(made)).toMatchFileSnapshot(`./cards/feedback-${name}.txt`);
    expect(lengthOf(made)).toBeLessThanOrEqual(4_000);
    expect(made.blocks.length + made.files.length + 2 + made.buttons.length).toBeLessThan(40);
  });

  it.each(Object.keys(FORMS))('%s', async (name) => {
    const made = FORMS[name]?.();
    if (!made) throw new Error(`no form ${name}`);
    await expect(formAsText(made)).toMatchFileSnapshot(`./cards/feedback-${name}.txt`);
    expect(() => modal(name, 'id', made, {})).not.toThrow();
  });
});
