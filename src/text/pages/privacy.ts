import { isAnythingKept, type OwnData } from '../../domain/own-data.js';
import { nominationReference } from '../../domain/nomination.js';
import { PERSONAL_DATA } from '../../domain/personal-data.js';
import { referenceOf } from '../../domain/proposal.js';
import { card, facts, text, type Card } from '../card.js';
import { cited } from '../clauses.js';
import type { Form, Typed } from '../form.js';
import { joined, mention, say, type Markup } from '../markup.js';
import { privacyPolicy } from '../privacy-policy.js';
import { counted, groupTitle, listed, tierWord } from '../words.js';
import { consentWord } from './consent.js';

const POLICY = say`What is kept, why, who sees it and how long is in the file below (${cited('X8')}).`;

/** X8: what is kept of the one who asks, in this server. */
export function privacyPage(own: OwnData): Card {
  const files = [privacyPolicy()];
  if (!isAnythingKept(own)) {
    return card(say`Nothing is kept of you here`, { blocks: [text(POLICY)], files });
  }
  const { person } = own;
  return card(say`What is kept of you in this server`, {
    blocks: [
      facts(...(person === null ? [] : whoRows(own)), ...countRows(own)),
      text(say`Correct your name, organisation and GitHub account with \`/member profile\`. ${POLICY}`),
    ],
    buttons: [
      { label: 'Export', look: 'secondary', action: 'privacy-export', argument: '' },
      { label: 'Name outside Discord', look: 'secondary', action: 'privacy-consent', argument: '' },
      { label: 'Erase …', look: 'bad', action: 'privacy-erase', argument: '' },
    ],
    files,
  });
}

function whoRows({ person, groups }: OwnData): [string, Markup][] {
  if (person === null) return [];
  const filled: [string, string | null][] = [
    ['Name', person.name],
    ['Organisation', person.organization],
    ['GitHub', person.github && `${person.github} (${person.githubConfirmed ? 'confirmed' : 'not confirmed'})`],
    ['Discord name in a charter', person.discordName],
  ];
  return [
    [person.accounts.length === 1 ? 'Account' : 'Accounts', joined(person.accounts.map(mention), ', ')],
    ...filled.flatMap(([label, value]): [string, Markup][] => (value === null ? [] : [[label, say`${value}`]])),
    [
      'Groups',
      groups.length === 0
        ? say`none`
        : joined(
            groups.map(({ group, membership }) => say`${groupTitle(group)} (${tierWord(membership.tier, group.kind)})`),
            ', ',
          ),
    ],
    ['Name outside Discord', consentWord(person)],
  ];
}

/** How much there is of everything else. */
function countRows({ kept }: OwnData): [string, Markup][] {
  const count = (many: number, one: string, several?: string): string[] =>
    many === 0 ? [] : [counted(many, one, several)];
  const proposals = new Set(kept.proposals.map(({ reference }) => reference)).size;
  const written = [...count(proposals, 'proposal'), ...count(kept.objections.length, 'objection')];
  const elsewhere = [
    ...count(kept.record.length, 'value in the record', 'values in the record'),
    ...count(kept.files.length, 'imported file', 'imported files'),
    ...count(kept.messages.length, 'message of the bot', 'messages of the bot'),
    ...count(kept.reminders.length, 'reminder'),
    ...count(kept.wishes.length, 'wish for reminders', 'wishes for reminders'),
    ...count(kept.drafts.length, 'draft'),
  ];
  return [
    ...(written.length > 0 ? [['You wrote', say`${written.join(', ')}`] satisfies [string, Markup]] : []),
    ...(elsewhere.length > 0 ? [['Elsewhere', say`${elsewhere.join(', ')}`] satisfies [string, Markup]] : []),
  ];
}

/** A file holds at most so much; then long texts are cut, which are on their cards in full. */
const EXPORT_BYTES_AT_MOST = 8 * 1_048_576;
const CUT_AT = 2_000;

