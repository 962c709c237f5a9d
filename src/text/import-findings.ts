import type { Finding } from '../domain/import-finding.js';
import type { LeftOut } from '../domain/import-facts.js';
import { KIND, tierWord } from './words.js';

/** One plain sentence for what an import plan found, with what is done about it. */
export function findingSentence(finding: Finding): string {
  switch (finding.code) {
    case 'group-of-other-kind':
      return `A ${KIND[finding.kind]} of this name is there already; ${finding.group} becomes a group of its own beside it (§K1).`;
    case 'unreadable-level':
      return `The level of ${finding.person} is “${finding.level ?? ''}”, which is none of a group’s tiers (§P1). It is kept as text and gives no right: ${finding.person} is imported as Observer.`;
    case 'unreadable-role':
      return `The role of ${finding.person} is “${finding.role ?? ''}”, which is neither Lead nor Facilitator; this row makes nobody a lead.`;
    case 'lead-not-in-leadership':
      return `${finding.person} has the level “${finding.level}” but is not in the Leadership table, which decides who leads; imported as Observer.`;
    case 'lead-with-other-level':
      return `${finding.person} is in the Leadership table and has the level “${finding.level}”; imported as lead.`;
    case 'two-levels':
      return `${finding.person} stands in the Membership table more than once (${finding.levels.join(', ')}); the lowest counts.`;
    case 'nobody-named':
      return 'The row names nobody: it has neither a name nor a GitHub name. It is kept in the charter only.';
    case 'two-spellings':
      return `The files write the ${finding.field} of ${finding.person} in several ways: ${finding.spellings.join(' · ')}. The first is used unless another is on record.`;
    case 'own-words-kept':
      return `The ${finding.field} of ${finding.person} on record is “${finding.stored}”, the file says “${finding.written}”. What people set themselves is kept.`;
    case 'tier-kept':
      return `${finding.person} is ${tierWord(finding.has, finding.kind)} here and ${tierWord(finding.written, finding.kind)} in the charter. An import lowers nobody.`;
    case 'is-emeritus':
      return `${finding.person} is emeritus here and WG Member in the charter. They come back with \`/member return\`; nothing is changed.`;
    case 'has-left':
      return `${finding.person} has left the group in Discord but the charter still lists them; nothing is changed.`;
    case 'no-longer-listed':
      return `No longer in this charter, though imported from an earlier one: ${finding.people.join(', ')}. Nobody is removed by an import.`;
    case 'not-in-access':
      return `In the charter but without the role \`${finding.role}\` in the access configuration: ${handles(finding.people)}.`;
    case 'not-in-charter':
      return `With the role \`${finding.role}\` in the access configuration but not in the charter: ${handles(finding.people)}.`;
    case 'no-access-role':
      return `The access configuration has no role for ${finding.group}, so the two are not compared.`;
    case 'one-person':
      return `${handles(finding.githubs)} are one person, because they have the same Discord account.`;
    case 'accounts-of-two-people':
      return `The access configuration gives ${finding.person} Discord accounts that belong to two people on record. Nothing is linked; use /member link.`;
    case 'discord-differs':
      return `The access configuration and the record know different Discord accounts for @${finding.github}. The record is kept; use /member link to add an account.`;
    case 'github-differs':
      return `On record this person's confirmed GitHub name is @${finding.stored}, in the access configuration @${finding.written}. The record is kept.`;
    case 'claimed-github':
      return `Somebody on record named @${finding.github} as their GitHub name without a confirmation. The files win: the name is taken from that person; use /member link if it is theirs.`;
    case 'no-channel':
      return `There is no channel yet for ${finding.group} (looked for ${finding.names.map((name) => `#${name}`).join(', ')}). Import again or use /setup bind once there is one.`;
    case 'several-channels':
      return `Several channels could be ${finding.group}'s: ${finding.names.map((name) => `#${name}`).join(', ')}. None is bound; use /setup bind.`;
    case 'channel-taken':
      return `#${finding.channel} is already the channel of ${finding.by}; ${finding.group} gets none.`;
    case 'members-in-interest-group':
      return `${finding.group} lists WG Members, so it has adopted the WG Member tier (§P4).`;
  }
}

/** Why a file is no part of the import. */
export function leftOutSentence({ why }: LeftOut): string {
  switch (why) {
    case 'template':
      return 'This is the template of charters, not a charter.';
    case 'proposal':
      return 'This is a proposal for a group, not a charter.';
    case 'other-format':
      return 'Neither a charter (.mdx) nor a file of the access configuration (.ts).';
    case 'no-kind':
      return 'Neither the Group Type section nor the folder says whether this is a Working Group or an Interest Group.';
    case 'kind-differs':
      return 'The Group Type section and the folder name different kinds. A kind is fixed for good (§K1), so the file waits until they agree.';
    case 'no-group-name':
      return 'The file’s name is no group’s name: lower case letters, digits and hyphens.';
    case 'twice':
      return 'Another file is the same charter or access file; only the first is read.';
  }
}

const handles = (githubs: readonly string[]): string => githubs.map((github) => `@${github}`).join(', ');
