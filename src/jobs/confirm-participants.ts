import { confirmBySilence } from '../app/confirm-participant.js';
import type { MakeJob } from '../app/job.js';
import { asId, type MembershipId } from '../domain/ids.js';

const AT_ONCE = 50;

/** P1: silence confirms a request for Participant when its time has come. */
const confirmParticipants: MakeJob = (deps) => ({
  name: 'confirm-participant',
  due: async (tx, now) =>
    (await tx.memberships.dueRequests(now, AT_ONCE)).map((membership) => ({
      subject: membership.id,
      dueAt: membership.request?.confirmBy ?? now,
    })),
  run: (tx, subject, _dueAt, now) => confirmBySilence(tx, deps, asId<MembershipId>(subject), now),
});

export default confirmParticipants;
