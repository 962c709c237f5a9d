import { no, yes, type Decision } from './decision.js';
import type { Matter, Proposal, Significance } from './proposal.js';
import type { Refusal } from './refusal.js';
import type { Edition } from './rules.js';
import { requireTier, type Standing } from './standing.js';
import { TEXT_AT_MOST, TITLE_AT_MOST, written, writtenLine } from './wording.js';

/** What somebody asks for with `/proposal open`. */
export interface ProposalRequest {
  readonly title: string;
  readonly text: string;
  readonly matter: Matter;
  /** Null when not said: minor for routine matters. */
  readonly significance: Significance | null;
  /** Null when not said: the shortest that the rules allow. */
  readonly days: number | null;
}

export type ProposalTerms = Pick<Proposal, 'title' | 'text' | 'matter' | 'significance' | 'days'>;

/** D3: a proposal's clock, in days: as asked for, never shorter than the edition's minimum for its significance. */
export function termsOf(
  request: Omit<ProposalRequest, 'text'>,
  standing: Standing,
  rules: Edition,
): Decision<Omit<ProposalTerms, 'text'>, Refusal> {
  const allowed = requireTier(standing, 'participant', 'P2');
  if (!allowed.ok) return allowed;
  const title = writtenLine('D3', 'title', request.title, TITLE_AT_MOST);
  if (!title.ok) return title;
  const { matter } = request;
  if (matter !== 'routine' && request.significance === 'minor')
    return no({ clause: 'D3', code: 'always-significant', matter });
  const significance = matter === 'routine' ? (request.significance ?? 'minor') : 'significant';
  const least = significance === 'significant' ? rules.SIGNIFICANT_DAYS : rules.MINOR_DAYS;
  const days = request.days ?? least;
  if (days < least)
    return no({ clause: 'D3', code: 'too-few-days', days, least, significant: significance === 'significant' });
  if (days > rules.LONGEST_DAYS) return no({ clause: 'D3', code: 'too-many-days', days, most: rules.LONGEST_DAYS });
  return yes({ title: title.value, matter, significance, days });
}

/** D3: the terms of a new proposal, text included. */
export function propose(
  request: ProposalRequest,
  standing: Standing,
  rules: Edition,
): Decision<ProposalTerms, Refusal> {
  const terms = termsOf(request, standing, rules);
  if (!terms.ok) return terms;
  const text = written('D3', 'text', request.text, TEXT_AT_MOST);
  return text.ok ? yes({ ...terms.value, text: text.value }) : text;
}
