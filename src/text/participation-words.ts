import type { ContributionKind } from '../domain/contribution.js';
import type { ParticipationKind } from '../domain/participation-kinds.js';
import { cited } from './clauses.js';
import { say, type Markup } from './markup.js';

/** One thing of a kind and several, for counts. */
export const DONE: Record<ParticipationKind, readonly [one: string, many: string]> = {
  proposal: ['proposal opened or amended', 'proposals opened or amended'],
  block: ['block or disagreement', 'blocks and disagreements'],
  contribution: ['contribution', 'contributions'],
  'agenda-item': ['agenda item', 'agenda items'],
  meeting: ['meeting', 'meetings'],
  notes: ['meeting’s notes', 'meetings’ notes'],
  ballot: ['ballot', 'ballots'],
  discussion: ['day of discussion', 'days of discussion'],
  attested: ['day attested by a lead', 'days attested by a lead'],
};

export const CONTRIBUTION: Record<ContributionKind, string> = {
  code: 'code',
  spec: 'specification text',
  review: 'review',
  docs: 'documentation',
  other: 'other',
};

/** P9: what somebody can do that counts, as one sentence. */
export const WHAT_COUNTS_HERE: Markup = say`opening or amending a proposal, a block or disagreement with its reason, a contribution logged with \`/member contribution\` that a lead confirms, discussion in the group’s channel or its threads on 3 days of a month, or what a lead attests (${cited('P9')}). Reading and reactions do not.`;
