import { leadWordOf } from '../../domain/group.js';
import { say } from '../markup.js';
import { LEVEL } from '../words.js';
import type { Words } from './words.js';

/** Leads and the ladder (L1-L9). */
export const LEADS = {
  'last-lead': (refusal) => ({
    stands: say`You are the last who leads ${refusal.group}.`,
    next: say`Stay until the group has another lead, or ask a Core Maintainer about retiring the group.`,
  }),
  'leads-or-core': (refusal) => ({
    stands: say`You are neither a ${leadWordOf(refusal.kind)} of ${refusal.group} nor a Core Maintainer.`,
    next: say`Ask one of them; \`/group show\` says who leads the group.`,
  }),
  'roles-unknown': () => ({
    stands: say`Discord did not say which roles somebody has now, so nothing was changed.`,
    next: say`Try again in a minute.`,
  }),
  'level-too-low': (refusal) => ({
    stands: say`Your level on the contributor ladder is ${LEVEL[refusal.level]}; this needs ${LEVEL[refusal.needed]} or above.`,
    next: say`Ask somebody who is ${LEVEL[refusal.needed]}. If you are one, somebody who may manage the server says with \`/setup roles\` which role shows it.`,
  }),
  'level-by-role': (refusal) => ({
    stands: say`${LEVEL[refusal.level]} is a role in Discord, which another system gives and takes; the bot reads it and never writes it.`,
    next: say`Change it where those roles are kept. Here only Contributor and Member are set.`,
  }),
  'no-such-level': (refusal) => ({
    stands: say`“${refusal.typed}” is no level that is set here.`,
    next: say`Choose contributor or member.`,
  }),
  'own-level': () => ({
    stands: say`This is your own level, and you are Maintainer or above by your role.`,
    next: say`Nothing needs to be done.`,
  }),
  'already-lead': (refusal) => ({
    stands: say`This person is a ${leadWordOf(refusal.kind)} of ${refusal.group} already.`,
    next: say`Nothing needs to be done. A new term comes with the charter: change it there, and import it with \`/setup import\`.`,
  }),
  'already-candidate': (refusal) => ({
    stands: say`This person is to become a ${leadWordOf(refusal.kind)} of ${refusal.group} already.`,
    next: say`See on the card in the group’s channel what is missing.`,
  }),
  'unknown-candidacy': () => ({
    stands: say`Nobody is to become a lead by this card any more.`,
    next: say`See who leads the group with \`/group show\`.`,
  }),
  'candidacy-settled': (refusal) => ({
    stands:
      refusal.status === 'appointed'
        ? say`This came to its end: the person became ${leadWordOf(refusal.kind)}.`
        : say`This came to its end: it was withdrawn.`,
    next:
      refusal.status === 'appointed'
        ? say`See who leads the group with \`/group show\`.`
        : say`Begin again with \`/group lead-add\`.`,
  }),
  'not-the-candidate': () => ({
    stands: say`Only the person who is to lead accepts it.`,
    next: say`Ask them to press **Accept**.`,
  }),
  'already-accepted': () => ({
    stands: say`You have accepted already.`,
    next: say`Wait for what is still missing on the card, or press **Withdraw** if you changed your mind.`,
  }),
  'own-sponsorship': () => ({
    stands: say`Nobody sponsors themselves, by whatever account.`,
    next: say`Ask Core Maintainers or a Lead Maintainer.`,
  }),
  'already-sponsored': () => ({
    stands: say`You sponsor this person already; a person counts once, by whatever account.`,
    next: say`Press **Withdraw sponsorship** if you do not want to any more.`,
  }),
  'no-own-sponsorship': () => ({
    stands: say`You do not sponsor this person.`,
    next: say`Only the sponsor takes a sponsorship back.`,
  }),
  'not-a-lead': (refusal) => ({
    stands: say`This person is no ${leadWordOf(refusal.kind)} of ${refusal.group}.`,
    next: say`See who leads the group with \`/group show\`.`,
  }),
  'only-lead': (refusal) => ({
    stands: say`Nobody else leads ${refusal.group}.`,
    next: say`Add a successor with \`/group lead-add\` first.`,
  }),
  'not-a-term': (refusal) => ({
    stands: say`“${refusal.typed}” is no term with an end to come.`,
    next: say`Write it as a charter does: \`6 months\`, \`1 year\`, \`6 months (ends 2027-08-14)\`, or \`Ongoing\`.`,
  }),
} satisfies Words;
