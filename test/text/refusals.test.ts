import { describe, expect, it } from 'vitest';
import { CLAUSES } from '../../src/domain/clause.js';
import { PROPOSAL_STATUSES } from '../../src/domain/proposal.js';
import type { Refusal } from '../../src/domain/refusal.js';
import { ruleOf } from '../../src/text/clauses.js';
import { refusalCard, refusalLine } from '../../src/text/refusals.js';
import { REFUSALS } from './every-refusal.js';

/** Refusals of every code, and those whose words depend on the facts. */
const ALL: readonly Refusal[] = [
  ...Object.values(REFUSALS),
  { clause: 'C1', code: 'not-a-group-channel', groupChannels: [] },
  ...(['observer', null] as const).map((tier): Refusal => ({
    ...{ clause: 'P2', code: 'tier-too-low', tier, needed: 'participant', kind: 'interest-group', group: 'A_B' },
  })),
  { clause: 'D1', code: 'tier-too-low', tier: 'member', needed: 'lead', kind: 'interest-group', group: 'A' },
  ...PROPOSAL_STATUSES.map((status): Refusal => ({ clause: 'D5', code: 'not-open', status })),
  { clause: 'D1', code: 'not-yet-the-deadline', deadlineAt: null },
  { clause: 'D1', code: 'own-objection-stands', kind: 'disagreement' },
  { clause: 'D3', code: 'too-few-days', days: 9, least: 10, significant: true },
];

describe('a refusal', () => {
  it.each(ALL.map((refusal) => [refusal.code, refusal] as const))(
    'X3: says which rule, how things stand and what to do (%s)',
    (_code, refusal) => {
      const { title, blocks, tone, pings } = refusalCard(refusal);
      expect(title.text).toBe(`§${refusal.clause} ${CLAUSES[refusal.clause]}`);
      const [rule, stands, next, ...more] = blocks.map((block) => (block.type === 'text' ? block.text.text : ''));
      expect(more).toEqual([]);
      expect(rule).toBe(ruleOf(refusal.clause).text);
      expect(stands).toMatch(/^\S.*[.”]$/u);
      expect(next).toMatch(/^\*\*What you can do:\*\* [A-Z].*\.$/u);
      expect(tone).toBe('bad');
      expect(pings).toEqual([]);
      expect([title.text, rule, stands, next].join(' ')).not.toMatch(/undefined|null|NaN|\[object|\{/u);
    },
  );

  it('X3: says what it knows of the matter', () => {
    const said = (refusal: Refusal): string => refusalLine(refusal);
    expect(said(REFUSALS['tier-too-low'])).toContain('You are Participant in Tracing; this needs WG Member or above.');
    expect(said(REFUSALS['too-few-days'])).toContain('1 day;');
    expect(said(REFUSALS['too-few-days'])).toContain('at least 5 days');
    expect(said(REFUSALS['field-too-long'])).toContain('81 characters; 80 is the most');
    expect(said(REFUSALS['deadline-passed'])).toContain('<t:1793620800:F>');
    expect(said(REFUSALS['not-open'])).toContain('“formal vote open”');
    expect(said(REFUSALS['not-a-group-channel'])).toContain('<#900000000000000011>');
  });

  it('X3: what was typed is shown and does nothing, on a card and in a terminal', () => {
    const refusal: Refusal = { clause: 'C1', code: 'unknown-group', typed: '@everyone **x_y**' };
    const [, stands] = refusalCard(refusal).blocks;
    expect(stands?.type === 'text' && stands.text.text).toContain('\\@everyone \\*\\*x\\_y\\*\\*');
    expect(refusalLine(refusal)).toContain('“@everyone **x_y**”');
    expect(refusalLine(refusal)).toContain('look it up with /group list.');
  });
});