/** X8: everything that is kept of somebody as a file, by the list. */
export function ownExportPage(own: OwnData, at: string): Card {
  const content = exported(own, at, null);
  const isWhole = Buffer.byteLength(content) <= EXPORT_BYTES_AT_MOST;
  return card(say`Everything that is kept of you here`, {
    blocks: [
      text(
        say`For you alone. Each part says what it is, why it is kept, who sees it, and what erasing does to it (${cited('X8')}).`,
      ),
      ...(isWhole
        ? []
        : [text(say`Texts longer than ${CUT_AT} characters are cut; \`/proposal show\` has them in full.`)]),
    ],
    buttons: [
      { label: 'What is kept', look: 'secondary', action: 'privacy-show', argument: '' },
      { label: 'Erase …', look: 'bad', action: 'privacy-erase', argument: '' },
    ],
    files: [{ name: 'what-is-kept-of-me.json', content: isWhole ? content : exported(own, at, CUT_AT) }],
  });
}

const exported = ({ kept }: OwnData, at: string, cutAt: number | null): string =>
  `${JSON.stringify(
    {
      exportedAt: at,
      kept: Object.fromEntries(
        Object.entries(PERSONAL_DATA).map(([kind, { what, why, seenBy, until, erasing }]) => [
          kind,
          { what, why, seenBy, until, erasing, rows: kept[kind as keyof typeof kept] },
        ]),
      ),
    },
    (_name, value: unknown) =>
      cutAt !== null && typeof value === 'string' && value.length > cutAt ? `${value.slice(0, cutAt)} …` : value,
    2,
  )}\n`;

/** X8: what erasing would do, before it is done. */
export function erasePage(own: OwnData): Card {
  if (!isAnythingKept(own)) return nothingToErasePage();
  const { person, groups, undecided, nominations, kept } = own;
  const leads = groups.filter(({ membership }) => membership.tier === 'lead');
  const standing = kept.objections.filter(({ liftedAt }) => liftedAt === null).length;
  const matters = undecided.map((each) => say`${referenceOf(each)}`);
  const lines = [
    say`Your account, name, organisation and GitHub account are removed, with drafts and wishes for reminders.`,
    ...(person !== null && person.accounts.length > 1
      ? [say`That is so for all ${person.accounts.length} accounts of yours.`]
      : []),
    ...(groups.length > 0 ? [say`You leave ${listed(groups.map(({ group }) => groupTitle(group)))}.`] : []),
    ...(leads.length > 0
      ? [say`Core Maintainers are alarmed that a lead is gone, and not told who (${cited('L1')}).`]
      : []),
    ...(matters.length > 0
      ? [
          say`Your open ${matters.length === 1 ? 'proposal' : 'proposals'} ${listed(matters)} ${matters.length === 1 ? 'is' : 'are'} withdrawn.`,
        ]
      : []),
    ...(nominations.length > 0
      ? [
          say`Your nomination for WG Member ends: ${listed(nominations.map((each) => say`${nominationReference(each)}`))}.`,
        ]
      : []),
    say`What you wrote is blanked, and on every card you are “a member”.`,
    say`Decisions stay as they are${standing > 0 ? ', your objections among them' : ''}.`,
  ];
  return card(say`Erase what is kept of you in this server?`, {
    tone: 'bad',
    blocks: [
      text(
        joined(
          lines.map((line) => say`- ${line}`),
          '\n',
        ),
      ),
      text(
        say`This cannot be undone. Take an export first if you want one. Other servers are not touched, nor are files that were exported before (${cited('X8')}).`,
      ),
    ],
    buttons: [
      { label: 'Erase for good …', look: 'bad', action: 'privacy-erase-form', argument: '' },
      { label: 'Export first', look: 'secondary', action: 'privacy-export', argument: '' },
    ],
  });
}

export const ERASE_WORD = 'ERASE';

/** Asked before anything is erased, because there is no way back. */
export const eraseForm = (kept: Typed): Form => ({
  title: 'Erase what is kept of you',
  fields: [
    {
      name: 'word',
      label: `Type ${ERASE_WORD}`,
      hint: 'There is no way back. To keep everything as it is, close this form.',
      kind: 'line',
      required: true,
      longest: 20,
      value: kept['word'] ?? '',
    },
  ],
});

export const erasedPage = (): Card =>
  card(say`It is erased`, {
    tone: 'good',
    blocks: [
      text(
        say`Nothing here leads to you any more. Cards and threads in Discord follow within a minute or so, or as soon as Discord can be reached.`,
      ),
      text(say`If you use the bot again, you are somebody new to it (${cited('X8')}).`),
    ],
  });

export const nothingToErasePage = (): Card =>
  card(say`There is nothing to erase`, {
    blocks: [text(say`Nothing is kept of you in this server (${cited('X8')}).`)],
  });
