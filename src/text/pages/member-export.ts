import type { MemberExportFacts } from '../../domain/member-export.js';
import { isEmeritus } from '../../domain/membership.js';
import type { Member } from '../../domain/charter-lists.js';
import { A_MEMBER, mayBeNamed } from '../../domain/person.js';
import { noteSentence } from '../access-change-card.js';
import { card, text, type Card } from '../card.js';
import { charterTables } from '../charter-tables.js';
import { cited } from '../clauses.js';
import { csv } from '../csv.js';
import { day, joined, say, type Markup } from '../markup.js';
import { counted, everyone, groupTitle, tierWord } from '../words.js';

/** P10: a group's list as a file. */
export function memberExportPage(made: MemberExportFacts): Card {
  switch (made.format) {
    case 'charter':
      return charterPage(made);
    case 'csv':
      return csvPage(made);
    case 'access':
      return accessPage(made);
    case 'no-access':
      return card(say`Access of ${groupTitle(made.group)}`, {
        tone: 'waiting',
        blocks: [
          text(
            say`No access file was ever imported, so there is nothing to compare with. Give \`users.ts\` as \`file\`, or have \`roleIds.ts\`, \`roles.ts\` and \`users.ts\` imported with \`/setup import\` (${cited('P10')}).`,
          ),
        ],
      });
  }
}

type Made<Format> = Extract<MemberExportFacts, { format: Format }>;

function charterPage({ group, lists, importedAt }: Made<'charter'>): Card {
  const { changes, unnamed, unconfirmed } = lists;
  const charter = importedAt === null ? say`the charter` : say`the charter as imported on ${day(importedAt)}`;
  return card(say`Charter of ${groupTitle(group)}`, {
    tone: changes === 0 ? 'good' : 'neutral',
    blocks: [
      text(
        changes === 0
          ? say`Nothing is to change: ${charter} says the same (${cited('P10')}).`
          : say`The sections of the file take the place of those in ${charter}; ${counted(changes, 'row')} ${changes === 1 ? 'differs' : 'differ'} (${cited('P10')}).`,
      ),
      ...unnamedNote(unnamed),
      ...(unconfirmed.length === 0
        ? []
        : [
            text(
              say`Without a GitHub account, because theirs is not confirmed: ${everyone(unconfirmed)}. \`/member link\` confirms one.`,
            ),
          ]),
    ],
    files: [{ name: `${group.name}-lists.md`, content: charterTables(lists) }],
  });
}

const unnamedNote = (unnamed: number) =>
  unnamed === 0
    ? []
    : [
        text(
          say`${counted(unnamed, 'person', 'people')} ${unnamed === 1 ? 'stands' : 'stand'} there as “${A_MEMBER}”, because they have not agreed to be named outside Discord. They answer with \`/privacy consent\` (${cited('X8')}).`,
        ),
      ];

const CSV_COLUMNS = ['name', 'organization', 'github', 'discord', 'tier', 'since', 'role', 'term', 'emeritus since'];

function csvPage({ group, members }: Made<'csv'>): Card {
  const dayOf = (at: number | null): string => (at === null ? '' : new Date(at).toISOString().slice(0, 10));
  const row = ({ person, membership }: Member): string[] => {
    const { tier, since, role, term, inactiveSince } = membership;
    const named = mayBeNamed(person);
    const github = person.githubConfirmed ? person.github : null;
    return [
      ...(named
        ? [person.name ?? github ?? person.discordName ?? A_MEMBER, person.organization, github, person.discordName]
        : [A_MEMBER, null, null, null]),
      ...[tierWord(tier, group.kind), dayOf(since), role, term, isEmeritus(membership) ? dayOf(inactiveSince) : null],
    ].map((cell) => cell ?? '');
  };
  return card(say`People of ${groupTitle(group)}`, {
    blocks: [
      text(say`${counted(members.length, 'person', 'people')}, one a row. Days are in UTC.`),
      ...unnamedNote(members.filter(({ person }) => !mayBeNamed(person)).length),
    ],
    files: [{ name: `${group.name}-members.csv`, content: csv([CSV_COLUMNS, ...members.map(row)]) }],
  });
}

const NOTES_SHOWN = 12;

function accessPage({ group, diff, roles, notes, undone, importedAt }: Made<'access'>): Card {
  const files =
    importedAt === null ? say`the given file` : say`the access configuration as imported on ${day(importedAt)}`;
  const sentences: Markup[] = [
    ...notes.map(noteSentence),
    ...undone.map((name) => say`The list of roles of ${name} is made of something else there; change it by hand.`),
  ];
  const shown = sentences.slice(0, NOTES_SHOWN);
  const more = sentences.length - shown.length;
  return card(say`Access of ${groupTitle(group)}`, {
    tone: diff === '' && sentences.length === 0 ? 'good' : 'neutral',
    blocks: [
      text(
        roles.group === null
          ? say`In ${files} no role is called like this group’s channel or named after it. It needs a constant in \`roleIds.ts\` and a row in \`roles.ts\` first (${cited('P10')}).`
          : diff === ''
            ? say`Nothing is to change in ${files} (${cited('P10')}).`
            : say`What is to change in ${files}, for the role \`${roles.group.id}\`: \`git apply\` in the folder of \`users.ts\` (${cited('P10')}).`,
      ),
      ...(roles.facilitator === null
        ? [text(say`There is no role for all who lead a group, so leads get none (${cited('C3')}).`)]
        : []),
      ...(shown.length === 0
        ? []
        : [
            text(
              joined(
                [...shown, ...(more > 0 ? [say`and ${more} more`] : [])].map((each) => say`- ${each}`),
                '\n',
              ),
            ),
          ]),
    ],
    files: diff === '' ? [] : [{ name: `access-${group.name}.diff`, content: diff }],
  });
}
