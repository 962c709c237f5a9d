import type { Candidacy, Sponsored, Sponsorship } from '../domain/candidacy.js';
import type { CandidacyId, GroupId, PersonId } from '../domain/ids.js';

/** Who is to become a lead, and who sponsors them (L1-L6). */
export interface Candidacies {
  find(id: CandidacyId): Promise<Candidacy | null>;
  /** A group's with this status, in the order in which they were opened. */
  ofGroup(groupId: GroupId, status: Candidacy['status']): Promise<Candidacy[]>;
  /** Somebody's in all groups, in that order. */
  ofPerson(personId: PersonId): Promise<Candidacy[]>;
  /** Those that somebody sponsors, in that order. */
  sponsoredBy(personId: PersonId): Promise<Candidacy[]>;
  save(candidacy: Candidacy): Promise<void>;
  /** In the order in which they were made, withdrawn ones included. */
  sponsors(id: CandidacyId): Promise<Sponsored[]>;
  saveSponsorship(sponsorship: Sponsorship): Promise<void>;
}
