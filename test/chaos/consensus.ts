import type { Deed } from './act.js';
import { dropped } from './escalations.js';
import {
  DAY,
  UNDECIDED,
  ended,
  inTime,
  isAtLeast,
  no,
  saysSomething,
  standing,
  takesBack,
  type Actor,
  type Matter,
  type Outcome,
  type Refusal,
} from './matter.js';
import { beforeClose, cancelled, latestVote, opens, type Electorate } from './votes.js';

export type ConsensusDeed = Extract<
  Deed,
  { kind: 'block' | 'lift' | 'disagree' | 'outcome' | 'amend' | 'withdraw' | 'significant' }
>;

/** D1, D3, D5 to D7, V1: why somebody may not act on a matter that silence decides; null when they may. */
export function mayAct(deed: ConsensusDeed, matter: Matter, actor: Actor): Refusal | null {
  const { user, at, asks, place } = actor;
  switch (deed.kind) {
    case 'block':
      if (!matter.working) return no('D1', 'for-working-groups');
      if (!isAtLeast(place, 'member')) return no('D5', 'tier-too-low');
      return (
        inTime(matter, at, 'D5') ??
        (standing(matter, user) ? no('D5', 'own-objection-stands') : null) ??
        (asks || saysSomething(deed.reason) ? null : no('D5', 'empty-field')) ??
        (asks || saysSomething(deed.resolution) ? null : no('D6', 'no-alternative'))
      );
    case 'disagree':
      if (matter.working) return no('D1', 'for-interest-groups');
      if (!isAtLeast(place, 'participant')) return no('D1', 'tier-too-low');
      return inTime(matter, at, 'D1') ?? (standing(matter, user) ? no('D1', 'own-objection-stands') : null);
    case 'lift':
      if (!standing(matter, user)) return no('V1', 'no-own-objection');
      return matter.working ? mayLiftBlock(matter, at) : inTime(matter, at, 'D1');
    case 'outcome':
      if (matter.working) return no('D1', 'for-interest-groups');
      if (!isAtLeast(place, 'lead')) return no('D1', 'tier-too-low');
      if (['announcing', 'open'].includes(matter.status)) return no('D1', 'not-yet-the-deadline');
      if (matter.deadlineAt !== null && at < matter.deadlineAt) return no('D1', 'not-yet-the-deadline');
      return matter.status === 'awaiting-record' ? null : no('D1', 'not-open');
    case 'amend':
      if (matter.author !== user) return no('D7', 'not-the-author');
      if (matter.status === 'voting') return no('D7', 'not-open');
      return (
        inTime(matter, at, 'D7') ??
        (!asks && deed.title === matter.title && deed.text === matter.text ? no('D7', 'unchanged') : null)
      );
    case 'withdraw':
      if (matter.author !== user) return no('D7', 'not-the-author');
      return ['voting', 'failed', 'no-quorum'].includes(matter.status) ? null : inTime(matter, at, 'D7');
    case 'significant':
      if (!matter.working) return no('D3', 'for-working-groups');
      if (!isAtLeast(place, 'member')) return no('D3', 'tier-too-low');
      if (matter.status === 'voting') return no('D3', 'not-open');
      return inTime(matter, at, 'D3') ?? (matter.significant ? no('D3', 'already-significant') : null);
  }
}

/** V1: before the close of the vote that it is about. */
function mayLiftBlock(matter: Matter, at: number): Refusal | null {
  const vote = latestVote(matter);
  return !vote || vote.status === 'cancelled' ? no('V1', 'not-open') : beforeClose(vote, matter, at);
}

