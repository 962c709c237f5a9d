import { referenceOf, type Proposal } from '../src/domain/proposal.js';
import { Replay, type ReplayedMatter } from '../src/domain/replay.js';
import type { Vote } from '../src/domain/vote.js';
import type { Store, Tx } from '../src/ports/store.js';

const AT_A_TIME = 1_000;

/** X1: what the record of each proposal comes to, where that is not what the database holds; none when all is well. */
export const notReplayed = (store: Store): Promise<string[]> =>
  store.read(async (tx) => {
    const wrong: string[] = [];
    for (const { id: serverId } of await tx.servers.all()) {
      for (let offset = 0; ; offset += AT_A_TIME) {
        const proposals = await tx.proposals.list({ serverId, limit: AT_A_TIME, offset });
        for (const proposal of proposals) wrong.push(...(await differences(tx, proposal)));
        if (proposals.length < AT_A_TIME) break;
      }
    }
    return wrong;
  });

async function differences(tx: Tx, proposal: Proposal): Promise<string[]> {
  const subject = referenceOf(proposal);
  const replay = new Replay();
  const wrong: string[] = [];
  const kinds: string[] = [];
  for (let afterSeq = 0; ;) {
    // What is personal is not needed, as after an erasure.
    const entries = await tx.record.list({ serverId: proposal.serverId, subject, afterSeq, limit: AT_A_TIME });
    for (const entry of entries) {
      const flaw = replay.next({ ...entry, values: {} });
      kinds.push(entry.kind);
      if (flaw)
        wrong.push(`${subject}: ${flaw.problem} in entry ${flaw.seq} ${entry.kind} ${JSON.stringify(entry.facts)}`);
      afterSeq = entry.seq;
    }
    if (entries.length < AT_A_TIME) break;
  }
  const replayed = replay.matter;
  if (!replayed) return [...wrong, `${subject}: its record doesn't open it`];
  const held = heldOf(proposal, await tx.votes.ofProposal(proposal.id));
  const [made, kept] = [JSON.stringify(inOrder(replayed)), JSON.stringify(held)];
  if (made !== kept)
    wrong.push(`${subject}: the record (${kinds.join(', ')}) comes to\n${made}\nand the database holds\n${kept}`);
  return wrong;
}

/** The same of a proposal as the database holds it. */
const heldOf = (proposal: Proposal, votes: readonly Vote[]): ReplayedMatter => inOrder({ ...proposal, votes });

/** Only what is replayed, in one order. */
const inOrder = ({
  status,
  version,
  days,
  announcedAt,
  deadlineAt,
  outputKind,
  votes,
}: ReplayedMatter): ReplayedMatter => ({
  ...{ status, version, days, announcedAt, deadlineAt, outputKind },
  votes: votes.map((vote) => {
    const { round, cause, status, result, closesAt, seats, base, forQuorum, voted, members, participants } = vote;
    const tallies = [members, participants].map(({ approve, reject, abstain }) => ({ approve, reject, abstain }));
    const [ofMembers = members, ofParticipants = participants] = tallies;
    return {
      ...{ round, cause, status, result, closesAt, seats, base, forQuorum, voted },
      ...{ members: ofMembers, participants: ofParticipants },
    };
  }),
});
