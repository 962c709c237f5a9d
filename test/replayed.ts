import { escalationReference, type Escalation } from '../src/domain/escalation.js';
import { referenceOf, type Proposal } from '../src/domain/proposal.js';
import { Replay, type ReplayedMatter } from '../src/domain/replay.js';
import { EscalationReplay } from '../src/domain/replay-escalation.js';
import type { RecordEntry } from '../src/domain/record.js';
import type { Vote } from '../src/domain/vote.js';
import type { Store, Tx } from '../src/ports/store.js';

const AT_A_TIME = 1_000;

/** X1: what the record of each proposal and escalation comes to, where that is not what the database holds; none when all is well. */
export const notReplayed = (store: Store): Promise<string[]> =>
  store.read(async (tx) => {
    const wrong: string[] = [];
    for (const { id: serverId } of await tx.servers.all()) {
      for (let offset = 0; ; offset += AT_A_TIME) {
        const proposals = await tx.proposals.list({ serverId, limit: AT_A_TIME, offset });
        for (const proposal of proposals) wrong.push(...(await differences(tx, proposal)));
        if (proposals.length < AT_A_TIME) break;
      }
      for (let offset = 0; ; offset += AT_A_TIME) {
        const escalations = await tx.escalations.list({ serverId, limit: AT_A_TIME, offset });
        for (const escalation of escalations) wrong.push(...(await differencesOfEscalation(tx, escalation)));
        if (escalations.length < AT_A_TIME) break;
      }
    }
    return wrong;
  });

/** All entries of a matter, without what is personal: it is not needed, as after an erasure. */
async function entriesOf(tx: Tx, serverId: Proposal['serverId'], subject: string): Promise<RecordEntry[]> {
  const entries: RecordEntry[] = [];
  for (;;) {
    const page = await tx.record.list({ serverId, subject, afterSeq: entries.at(-1)?.seq ?? 0, limit: AT_A_TIME });
    entries.push(...page.map((entry) => ({ ...entry, values: {} })));
    if (page.length < AT_A_TIME) return entries;
  }
}

const shown = ({ seq, kind, facts }: RecordEntry): string => `entry ${seq} ${kind} ${JSON.stringify(facts)}`;

async function differences(tx: Tx, proposal: Proposal): Promise<string[]> {
  const subject = referenceOf(proposal);
  const entries = await entriesOf(tx, proposal.serverId, subject);
  const replay = new Replay();
  const wrong = entries.flatMap((entry) => {
    const flaw = replay.next(entry);
    return flaw ? [`${subject}: ${flaw.problem} in ${shown(entry)}`] : [];
  });
  const replayed = replay.matter;
  if (!replayed) return [...wrong, `${subject}: its record doesn't open it`];
  const [made, kept] = [inOrder(replayed), heldOf(proposal, await tx.votes.ofProposal(proposal.id))].map((each) =>
    JSON.stringify(each),
  );
  return made === kept ? wrong : [...wrong, unlike(subject, entries, made, kept)];
}

async function differencesOfEscalation(tx: Tx, escalation: Escalation): Promise<string[]> {
  const subject = escalationReference(escalation);
  const entries = await entriesOf(tx, escalation.serverId, subject);
  const replay = new EscalationReplay();
  const wrong = entries.flatMap((entry) => (replay.next(entry) ? [] : [`${subject}: no such step: ${shown(entry)}`]));
  const { status, dueAt } = escalation;
  const [made, kept] = [replay.escalation, { status, dueAt }].map((each) => JSON.stringify(each));
  return made === kept ? wrong : [...wrong, unlike(subject, entries, made, kept)];
}

const unlike = (subject: string, entries: readonly RecordEntry[], made?: string, kept?: string): string =>
  `${subject}: the record (${entries.map(({ kind }) => kind).join(', ')}) comes to\n${made}\nand the database holds\n${kept}`;

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
