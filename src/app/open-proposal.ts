import { randomUUID } from 'node:crypto';
import { no, yes, type Decision } from '../domain/decision.js';
import type { Group } from '../domain/group.js';
import { asId, type ProposalId } from '../domain/ids.js';
import { propose, termsOf, type ProposalRequest } from '../domain/proposal-terms.js';
import { referenceOf, type Proposal } from '../domain/proposal.js';
import type { Refusal } from '../domain/refusal.js';
import { edition } from '../domain/rules.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { groupHere } from './group-here.js';
import { perform } from './perform.js';
import { actingStanding, presentStanding } from './who.js';
import { takePart } from './take-part.js';
import { groupCardRow } from './group-card-row.js';

/** D3: whether a proposal may be opened on these terms, before its text is asked for. */
export const checkTerms = (
  deps: Deps,
  act: Act,
  request: Omit<ProposalRequest, 'text'>,
): Promise<Decision<null, Refusal>> =>
  deps.store.read(async (tx) => {
    const group = await groupHere(tx, act);
    if (!group.ok) return group;
    const terms = termsOf(request, await presentStanding(tx, act, group.value), edition(deps.edition));
    return terms.ok ? yes(null) : terms;
  });

/** D3: opens a proposal in the channel's group. Its clock starts when its card is delivered there. */
export const openProposal = (
  deps: Deps,
  act: Act,
  request: ProposalRequest,
): Promise<Decision<{ proposal: Proposal; group: Group }, Refusal>> =>
  perform(deps, act, async (tx) => {
    const found = await groupHere(tx, act);
    if (!found.ok) return found;
    const group = found.value;
    const standing = await actingStanding(tx, act, group);
    const terms = propose(request, standing, edition(deps.edition));
    if (!terms.ok) return terms;
    const { channelId } = group;
    if (channelId === null) return no({ clause: 'C1', code: 'no-channel', group: group.title });
    const proposal: Proposal = {
      ...terms.value,
      id: asId<ProposalId>(randomUUID()),
      serverId: act.serverId,
      number: await tx.servers.nextNumber(act.serverId, 'D'),
      groupId: group.id,
      groupKind: group.kind,
      authorId: standing.personId,
      version: 1,
      edition: deps.edition,
      status: 'announcing',
      openedAt: act.at,
      announcedAt: null,
      deadlineAt: null,
      outageMovedAt: null,
      settledAt: null,
      outputKind: null,
    };
    await tx.proposals.save(proposal, act.at);
    const actor = { value: act.user.id, personId: standing.personId };
    await tx.record.append(act.serverId, {
      kind: 'proposal-opened',
      subject: referenceOf(proposal),
      groupId: group.id,
      clauses: ['D3'],
      edition: proposal.edition,
      at: act.at,
      facts: {
        status: proposal.status,
        matter: proposal.matter,
        significance: proposal.significance,
        days: proposal.days,
      },
      sealed: {
        actor,
        title: { value: proposal.title, personId: standing.personId },
        text: { value: proposal.text, personId: standing.personId },
      },
    });
    await takePart(tx, deps, { groupId: group.id, personId: standing.personId, kind: 'proposal', at: act.at });
    await tx.outbox.showCard({
      serverId: act.serverId,
      channelId,
      card: { type: 'proposal', id: proposal.id },
      announces: proposal.id,
      threadName: `${referenceOf(proposal)} ${proposal.title}`,
      at: deps.clock.now(),
    });
    await tx.outbox.showCard(groupCardRow(act.serverId, channelId, group, deps.clock.now()));
    return yes({ proposal, group });
  });
