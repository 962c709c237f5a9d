import type { MakeJob, Occurrence } from '../app/job.js';
import { contestAfterOutage, moveContest } from '../app/move-contest.js';
import {
  deadlineAfterOutage,
  liveSession,
  moveDeadline,
  moveNominationDeadline,
  moveVoteClose,
} from '../app/move-deadline.js';
import { addDays, addHours } from '../domain/calendar.js';
import { asId, type Instant, type NominationId, type ProposalId, type VoteId } from '../domain/ids.js';
import { EDITIONS } from '../domain/rules.js';
import { clockOf } from '../domain/vote-clock.js';
import type { Tx } from '../ports/store.js';

const AT_ONCE = 200;
/** X2: matters of every edition are looked at; each is then judged by its own. */
const LONGEST_WINDOW_HOURS = Math.max(...Object.values(EDITIONS).map((each) => each.OUTAGE_WINDOW_HOURS));

/** A time to contest ends without anything that is due then, so it is looked for; after a longer outage it moves when somebody contests. */
const CONTESTS_BACK_DAYS = 30;

/**
 * X7: tells people as soon as the bot is back that an outage moves a deadline, not only when that deadline comes. Only
 * the end of an outage can make a deadline move, and only of what closes within the window that then lies ahead: while
 * the session is the same, and no server's record has grown by an absence, there is nothing to ask.
 */
const moveDeadlines: MakeJob = (deps) => {
  let answeredFor: string | null = null;
  const due = async (tx: Tx, now: Instant): Promise<Occurrence[]> => {
    const since = deps.chat.connectedSince();
    if (!deps.outageExtension || since === null) return [];
    const tips: string[] = [];
    for (const { id } of await tx.servers.all()) tips.push(`${id} ${(await tx.record.tip(id)).seq}`);
    const asked = [since, ...tips].join(' ');
    if (asked === answeredFor) return [];
    const moving = await movingNow(tx, now);
    // Others may be behind those that are moved now, and whatever fails is to be tried again.
    if (moving.length === 0) answeredFor = asked;
    return moving;
  };
  const movingNow = async (tx: Tx, now: Instant): Promise<Occurrence[]> => {
    const until = addHours(now, LONGEST_WINDOW_HOURS);
    const matters = [...(await tx.proposals.due(until, AT_ONCE)), ...(await tx.nominations.due(until, AT_ONCE))];
    const soon = matters.filter((each) => each.outageMovedAt === null);
    const moving: Occurrence[] = [];
    for (const matter of soon) {
      if (matter.deadlineAt !== null && (await deadlineAfterOutage(tx, matter, now, liveSession(deps))) !== null) {
        moving.push({ subject: matter.id, dueAt: matter.deadlineAt });
      }
    }
    for (const vote of await tx.votes.due(until, AT_ONCE)) {
      const proposal = await tx.proposals.find(vote.proposalId);
      const clock = proposal && clockOf(vote, proposal);
      if (clock?.deadlineAt && (await deadlineAfterOutage(tx, clock, now, liveSession(deps))) !== null) {
        moving.push({ subject: vote.id, dueAt: clock.deadlineAt });
      }
    }
    for (const vote of await tx.votes.contestableBetween(addDays(now, -CONTESTS_BACK_DAYS), until)) {
      const proposal = await tx.proposals.find(vote.proposalId);
      const to = proposal && (await contestAfterOutage(tx, vote, proposal, now, liveSession(deps)));
      if (to !== null) moving.push({ subject: vote.id, dueAt: vote.contestUntil ?? now });
    }
    return moving;
  };
  return {
    name: 'move-deadline',
    due,
    run: async (tx, subject, _dueAt, now) => {
      const live = liveSession(deps);
      if (await moveDeadline(tx, asId<ProposalId>(subject), now, live)) return;
      if (await moveVoteClose(tx, asId<VoteId>(subject), now, live)) return;
      if (await moveContest(tx, asId<VoteId>(subject), now, live)) return;
      await moveNominationDeadline(tx, deps, asId<NominationId>(subject), now, live);
    },
  };
};

export default moveDeadlines;
