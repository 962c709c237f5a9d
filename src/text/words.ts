import { leadWordOf, type Group, type GroupKind } from '../domain/group.js';
import type { Level } from '../domain/ladder.js';
import type { Tier } from '../domain/membership.js';
import { A_MEMBER, type Person } from '../domain/person.js';
import type { NominationStatus } from '../domain/nomination.js';
import type { Matter, OutputKind, ProposalStatus, Significance } from '../domain/proposal.js';
import type { VoteCause, VoteStatus } from '../domain/vote.js';
import { Markup, channel, joined, link, mention, plain, say } from './markup.js';

/** Words for the values of the domain: one word per idea, everywhere. */

export const KIND: Record<GroupKind, string> = {
  'working-group': 'Working Group',
  'interest-group': 'Interest Group',
};

export const A_KIND: Record<GroupKind, string> = {
  'working-group': 'a Working Group',
  'interest-group': 'an Interest Group',
};

/** `Tracing WG`. */
export const groupTitle = (group: Pick<Group, 'title' | 'kind'>): Markup =>
  new Markup(`${plain(group.title).text} ${group.kind === 'working-group' ? 'WG' : 'IG'}`);

/** ` in #tracing-wg`, where a group has its channel; nothing while it has none. */
export const inChannelOf = ({ channelId }: Pick<Group, 'channelId'>): Markup =>
  channelId === null ? new Markup('') : say` in ${channel(channelId)}`;

export const tierWord = (tier: Tier, kind: GroupKind): string => {
  switch (tier) {
    case 'observer':
      return 'Observer';
    case 'participant':
      return 'Participant';
    case 'member':
      return 'WG Member';
    case 'lead':
      return leadWordOf(kind);
  }
};

/** L2: levels of the ladder; Member stands with its clause where it could be taken for a tier. */
export const LEVEL: Record<Level, string> = {
  contributor: 'Contributor',
  member: 'Member',
  maintainer: 'Maintainer',
  'core-maintainer': 'Core Maintainer',
  'lead-maintainer': 'Lead Maintainer',
};

export const MATTER: Record<Matter, string> = { routine: 'routine', scope: 'scope', specification: 'specification' };
export const SIGNIFICANCE: Record<Significance, string> = { minor: 'minor', significant: 'significant' };

export const OUTPUT: Record<OutputKind, string> = {
  recommendation: 'recommendation',
  'problem-statement': 'problem statement',
  'use-case': 'use case',
};

export const STATUS: Record<ProposalStatus, string> = {
  announcing: 'being announced',
  open: 'open',
  voting: 'formal vote open',
  accepted: 'accepted',
  passed: 'passed by vote',
  agreed: 'agreed by the group, awaiting Core Maintainers',
  failed: 'not passed',
  'no-quorum': 'no quorum',
  contested: 'result contested',
  escalated: 'escalated to Core Maintainers',
  'awaiting-information': 'Core Maintainers asked for more information',
  deliberating: 'all Core Maintainers deliberate',
  guided: 'decided by Core Maintainers',
  'awaiting-record': 'awaiting the Facilitators’ record',
  consensus: 'consensus (not binding)',
  'rough-consensus': 'rough consensus (not binding)',
  'no-consensus': 'no consensus',
  withdrawn: 'withdrawn by its author',
  closed: 'closed with its group',
};

export const NOMINATION_STATUS: Record<NominationStatus, string> = {
  announcing: 'being announced',
  open: 'open',
  objected: 'objected to',
  promoted: 'WG Member',
  lapsed: 'lapsed',
  declined: 'declined by the nominee',
  withdrawn: 'withdrawn',
};

/** A person as others see them: the account where there is one, else the name a charter gives. */
export const who = (person: Person): Markup => {
  const [account] = person.accounts;
  if (account !== undefined) return mention(account);
  return plain(person.name ?? person.github ?? person.discordName ?? A_MEMBER);
};

/** `a, b and c`; `nobody` for none. */
export const everyone = (people: readonly Person[]): Markup =>
  people.length === 0 ? new Markup('nobody') : listed(people.map(who));

/** `a, b and c`. */
export const listed = (pieces: readonly Markup[]): Markup => {
  const last = pieces.at(-1) ?? new Markup('');
  return pieces.length < 2 ? last : new Markup(`${joined(pieces.slice(0, -1), ', ').text} and ${last.text}`);
};

/** Words that lead to a card, where it is posted. */
export const leading = (words: string, address: string | null): Markup =>
  address === null ? plain(words) : link(words, address);

/** People who are spoken to: by name, or as what they are when nobody is there. */
export const called = (people: readonly Person[], otherwise: string): Markup =>
  people.length === 0 ? plain(otherwise) : everyone(people);

/** `1 day`, `5 days`. */
export const counted = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const VOTE_CAUSE: Record<VoteCause, string> = {
  block: 'opened by a block',
  lead: 'asked for by a lead',
  members: 'asked for by WG Members',
};

export const VOTE_STATUS: Record<VoteStatus, string> = {
  open: 'open',
  closed: 'closed',
  cancelled: 'cancelled',
};
