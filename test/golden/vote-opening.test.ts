import { describe, expect, it } from 'vitest';
import type { ProposalNotice } from '../../src/domain/post.js';
import type { Proposal, ProposalFacts } from '../../src/domain/proposal.js';
import type { Vote } from '../../src/domain/vote.js';
import type { Card } from '../../src/text/card.js';
import { voteRequestedPage } from '../../src/text/pages/vote-requested.js';
import { postCard } from '../../src/text/posts.js';
import { refusalCard } from '../../src/text/refusals.js';
import { DAY, MONDAY, group, objection, person, proposal, vote } from '../domain/sample.js';
import { asText, lengthOf } from './as-text.js';

const IG = group('interest-group', { memberTier: true });

const about = (parts: Partial<Proposal>, more: Partial<ProposalFacts> = {}): ProposalFacts => ({
  proposal: proposal(parts.groupKind ?? 'working-group', parts),
  group: parts.groupKind === 'interest-group' ? IG : group('working-group'),
  author: person(1),
  objections: [],
  leads: [person(5)],
  vote: null,
  voteRequests: 0,
  feedback: [],
  approvals: [],
  escalations: [],
  ...more,
});
const blocked = { objection: objection(2, 'block'), by: person(2) };
const voting = (parts: Partial<Vote>, more: Partial<Proposal> = {}): ProposalFacts =>
  about(
    { status: 'voting', ...more },
    { vote: vote(parts), objections: (parts.cause ?? 'block') === 'block' ? [blocked] : [] },
  );

const card = (facts: ProposalFacts): Card => postCard({ type: 'proposal', facts });
const onVote = (facts: ProposalFacts): Card =>
  postCard({ type: 'vote', facts: { vote: facts.vote ?? vote(), about: facts, contests: [], ballots: [] } });
const notice = (said: ProposalNotice, facts: ProposalFacts): Card =>
  postCard({ type: 'proposal-notice', notice: said, facts });
const { id } = proposal('working-group');
const igVote = { cause: 'lead', base: 1, seats: 4 } as const;

const CARDS: Record<string, () => Card> = {
  'proposal-requests': () => card(about({}, { voteRequests: 2 })),
  'proposal-voting-block': () => card(voting({})),
  'proposal-voting-asked': () => card(voting({ cause: 'members' })),
  'proposal-voting-asked-and-blocked': () =>
    card(about({ status: 'voting' }, { vote: vote({ cause: 'lead' }), objections: [blocked] })),
  'ig-proposal-requests': () => card(about({ groupKind: 'interest-group' }, { voteRequests: 1 })),
  'ig-proposal-voting': () => card(voting(igVote, { groupKind: 'interest-group' })),
  'vote-block': () => onVote(voting({})),
  'vote-lead': () => onVote(voting({ cause: 'lead' })),
  'vote-members': () => onVote(voting({ cause: 'members' })),
  'vote-ig': () => onVote(voting(igVote, { groupKind: 'interest-group' })),
  'vote-cancelled-lifted': () =>
    onVote(about({ status: 'open' }, { vote: vote({ status: 'cancelled', closedAt: MONDAY + 2 * DAY }) })),
  'vote-cancelled-withdrawn': () =>
    onVote(
      about(
        { status: 'withdrawn', settledAt: MONDAY + 2 * DAY },
        { vote: vote({ status: 'cancelled', closedAt: MONDAY + 2 * DAY }) },
      ),
    ),
  'request-first': () => voteRequestedPage(proposal('working-group'), { requests: 1, needed: 3, opens: null }),
  'request-second': () => voteRequestedPage(proposal('working-group'), { requests: 2, needed: 3, opens: null }),
  'request-third': () =>
    voteRequestedPage(proposal('working-group', { status: 'voting' }), { requests: 3, needed: 3, opens: 'members' }),
  'notice-blocked-again': () => notice({ type: 'proposal-blocked', id }, voting({})),
  'notice-result-taken-back': () => notice({ type: 'outcome-undone', id, was: 'no-quorum' }, about({})),
  'refusal-request-while-voting': () => refusalCard({ clause: 'V1', code: 'not-open', status: 'voting' }),
  'refusal-amend-while-voting': () => refusalCard({ clause: 'D7', code: 'not-open', status: 'voting' }),
};

describe('opening and cancelling a vote', () => {
  it.each(Object.keys(CARDS))('%s', async (name) => {
    const made = CARDS[name]?.();
    if (!made) throw new Error(`no card ${name}`);
    expect(lengthOf(made)).toBeLessThanOrEqual(4_000);
    await expect(asText(made)).toMatchFileSnapshot(`cards/opening-${name}.txt`);
  });
});
