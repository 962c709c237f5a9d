import { leadWordOf } from '../../domain/group.js';
import type { Refusal } from '../../domain/refusal.js';
import { say, when } from '../markup.js';
import { NOMINATION_STATUS } from '../words.js';
import type { Explained, Words } from './words.js';

/** Nominations (P5, P6). */
export const NOMINATION = {
  'not-nominable': (refusal) => notNominable(refusal),
  'own-nomination': () => ({
    stands: say`A nomination is made by somebody else, and whom it is about cannot act on it but to decline.`,
    next: say`Ask a WG Member or lead of the group to nominate you. If you are nominated and don’t want it, press **Decline**.`,
  }),
  'already-nominated': (refusal) => ({
    stands: say`This person is nominated here already: ${refusal.reference}.`,
    next: say`Say what you think in its thread; \`/why\` with ${refusal.reference} says how it stands.`,
  }),
  'nominee-unreadable': (refusal) => ({
    stands: say`Discord did not say whether this person is in the server (${refusal.failure}). Nothing was written down.`,
    next: say`Try again in a minute.`,
  }),
  'nomination-not-open': (refusal) => ({
    stands: say`The status of this nomination is “${NOMINATION_STATUS[refusal.status]}”.`,
    next: say`See how it came to that with \`/why\`.`,
  }),
  'nomination-over': (refusal) => ({
    stands: say`The deadline was ${when(refusal.deadlineAt)}; you acted on ${when(refusal.actedAt)}.`,
    next: say`See how it ended with \`/why\`.`,
  }),
  'leads-object': (refusal) => ({
    stands: say`Only a ${leadWordOf(refusal.kind)} of ${refusal.group} or a Core Maintainer objects to a nomination.`,
    next: say`Say what you think in its thread, or tell one of them.`,
  }),
  'objected-already': () => ({
    stands: say`You have objected to this nomination already.`,
    next: say`Press **Lift objection** first if you want to say it differently.`,
  }),
  'not-objected': () => ({
    stands: say`You have no objection to this nomination that stands.`,
    next: say`Only the person who made one can lift it.`,
  }),
  'nominee-declines': () => ({
    stands: say`Somebody else is nominated here; only that person declines.`,
    next: say`A lead of the group or a Core Maintainer presses **Object**; whoever nominated presses **Withdraw**.`,
  }),
  'nominator-withdraws': () => ({
    stands: say`Somebody else made this nomination.`,
    next: say`Tell them in its thread why they should withdraw it.`,
  }),
  'leads-attest': (refusal) => ({
    stands: say`Only a ${leadWordOf(refusal.kind)} of this group attests participation that the bot could not see.`,
    next: say`Give a ${leadWordOf(refusal.kind)} the days and links, for instance in the nomination’s thread.`,
  }),
} satisfies Words;

function notNominable({ because, group, kind }: Extract<Refusal, { code: 'not-nominable' }>): Explained {
  switch (because) {
    case 'bot':
      return { stands: say`This is a bot.`, next: say`Choose a person.` };
    case 'not-in-server':
      return {
        stands: say`This person is not in the server.`,
        next: say`Nominate them once they are back and take part in ${group}.`,
      };
    case 'not-in-group':
      return {
        stands: say`This person is not in ${group}; a WG Member is somebody who has taken part in it.`,
        next: say`Ask them to take part with \`/member join\` as participant.`,
      };
    case 'observer':
      return {
        stands: say`This person is Observer in ${group}; Participants are nominated.`,
        next: say`Ask them to take part with \`/member join\` as participant, and nominate them when they are.`,
      };
    case 'emeritus':
      return {
        stands: say`This person was WG Member of ${group} already and is emeritus now.`,
        next: say`They come back with \`/member return\`, without a nomination.`,
      };
    case 'has-tier':
      return {
        stands: say`This person is WG Member or ${leadWordOf(kind)} of ${group} already.`,
        next: say`See who is who with \`/member list\`.`,
      };
  }
}
