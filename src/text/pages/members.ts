import type { Group, GroupKind } from '../../domain/group.js';
import { isEmeritus, type Membership, type Tier } from '../../domain/membership.js';
import type { Person } from '../../domain/person.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import { bold, day, joined, say, when, type Markup } from '../markup.js';
import { short, shortWho } from '../short.js';
import { groupTitle, tierWord } from '../words.js';

/** Told privately to somebody who joined or asked to take part. */
export const joinedPage = (group: Group, membership: Membership): Card =>
  membership.request
    ? card(say`You asked to take part in ${groupTitle(group)}`, {
        tone: 'waiting',
        blocks: [
          text(
            say`Its leads have been told. Without an answer you are a Participant on ${when(membership.request.confirmBy)} (${cited('P1')}).`,
          ),
        ],
      })
    : card(say`You are ${tierWord(membership.tier, group.kind)} of ${groupTitle(group)}`, {
        tone: 'good',
        blocks: [
          text(
            say`You may read, attend and ask. To take part in decisions, ask with \`/member join\` as participant (${cited('P1')}).`,
          ),
        ],
      });

/** Asked when somebody presses **Join**: as what? */
export const joinChoicePage = (group: Group): Card =>
  card(say`Join ${groupTitle(group)}`, {
    blocks: [
      text(say`${bold(say`Observer`)}: read, attend, ask. At once.`),
      text(
        say`${bold(say`Participant`)}: be active in discussion, open proposals, vote. A lead confirms it; without an answer it is confirmed after 7 days (${cited('P1')}).`,
      ),
      text(say`You may be in any number of groups (${cited('K4')}).`),
    ],
    buttons: [
      { label: 'Observer', look: 'secondary', action: 'join-as', argument: 'observer' },
      { label: 'Participant', look: 'primary', action: 'join-as', argument: 'participant' },
    ],
  });

export const confirmedPage = (): Card =>
  card(say`Confirmed`, { tone: 'good', blocks: [text(say`This is a Participant now; the card shows it.`)] });

export const leftPage = (group: Group): Card =>
  card(say`You have left ${groupTitle(group)}`, {
    blocks: [text(say`What you proposed and said stays in the record. You can come back with \`/member join\`.`)],
  });

/** A page of a group's roster by tier, leads first. */
export function membersPage(
  { group, people, more }: { readonly group: Group; readonly people: readonly Listed[]; readonly more: boolean },
  tier: Tier | null,
  page: number,
): Card {
  const turn = (label: string, to: number) =>
    ({ label, look: 'secondary', action: 'members-page', argument: `${to}:${tier ?? ''}:${group.id}` }) as const;
  const nobody = page > 0 ? say`There is nobody else.` : say`Nobody yet.`;
  const lines = people.map((each) => memberLine(each, group.kind));
  return card(say`People of ${groupTitle(group)}`, {
    blocks: [text(people.length === 0 ? nobody : joined(lines, '\n'))],
    buttons: [...(page > 0 ? [turn('Back', page - 1)] : []), ...(more ? [turn('More', page + 1)] : [])],
  });
}

interface Listed {
  readonly membership: Membership;
  readonly person: Person;
}

const memberLine = ({ membership, person }: Listed, kind: GroupKind) =>
  say`${shortWho(person)}${person.accounts.length > 0 && person.name ? say` (${short(person.name)})` : ''}${
    person.organization ? say`, ${short(person.organization)}` : ''
  } · ${tierWord(membership.tier, kind)}${stateOf(membership)}`;

const stateOf = (membership: Membership): string => {
  if (membership.request) return ', asks to be a Participant';
  if (isEmeritus(membership)) return membership.returnAskedAt === null ? ', emeritus' : ', emeritus, asks to return';
  return membership.inactiveSince === null ? '' : ', inactive';
};

/** One's own profile (P7). */
export const profilePage = (person: Person | null): Card =>
  card(say`Your profile`, {
    blocks: [
      facts(
        ['Name', say`${person?.name ?? 'not set'}`],
        ['Organisation', say`${person?.organization ?? 'not set'}`],
        [
          'GitHub',
          person?.github
            ? say`${person.github} (${person.githubConfirmed ? 'confirmed' : 'not confirmed'})`
            : say`not set`,
        ],
        ...(person === null || person.profileAt === null
          ? []
          : [['As you said', day(person.profileAt)] satisfies [string, Markup]]),
      ),
      text(
        say`Change it with \`/member profile\` (${cited('P7')}). A GitHub account carries rights only once it is confirmed.`,
      ),
    ],
    buttons:
      person === null ? [] : [{ label: 'Still right', look: 'secondary', action: 'profile-right', argument: '' }],
  });
