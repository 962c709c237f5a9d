import { card, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { Markup, bold, joined, say } from '../markup.js';

/** Topics of `/help`, with what each says. */
export const HELP_TOPICS = {
  start: {
    name: 'Where to start',
    lines: [
      'See all groups with `/group list`, and one with `/group show`.',
      'In a group’s channel, press **Join** on its pinned card: as Observer at once, as Participant when a lead confirms it or after 7 days without an answer.',
      'You may be in any number of groups; none is needed before another.',
    ],
  },
  tiers: {
    name: 'Tiers: Observer, Participant, WG Member, Lead',
    lines: [
      'Observers read, attend and ask. Participants are active in discussion, open proposals and vote.',
      'WG Members have taken part for months; they may block, and only they count toward quorum.',
      'A WG Member or lead nominates a Participant with `/member nominate`; after 7 days without an objection of a lead or Core Maintainer it goes through, if the evidence on its card is complete.',
      'Leads (in an Interest Group: Facilitators) run the group. See who is who with `/member list`.',
    ],
  },
  'taking-part': {
    name: 'Taking part: what counts, and for how long',
    lines: [
      'See with `/member show` what was counted, until when you have time, and what is missing to be WG Member.',
      'Log a contribution with `/member contribution`; it counts once a lead has confirmed it.',
      'After three months without participation a WG Member is emeritus, warned 30 and 14 days before. Take part once, then `/member return`.',
      'In an Interest Group a Facilitator brings in the tier of WG Members with `/group adopt-members`.',
    ],
  },
  leads: {
    name: 'Leads: how one becomes one',
    lines: [
      'A lead or Core Maintainer names somebody with `/group lead-add`. The card is a list: at least Member on the contributor ladder, the person’s own **Accept**, and sponsors.',
      'Two Core Maintainers or one Lead Maintainer sponsor, each with a sentence on what they attest to.',
      'Member on the ladder is set by Maintainers with `/member ladder`; higher levels are roles in Discord.',
      'A lead resigns with `/group lead-remove`, as soon as there is another one.',
    ],
  },
  lists: {
    name: 'Lists: members, charter, access (leads)',
    lines: [
      '`/member drift` compares charter, access configuration and roster, and names each difference with what mends it.',
      '`/member export` gives the charter’s tables, the change of the access configuration, or a spreadsheet.',
      'Everybody keeps name, organisation and GitHub account current with `/member profile`; Maintainers confirm accounts and join those of one person with `/member link`.',
    ],
  },
  proposals: {
    name: 'Proposals: how a group decides',
    lines: [
      'A Participant opens one with `/proposal open` in the group’s channel. Its clock starts with its card: 5 days, or 10 when it is significant.',
      'Silence is consent. A WG Member who cannot live with it presses **Block** and names a way forward, which opens a formal vote at once.',
      'In an Interest Group people press **Disagree**; nothing there binds.',
      'The author may **Amend** or **Withdraw**; a changed text restarts the clock.',
    ],
  },
  votes: {
    name: 'Votes: when silence is not enough',
    lines: [
      'A block opens one, a Lead’s **Request a vote**, or the third WG Member’s. It is open for 7 days, on scope for 10.',
      'WG Members, leads, and Participants from before the announcement press **Approve**, **Reject** or **Abstain** and say why; until the close they may change their mind.',
      'Half of the active WG Members make a quorum. More for than against passes it, on scope twice as many.',
      'Whoever could vote may **Contest** the result for 72 hours, with grounds. See how it stands with `/vote show`.',
    ],
  },
  escalation: {
    name: 'Core Maintainers: what goes to them, and how',
    lines: [
      'A vote that settles nothing goes to Core Maintainers: the bot drafts it, the Lead completes and sends it.',
      'Disputes on scope, authority, membership and between groups go directly, with `/escalation open`. So does conduct, in private.',
      'One of them without a share in it answers within 5 business days: with guidance that binds, a question, or by taking it to all of them.',
      'They advise on any proposal with **Feedback**, and approve what a group agreed on about scope and the specification.',
    ],
  },
  record: {
    name: 'The record: who decided what, and why',
    lines: [
      'Look up any outcome with `/why`, and the record with `/record show`.',
      'Take it with you with `/record export`; `/record verify` shows that nobody changed it.',
    ],
  },
  privacy: {
    name: 'Your data, and how you are reminded',
    lines: [
      'See it with `/privacy show` and take it along with `/privacy export`; `/member profile` corrects it.',
      'Your name leaves Discord only if you agreed: `/privacy consent`.',
      '`/privacy erase` takes you out of everything, at once; decisions stay as they are.',
      'Which reminders you get, where and at which hours: `/privacy reminders`.',
    ],
  },
  setup: {
    name: 'Setting up (Manage Server)',
    lines: [
      '`/setup status` shows what is missing and how to mend it.',
      '`/setup import` reads charters; `/setup bind` binds a channel; `/setup roles` and `/setup channels` say who and where.',
      '`/setup visibility` makes commands show only where they are of use.',
    ],
  },
} as const;

export type HelpTopic = keyof typeof HELP_TOPICS;

/** N1: what people ask first, by topic; without one, all topics with their first line. */
export function helpPage(topic: HelpTopic | null): Card {
  if (topic === null) {
    return card(say`Help`, {
      blocks: [
        text(say`This bot runs the rules of our Working Groups and Interest Groups (${cited('N1')}).`),
        text(
          joined(
            Object.values(HELP_TOPICS).map((each) => say`${bold(say`${each.name}`)}\n${new Markup(each.lines[0])}`),
            '\n',
          ),
        ),
        text(say`More on each with \`/help\` and a topic.`),
      ],
    });
  }
  const { name, lines } = HELP_TOPICS[topic];
  return card(say`${name}`, {
    blocks: [
      text(
        joined(
          lines.map((each) => new Markup(`- ${each}`)),
          '\n',
        ),
      ),
    ],
  });
}
