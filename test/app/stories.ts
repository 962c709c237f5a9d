import { adoptMembers } from '../../src/app/adopt-members.js';
import { announceVote } from '../../src/app/announce-vote.js';
import { recordDecision, reply, respond } from '../../src/app/answer-escalation.js';
import { approveProposal } from '../../src/app/approve-proposal.js';
import { castBallot } from '../../src/app/cast-ballot.js';
import { closeDueVote } from '../../src/app/close-vote.js';
import { closeEscalation, closeProposal } from '../../src/app/close-with-group.js';
import { contestResult } from '../../src/app/contest-result.js';
import { escalate } from '../../src/app/escalate.js';
import { extendVote } from '../../src/app/extend-vote.js';
import { giveFeedback } from '../../src/app/give-feedback.js';
import { liftFeedback } from '../../src/app/lift-feedback.js';
import { amendProposal } from '../../src/app/amend-proposal.js';
import { blockProposal } from '../../src/app/block-proposal.js';
import { disagree } from '../../src/app/disagree.js';
import { liftObjection } from '../../src/app/lift-objection.js';
import { markSignificant } from '../../src/app/mark-significant.js';
import { joinPeople } from '../../src/app/join-people.js';
import { openProposal } from '../../src/app/open-proposal.js';
import { recordOutcome } from '../../src/app/record-outcome.js';
import { requestVote } from '../../src/app/request-vote.js';
import { withdrawProposal } from '../../src/app/withdraw-proposal.js';
import type { Group } from '../../src/domain/group.js';
import { asId, type Instant, type ProposalId, type Snowflake } from '../../src/domain/ids.js';
import type { ProposalRequest } from '../../src/domain/proposal-terms.js';
import type { EscalationId } from '../../src/domain/ids.js';
import type { Choice, Vote } from '../../src/domain/vote.js';
import { aMembership, aPerson } from '../store/fixtures.js';
import { announce, done, openIn, REQUEST, settleAtDeadline, stored, type Name, type Place } from './place.js';

/** What becomes of a proposal by what people do and by time, through the use cases, step by step. */
export interface Telling {
  readonly place: Place;
  readonly id: ProposalId;
  /** When the first clock runs out. */
  readonly deadlineAt: Instant;
}

type Step = (telling: Telling, group: Group) => Promise<unknown>;

/** A story: what is proposed, and what happens then. */
export interface Story {
  readonly in: 'wg' | 'ig';
  readonly request?: Partial<ProposalRequest>;
  /** The announcement has not been delivered when the steps begin. */
  readonly unannounced?: true;
  readonly steps: readonly Step[];
}

const OBJECTION = { reason: 'It breaks old clients.', resolution: 'Keep both for a year.' };
const AMENDED = { title: 'Adopt a shorter header', text: 'Shorter still.' };

/** Somebody does something now, or at a time that lies back: their act was on its way. */
const by =
  (name: Name, what: (place: Place, act: ReturnType<Place['act']>, id: ProposalId) => Promise<unknown>) =>
  (late?: 'late'): Step =>
  ({ place, id, deadlineAt }, group) =>
    what(place, place.act(name, { group, ...(late ? { at: deadlineAt - 1 } : {}) }), id);

const block = by('bob', async ({ deps }, act, id) => done(await blockProposal(deps, act, id, OBJECTION)));
const lift = by('bob', async ({ deps }, act, id) => done(await liftObjection(deps, act, id)));
const amend = by('dave', async ({ deps }, act, id) => done(await amendProposal(deps, act, id, AMENDED)));
const markAsSignificant = by('bob', async ({ deps }, act, id) => done(await markSignificant(deps, act, id)));
const withdraw = by('dave', async ({ deps }, act, id) => done(await withdrawProposal(deps, act, id)));
const disagrees = by('bob', async ({ deps }, act, id) => done(await disagree(deps, act, id, 'Too early.')));
const outcome = (rough: boolean) =>
  by('alice', async ({ deps }, act, id) =>
    done(await recordOutcome(deps, act, id, { rough, outputKind: rough ? 'recommendation' : null })),
  );

const announced: Step = ({ place, id }) => announce(place, id);
const deadline: Step = ({ place, id }) => settleAtDeadline(place, id);

async function latestVote({ deps }: Place, id: ProposalId): Promise<Vote> {
  const vote = await deps.store.read((tx) => tx.votes.latestOf(id));
  if (!vote) throw new Error('there was no vote');
  return vote;
}

