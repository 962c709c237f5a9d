import { no, yes, type Decision } from '../domain/decision.js';
import { githubNameOf } from '../domain/github-name.js';
import type { Instant } from '../domain/ids.js';
import type { EndedByMerging } from '../domain/linking.js';
import type { Person } from '../domain/person.js';
import type { Sealed } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Deps } from './deps.js';
import { formerMarks, joinPeople } from './join-people.js';

/** A GitHub account that is known to be somebody's. */
export interface Confirmed {
  readonly person: Person;
  /** Who had called it theirs, and has it no more. */
  readonly claimant: Person | null;
  readonly former: { readonly [name: string]: Sealed };
  readonly ended: readonly EndedByMerging[];
}

/**
 * P7: confirms that a GitHub account is somebody's. Who only claims it loses it; somebody known by it from files alone
 * turns out to be this person (P10).
 * Refuses: name-not-usable, unchanged, github-of-another (it is confirmed as somebody's)
 */
export async function confirmGithub(
  tx: Tx,
  deps: Pick<Deps, 'edition'>,
  { person, typed, at }: { readonly person: Person; readonly typed: string; readonly at: Instant },
): Promise<Decision<Confirmed, Refusal>> {
  const github = githubNameOf(typed);
  if (github === null) return no({ clause: 'P7', code: 'name-not-usable', typed });
  const holder = await tx.people.byGithub(person.serverId, github);
  if (holder?.id === person.id && person.githubConfirmed) return no({ clause: 'P7', code: 'unchanged' });
  const isOther = holder !== null && holder.id !== person.id;
  const [account = null] = isOther ? holder.accounts : [];
  if (isOther && account !== null && holder.githubConfirmed) {
    return no({ clause: 'P7', code: 'github-of-another', github, account });
  }
  const claimant = isOther && account !== null ? holder : null;
  if (claimant) await tx.people.save({ ...claimant, github: null, githubConfirmed: false });
  const known =
    isOther && !claimant
      ? await joinPeople(tx, deps, { into: person, from: holder, at })
      : { person, former: {}, ended: [] };
  const confirmed: Person = { ...known.person, github, githubConfirmed: true };
  const former = { ...known.former, ...(await formerMarks(tx, confirmed, [person])) };
  await tx.people.save(confirmed);
  return yes({ person: confirmed, claimant, former, ended: known.ended });
}
