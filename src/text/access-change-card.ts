import type { AccessChangeFacts } from '../domain/access-change.js';
import type { AccessNote } from '../domain/access-list.js';
import { leadWordOf } from '../domain/group.js';
import { card, facts, text, type Block, type Card } from './card.js';
import { cited } from './clauses.js';
import { day, joined, plain, say, when, type Markup } from './markup.js';
import { called, groupTitle, who } from './words.js';

/** C3: what has to change in the access configuration because somebody became a lead, or is none any more. */
export function accessChangeCard(about: AccessChangeFacts): Card {
  const { change, group, person, leads, access } = about;
  const word = leadWordOf(group.kind);
  const title =
    change.change === 'add'
      ? say`Access of a new ${word} of ${groupTitle(group)}`
      : say`Access of a former ${word} of ${groupTitle(group)}`;
  if (change.status !== 'open') {
    const at = change.ended?.at ?? change.at;
    return card(title, {
      tone: change.status === 'done' ? 'good' : 'neutral',
      blocks: [
        text(
          change.status === 'done'
            ? say`${who(person)} has what was to change in the access configuration, since ${when(at)} (${cited('C3')}).`
            : say`Not needed any more: ${who(person)} ${change.change === 'add' ? say`is no ${word} any more` : say`is ${word} again`} (${cited('C3')}).`,
        ),
      ],
    });
  }
  return card(title, {
    tone: 'waiting',
    blocks: [
      ...(access ? withFiles(about, access) : withoutFiles(about)),
      text(
        say`${called(leads, 'Core Maintainers')}: ${isThereAlready(access) ? ALREADY : TO_CHANGE} (${cited('C3')}).`,
      ),
    ],
    buttons: [{ action: 'access-done', label: 'Done', look: 'good', argument: change.id }],
    files: access && access.diff !== '' ? [{ name: `access-${group.name}.diff`, content: access.diff }] : [],
    pings: leads.flatMap(({ accounts }) => accounts.slice(0, 1)),
  });
}

const TO_CHANGE = say`see to it that it changes in the access repository, then press **Done**. An import that has it does so by itself`;
const ALREADY = say`nothing is to change in the access repository; press **Done** so that nobody is reminded of it`;

/** Whether the files last imported need no change for it. */
const isThereAlready = (access: AccessChangeFacts['access']): boolean =>
  access !== null && access.list.edits.length + access.list.notes.length === 0;

function withFiles(
  { person }: AccessChangeFacts,
  { roles, importedAt, list, diff }: NonNullable<AccessChangeFacts['access']>,
): Block[] {
  const words = (ids: readonly string[]): Markup =>
    joined(
      ids.map((id) => say`\`${id}\``),
      ', ',
    );
  const add = list.edits.flatMap((edit) => edit.add);
  const remove = list.edits.flatMap((edit) => edit.remove);
  if (!roles.group && !roles.facilitator) {
    return [
      text(
        say`The access configuration of ${day(importedAt)} has no role for this group and none for all who lead one. ${who(person)} has nothing to be given or taken there until it has.`,
      ),
    ];
  }
  return [
    facts(
      ['Who', who(person)],
      ...(add.length > 0 ? [['To be given', words(add)] as const] : []),
      ...(remove.length > 0 ? [['To be taken away', words(remove)] as const] : []),
    ),
    ...list.notes.map((note) => text(noteSentence(note))),
    ...(diff !== ''
      ? [
          text(
            say`The file is the change of the configuration as imported on ${day(importedAt)}: \`git apply\` in the folder of \`users.ts\`.`,
          ),
        ]
      : []),
    ...(list.edits.length + list.notes.length === 0
      ? [text(say`The configuration as imported on ${day(importedAt)} has it so already.`)]
      : []),
  ];
}

const withoutFiles = ({ change, group, person }: AccessChangeFacts): Block[] => [
  text(
    change.change === 'add'
      ? say`${who(person)} needs the roles that a ${leadWordOf(group.kind)} has: that of ${groupTitle(group)}, and that of all who lead a group, which opens the meeting calendar.`
      : say`${who(person)} is to lose the role of all who lead a group, unless they lead another one; and that of ${groupTitle(group)} if they left it.`,
  ),
  text(
    say`No access file was ever imported, so what they are called there is not known. \`/setup import\` takes \`roleIds.ts\`, \`roles.ts\` and \`users.ts\`.`,
  ),
];

/** P10, X8: what an access change leaves to people, and what they do about it. */
export function noteSentence(note: AccessNote): Markup {
  switch (note.code) {
    case 'github-unconfirmed':
      return say`${who(note.person)} is not put in: no GitHub account of theirs is confirmed. \`/member link\` confirms one (${cited('P10')}).`;
    case 'not-to-be-named':
      return say`${who(note.person)} is not put in: they have no entry there and have not agreed to be named outside Discord. They answer with \`/privacy consent\` (${cited('X8')}).`;
    case 'not-on-the-list':
      return say`${plain(note.name)} has the group’s role and was never on its list, and keeps it.`;
  }
}

/** Told privately to whoever pressed **Done**. */
export const accessDonePage = (): Card =>
  card(say`Done`, {
    tone: 'good',
    blocks: [text(say`The card shows it, and nobody is reminded of it (${cited('C3')}).`)],
  });
