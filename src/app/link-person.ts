import type { ClauseId } from '../domain/clause.js';
import { no, yes, type Decision } from '../domain/decision.js';
import type { Snowflake } from '../domain/ids.js';
import { isLevel } from '../domain/ladder.js';
import type { EndedByMerging, Linked } from '../domain/linking.js';
import type { Person } from '../domain/person.js';
import type { Happening, Sealed } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import type { Tx } from '../ports/store.js';
import type { Act } from './act.js';
import { askLevels, noteLevels, whoseLevels } from './ask-levels.js';
import { confirmGithub } from './confirm-github.js';
import type { Deps } from './deps.js';
import { joinPeople } from './join-people.js';
import { actorsLevel, noteActor } from './ladder.js';
import { noteSpreadOf } from './note-spread.js';
import { perform } from './perform.js';
import { candidaciesAbout, settleJoined } from './settle-joined.js';
import { personOf, personOfAccount } from './who.js';

/** What is known of somebody: a second Discord account, or a GitHub account, or both. */
export interface Link {
  readonly user: Snowflake;
  readonly account: Snowflake | null;
  readonly github: string | null;
}

/**
 * L5, P7: a Maintainer says that two Discord accounts are one person's, or that a GitHub account is somebody's.
 * Refuses: nothing-given, level-too-low, is-a-bot, not-in-server, roles-unknown, one-person-already, and what
 * `confirmGithub` refuses
 */
export async function linkPerson(deps: Deps, act: Act, link: Link): Promise<Decision<Linked, Refusal>> {
  const { user, account } = link;
  if (account === null && link.github === null) return no({ clause: 'L5', code: 'nothing-given' });
  const level = await deps.store.read((tx) => actorsLevel(tx, act));
  if (!isLevel(level, 'maintainer')) return no({ clause: 'L2', code: 'level-too-low', level, needed: 'maintainer' });
  for (const each of account === null ? [user] : [user, account]) {
    const refusal = await notAMember(deps, act, each, each === account);
    if (refusal) return no(refusal);
  }
  const levels = await askLevels(deps, await deps.store.read((tx) => concerned(tx, act, link)));
  if (levels === null) return no({ clause: 'L2', code: 'roles-unknown' });
  return perform(deps, act, async (tx) => {
    await noteLevels(tx, levels, act.at);
    const linked = await write(tx, deps, act, link);
    if (!linked.ok) return linked;
    await noteActor(tx, act, await personOf(tx, act));
    return linked;
  });
}

/** Whose levels decide what becomes of candidacies when the two are one (L2, L5). */
async function concerned(tx: Tx, { serverId }: Act, { user, account }: Link): Promise<Person[]> {
  const people: Person[] = [];
  for (const each of account === null ? [] : [user, account]) {
    const person = await tx.people.byAccount(serverId, each);
    if (person) people.push(person, ...(await candidaciesAbout(tx, person)).flatMap(whoseLevels));
  }
  return people;
}

/** Why an account can't be linked. Somebody known who has left may still turn out to be somebody who is there. */
async function notAMember(deps: Deps, act: Act, userId: Snowflake, mayHaveLeft: boolean): Promise<Refusal | null> {
  const found = await deps.chat.member(act.serverId, userId);
  if (!found.ok) return { clause: 'L5', code: 'roles-unknown' };
  if (found.value) return found.value.bot ? { clause: 'L5', code: 'is-a-bot' } : null;
  const known = mayHaveLeft && (await deps.store.read((tx) => tx.people.byAccount(act.serverId, userId)));
  return known ? null : { clause: 'L5', code: 'not-in-server' };
}

async function write(
  tx: Tx,
  deps: Deps,
  act: Act,
  { user, account, github }: Link,
): Promise<Decision<Linked, Refusal>> {
  const { serverId, at } = act;
  let person = await personOfAccount(tx, serverId, user, at);
  const ended: EndedByMerging[] = [];
  let claimant: Person | null = null;

  if (account !== null) {
    if (person.accounts.includes(account)) return no({ clause: 'L5', code: 'one-person-already' });
    const other = await tx.people.byAccount(serverId, account);
    const accounts = [...person.accounts, account];
    const joined = other
      ? await joinPeople(tx, deps, { into: person, from: other, at })
      : { person: { ...person, accounts }, former: {}, ended: [] };
    if (!other) await tx.people.save(joined.person);
    person = joined.person;
    ended.push(...joined.ended);
    const own = { value: account, personId: person.id };
    await note(
      tx,
      deps,
      act,
      person,
      'accounts-linked',
      { account: own, ...joined.former },
      { joined: other !== null },
    );
  }
  if (github !== null) {
    const done = await confirmGithub(tx, deps, { person, typed: github, at });
    if (!done.ok) return done;
    ({ person, claimant } = done.value);
    ended.push(...done.value.ended);
    const sealed = {
      github: { value: person.github ?? '', personId: person.id },
      ...(claimant ? { claimant: { value: claimant.id, personId: claimant.id } } : {}),
      ...done.value.former,
    };
    await note(tx, deps, act, person, 'github-confirmed', sealed, { taken: claimant !== null });
  }
  for (const { happened, subject, groupId, edition, facts } of ended) {
    const clauses: ClauseId[] = happened === 'seat-merged' ? ['L5', 'V3'] : ['L5'];
    const entry = { kind: happened, subject, groupId, clauses, edition, at };
    await tx.record.append(serverId, { ...entry, facts: { because: 'accounts-linked', ...facts }, sealed: {} });
  }
  await settleJoined(tx, deps, person, at);
  await noteSpreadOf(tx, person.id, at);
  await tx.outbox.renewAbout(serverId, await tx.merging.subjectsOf(person.id), deps.clock.now());
  return yes({ person, account, github: github === null ? null : person.github, claimant, ended });
}

async function note(
  tx: Tx,
  deps: Deps,
  act: Act,
  person: Person,
  kind: string,
  sealed: { readonly [name: string]: Sealed },
  facts: Happening['facts'],
): Promise<void> {
  const actor = await personOf(tx, act);
  await tx.record.append(act.serverId, {
    ...{ kind, subject: 'server', groupId: null, clauses: ['L5', 'P7'], edition: deps.edition, at: act.at, facts },
    sealed: {
      actor: { value: act.user.id, personId: actor.id },
      member: { value: person.id, personId: person.id },
      ...sealed,
    },
  });
}
