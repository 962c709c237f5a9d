import { daysAfter } from '../app/occasions.js';
import { addDays } from '../domain/calendar.js';
import { asId, type PersonId } from '../domain/ids.js';
import { atLeast } from '../domain/membership.js';
import type { Reminder } from '../ports/reminder.js';
import { cited } from '../text/clauses.js';
import { say } from '../text/markup.js';

const YEAR_DAYS = 365;
/** Asked again after so many days without an answer, up to three times a year. */
const AGAIN_DAYS = 30;
const DAYS_AFTER = [0, 1, 2].map((times) => {
  const due = YEAR_DAYS + times * AGAIN_DAYS;
  return { due, until: due + AGAIN_DAYS };
});

/**
 * P7: WG Members and leads are asked a year after they last said that their profile is right whether it still is; those
 * who never said so a year after they became that.
 */
const profileYear: Reminder = {
  kind: 'profile-year',
  about: 'once a year: whether your name and organisation are still right',

  due: (tx, from, to) =>
    daysAfter(DAYS_AFTER, from, to, async (...span) =>
      (await tx.memberships.profilesFrom(...span)).map(({ membership: { personId, groupId }, at }) => ({
        ...{ subject: personId, groupId, at },
      })),
    ),

  async owing(tx, { subject, dueAt }) {
    const personId = asId<PersonId>(subject);
    const person = await tx.people.find(personId);
    if (!person || person.erasedAt !== null) return [];
    if (person.profileAt !== null && addDays(person.profileAt, YEAR_DAYS) > dueAt) return [];
    const memberships = await tx.memberships.ofPerson(personId);
    return memberships.some(({ tier }) => atLeast(tier, 'member')) ? [personId] : [];
  },

  async says() {
    return say`Once a year: are your name and organisation still right? \`/member profile\` shows them; press **Still right** there, or change them (${cited('P7')}).`;
  },
};

export default profileYear;
