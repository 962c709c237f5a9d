import { eraserOf } from '../domain/erasure.js';
import { bindingFeedback } from '../domain/feedback.js';
import { MOVES } from '../domain/matter.js';
import type { Proposal, ProposalStatus } from '../domain/proposal.js';
import type { Person } from '../domain/person.js';
import type { OwnData } from '../domain/own-data.js';
import type { Group } from '../domain/group.js';
import type { Membership } from '../domain/membership.js';
import type { Whose } from '../ports/personal-rows.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { marksOf } from './marks.js';

/** D7: states from which a proposal's author may still take it back. */
export const WITHDRAWABLE: readonly ProposalStatus[] = MOVES.filter(
  ({ by, undoes }) => by === 'proposal-withdrawn' && !undoes,
).map(({ from }) => from);
const MATTERS_AT_MOST = 1_000;

/** X8: everything that is kept of the one who asks, in this server. */
export const ownData = (deps: Deps, act: Act): Promise<OwnData> =>
  deps.store.read(async (tx) => {
    const { who, person } = await whoIs(tx, act);
    const eraser = eraserOf(await marksOf(tx, deps.files, who, person));
    const memberships = person ? await tx.memberships.ofPerson(person.id) : [];
    const groups: { group: Group; membership: Membership }[] = [];
    for (const membership of memberships) {
      const group = await tx.groups.find(membership.groupId);
      if (group) groups.push({ group, membership });
    }
    const undecided = person
      ? await tx.proposals.list({
          serverId: act.serverId,
          authorId: person.id,
          statuses: WITHDRAWABLE,
          limit: MATTERS_AT_MOST,
        })
      : [];
    groups.sort((a, b) => (a.group.title < b.group.title ? -1 : 1));
    return {
      person,
      kept: await tx.personal.of(who, (text) => eraser.text(text) !== text),
      groups,
      nominations: person ? await tx.nominations.undecidedOfPerson(person.id) : [],
      undecided: await withdrawn(tx, act, undecided),
    };
  });

/** D7, V5: those that their author takes back by erasing, without those that the group has agreed on. */
async function withdrawn(tx: Tx, { at }: Act, proposals: readonly Proposal[]): Promise<Proposal[]> {
  const found: Proposal[] = [];
  for (const proposal of proposals) {
    const { id, status, deadlineAt } = proposal;
    const isLate = status === 'open' && deadlineAt !== null && at >= deadlineAt;
    const isDone = status === 'agreed' && bindingFeedback(await tx.feedbacks.of(id)).length === 0;
    if (!isLate && !isDone) found.push(proposal);
  }
  return found;
}

/** The one who acts, with all accounts of theirs. */
export async function whoIs(tx: Tx, act: Act): Promise<{ who: Whose; person: Person | null }> {
  const person = await tx.people.byAccount(act.serverId, act.user.id);
  const accounts = person ? person.accounts : [act.user.id];
  return { who: { serverId: act.serverId, personId: person?.id ?? null, accounts }, person };
}
