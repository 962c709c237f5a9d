import type { Instant } from '../domain/ids.js';
import { A_MEMBER, mayBeNamed, type Person } from '../domain/person.js';
import { Markup, plain } from './markup.js';
import { who } from './words.js';

/** How people and times are written where something is explained: on a card in Discord, or in a file that leaves it. */
export interface Voice {
  readonly who: (person: Person) => Markup;
  readonly at: (at: Instant) => Markup;
}

/** `2026-11-30 12:00:00 UTC`. */
export const utc = (at: Instant): string => `${new Date(at).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** In Discord: a time in UTC and in the reader's own zone. */
export const ON_CARD: Voice = {
  who,
  at: (at) => new Markup(`${utc(at)} (<t:${Math.floor(at / 1000)}:f>)`),
};

/** In a file: times in UTC, and people only by a name that may leave Discord (X8). */
export const IN_FILE: Voice = {
  who: (person) =>
    plain(mayBeNamed(person) ? (person.name ?? person.github ?? person.discordName ?? A_MEMBER) : A_MEMBER),
  at: (at) => new Markup(utc(at)),
};
