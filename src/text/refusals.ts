import { leadWordOf } from '../domain/group.js';
import { HEAD_SHOWN } from '../domain/record.js';
import type { Refusal } from '../domain/refusal.js';
import { card, text, type Card } from './card.js';
import { cited, ruleOf } from './clauses.js';
import { leftOutSentence } from './import-findings.js';
import type { Markup } from './markup.js';
import { channel, excerpt, joined, mention, say, unmarked, when } from './markup.js';
import { WHAT_COUNTS_HERE } from './participation-words.js';
import { A_KIND, LEVEL, NOMINATION_STATUS, STATUS, counted, tierWord } from './words.js';

/** How things stand, and what the person can do instead. */
interface Explained {
  readonly stands: Markup;
  readonly next: Markup;
}

/** X3: a refusal in words: the clause and its sentence, how things stand, what to do instead. */
export function refusalCard(refusal: Refusal): Card {
  const { stands, next } = explained(refusal);
  return card(cited(refusal.clause), {
    tone: 'bad',
    blocks: [text(ruleOf(refusal.clause)), text(stands), text(say`**What you can do:** ${next}`)],
  });
}

function explained(refusal: Refusal): Explained {
  switch (refusal.code) {
    case 'not-a-group-channel':
      return {
        stands: say`This is not the channel of a group.`,
        next:
          refusal.groupChannels.length === 0
            ? say`No channel is bound to a group yet. Somebody who may manage the server binds one with \`/setup bind\`.`
            : say`Go to the group’s own channel: ${joined(refusal.groupChannels.map(channel), ', ')}.`,
      };
    case 'not-the-creation-channel':
      return {
        stands: say`This is not the channel in which new groups are proposed.`,
        next:
          refusal.creation === null
            ? say`Somebody who may manage the server says which one it is with \`/setup channels\`.`
            : say`Go to ${channel(refusal.creation)}.`,
      };
    case 'not-an-access-token':
      return {
        stands: refusal.ofABot
          ? say`This looks like a bot’s token. Discord takes the access token of a person only, so nothing was sent to it.`
          : say`This is not an OAuth2 access token, so nothing was sent to Discord.`,
        next: refusal.ofABot
          ? say`If it is a real one, reset it in the developer portal, because it was typed here. \`/setup visibility\` without a token says how to get the right one.`
          : say`Copy the \`access_token\` alone. \`/setup visibility\` without a token says how to get one.`,
      };
    case 'permissions-unreadable':
      return {
        stands: say`Discord did not say which commands show where (${refusal.failure}). Nothing was changed.`,
        next: say`Try again in a minute.`,
      };
    case 'group-retired':
      return {
        stands: say`${refusal.group} is retired.`,
        next: say`See which groups are active with \`/group list\`.`,
      };
    case 'no-channel':
      return {
        stands: say`${refusal.group} has no channel yet.`,
        next: say`Somebody who may manage the server binds one with \`/setup bind\`.`,
      };
    case 'unknown-group':
      return {
        stands: say`There is no group “${refusal.typed}” here, or more than one.`,
        next: say`Pick one from the list that appears while you type, or look it up with \`/group list\`.`,
      };
    case 'unknown-reference':
      return {
        stands: say`There is no proposal or nomination “${refusal.typed}” here.`,
        next: say`Pick one from the list that appears while you type, or look it up with \`/proposal list\`.`,
      };
    case 'tier-too-low':
      return {
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
      };
    case 'already-joined':
      return {
        stands: say`You are in this group already, with that tier or a higher one.`,
        next: say`See who is who with \`/member list\`.`,
      };
    case 'already-asked':
      return {
        stands: say`You have asked already; without an answer you are a Participant on ${when(refusal.confirmBy)}.`,
        next: say`Wait, or ask a lead of the group to press **Confirm** on your request.`,
      };
    case 'not-in-group':
      return { stands: say`You are not in ${refusal.group}.`, next: say`Join with \`/member join\`.` };
    case 'last-lead':
      return {
        stands: say`You are the last who leads ${refusal.group}.`,
        next: say`Stay until the group has another lead, or ask a Core Maintainer about retiring the group.`,
      };
    case 'no-request':
      return {
        stands: say`This request is no longer open: it was confirmed, or the person has left.`,
        next: say`See who is who with \`/member list\`.`,
      };
    case 'leads-confirm':
      return {
        stands: say`Only a ${leadWordOf(refusal.kind)} of this group confirms requests.`,
        next: say`Nothing needs to be done: without an answer the request is confirmed by itself.`,
      };
    case 'leads-or-core':
      return {
        stands: say`You are neither a ${leadWordOf(refusal.kind)} of ${refusal.group} nor a Core Maintainer.`,
        next: say`Ask one of them; \`/group show\` says who leads the group.`,
      };
    case 'unknown-access-change':
      return {
        stands: say`There is no such access change any more.`,
        next: say`See what the access configuration lacks with \`/member drift\`.`,
      };
    case 'access-change-over':
      return {
        stands: say`This access change is done, or is not needed any more.`,
        next: say`Nothing needs to be done; its card says how it stands.`,
      };
    case 'own-request':
      return {
        stands: say`This is your own request.`,
        next: say`Wait for another lead, or for the 7 days to pass.`,
      };
    case 'too-few-days':
      return {
        stands: say`You asked for ${counted(refusal.days, 'day')}; a ${refusal.significant ? 'significant' : 'minor'} proposal stays open at least ${counted(refusal.least, 'day')}.`,
        next: say`Leave \`days\` out, or give ${refusal.least} or more.`,
      };
    case 'too-many-days':
      return {
        stands: say`You asked for ${counted(refusal.days, 'day')}; ${counted(refusal.most, 'day')} is the most.`,
        next: say`Give ${refusal.most} or less.`,
      };
    case 'always-significant':
      return {
        stands: say`A ${refusal.matter} matter is always significant.`,
        next: say`Leave \`significance\` out.`,
      };
    case 'empty-field':
      return {
        stands: say`The field “${refusal.field}” says nothing.`,
        next: say`Write at least one sentence there; what you typed is kept.`,
      };
    case 'field-too-long':
      return {
        stands: say`The field “${refusal.field}” has ${refusal.length} characters; ${refusal.most} is the most.`,
        next: refusal.field === 'text' ? say`Shorten it, or open the proposal with a \`file\`.` : say`Shorten it.`,
      };
    case 'unreadable-file':
      return {
        stands: say`“${refusal.name}” could not be read as text.`,
        next: say`Give a text file (\`.md\`, \`.mdx\`, \`.txt\` or \`.ts\`) of 1 MiB at most, in UTF-8.`,
      };
    case 'no-alternative':
      return {
        stands: say`Your block does not say what would resolve it.`,
        next: say`Press **Edit** and write an alternative, or what must be true for you to lift the block.`,
      };
    case 'deadline-passed':
      return {
        stands: say`The deadline was ${when(refusal.deadlineAt)}; you acted on ${when(refusal.actedAt)}.`,
        next: say`Open a new proposal with \`/proposal open\` if the matter should be decided again.`,
      };
    case 'not-open':
      return {
        stands: say`The status of this proposal is “${STATUS[refusal.status]}”.`,
        next:
          refusal.status === 'blocked'
            ? say`Whoever blocked it may **Lift** the block; its author may **Withdraw** it.`
            : say`See how it came to that with \`/why\`.`,
      };
    case 'not-the-author':
      return {
        stands: say`Somebody else wrote this proposal.`,
        next: say`Tell the author in its thread what you would change.`,
      };
    case 'already-significant':
      return { stands: say`This proposal is significant already.`, next: say`Nothing needs to be done.` };
    case 'own-objection-stands':
      return {
        stands:
          refusal.kind === 'block' ? say`You have blocked this proposal already.` : say`You have disagreed already.`,
        next: say`Press **Lift** first if you want to say it differently.`,
      };
    case 'no-own-objection':
      return {
        stands: say`You have no block or disagreement on this proposal that stands.`,
        next: say`Only the person who made one can lift it.`,
      };
    case 'for-working-groups':
      return {
        stands: say`This is a proposal of an Interest Group, which decides nothing that binds.`,
        next: say`Press **Disagree** and say why.`,
      };
    case 'for-interest-groups':
      return {
        stands: say`This is a proposal of a Working Group.`,
        next: say`A WG Member presses **Block** and names a way forward.`,
      };
    case 'not-yet-the-deadline':
      return {
        stands:
          refusal.deadlineAt === null
            ? say`The proposal is just being announced.`
            : say`The deadline is ${when(refusal.deadlineAt)}.`,
        next: say`Record the outcome after the deadline.`,
      };
    case 'needs-manage-server':
      return {
        stands: say`You do not have the permission **Manage Server** here.`,
        next: say`Ask somebody who has it.`,
      };
    case 'unchanged':
      return { stands: say`Nothing would change.`, next: say`Change something, or leave it as it is.` };
    case 'not-a-charter-or-access-file':
      return {
        stands: say`“${refusal.name}” was not read. ${'why' in refusal.because ? leftOutSentence({ file: refusal.name, why: refusal.because.why }) : refusal.because.problem}`,
        next: say`Give a charter (\`.mdx\`) or a file of the access configuration (\`roleIds.ts\`, \`roles.ts\`, \`users.ts\`).`,
      };
    case 'plan-expired':
      return {
        stands: say`Since this plan was shown, something it speaks of has changed, or it is older than 7 days.`,
        next: say`Run \`/setup import\` again and look at the new plan.`,
      };
    case 'name-not-usable':
      return {
        stands: say`“${refusal.typed}” cannot be used as a name here.`,
        next: say`Use letters, digits and hyphens, such as \`server-card\`; a group’s channel is called \`#server-card-wg\` or \`#server-card-ig\`.`,
      };
    case 'name-taken':
      return {
        stands: say`“${refusal.name}” belongs to somebody else here.`,
        next: say`Check the spelling. If it is yours, or both accounts are, ask a Maintainer to say so with \`/member link\`.`,
      };
    case 'channel-bound':
      return {
        stands: say`This channel is bound to ${refusal.group}.`,
        next: say`Choose another channel, or bind ${refusal.group} to another one first.`,
      };
    case 'broken-anchor':
      return {
        stands: say`“${refusal.typed}” is not the beginning of a record’s hash.`,
        next: say`Copy it from a result card: ${HEAD_SHOWN} characters, each of them 0-9 or a-f.`,
      };
    case 'draft-expired':
      return {
        stands: say`What you typed was kept for 7 days and is gone, or it was somebody else’s.`,
        next: say`Start again with the command or button.`,
      };
    case 'not-a-day':
      return {
        stands: say`“${refusal.typed}” is not a day.`,
        next: say`Write it as year-month-day, such as 2026-11-30.`,
      };
    case 'not-an-hour':
      return {
        stands:
          refusal.typed.trim() === ''
            ? say`Quiet hours need a beginning and an end; one of them is empty.`
            : say`“${refusal.typed}” is not a full hour of the day.`,
        next: say`Give both as hours from 0 to 24, such as 22 and 7. Leave both empty to have no quiet hours.`,
      };
    case 'not-a-zone':
      return {
        stands: say`“${refusal.typed}” is not a time zone that the bot knows.`,
        next: say`Give a place of the zone database, such as Europe/Berlin, America/New\_York or UTC; its city alone will do.`,
      };
    case 'quiet-all-day':
      return {
        stands: say`From ${refusal.hour} to ${refusal.hour} would be the whole day.`,
        next: say`Choose another end. To hear nothing at all, switch off what you do not want with \`/privacy reminders\`.`,
      };
    case 'kind-and-name':
      return {
        stands: say`You gave only one of \`kind\` and \`name\`.`,
        next: say`Give both, or leave both out for a channel that is called \`#name-wg\` or \`#name-ig\`.`,
      };
    case 'not-confirmed':
      return {
        stands: say`Nothing was erased: ${refusal.word} was not typed.`,
        next: say`Press **Edit** and type ${refusal.word}, or leave everything as it is.`,
      };
    case 'channel-hidden':
      return {
        stands: say`The bot does not see ${channel(refusal.channelId)} as a text channel.`,
        next: say`Allow the bot’s role to view it, or choose a text channel.`,
      };
    case 'is-a-bot':
      return { stands: say`This account is a bot.`, next: say`Choose a person.` };
    case 'not-in-server':
      return {
        stands: say`This account is not in the server.`,
        next: say`Ask the person to join it, then try again.`,
      };
    case 'roles-unknown':
      return {
        stands: say`Discord did not say which roles somebody has now, so nothing was changed.`,
        next: say`Try again in a minute.`,
      };
    case 'level-too-low':
      return {
        stands: say`Your level on the contributor ladder is ${LEVEL[refusal.level]}; this needs ${LEVEL[refusal.needed]} or above.`,
        next: say`Ask somebody who is ${LEVEL[refusal.needed]}. If you are one, somebody who may manage the server says with \`/setup roles\` which role shows it.`,
      };
    case 'level-by-role':
      return {
        stands: say`${LEVEL[refusal.level]} is a role in Discord, which another system gives and takes; the bot reads it and never writes it.`,
        next: say`Change it where those roles are kept. Here only Contributor and Member are set.`,
      };
    case 'no-such-level':
      return {
        stands: say`“${refusal.typed}” is no level that is set here.`,
        next: say`Choose contributor or member.`,
      };
    case 'own-level':
      return {
        stands: say`This is your own level, and you are Maintainer or above by your role.`,
        next: say`Nothing needs to be done.`,
      };
    case 'already-lead':
      return {
        stands: say`This person is a ${leadWordOf(refusal.kind)} of ${refusal.group} already.`,
        next: say`Nothing needs to be done. A new term comes with the charter: change it there, and import it with \`/setup import\`.`,
      };
    case 'already-candidate':
      return {
        stands: say`This person is to become a ${leadWordOf(refusal.kind)} of ${refusal.group} already.`,
        next: say`See on the card in the group’s channel what is missing.`,
      };
    case 'unknown-candidacy':
      return {
        stands: say`Nobody is to become a lead by this card any more.`,
        next: say`See who leads the group with \`/group show\`.`,
      };
    case 'candidacy-settled':
      return {
        stands:
          refusal.status === 'appointed'
            ? say`This came to its end: the person became ${leadWordOf(refusal.kind)}.`
            : say`This came to its end: it was withdrawn.`,
        next:
          refusal.status === 'appointed'
            ? say`See who leads the group with \`/group show\`.`
            : say`Begin again with \`/group lead-add\`.`,
      };
    case 'not-the-candidate':
      return {
        stands: say`Only the person who is to lead accepts it.`,
        next: say`Ask them to press **Accept**.`,
      };
    case 'already-accepted':
      return {
        stands: say`You have accepted already.`,
        next: say`Wait for what is still missing on the card, or press **Withdraw** if you changed your mind.`,
      };
    case 'own-sponsorship':
      return {
        stands: say`Nobody sponsors themselves, by whatever account.`,
        next: say`Ask Core Maintainers or a Lead Maintainer.`,
      };
    case 'already-sponsored':
      return {
        stands: say`You sponsor this person already; a person counts once, by whatever account.`,
        next: say`Press **Withdraw sponsorship** if you do not want to any more.`,
      };
    case 'no-own-sponsorship':
      return {
        stands: say`You do not sponsor this person.`,
        next: say`Only the sponsor takes a sponsorship back.`,
      };
    case 'not-a-lead':
      return {
        stands: say`This person is no ${leadWordOf(refusal.kind)} of ${refusal.group}.`,
        next: say`See who leads the group with \`/group show\`.`,
      };
    case 'only-lead':
      return {
        stands: say`Nobody else leads ${refusal.group}.`,
        next: say`Add a successor with \`/group lead-add\` first.`,
      };
    case 'not-a-term':
      return {
        stands: say`“${refusal.typed}” is no term with an end to come.`,
        next: say`Write it as a charter does: \`6 months\`, \`1 year\`, \`6 months (ends 2027-08-14)\`, or \`Ongoing\`.`,
      };
    case 'one-person-already':
      return {
        stands: say`These accounts are known to be one person’s.`,
        next: say`Nothing needs to be done; \`/privacy\` shows everybody their own accounts.`,
      };
    case 'github-of-another':
      return {
        stands: say`${refusal.github} is confirmed as the GitHub account of ${mention(refusal.account)}.`,
        next: say`Check the spelling. If they are one person, join their accounts with \`/member link\` and \`account\` first.`,
      };
    case 'nothing-given':
      return { stands: say`You gave nothing to set.`, next: say`Choose at least one option of the command.` };
    case 'export-too-large':
      return {
        stands: say`The file would have ${refusal.mebibytes} MiB; Discord takes ${refusal.most} MiB.`,
        next: say`Take it in parts with \`from\` and \`to\`. Parts in \`jsonl\` format one after the other are the whole again.`,
      };
    case 'leads-decide':
      return {
        stands: say`Only a ${leadWordOf(refusal.kind)} of this group says yes or no to this.`,
        next: say`See with \`/member list\` who that is; they are reminded of what waits.`,
      };
    case 'not-a-link':
      return {
        stands: say`“${excerpt(refusal.typed, 200).shown}” is not the address of a page: one begins with \`https://\`, has no password in it and at most ${refusal.most} characters.`,
        next: say`Copy the address of the pull request, review, text or page.`,
      };
    case 'logged-before':
      return {
        stands: say`The same link was logged for the same person on ${when(refusal.at)}, and ${refusal.confirmed ? 'is confirmed' : 'waits for a lead'}.`,
        next: say`See what is logged with \`/member show\`.`,
      };
    case 'contribution-decided':
      return {
        stands: say`This contribution was ${refusal.confirmed ? 'confirmed' : 'declined'} before.`,
        next: refusal.confirmed
          ? say`Nothing needs to be done.`
          : say`If that was a mistake, log it again with \`/member contribution\`.`,
      };
    case 'own-contribution':
      return {
        stands: say`This is your own contribution.`,
        next: say`Ask another lead of the group to look at it.`,
      };
    case 'contribution-gone':
      return {
        stands: say`This contribution is not kept any more: whose it was had their data erased.`,
        next: say`Nothing needs to be done.`,
      };
    case 'not-theirs-here':
      return {
        stands: say`${mention(refusal.userId)} is not in ${refusal.group}.`,
        next: say`They join with \`/member join\`; then what they contributed can be logged.`,
      };
    case 'not-emeritus':
      return {
        stands: say`You are ${tierWord(refusal.tier, refusal.kind)} here and not emeritus: there is nothing to return to.`,
        next: say`See with \`/member show\` how you stand and what is missing.`,
      };
    case 'return-asked':
      return {
        stands: say`You asked to return on ${when(refusal.askedAt)}; a lead has yet to confirm it.`,
        next: say`Wait, or ask a lead of the group to press **Confirm** on your request.`,
      };
    case 'no-participation-since':
      return {
        stands: say`You are emeritus since ${when(refusal.since)}, and since then nothing that counts is recorded.`,
        next: say`Take part first, and then ask again. What counts: ${WHAT_COUNTS_HERE}`,
      };
    case 'no-return-request':
      return {
        stands: say`This return is no longer open: it was confirmed, or the person has left.`,
        next: say`See who is who with \`/member list\`.`,
      };
    case 'own-return':
      return {
        stands: say`This is your own return.`,
        next: say`Wait for another lead; they are reminded of it.`,
      };
    case 'no-member-tier':
      return {
        stands: say`${refusal.group} has no WG Members: an Interest Group has them only once it has adopted that tier.`,
        next: say`A Facilitator adopts it for the group with \`/group adopt-members\`; then nominate again.`,
      };
    case 'has-member-tier':
      return {
        stands:
          refusal.kind === 'working-group'
            ? say`${refusal.group} is ${A_KIND[refusal.kind]} and has WG Members from the beginning.`
            : say`${refusal.group} has adopted the WG Member tier already.`,
        next: say`Nominate somebody with \`/member nominate\`.`,
      };
    case 'not-nominable':
      return notNominable(refusal);
    case 'own-nomination':
      return {
        stands: say`A nomination is made by somebody else, and whom it is about cannot act on it but to decline.`,
        next: say`Ask a WG Member or lead of the group to nominate you. If you are nominated and don’t want it, press **Decline**.`,
      };
    case 'already-nominated':
      return {
        stands: say`This person is nominated here already: ${refusal.reference}.`,
        next: say`Say what you think in its thread; \`/why\` with ${refusal.reference} says how it stands.`,
      };
    case 'nominee-unreadable':
      return {
        stands: say`Discord did not say whether this person is in the server (${refusal.failure}). Nothing was written down.`,
        next: say`Try again in a minute.`,
      };
    case 'nomination-not-open':
      return {
        stands: say`The status of this nomination is “${NOMINATION_STATUS[refusal.status]}”.`,
        next: say`See how it came to that with \`/why\`.`,
      };
    case 'nomination-over':
      return {
        stands: say`The deadline was ${when(refusal.deadlineAt)}; you acted on ${when(refusal.actedAt)}.`,
        next: say`See how it ended with \`/why\`.`,
      };
    case 'leads-object':
      return {
        stands: say`Only a ${leadWordOf(refusal.kind)} of ${refusal.group} or a Core Maintainer objects to a nomination.`,
        next: say`Say what you think in its thread, or tell one of them.`,
      };
    case 'objected-already':
      return {
        stands: say`You have objected to this nomination already.`,
        next: say`Press **Lift objection** first if you want to say it differently.`,
      };
    case 'not-objected':
      return {
        stands: say`You have no objection to this nomination that stands.`,
        next: say`Only the person who made one can lift it.`,
      };
    case 'nominee-declines':
      return {
        stands: say`Somebody else is nominated here; only that person declines.`,
        next: say`A lead of the group or a Core Maintainer presses **Object**; whoever nominated presses **Withdraw**.`,
      };
    case 'nominator-withdraws':
      return {
        stands: say`Somebody else made this nomination.`,
        next: say`Tell them in its thread why they should withdraw it.`,
      };
    case 'leads-attest':
      return {
        stands: say`Only a ${leadWordOf(refusal.kind)} of this group attests participation that the bot could not see.`,
        next: say`Give a ${leadWordOf(refusal.kind)} the days and links, for instance in the nomination’s thread.`,
      };
    case 'too-many-lines':
      return {
        stands: say`You gave ${refusal.lines} days; ${refusal.most} is the most at a time.`,
        next: say`Press **Edit** and leave some out: one in each of the three months is enough.`,
      };
    case 'line-unreadable':
      return {
        stands: say`“${refusal.line}” ${LINE[refusal.because](refusal.last)}.`,
        next: say`Press **Edit** and write each line as a day and a link, such as 2026-11-30 https\://example.com/minutes.`,
      };
    case 'already-done':
      return { stands: say`This was done already.`, next: say`Nothing needs to be done.` };
  }
}

/** Why a line of an attestation was not read. */
const LINE: Record<Extract<Refusal, { code: 'line-unreadable' }>['because'], (last: string) => string> = {
  form: () => 'is not a day and a link with a blank between them',
  day: () => 'does not begin with a day of the calendar',
  late: (last) => `is after ${last}, the day of the announcement, which is the last that counts`,
  link: () => 'does not end with an address that begins with http or https',
};

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

/** A refusal as one line of plain text, for a terminal. */
export const refusalLine = (refusal: Refusal): string => {
  const { stands, next } = explained(refusal);
  return `${cited(refusal.clause).text}: ${unmarked(stands)} ${unmarked(next)}`;
};
