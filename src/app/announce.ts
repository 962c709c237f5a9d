import { nominationAnnounced } from '../domain/nomination.js';
import {
  asId,
  type AnnouncedId,
  type Instant,
  type NominationId,
  type ProposalId,
  type VoteId,
} from '../domain/ids.js';
import { edition } from '../domain/rules.js';
import type { Tx } from '../ports/store.js';
import { announceProposal } from './announce-proposal.js';
import { announceVote } from './announce-vote.js';
import type { Deps } from './deps.js';
import { lockedNomination } from './locked-nomination.js';
import { writeNomination } from './write-nomination.js';

/**
 * D3, P6, V7: the message that announces a matter was delivered at `at`, its own time; the matter's clock starts there. Runs in
 * the transaction that notes the delivery.
 */
export async function announce(tx: Tx, deps: Deps, id: AnnouncedId, at: Instant): Promise<void> {
  if (await announceVote(tx, deps, asId<VoteId>(id), at)) return;
  const found = await lockedNomination(tx, asId<NominationId>(id));
  if (!found) return announceProposal(tx, asId<ProposalId>(id), at, deps.clock.now());
  const nomination = nominationAnnounced(found.nomination, at);
  if (nomination === found.nomination) return;
  await writeNomination(tx, deps, {
    nomination,
    group: found.group,
    at,
    happened: 'nomination-announced',
    clauses: ['P6'],
    facts: { days: edition(nomination.edition).NOMINATION_DAYS },
  });
}
