import type { GroupChange } from '../domain/import-groups.js';
import type { PersonChange } from '../domain/import-people.js';
import { changesAnything, type ImportPlan } from '../domain/import-plan.js';
import { findingSentence, leftOutSentence } from './import-findings.js';
import { KIND, LEVEL, tierWord } from './words.js';

/** The whole plan as Markdown: for the file on the card and for the command line. */
export function importPlanMarkdown(plan: ImportPlan): string {
  const groups = (change: GroupChange['change']) => plan.groups.filter((group) => group.change === change);
  const where = ({ file, line }: { file: string; line: number }): string => `\`${file}:${line}\``;
  const sections: readonly (readonly [title: string, lines: readonly string[]])[] = [
    ['New groups', groups('new').flatMap(groupLines)],
    ['Changed groups', groups('changed').flatMap(groupLines)],
    ['People', plan.people.map(personLine)],
    ['Conflicts', plan.conflicts.map((finding) => `- ${where(finding)} ${findingSentence(finding)}`)],
    ['Could not be read as meant', plan.problems.map((problem) => `- ${where(problem)} ${problem.problem}`)],
    ['Left out', plan.leftOut.map((file) => `- \`${file.file}\` ${leftOutSentence(file)}`)],
    ['To know', plan.notes.map((finding) => `- ${where(finding)} ${findingSentence(finding)}`)],
    [
      'Kept as text, because it has no field',
      plan.kept.map(
        (kept) => `- ${where(kept)} ${kept.path.join(' › ') || 'before the first heading'}, ${words(kept.words)}`,
      ),
    ],
    ['Files', plan.files.map(({ path, change }) => `- \`${path}\`: ${FILE_WORDS[change]}`)],
  ];
  const parts = sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => `## ${title}\n\n${lines.join('\n')}`);
  return [`# Import plan`, summary(plan), ...parts].join('\n\n') + '\n';
}

/** The plan in one paragraph. */
export function summary(plan: ImportPlan): string {
  if (!changesAnything(plan)) return `Nothing would change. ${conflictWords(plan)}`;
  const count = (change: GroupChange['change']) => plan.groups.filter((group) => group.change === change).length;
  const tiers = plan.groups.reduce((sum, group) => sum + group.memberships.length, 0);
  const unchanged = plan.files.filter((file) => file.change === 'same').length;
  return [
    `${amount(count('new'), 'group')} new, ${count('changed')} changed, ${count('same')} as before.`,
    `${amount(plan.people.filter((person) => person.change === 'new').length, 'person', 'people')} new, ` +
      `${plan.people.filter((person) => person.change === 'linked').length} linked to an account, ` +
      `${plan.people.filter((person) => person.change === 'changed').length} changed; ` +
      `${amount(tiers, 'tier')} given or changed.`,
    `${amount(unchanged, 'file')} unchanged.`,
    conflictWords(plan),
  ].join(' ');
}

const conflictWords = (plan: ImportPlan): string =>
  `${amount(plan.conflicts.length, 'conflict')}, ${amount(plan.problems.length, 'place')} that could not be read as meant, ` +
  `${amount(plan.kept.length, 'piece')} kept as text.`;

const FILE_WORDS = { new: 'new', changed: 'changed since the last import', same: 'unchanged' } as const;

function groupLines(group: GroupChange): string[] {
  const fields = group.fields.map(({ field, from, to }) =>
    field === 'mission' ? '  - Mission: a new text' : `  - ${FIELD_WORDS[field]}: "${from}" becomes "${to}"`,
  );
  const people = group.memberships.map((row) => {
    const before = row.change === 'raised' && row.from ? `${tierWord(row.from, group.kind)} becomes ` : '';
    const detail = [row.role, row.term].filter((part) => part !== null).join(', ');
    return `  - ${row.label}: ${before}${tierWord(row.tier, group.kind)}${detail === '' ? '' : ` (${detail})`}`;
  });
  return [`- **${group.title}** (${KIND[group.kind]}, \`${group.file}\`)`, ...fields, ...people];
}

const FIELD_WORDS = { title: 'Title', memberTier: 'WG Member tier', channel: 'Channel', mission: 'Mission' } as const;

function personLine(person: PersonChange): string {
  const parts = [
    ...(person.set.name ? [`name "${person.set.name}"`] : []),
    ...(person.set.organization ? [`organization "${person.set.organization}"`] : []),
    ...(person.set.github === null
      ? ['GitHub name taken away']
      : person.set.github
        ? [`GitHub @${person.set.github}`]
        : []),
    ...(person.set.githubConfirmed ? ['GitHub name confirmed'] : []),
    ...(person.set.discordName ? [`Discord name "${person.set.discordName}"`] : []),
    ...(person.set.ladder ? [`${LEVEL[person.set.ladder]} on the contributor ladder`] : []),
    ...(person.seenAs ? [`${LEVEL[person.seenAs]} by the files`] : []),
    ...person.accounts.map((account) => `Discord account ${account}`),
    ...(person.merged.length > 0 ? ['merged with the entry on record that had no account'] : []),
  ];
  return `- ${person.label} (${person.change}): ${parts.join(', ')}`;
}

const amount = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
const words = (count: number): string => amount(count, 'word');
