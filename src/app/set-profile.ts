import { no, yes, type Decision } from '../domain/decision.js';
import { githubNameOf } from '../domain/github-name.js';
import type { Person } from '../domain/person.js';
import type { Refusal } from '../domain/refusal.js';
import { writtenLine } from '../domain/wording.js';
import type { Act } from './act.js';
import type { Deps } from './deps.js';
import { noteSpreadOf } from './note-spread.js';
import { perform } from './perform.js';
import { personOf } from './who.js';

/** Longest name or organisation, in characters. */
const NAME_AT_MOST = 100;

/**
 * P7: keeps one's own name, organisation and GitHub account current; what is null stays as it is. A GitHub account that
 * somebody types about themselves is not confirmed, so it carries no rights.
 */
export const setProfile = (
  deps: Deps,
  act: Act,
  profile: { readonly name: string | null; readonly organization: string | null; readonly github: string | null },
): Promise<Decision<Person, Refusal>> =>
  perform(deps, act, async (tx) => {
    const person = await personOf(tx, act);
    const changed: { name?: string; organization?: string; github?: string } = {};
    for (const field of ['name', 'organization'] as const) {
      const typed = profile[field];
      if (typed === null) continue;
      const value = writtenLine('P7', field, typed, NAME_AT_MOST);
      if (!value.ok) return value;
      changed[field] = value.value;
    }
    if (profile.github !== null) {
      const github = githubNameOf(profile.github);
      if (github === null) return no({ clause: 'P7', code: 'name-not-usable', typed: profile.github });
      const holder = await tx.people.byGithub(act.serverId, github);
      if (holder && holder.id !== person.id) return no({ clause: 'P7', code: 'name-taken', name: github });
      changed.github = github;
    }
    const sameGithub = changed.github === undefined || changed.github.toLowerCase() === person.github?.toLowerCase();
    const updated: Person = {
      ...person,
      ...changed,
      githubConfirmed: person.githubConfirmed && sameGithub,
      profileAt: act.at,
    };
    await tx.people.save(updated);
    if (updated.organization !== person.organization) await noteSpreadOf(tx, person.id, act.at);
    const sealed = Object.entries(changed).map(([name, value]) => [name, { value, personId: person.id }] as const);
    await tx.record.append(act.serverId, {
      kind: 'profile-set',
      subject: 'server',
      groupId: null,
      clauses: ['P7'],
      edition: deps.edition,
      at: act.at,
      facts: { fields: Object.keys(changed) },
      sealed: { actor: { value: act.user.id, personId: person.id }, ...Object.fromEntries(sealed) },
    });
    return yes(updated);
  });

/** P7: says that one's profile is still right as it is. */
export const profileStillRight = (deps: Deps, act: Act): Promise<Decision<Person, Refusal>> =>
  perform(deps, act, async (tx) => {
    const person: Person = { ...(await personOf(tx, act)), profileAt: act.at };
    await tx.people.save(person);
    await tx.record.append(act.serverId, {
      kind: 'profile-right',
      subject: 'server',
      groupId: null,
      clauses: ['P7'],
      edition: deps.edition,
      at: act.at,
      facts: {},
      sealed: { actor: { value: act.user.id, personId: person.id } },
    });
    return yes(person);
  });

/** One's own profile as it is kept; null for somebody unknown. */
export const ownProfile = (deps: Deps, act: Act): Promise<Person | null> =>
  deps.store.read((tx) => tx.people.byAccount(act.serverId, act.user.id));
