import type { Group } from '../../domain/group.js';
import type { MemberShown, Missing, MonthDone } from '../../domain/member-shown.js';
import { isEmeritus, type Membership } from '../../domain/membership.js';
import { nominationReference } from '../../domain/nomination.js';
import { card, facts, line, text, type Block, type Button, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { missingWord } from '../evidence.js';
import { WHAT_COUNTS } from '../inactivity-card.js';
import { bold, day, joined, mention, say, when, type Markup } from '../markup.js';
import { CONTRIBUTION, DONE } from '../participation-words.js';
import { counted, groupTitle, tierWord } from '../words.js';

/** Contributions that the page names. */
const CONTRIBUTIONS_SHOWN = 10;
const GROUPS_SHOWN = 15;

/** `/member show`: how somebody stands in a group, what was counted, and what is missing (P1, P5, P8, P9). */
export function memberPage(shown: MemberShown): Card {
  const { group, membership, userId, person, isOneself, others, months } = shown;
  const blocks: Block[] = [facts(['Tier', placeIn(group, membership)], ...forecast(shown))];
  if (others.length > 0) {
    const lines = others
      .slice(0, GROUPS_SHOWN)
      .map((each) => say`${groupTitle(each.group)}: ${placeIn(each.group, each.membership)}`);
    if (others.length > GROUPS_SHOWN) lines.push(say`${others.length - GROUPS_SHOWN} more`);
    blocks.push(text(say`${bold(say`In other groups`)}\n${joined(lines, '\n')}`));
  }
  if (membership !== null && months !== null) blocks.push(line, text(participation(shown, months)));
  if (shown.contributions.length > 0) blocks.push(text(contributions(shown)));
  if (shown.missing.length > 0) blocks.push(text(missing(shown)));
  if (isOneself && person !== null) blocks.push(text(counting(person.counted)));
  return card(say`${mention(userId)} in ${groupTitle(group)}`, { blocks, buttons: isOneself ? buttons(shown) : [] });
}

function placeIn(group: Group, membership: Membership | null): Markup {
  if (membership === null) return say`not in this group`;
  const { tier, since, inactiveSince, request, returnAskedAt } = membership;
  const place = say`${tierWord(tier, group.kind)} since ${day(since)}`;
  const asks = request !== null ? say`, asks to be a Participant` : say``;
  if (inactiveSince === null) return say`${place}${asks}`;
  if (!isEmeritus(membership)) return say`${place}, inactive since ${day(inactiveSince)}`;
  return say`Participant, emeritus since ${day(inactiveSince)}${returnAskedAt === null ? '' : ', asks to return'}`;
}

function forecast({ membership }: MemberShown): (readonly [string, Markup])[] {
  if (membership === null) return [];
  const { participatedAt, inactiveAt, inactiveSince, tier } = membership;
  return [
    // The clock of who came with an import or a promotion runs from there.
    ...(participatedAt === null ||
    (tier === 'participant' && isEmeritus(membership) && participatedAt < (inactiveSince ?? 0))
      ? []
      : [[inactiveAt === null ? 'Last took part' : 'Three months run from', day(participatedAt)] as const]),
    ...(inactiveAt === null
      ? []
      : [
          [
            tier === 'lead' ? 'Inactive' : 'Emeritus',
            say`${when(inactiveAt)}, without participation until then (${cited('P8')})`,
          ] as const,
        ]),
  ];
}

function participation({ isOneself, person }: MemberShown, months: readonly MonthDone[]): Markup {
  const lines = months.map(({ month, done }) => {
    const words = done.map(
      ({ kind, count, enough }) => `${counted(count, ...DONE[kind])}${enough ? '' : ' (too few to count)'}`,
    );
    return say`${month}: ${words.join(', ')}`;
  });
  const none = say`Nothing counted in the last six months.`;
  const whom = isOneself
    ? say`Only you and the group’s leads see this.`
    : say`Only they and the group’s leads see this.`;
  const off = person?.counted === false ? say` Counting by itself is off.` : say``;
  return say`${bold(say`What was counted`)}\n${lines.length === 0 ? none : joined(lines, '\n')}\n${whom}${off}`;
}

function contributions({ contributions: all }: MemberShown): Markup {
  const lines = all
    .slice(0, CONTRIBUTIONS_SHOWN)
    .map(({ kind, link, at, status }) => say`${CONTRIBUTION[kind]}, ${day(at)}, ${STATUS[status]}: ${link}`);
  if (all.length > CONTRIBUTIONS_SHOWN) lines.push(say`${all.length - CONTRIBUTIONS_SHOWN} more`);
  return say`${bold(say`Contributions`)}\n${joined(lines, '\n')}`;
}

const STATUS = { waiting: 'waits for a lead', confirmed: 'confirmed', declined: 'declined' } as const;

const missing = ({ missing: all, group }: MemberShown): Markup =>
  say`${bold(say`Missing to be WG Member of ${groupTitle(group)}`)}\n${joined(
    all.map((each) => say`- ${lack(each)}`),
    '\n',
  )}`;

function lack(missed: Missing): Markup {
  switch (missed.what) {
    case 'return':
      if (missed.asked) return say`a lead’s **Confirm** on the request to return (${cited('P8')})`;
      if (missed.tookPart) return say`\`/member return\`, which a lead confirms (${cited('P8')})`;
      return say`to take part once, then \`/member return\` (${cited('P8')})`;
    case 'first':
      return missed.enoughAt === null
        ? say`participation over three months; none is counted yet (${cited('P5')})`
        : say`participation over three months, which it is on ${missed.enoughAt} (${cited('P5')})`;
    case 'month':
    case 'contributions':
    case 'participant':
      return say`${missingWord(missed)} (${cited('P5')})`;
    case 'deadline':
      return say`nothing but the end of the nomination ${nominationReference(missed.nomination)}, if nobody objects (${cited('P6')})`;
    case 'nomination':
      return say`a nomination by a WG Member or lead (${cited('P5')})`;
  }
}

const counting = (on: boolean): Markup =>
  on
    ? say`What you do in groups’ channels is counted by day and kind; nothing of what you write is read. **Stop counting** ends that and forgets what was counted, in all groups. Then only confirmed contributions and what leads attest keep you from becoming emeritus (${cited('P9')}).`
    : say`Nothing that you do is counted by itself. Log what you do with \`/member contribution\`, or **Count again** (${cited('P9')}).`;

const buttons = ({ person }: MemberShown): Button[] => [
  WHAT_COUNTS,
  ...(person === null
    ? []
    : [
        person.counted
          ? ({ label: 'Stop counting', look: 'secondary', action: 'counting', argument: 'off' } as const)
          : ({ label: 'Count again', look: 'primary', action: 'counting', argument: 'on' } as const),
      ]),
];

/** **What counts**: P9 in words, and until when the one who asks has time in each group (P8). */
export function whatCountsPage(clocks: readonly { readonly group: Group; readonly membership: Membership }[]): Card {
  const own = clocks.map(({ group, membership }) => {
    const { inactiveAt, inactiveSince, tier } = membership;
    const became = tier === 'lead' ? 'inactive' : 'emeritus';
    if (inactiveAt !== null)
      return say`- ${groupTitle(group)}: ${became} ${when(inactiveAt)}, unless you take part before`;
    return inactiveSince === null ? say`` : say`- ${groupTitle(group)}: ${became} since ${day(inactiveSince)}`;
  });
  return card(say`What counts as participation`, {
    blocks: [
      text(
        joined(
          [
            say`In a group’s channel, each of these counts (${cited('P9')}):`,
            say`- a proposal that you open or amend, a block or disagreement with its reason`,
            say`- a contribution (code, specification text, review, documentation, other) that is logged with \`/member contribution\`, once a lead has confirmed it; it counts from when it was logged`,
            say`- discussion in the channel or its threads on three days of a month`,
            say`- meetings, agenda items, notes and ballots; a lead may attest what the bot could not see`,
            say`Reading and reactions do not count.`,
          ],
          '\n',
        ),
      ),
      text(
        own.length === 0
          ? say`You are WG Member or lead of no group here, so no time runs for you.`
          : say`${bold(say`How you stand`)} (${cited('P8')})\n${joined(own, '\n')}`,
      ),
    ],
  });
}

/** Told to whoever logged a contribution. */
export const contributionLoggedPage = (group: Group): Card =>
  card(say`Logged`, {
    tone: 'good',
    blocks: [
      text(
        say`The leads of ${groupTitle(group)} are asked to confirm it. Once one of them has, it counts as of now (${cited('P9')}).`,
      ),
    ],
  });

/** Told to a lead who decided on a contribution. */
export const contributionDecidedPage = (confirmed: boolean): Card =>
  card(say`${confirmed ? 'Confirmed' : 'Declined'}`, {
    tone: confirmed ? 'good' : 'neutral',
    blocks: [
      text(
        confirmed
          ? say`It counts from when it was logged; the card shows it.`
          : say`It does not count; the card shows it.`,
      ),
    ],
  });

/** Told to an emeritus who asked to return. */
export const returnAskedPage = (group: Group): Card =>
  card(say`You asked to return to ${groupTitle(group)}`, {
    tone: 'waiting',
    blocks: [
      text(say`Its leads have been told. Once one of them confirms it, you are WG Member again (${cited('P8')}).`),
    ],
  });

/** Told to a lead who confirmed a return. */
export const returnConfirmedPage = (): Card =>
  card(say`Confirmed`, { tone: 'good', blocks: [text(say`This is a WG Member again; the card shows it.`)] });
