import type { GroupId, Instant, PersonId } from '../domain/ids.js';
import type { ParticipationDay, ParticipationKind } from '../domain/participation-kinds.js';

/** What people did in groups, by day and kind (P9): counts, and links where there are some. Nothing of what was said. */
export interface Participation {
  /** Adds one to what somebody did of a kind on the day of `at`. A link replaces none that is there. */
  count(what: {
    groupId: GroupId;
    personId: PersonId;
    kind: ParticipationKind;
    at: Instant;
    link?: string;
    byId?: PersonId;
  }): Promise<void>;
  /** In order of days; `from` and `to` are days, and belong to what is asked for. */
  of(groupId: GroupId, personId: PersonId, filter?: { from?: string; to?: string }): Promise<ParticipationDay[]>;
  /** Forgets what was counted by itself in all groups; what somebody logged or a lead attested stays. */
  forgetCounted(personId: PersonId): Promise<void>;
}
