import { leadWordOf } from '../../domain/group.js';
import { mention, say, when } from '../markup.js';
import { WHAT_COUNTS_HERE } from '../participation-words.js';
import { A_KIND, tierWord } from '../words.js';
import type { Words } from './words.js';

/** Tiers of participation (P1-P4, P8-P10). */
export const PARTICIPATION = {
  'tier-too-low': (refusal) => ({
    stands:
      refusal.tier === null
        ? say`You have not joined ${refusal.group}; this needs ${tierWord(refusal.needed, refusal.kind)} or above.`
        : say`You are ${tierWord(refusal.tier, refusal.kind)} in ${refusal.group}; this needs ${tierWord(refusal.needed, refusal.kind)} or above.`,
    next:
      refusal.needed === 'participant'
        ? say`Ask to take part with \`/member join\` as participant.`
        : refusal.clause.startsWith('P')
          ? say`Ask somebody who is ${tierWord(refusal.needed, refusal.kind)} to do it; \`/member list\` says who is.`
          : say`Say what you think in the proposal’s thread, or ask somebody who is ${tierWord(refusal.needed, refusal.kind)} to act.`,
  }),
  'already-joined': () => ({
    stands: say`You are in this group already, with that tier or a higher one.`,
    next: say`See who is who with \`/member list\`.`,
  }),
  'already-asked': (refusal) => ({
    stands: say`You have asked already; without an answer you are a Participant on ${when(refusal.confirmBy)}.`,
    next: say`Wait, or ask a lead of the group to press **Confirm** on your request.`,
  }),
  'not-in-group': (refusal) => ({
    stands: say`You are not in ${refusal.group}.`,
    next: say`Join with \`/member join\`.`,
  }),
  'no-request': () => ({
    stands: say`This request is no longer open: it was confirmed, or the person has left.`,
    next: say`See who is who with \`/member list\`.`,
  }),
  'leads-confirm': (refusal) => ({
    stands: say`Only a ${leadWordOf(refusal.kind)} of this group confirms requests.`,
    next: say`Nothing needs to be done: without an answer the request is confirmed by itself.`,
  }),
  'own-request': () => ({
    stands: say`This is your own request.`,
    next: say`Wait for another lead, or for the 7 days to pass.`,
  }),
  'leads-decide': (refusal) => ({
    stands: say`Only a ${leadWordOf(refusal.kind)} of this group says yes or no to this.`,
    next: say`See with \`/member list\` who that is; they are reminded of what waits.`,
  }),
  'logged-before': (refusal) => ({
    stands: say`The same link was logged for the same person on ${when(refusal.at)}, and ${refusal.confirmed ? 'is confirmed' : 'waits for a lead'}.`,
    next: say`See what is logged with \`/member show\`.`,
  }),
  'contribution-decided': (refusal) => ({
    stands: say`This contribution was ${refusal.confirmed ? 'confirmed' : 'declined'} before.`,
    next: refusal.confirmed
      ? say`Nothing needs to be done.`
      : say`If that was a mistake, log it again with \`/member contribution\`.`,
  }),
  'own-contribution': () => ({
    stands: say`This is your own contribution.`,
    next: say`Ask another lead of the group to look at it.`,
  }),
  'contribution-gone': () => ({
    stands: say`This contribution is not kept any more: whose it was had their data erased.`,
    next: say`Nothing needs to be done.`,
  }),
  'not-theirs-here': (refusal) => ({
    stands: say`${mention(refusal.userId)} is not in ${refusal.group}.`,
    next: say`They join with \`/member join\`; then what they contributed can be logged.`,
  }),
  'not-emeritus': (refusal) => ({
    stands: say`You are ${tierWord(refusal.tier, refusal.kind)} here and not emeritus: there is nothing to return to.`,
    next: say`See with \`/member show\` how you stand and what is missing.`,
  }),
  'return-asked': (refusal) => ({
    stands: say`You asked to return on ${when(refusal.askedAt)}; a lead has yet to confirm it.`,
    next: say`Wait, or ask a lead of the group to press **Confirm** on your request.`,
  }),
  'no-participation-since': (refusal) => ({
    stands: say`You are emeritus since ${when(refusal.since)}, and since then nothing that counts is recorded.`,
    next: say`Take part first, and then ask again. What counts: ${WHAT_COUNTS_HERE}`,
  }),
  'no-return-request': () => ({
    stands: say`This return is no longer open: it was confirmed, or the person has left.`,
    next: say`See who is who with \`/member list\`.`,
  }),
  'own-return': () => ({
    stands: say`This is your own return.`,
    next: say`Wait for another lead; they are reminded of it.`,
  }),
  'no-member-tier': (refusal) => ({
    stands: say`${refusal.group} has no WG Members: an Interest Group has them only once it has adopted that tier.`,
    next: say`A Facilitator adopts it for the group with \`/group adopt-members\`; then try again.`,
  }),
  'has-member-tier': (refusal) => ({
    stands:
      refusal.kind === 'working-group'
        ? say`${refusal.group} is ${A_KIND[refusal.kind]} and has WG Members from the beginning.`
        : say`${refusal.group} has adopted the WG Member tier already.`,
    next: say`Nominate somebody with \`/member nominate\`.`,
  }),
  'name-taken': (refusal) => ({
    stands: say`“${refusal.name}” belongs to somebody else here.`,
    next: say`Check the spelling. If it is yours, or both accounts are, ask a Maintainer to say so with \`/member link\`.`,
  }),
  'one-person-already': () => ({
    stands: say`These accounts are known to be one person’s.`,
    next: say`Nothing needs to be done; \`/privacy\` shows everybody their own accounts.`,
  }),
  'github-of-another': (refusal) => ({
    stands: say`${refusal.github} is confirmed as the GitHub account of ${mention(refusal.account)}.`,
    next: say`Check the spelling. If they are one person, join their accounts with \`/member link\` and \`account\` first.`,
  }),
  'is-a-bot': () => ({ stands: say`This account is a bot.`, next: say`Choose a person.` }),
  'not-in-server': () => ({
    stands: say`This account is not in the server.`,
    next: say`Ask the person to join it, then try again.`,
  }),
} satisfies Words;
