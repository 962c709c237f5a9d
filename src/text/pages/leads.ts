import { leadsBy, type CandidacyFacts } from '../../domain/candidacy.js';
import { leadWordOf, type Group } from '../../domain/group.js';
import type { StoredLevel } from '../../domain/ladder.js';
import type { Membership } from '../../domain/membership.js';
import type { Person } from '../../domain/person.js';
import { checklistOf } from '../../domain/sponsoring.js';
import { STATEMENT_AT_MOST } from '../../domain/becoming-lead.js';
import { commitment } from '../candidacy-card.js';
import { card, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import type { Form, Typed } from '../form.js';
import { say, type Markup } from '../markup.js';
import { LEVEL, groupTitle, listed, tierWord, who } from '../words.js';

/** What somebody did on a candidacy's card. */
export type CandidacyAct = 'opened' | 'accepted' | 'sponsored' | 'sponsorship-withdrawn' | 'withdrawn' | 'checked';

/** Told privately to whoever acted on a candidacy: what it came to, and what is still missing. */
export function candidacyPage(facts: CandidacyFacts, act: CandidacyAct): Card {
  const { candidacy, group, candidate } = facts;
  const word = leadWordOf(group.kind);
  if (leadsBy(facts) && act !== 'sponsorship-withdrawn') {
    return card(say`${who(candidate)} is ${word} of ${groupTitle(group)}`, {
      tone: 'good',
      blocks: [text(say`${done(facts, act)} Everything is there.`)],
    });
  }
  return card(say`${word} of ${groupTitle(group)}`, {
    tone: candidacy.status === 'open' ? 'waiting' : 'neutral',
    blocks: [text(done(facts, act)), ...(candidacy.status === 'open' ? [text(missing(facts))] : [])],
  });
}

function done(facts: CandidacyFacts, act: CandidacyAct): Markup {
  const { candidate, group } = facts;
  switch (act) {
    case 'opened':
      return say`The card is in the group’s channel. ${who(candidate)} is asked to accept.`;
    case 'accepted':
      return say`You accepted and are committed to ${commitment(facts)}.`;
    case 'sponsored':
      return say`You sponsor ${who(candidate)} (${cited('L5')}).`;
    case 'sponsorship-withdrawn':
      return leadsBy(facts)
        ? say`You do not sponsor ${who(candidate)} any more. They stay ${leadWordOf(group.kind)}; Core Maintainers are told if there are too few sponsors now (${cited('L5')}).`
        : say`You do not sponsor ${who(candidate)} any more (${cited('L5')}).`;
    case 'withdrawn':
      return say`It is withdrawn. Begin again with \`/group lead-add\`.`;
    case 'checked':
      return say`Discord was asked for the roles of ${who(candidate)} again (${cited('L2')}).`;
  }
}

function missing(facts: CandidacyFacts): Markup {
  const { ladder, accepted, sponsored } = checklistOf(facts);
  const open = [
    ...(ladder ? [] : [say`the ladder (${cited('L2')})`]),
    ...(accepted ? [] : [say`acceptance (${cited('L4')})`]),
    ...(sponsored ? [] : [say`sponsors (${cited('L5')})`]),
  ];
  return say`Still missing: ${listed(open)}.`;
}

/** Told privately after `/group lead-remove`. */
export const leadRemovedPage = (removed: {
  readonly group: Group;
  readonly person: Person;
  readonly membership: Membership;
  readonly resigned: boolean;
}): Card => {
  const { group, person, membership, resigned } = removed;
  const word = leadWordOf(group.kind);
  const now = tierWord(membership.tier, group.kind);
  return card(resigned ? say`You are no ${word} any more` : say`Removed`, {
    blocks: [
      text(
        resigned
          ? say`You are ${now} of ${groupTitle(group)} now (${cited('L9')}). Leave the group altogether with \`/member leave\`.`
          : say`${who(person)} is ${now} of ${groupTitle(group)} now; your reason is in the record (${cited('L9')}).`,
      ),
    ],
  });
};

/** Told privately after `/member ladder`. */
export const ladderPage = (set: {
  readonly person: Person;
  readonly level: StoredLevel;
  readonly leads: readonly Group[];
}): Card =>
  card(say`${LEVEL[set.level]}`, {
    tone: 'good',
    blocks: [
      text(
        say`${who(set.person)} is ${LEVEL[set.level]} on the contributor ladder (${cited('L2')}). That is no tier of any group (${cited('P1')}).`,
      ),
      ...(set.leads.length === 0
        ? []
        : [
            text(
              say`Nothing else was missing, so they lead ${listed(set.leads.map(groupTitle))} now (${cited('L1')}).`,
            ),
          ]),
    ],
  });

/** Asked after **Sponsor** (L3). */
export const sponsorForm = (kept: Typed): Form => ({
  title: 'Sponsor a lead',
  fields: [
    {
      name: 'statement',
      label: 'One sentence: what do you attest to?',
      hint: 'Sustained engagement in the scope area, and that they can facilitate across organisations (§L3).',
      kind: 'paragraph',
      required: true,
      longest: STATEMENT_AT_MOST,
      value: kept['statement'] ?? '',
    },
  ],
});
