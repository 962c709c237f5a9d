import { leadsBy, type CandidacyFacts, type Sponsored } from '../domain/candidacy.js';
import { leadWordOf } from '../domain/group.js';
import { isCoreMaintainer, knownLevel } from '../domain/ladder.js';
import { checklistOf, countingSponsors, isSponsored } from '../domain/sponsoring.js';
import { card, line, text, type Button, type Card } from './card.js';
import { cited } from './clauses.js';
import { excerpt, joined, quoted, say, when, type Markup } from './markup.js';
import { LEVEL, groupTitle, who } from './words.js';

/** Sponsors whose words are shown; further ones are named. */
const STATEMENTS_SHOWN = 4;
/** Sponsors who are named. */
const SPONSORS_SHOWN = 12;
/** How much of a sponsor's words is shown, in characters. */
const STATEMENT_SHOWN = 300;

/** The card of somebody who is to become a lead (L1-L6): a checklist until everything is there, then who sponsors them. */
export function candidacyCard(facts: CandidacyFacts): Card {
  const { candidacy, group, candidate } = facts;
  const word = leadWordOf(group.kind);
  const title = say`A new ${word} for ${groupTitle(group)}`;
  const term = candidacy.term === null ? say`` : say`, term: ${candidacy.term}`;
  if (candidacy.status === 'withdrawn') {
    return card(title, { blocks: [text(say`That ${who(candidate)} becomes ${word} was withdrawn (${cited('L4')}).`)] });
  }
  if (candidacy.status === 'appointed') {
    const since = say`${who(candidate)} became ${word} on ${when(candidacy.settledAt ?? candidacy.openedAt)}${term}`;
    if (!leadsBy(facts)) return card(title, { blocks: [text(say`${since}, and is that no more.`)] });
    const isStrong = isSponsored(facts);
    return card(title, {
      tone: isStrong ? 'good' : 'bad',
      blocks: [
        text(say`${since}.`),
        ...(isStrong ? [] : [text(say`**There are too few sponsors now.** ${sponsorsNeeded()}`)]),
        ...sponsorBlocks(facts),
      ],
      buttons: [...(isStrong ? [] : [SPONSOR]), ...takeBackSponsorship(facts)].map((each) => ({
        ...each,
        argument: candidacy.id,
      })),
    });
  }
  return card(title, {
    tone: 'waiting',
    blocks: [
      text(say`${who(candidate)} is to become ${word}${term}. Everything on this list is needed, in any order:`),
      text(joined(checklist(facts), '\n')),
      ...sponsorBlocks(facts),
    ],
    buttons: openButtons(facts).map((each) => ({ ...each, argument: candidacy.id })),
    pings: candidate.accounts.slice(0, 1),
  });
}

/** L6: what a WG Lead accepts; nothing more for a Facilitator. */
export const commitment = ({ group }: Pick<CandidacyFacts, 'group'>): Markup =>
  group.kind === 'working-group'
    ? say`running the group’s operations (${cited('L4')}), with 2–3 hours a week (${cited('L6')})`
    : say`running the group’s operations (${cited('L4')})`;

const sponsorsNeeded = (): Markup =>
  say`It takes two Core Maintainers or one Lead Maintainer, each a different person and none the candidate (${cited('L5')}).`;

function checklist(facts: CandidacyFacts): Markup[] {
  const { ladder, accepted, sponsored } = checklistOf(facts);
  const { candidate } = facts;
  return [
    item(
      ladder,
      ladder
        ? say`Contributor ladder: ${LEVEL[knownLevel(candidate)]} (${cited('L2')})`
        : say`Contributor ladder: at least Member (${cited('L2')}). A Maintainer sets it with \`/member ladder\`.`,
    ),
    item(
      accepted,
      accepted
        ? say`${who(candidate)} committed to ${commitment(facts)}.`
        : say`${who(candidate)} presses **Accept**, which commits to ${commitment(facts)}.`,
    ),
    item(sponsored, sponsored ? say`Sponsors (${cited('L5')})` : say`Sponsors. ${sponsorsNeeded()}`),
  ];
}

const item = (done: boolean, what: Markup): Markup => say`${done ? '✅' : '⬜'} ${what}`;

/** Who sponsors, with what they say (L3); one who lost the level counts no more. */
function sponsorBlocks({ candidacy, sponsors }: CandidacyFacts) {
  const standing = sponsors.filter(({ sponsorship }) => sponsorship.withdrawnAt === null);
  if (standing.length === 0) return [];
  const counting = new Set(countingSponsors({ candidacy, sponsors }).map(({ id }) => id));
  const said = ({ sponsorship, person }: Sponsored, index: number): Markup => {
    const level = counting.has(person.id) ? LEVEL[knownLevel(person)] : notCounting(person);
    const name = say`${who(person)} (${level})`;
    return index < STATEMENTS_SHOWN
      ? say`${name}:\n${quoted(excerpt(sponsorship.statement, STATEMENT_SHOWN).shown)}`
      : name;
  };
  const more = standing.length - SPONSORS_SHOWN;
  const shown = [...standing.slice(0, SPONSORS_SHOWN).map(said), ...(more > 0 ? [say`and ${more} more`] : [])];
  return [line, text(joined([say`Sponsored by (${cited('L3')})`, ...shown], '\n'))];
}

const notCounting = (person: Sponsored['person']): string =>
  isCoreMaintainer(knownLevel(person))
    ? 'the candidate, does not count'
    : 'no Core Maintainer any more, does not count';

type Action = Omit<Button, 'argument'>;

const SPONSOR: Action = { action: 'lead-sponsor', label: 'Sponsor', look: 'primary' };

const takeBackSponsorship = ({ sponsors }: CandidacyFacts): Action[] =>
  sponsors.some(({ sponsorship }) => sponsorship.withdrawnAt === null)
    ? [{ action: 'lead-unsponsor', label: 'Withdraw sponsorship', look: 'secondary' }]
    : [];

function openButtons(facts: CandidacyFacts): Action[] {
  const { ladder, accepted, sponsored } = checklistOf(facts);
  return [
    ...(accepted ? [] : [{ action: 'lead-accept', label: 'Accept', look: 'good' } satisfies Action]),
    SPONSOR,
    ...(accepted && sponsored && !ladder
      ? [{ action: 'lead-check', label: 'Check again', look: 'secondary' } satisfies Action]
      : []),
    ...takeBackSponsorship(facts),
    { action: 'lead-withdraw', label: 'Withdraw', look: 'bad' },
  ];
}
