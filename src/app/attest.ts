import { no, yes, type Decision } from '../domain/decision.js';
import { attest, mayAttest } from '../domain/attestation.js';
import type { NominationId } from '../domain/ids.js';
import { nominationReference, type Nomination } from '../domain/nomination.js';
import { dayOf } from '../domain/participation-kinds.js';
import type { Refusal } from '../domain/refusal.js';
import type { Act } from './act.js';
import { addEvidenceFor } from './add-evidence.js';
import type { Deps } from './deps.js';
import { askAboutNomination, onNomination } from './on-nomination.js';
import { takePart } from './take-part.js';

/** P5: whether the person may attest, asked before the form opens. */
export const askToAttest = (deps: Deps, act: Act, id: NominationId) =>
  askAboutNomination(deps, act, id, ({ nomination, actor }) => mayAttest(nomination, actor.standing, act.at));

/** P5: a lead attests on which days the nominee took part where the bot could not see it, with a link for each. */
export const attestParticipation = (
  deps: Deps,
  act: Act,
  id: NominationId,
  typed: { readonly days: string; readonly sentence: string },
): Promise<Decision<Nomination, Refusal>> =>
  onNomination(deps, act, id, async (tx, { nomination, group, actor, sealed }) => {
    const attested = attest(nomination, actor.standing, typed, act.at);
    if (!attested.ok) return attested;
    const { personId } = nomination;
    const byId = actor.standing.personId;
    const known = await tx.participation.of(group.id, personId);
    const isNew = ({ at }: { readonly at: number }) =>
      !known.some(({ kind, day }) => kind === 'attested' && day === dayOf(at));
    const byDay = new Map(attested.value.days.filter(isNew).map((each) => [each.at, each]));
    if (byDay.size === 0) return no({ clause: 'P5', code: 'unchanged' });
    const days = [...byDay.values()];
    await tx.record.append(act.serverId, {
      kind: 'participation-attested',
      subject: nominationReference(nomination),
      groupId: group.id,
      clauses: ['P5'],
      edition: nomination.edition,
      at: act.at,
      facts: { days: days.map(({ at }) => dayOf(at)) },
      sealed: {
        actor: sealed,
        reason: { value: attested.value.sentence, personId: byId },
        links: { value: days.map(({ link }) => link).join('\n'), personId },
      },
    });
    return yes(
      await addEvidenceFor(tx, deps, { nomination, group, at: act.at }, async () => {
        for (const { at, link } of days) {
          await takePart(tx, deps, { groupId: group.id, personId, kind: 'attested', at, link, byId });
        }
      }),
    );
  });
