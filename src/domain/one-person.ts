import { isLevel } from './ladder.js';
import type { Consent, Person } from './person.js';

/** X8: of two answers of one person the stricter holds: a "no" before no answer, and that before a "yes". */
const STRICTEST_FIRST: readonly Consent[] = ['withheld', 'unasked', 'given'];

/**
 * L5: two people on record who are one. What `into` says of themselves stands, and `from` fills what is empty; a confirmed
 * GitHub account goes before one that is only claimed.
 */
export function onePerson(into: Person, from: Person): Person {
  const ofGithub = isBetterKnown(from, into) ? from : into;
  const ofConsent = STRICTEST_FIRST.indexOf(from.consent) < STRICTEST_FIRST.indexOf(into.consent) ? from : into;
  return {
    ...into,
    name: into.name ?? from.name,
    organization: into.organization ?? from.organization,
    discordName: into.discordName ?? from.discordName,
    github: ofGithub.github,
    githubConfirmed: ofGithub.githubConfirmed,
    accounts: [...new Set([...into.accounts, ...from.accounts])],
    consent: ofConsent.consent,
    consentAt: ofConsent.consentAt,
    ladder: isLevel(into.ladder, from.ladder) ? into.ladder : from.ladder,
    seenAs: higherSeen(into.seenAs, from.seenAs),
    counted: into.counted && from.counted,
    profileAt: into.profileAt ?? from.profileAt,
    createdAt: Math.min(into.createdAt, from.createdAt),
  };
}

const isBetterKnown = (a: Person, b: Person): boolean =>
  a.github !== null && (b.github === null || (a.githubConfirmed && !b.githubConfirmed));

const higherSeen = (a: Person['seenAs'], b: Person['seenAs']): Person['seenAs'] =>
  a === null || (b !== null && !isLevel(a.level, b.level)) ? b : a;