/** The vote's card is delivered. */
const voteAnnounced: Step = async ({ place, id }) => {
  const vote = await latestVote(place, id);
  await place.deps.store.transaction((tx) => announceVote(tx, place.deps, vote.id, place.clock.at));
};
/** Lets the clock reach the close of the vote, and closes it. */
const close: Step = async ({ place, id }) => {
  const { id: voteId, closesAt } = await latestVote(place, id);
  place.clock.at = (closesAt ?? 0) + 1;
  await place.deps.store.transaction((tx) => closeDueVote(tx, { ...place.deps, outageExtension: false }, voteId, []));
};
/** Somebody votes, now or before the close, which was recorded meanwhile. */
const votes =
  (name: Name, choice: Choice, late?: 'late'): Step =>
  async ({ place, id }, group) => {
    const vote = await latestVote(place, id);
    const act = place.act(name, { group, ...(late ? { at: (vote.closedAt ?? 0) - 1 } : {}) });
    done(await castBallot(place.deps, act, vote.id, { choice, rationale: `For reasons of ${name}.` }));
  };
const extend: Step = async ({ place, id }, group) => {
  const { closedAt } = await latestVote(place, id);
  const proposal = await stored(place, id);
  const act = place.act('alice', { group, at: (closedAt ?? 0) - 1 });
  done(await extendVote(place.deps, act, { ref: `D-${proposal.number}`, days: 1 }));
};
/** The author withdraws before the close, which was recorded meanwhile. */
const withdraws: Step = async ({ place, id }, group) => {
  const { closedAt } = await latestVote(place, id);
  done(await withdrawProposal(place.deps, place.act('dave', { group, at: (closedAt ?? 0) - 1 }), id));
};
/** Frank is a Core Maintainer by role. */
const CORE = asId<Snowflake>('77');
const core = ({ place }: Telling, group: Group, late?: Instant) => {
  const act = place.act('frank', { group, ...(late === undefined ? {} : { at: late }) });
  return { ...act, user: { ...act.user, roleIds: [CORE] } };
};
const feedback =
  (late?: 'deadline' | 'close'): Step =>
  async (telling, group) => {
    const { place, id, deadlineAt } = telling;
    const at = late === 'close' ? ((await latestVote(place, id)).closedAt ?? 0) - 1 : late ? deadlineAt - 1 : undefined;
    const said = { id: null, text: 'Not like this.', binding: true };
    done(await giveFeedback(place.deps, core(telling, group, at), id, said));
  };
const feedbackLifted: Step = async (telling, group) =>
  done(await liftFeedback(telling.place.deps, core(telling, group), telling.id, null));
const approve: Step = async (telling, group) =>
  done(await approveProposal(telling.place.deps, core(telling, group), telling.id));

const CASE = { decision: 'Whether.', options: 'Yes, no.', disagreement: 'The day.', ask: 'Say which.' };
/** The Lead sends it, and Frank is designated, as Discord would have been asked for his roles. */
const sends: Step = async (telling, group) => {
  const { place, id } = telling;
  done(await escalate(place.deps, place.act('alice', { group }), id, { ...CASE, parties: '' }));
  const found = await escalationOf(telling);
  await place.deps.store.transaction(async (tx) => {
    const frank = await tx.people.byAccount(place.serverId, place.account('frank'));
    const escalation = await tx.escalations.find(found);
    if (!frank || !escalation) throw new Error('nobody to designate');
    await tx.escalations.save({ ...escalation, assigneeId: frank.id, assignedAt: place.clock.at });
  });
};
async function escalationOf({ place, id }: Telling): Promise<EscalationId> {
  const found = (await place.deps.store.read((tx) => tx.escalations.ofProposal(id))).at(-1);
  if (!found) throw new Error('there is no escalation');
  return found.id;
}
const answers =
  (outcome: Parameters<typeof respond>[3]): Step =>
  async (telling, group) =>
    done(
      await respond(telling.place.deps, core(telling, group), await escalationOf(telling), outcome, 'As we see it.'),
    );
const replies: Step = async (telling, group) =>
  done(
    await reply(telling.place.deps, telling.place.act('alice', { group }), await escalationOf(telling), 'Here it is.'),
  );
const decides: Step = async (telling, group) =>
  done(await recordDecision(telling.place.deps, core(telling, group), await escalationOf(telling), 'All of us.'));

const asks = by('alice', async ({ deps }, act, id) => done(await requestVote(deps, act, id)));
const adopts: Step = async ({ place }, group) =>
  done(await adoptMembers(place.deps, place.act('alice', { group }), null));
