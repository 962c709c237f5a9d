import type { GroupId, Instant, NominationId, PersonId, Snowflake } from '../domain/ids.js';
import type { Nomination, NominationObjection } from '../domain/nomination.js';

/** Who is to become WG Member (P5, P6). */
export interface Nominations {
  find(id: NominationId): Promise<Nomination | null>;
  byNumber(serverId: Snowflake, number: number): Promise<Nomination | null>;
  /** Somebody's in a group that is undecided. */
  undecidedOf(groupId: GroupId, personId: PersonId): Promise<Nomination | null>;
  /** Those of a group that are undecided, newest first. */
  undecidedIn(groupId: GroupId): Promise<Nomination[]>;
  /** Those of which somebody is the nominee and that are undecided. */
  undecidedOfPerson(personId: PersonId): Promise<Nomination[]>;
  /** Open ones of servers that the bot is in, whose deadline is at or before `until`, earliest first. */
  due(until: Instant, limit: number): Promise<Nomination[]>;
  save(nomination: Nomination): Promise<void>;
  /** In the order in which they were made, lifted ones included. */
  objections(id: NominationId): Promise<NominationObjection[]>;
  saveObjection(objection: NominationObjection): Promise<void>;
}
