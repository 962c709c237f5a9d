import { randomUUID } from 'node:crypto';
import { yes, type Decision } from '../domain/decision.js';
import { eraserOf } from '../domain/erasure.js';
import { asId, type PersonId } from '../domain/ids.js';
import { isAnythingKept } from '../domain/own-data.js';
import type { Person } from '../domain/person.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { alarmOfLead } from './alarm-of-lead.js';
import type { Deps } from './deps.js';
import { eraseCandidacies } from './erase-candidacies.js';
import { marksOf } from './marks.js';
import { endOfErased } from './end-nomination.js';
import { presentSituation } from './on-proposal.js';
import { whoIs, WITHDRAWABLE } from './own-data.js';
import { perform } from './perform.js';
import { takeBack } from './withdraw-proposal.js';
import { writeMembership } from './write-membership.js';

/** Whether there was anything to erase. */
export interface Erasure {
  readonly found: boolean;
}

/**
 * X8: erases everything personal of the one who asks, in this server, at once: nothing refuses it. Tallies and outcomes
 * stay and belong to nobody; the record can still be verified.
 */
export const erasePerson = (deps: Deps, act: Act): Promise<Decision<Erasure, Refusal>> =>
  perform<Erasure>(deps, act, async (tx) => {
    const { who, person } = await whoIs(tx, act);
    const { githubs, ...marks } = await marksOf(tx, deps.files, who, person);
    const eraser = eraserOf(marks);
    const kept = await tx.personal.of(who, (text) => eraser.text(text) !== text);
    if (!isAnythingKept({ person, kept })) return yes({ found: false });

    if (person) {
      await withdrawAll(tx, deps, act, person);
      await eraseCandidacies(tx, deps, act, person);
      await endOfErased(tx, deps, act, person);
      await leaveAll(tx, deps, act, person);
    }
    await tx.record.append(act.serverId, {
      kind: 'personal-data-erased',
      subject: 'server',
      groupId: null,
      clauses: ['X8'],
      edition: deps.edition,
      at: act.at,
      facts: {},
      sealed: {},
    });
    for (const file of await tx.personal.files(act.serverId)) {
      if (file.kind !== 'access') continue;
      const content = await deps.files.accessWithout(file, { githubs, accounts: who.accounts });
      if (content !== file.content) await tx.personal.replaceFile(file.id, content);
    }
    const now = deps.clock.now();
    const as = asId<PersonId>(randomUUID());
    const subjects = await tx.personal.erase(who, { as, marks, eraser, at: act.at });
    await tx.outbox.renewAbout(act.serverId, subjects, now);
    for (const account of who.accounts) await tx.outbox.renewMentioning(act.serverId, account, now);
    return yes({ found: true });
  });

const MATTERS_AT_MOST = 1_000;

/** D7: takes back what is still undecided, as far as its author could. What the group has decided keeps its outcome (D4). */
async function withdrawAll(tx: Tx, deps: Deps, act: Act, person: Person): Promise<void> {
  const own = { serverId: act.serverId, authorId: person.id, limit: MATTERS_AT_MOST };
  for (const { id, deadlineAt, status } of await tx.proposals.list(own)) {
    if (!WITHDRAWABLE.includes(status) && (deadlineAt === null || act.at >= deadlineAt)) continue;
    const situation = await presentSituation(tx, deps, act, id);
    if (situation) await takeBack(tx, deps, act, situation);
  }
}

/** P1, L1: ends every place in a group; nobody is kept by being its last lead, but Core Maintainers are told. */
async function leaveAll(tx: Tx, deps: Deps, act: Act, person: Person): Promise<void> {
  for (const membership of await tx.memberships.ofPerson(person.id)) {
    const group = await tx.groups.find(membership.groupId);
    if (!group) continue;
    const ended = { ...membership, role: null, term: null, request: null, endedAt: act.at };
    await writeMembership(tx, deps, { membership: ended, group, happened: 'member-left', at: act.at, actor: null });
    if (membership.tier === 'lead') await alarmOfLead(tx, deps, group);
  }
}