/** Somebody in the electorate contests the result. */
const contests: Step = async ({ place, id }, group) => {
  const { id: voteId } = await latestVote(place, id);
  done(await contestResult(place.deps, place.act('bob', { group }), voteId, 'Half of us were away.'));
};
/** The last block was lifted before the close, which was recorded meanwhile. */
const liftsInTime: Step = async ({ place, id }, group) => {
  const { closedAt } = await latestVote(place, id);
  done(await liftObjection(place.deps, place.act('bob', { group, at: (closedAt ?? 0) - 1 }), id));
};
/** The group is retired, and closed with it what is undecided. */
const retired: Step = async ({ place, id }, group) => {
  await place.deps.store.transaction(async (tx) => {
    const now = await tx.groups.find(group.id);
    if (!now) throw new Error('there is no such group');
    await tx.groups.save({ ...now, status: 'retired' });
    await closeProposal(tx, place.deps, id);
    for (const escalation of await tx.escalations.ofProposal(id)) await closeEscalation(tx, place.deps, escalation.id);
  });
};
/** Frank is a WG Member too, so that four are in the base. */
const frankIsMember: Step = ({ place }, group) =>
  place.deps.store.transaction(async (tx) => {
    const frank = await tx.people.byAccount(place.serverId, place.account('frank'));
    if (!frank) throw new Error('there is no frank');
    await tx.memberships.save(aMembership(group.id, frank.id, { tier: 'member', since: place.clock.at }));
  });
/** Bob and Frank, who have both voted, turn out to be one person (L5). */
const bobIsFrank: Step = ({ place }) =>
  place.deps.store.transaction(async (tx) => {
    const [bob, frank] = [
      await tx.people.byAccount(place.serverId, place.account('bob')),
      await tx.people.byAccount(place.serverId, place.account('frank')),
    ];
    if (!bob || !frank) throw new Error('there are no two of them');
    const { at } = place.clock;
    const { ended } = await joinPeople(tx, place.deps, { into: bob, from: frank, at });
    for (const { happened, subject, groupId, edition, facts } of ended) {
      const entry = { kind: happened, subject, groupId, clauses: ['L5'] as const, edition, at };
      await tx.record.append(place.serverId, { ...entry, facts: facts ?? {}, sealed: {} });
    }
  });

const TO_THE_VOTE = [block(), voteAnnounced] as const;
/** Three are in the base: alice, bob and carol. */
const PASSED = [...TO_THE_VOTE, votes('bob', 'approve'), votes('carol', 'approve'), close] as const;
const FAILED = [...TO_THE_VOTE, votes('bob', 'reject'), votes('carol', 'approve'), close] as const;
const NO_QUORUM = [...TO_THE_VOTE, votes('carol', 'approve'), close] as const;

/** As many of the base have voted as are needed, two of whom are one person; a late change has the result counted anew. */
const lostQuorum = (choice: Choice): readonly Step[] => [
  ...[frankIsMember, block(), voteAnnounced, votes('bob', choice), votes('frank', choice)],
  ...[close, bobIsFrank, votes('bob', 'abstain', 'late')],
];

const SCOPE = { matter: 'scope' } as const;