/** Does what was allowed. */
export function acted(deed: ConsensusDeed, matter: Matter, { user, at }: Actor, electorate: Electorate): Outcome {
  switch (deed.kind) {
    case 'block':
      matter.objections.push({ by: user, at, lifted: false });
      if (matter.status !== 'voting') return { follows: [opens(matter, 'block', at, electorate)] };
      // The card of the vote that a block opens says it; a further one is said by itself.
      matter.said.blocked += 1;
      return {};
    case 'disagree':
      matter.objections.push({ by: user, at, lifted: false });
      if (matter.status !== 'consensus') return {};
      takesBack(matter);
      Object.assign(matter, { status: 'awaiting-record', settledAt: null });
      matter.said.awaits += 1;
      return {};
    case 'lift':
      return lifted(matter, user, at);
    case 'outcome':
      matter.output = deed.outcome === 'none' ? null : deed.outcome;
      ended(matter, deed.outcome === 'none' ? 'no-consensus' : 'rough-consensus', at);
      return {};
    case 'withdraw': {
      // What waits for Core Maintainers, or came to nothing, is not settled yet.
      if (!['agreed', 'failed', 'no-quorum'].includes(matter.status)) takesBack(matter);
      ended(matter, 'withdrawn', at);
      const vote = latestVote(matter);
      if (vote?.status === 'open') cancelled(vote, at);
      return { follows: dropped(matter, at) };
    }
    case 'amend':
      if (matter.status !== 'agreed') takesBack(matter);
      Object.assign(matter, { title: deed.title, text: deed.text, version: matter.version + 1 });
      matter.said.amended += 1;
      restarted(matter, at);
      return {};
    case 'significant':
      takesBack(matter);
      Object.assign(matter, { significant: true, days: Math.max(10, matter.days) });
      matter.said.significant += 1;
      restarted(matter, at);
      return {};
  }
}

/** D3: the clock starts with the message that announces it. Answers why it can't, or null. */
export function announced(matter: Matter, at: number): string | null {
  if (matter.announcedAt !== null || !UNDECIDED.includes(matter.status))
    return `its clock can not start as it is ${matter.status}`;
  if (matter.restartedAt !== null && at < matter.restartedAt)
    return 'the message is from before the clock was restarted';
  matter.announcedAt = at;
  matter.deadlineAt = at + matter.days * DAY;
  if (matter.status === 'announcing') matter.status = 'open';
  return null;
}

/** D4, D1: silence at the deadline. Answers why there is no outcome yet, or null. */
export function settled(matter: Matter): string | null {
  const { status, deadlineAt } = matter;
  if (status !== 'open' || deadlineAt === null) return `it is ${status}`;
  if (matter.working) ended(matter, matter.matter === 'routine' ? 'accepted' : 'agreed', deadlineAt);
  else if (!matter.objections.some((each) => !each.lifted)) ended(matter, 'consensus', deadlineAt);
  else {
    matter.status = 'awaiting-record';
    matter.said.awaits += 1;
  }
  return null;
}

/** D3, D7: the clock starts anew with a message that is still to come. */
function restarted(matter: Matter, at: number): void {
  const clock = { announcedAt: null, deadlineAt: null, settledAt: null, restartedAt: at };
  Object.assign(matter, { status: 'announcing', ...clock });
}

/** V1, D1: somebody takes the own objection back. */
function lifted(matter: Matter, user: string, at: number): Outcome {
  const own = standing(matter, user);
  if (own) own.lifted = true;
  if (matter.objections.some((each) => !each.lifted)) return {};
  if (!matter.working) {
    if (matter.status !== 'awaiting-record' || matter.deadlineAt === null) return {};
    takesBack(matter);
    ended(matter, 'consensus', matter.deadlineAt);
    return {};
  }
  const vote = latestVote(matter);
  if (vote?.cause !== 'block') return {};
  const reopens = {
    kind: 'vote-cancelled',
    subject: `D-${matter.ref}`,
    at,
    happens() {
      takesBack(matter);
      cancelled(vote, at);
      matter.status = matter.announcedAt === null ? 'announcing' : 'open';
      matter.settledAt = null;
      if (matter.deadlineAt !== null) {
        matter.deadlineAt = Math.max(matter.deadlineAt, at + 2 * DAY);
        matter.said.reopened += 1;
      }
      return { facts: { round: vote.round } };
    },
  };
  return { follows: [reopens, ...dropped(matter, null)] };
}