/** Together they take every move that there is (see MOVES). */
export const STORIES: Readonly<Record<string, Story>> = {
  'nobody blocks': { in: 'wg', steps: [deadline] },
  'nobody blocks a change of scope': { in: 'wg', request: SCOPE, steps: [deadline] },
  'nobody disagrees': { in: 'ig', steps: [deadline] },
  'rough consensus': { in: 'ig', steps: [disagrees(), deadline, outcome(true)()] },
  'no consensus': { in: 'ig', steps: [disagrees(), deadline, outcome(false)()] },
  'amended, announced anew': { in: 'wg', steps: [amend(), announced, deadline] },
  'found significant': { in: 'wg', steps: [markAsSignificant(), announced, deadline] },
  'blocked, the block lifted': { in: 'wg', steps: [block(), lift(), deadline] },
  'blocked and lifted before the announcement arrives': { in: 'wg', unannounced: true, steps: [block(), lift()] },
  'withdrawn before the announcement arrives': { in: 'wg', unannounced: true, steps: [withdraw()] },
  'withdrawn in time': { in: 'wg', steps: [withdraw()] },
  'withdrawn in the vote': { in: 'wg', steps: [block(), withdraw()] },

  'a vote that passes': { in: 'wg', steps: PASSED },
  'a vote that passes a change of scope, approved': { in: 'wg', request: SCOPE, steps: [...PASSED, approve] },
  'silence on a change of scope, approved': { in: 'wg', request: SCOPE, steps: [deadline, approve] },
  'binding feedback, lifted after silence': { in: 'wg', steps: [feedback(), deadline, feedbackLifted] },
  'binding feedback, lifted after a vote': { in: 'wg', steps: [feedback(), ...PASSED, feedbackLifted] },
  'late binding feedback after silence': { in: 'wg', steps: [deadline, feedback('deadline')] },
  'late binding feedback after a vote': { in: 'wg', steps: [...PASSED, feedback('close')] },
  'late found significant, with binding feedback': {
    in: 'wg',
    steps: [feedback(), deadline, markAsSignificant('late')],
  },
  'binding feedback that a Lead takes to Core Maintainers': {
    in: 'wg',
    steps: [feedback(), deadline, sends, answers('guidance')],
  },
  'withdrawn after it failed': { in: 'wg', steps: [...FAILED, withdraw()] },
  'withdrawn after too few voted': { in: 'wg', steps: [...NO_QUORUM, withdraw()] },
  'not passed, guidance after a question': {
    in: 'wg',
    steps: [...FAILED, sends, answers('more-information'), replies, answers('more-information'), answers('guidance')],
  },
  'too few voted, all deliberate': { in: 'wg', steps: [...NO_QUORUM, sends, answers('full-deliberation'), decides] },
  'all deliberate after a question': {
    in: 'wg',
    steps: [...FAILED, sends, answers('more-information'), answers('full-deliberation')],
  },
  'rough consensus, escalated': { in: 'ig', steps: [disagrees(), deadline, outcome(true)(), sends] },
  'no consensus, escalated': { in: 'ig', steps: [disagrees(), deadline, outcome(false)(), sends] },

  'a late ballot makes it pass': { in: 'wg', steps: [...FAILED, votes('alice', 'approve', 'late')] },
  'a late ballot makes a change of scope pass': {
    in: 'wg',
    request: SCOPE,
    steps: [...NO_QUORUM, votes('bob', 'approve', 'late')],
  },
  'a late ballot makes a quorum, against it': { in: 'wg', steps: [...NO_QUORUM, votes('bob', 'reject', 'late')] },
  'a late ballot makes a quorum, for it': { in: 'wg', steps: [...NO_QUORUM, votes('bob', 'approve', 'late')] },
  'a late ballot makes a scope change fail that had passed': {
    in: 'wg',
    request: SCOPE,
    steps: [...PASSED, votes('alice', 'reject', 'late'), votes('bob', 'reject', 'late')],
  },
  'a late ballot makes a scope change pass that had failed': {
    in: 'wg',
    request: SCOPE,
    steps: [...FAILED, votes('bob', 'approve', 'late')],
  },
  'a late ballot makes it fail': { in: 'wg', steps: [...PASSED, votes('bob', 'reject', 'late')] },
  'a passed vote had been extended': { in: 'wg', steps: [...PASSED, extend] },
  'a failed vote had been extended': { in: 'wg', steps: [...FAILED, extend] },
  'a vote without quorum had been extended': { in: 'wg', steps: [...NO_QUORUM, extend] },
  'an agreed vote had been extended': { in: 'wg', request: SCOPE, steps: [...PASSED, extend] },
  'a late block': { in: 'wg', steps: [deadline, block('late')] },
  'a late block of a change of scope': { in: 'wg', request: SCOPE, steps: [deadline, block('late')] },
  'a late amendment': { in: 'wg', steps: [deadline, amend('late')] },
  'a late amendment of a change of scope': { in: 'wg', request: SCOPE, steps: [deadline, amend('late')] },
  'a late amendment of a consensus': { in: 'ig', steps: [deadline, amend('late')] },
  'a late amendment where somebody disagrees': { in: 'ig', steps: [disagrees(), deadline, amend('late')] },
  'late found significant': { in: 'wg', steps: [deadline, markAsSignificant('late')] },
  'a late withdrawal': { in: 'wg', steps: [deadline, withdraw('late')] },
  'a late withdrawal of a change of scope': { in: 'wg', request: SCOPE, steps: [deadline, withdraw('late')] },
  'a late withdrawal of a consensus': { in: 'ig', steps: [deadline, withdraw('late')] },
  'a late withdrawal where somebody disagrees': { in: 'ig', steps: [disagrees(), deadline, withdraw('late')] },
  'a late withdrawal in a vote that passed': { in: 'wg', steps: [...PASSED, withdraws] },
  'a late withdrawal in a vote that passed a change of scope': {
    in: 'wg',
    request: SCOPE,
    steps: [...PASSED, withdraws],
  },
  'a late withdrawal in a vote that failed': { in: 'wg', steps: [...FAILED, withdraws] },
  'a late request in an Interest Group that has WG Members': { in: 'ig', steps: [adopts, deadline, asks('late')] },
  'a late request where somebody disagrees': { in: 'ig', steps: [adopts, disagrees(), deadline, asks('late')] },
  'a passed vote whose block had been lifted': { in: 'wg', steps: [...PASSED, liftsInTime] },
  'an agreed vote whose block had been lifted': { in: 'wg', request: SCOPE, steps: [...PASSED, liftsInTime] },
  'a failed vote whose block had been lifted': { in: 'wg', steps: [...FAILED, liftsInTime] },
  'a vote without quorum whose block had been lifted': { in: 'wg', steps: [...NO_QUORUM, liftsInTime] },
  ...Object.fromEntries(
    Object.entries({ passed: PASSED, failed: FAILED, 'without quorum': NO_QUORUM }).map(([how, steps]) => [
      `a vote ${how} whose block had been lifted, before the announcement arrives`,
      { in: 'wg', unannounced: true, steps: [...steps, liftsInTime] } as const,
    ]),
  ),
  'an agreed vote whose block had been lifted, before the announcement arrives': {
    in: 'wg',
    request: SCOPE,
    unannounced: true,
    steps: [...PASSED, liftsInTime],
  },
  'a passed vote, contested': { in: 'wg', steps: [...PASSED, contests, sends] },
  'an agreed vote, contested': { in: 'wg', request: SCOPE, steps: [...PASSED, contests] },
  'a failed vote, contested': { in: 'wg', steps: [...FAILED, contests] },
  'a vote without quorum, contested': { in: 'wg', steps: [...NO_QUORUM, contests] },
  'a passed vote of two who are one': { in: 'wg', steps: lostQuorum('approve') },
  'an agreed vote of two who are one': { in: 'wg', request: SCOPE, steps: lostQuorum('approve') },
  'a failed vote of two who are one': { in: 'wg', steps: lostQuorum('reject') },
  'retired before the announcement arrives': { in: 'wg', unannounced: true, steps: [retired] },
  'retired while it is open': { in: 'wg', steps: [retired] },
  'retired in the vote': { in: 'wg', steps: [...TO_THE_VOTE, retired] },
  'retired when it is agreed': { in: 'wg', request: SCOPE, steps: [deadline, retired] },
  'retired after it failed': { in: 'wg', steps: [...FAILED, retired] },
  'retired after too few voted': { in: 'wg', steps: [...NO_QUORUM, retired] },
  'retired when it is contested': { in: 'wg', steps: [...PASSED, contests, retired] },
  'retired when it is escalated': { in: 'wg', steps: [...FAILED, sends, retired] },
  'retired when more is asked for': { in: 'wg', steps: [...FAILED, sends, answers('more-information'), retired] },
  'retired when all deliberate': { in: 'wg', steps: [...FAILED, sends, answers('full-deliberation'), retired] },
  'retired where somebody disagrees': { in: 'ig', steps: [disagrees(), deadline, retired] },
  'a late disagreement': { in: 'ig', steps: [deadline, disagrees('late')] },
  'a disagreement lifted late': { in: 'ig', steps: [disagrees(), deadline, lift('late')] },
};

/** Tells a story in a place, and answers the reference of its proposal. */
export async function tell(place: Place, story: Story): Promise<string> {
  const group = place[story.in];
  await place.deps.store.transaction(async (tx) => {
    const server = await tx.servers.find(place.serverId);
    if (server) await tx.servers.save({ ...server, roles: { ...server.roles, coreMaintainers: CORE } });
    await tx.people.save(aPerson(place.serverId, { name: 'frank Invented', accounts: [place.account('frank')] }));
  });
  const request = { ...REQUEST, ...story.request };
  if (story.unannounced) {
    const { proposal } = done(await openProposal(place.deps, place.act('dave', { group }), request));
    const telling = { place, id: proposal.id, deadlineAt: place.clock.at };
    for (const step of story.steps) await step(telling, group);
    return `D-${proposal.number}`;
  }
  const proposal = await openIn(place, { group, request });
  const telling = { place, id: proposal.id, deadlineAt: proposal.deadlineAt };
  for (const step of story.steps) await step(telling, group);
  return `D-${proposal.number}`;
}
