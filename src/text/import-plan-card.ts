import { changesAnything, type ImportPlan } from '../domain/import-plan.js';
import { card, facts, text, type Card } from './card.js';
import { findingSentence, leftOutSentence } from './import-findings.js';
import { importPlanMarkdown, summary } from './import-plan.js';
import { joined, plain, say, type Markup } from './markup.js';

/** The button that applies a shown plan; its argument is the draft's id. */
export const APPLY_IMPORT = 'apply-import';
const SHOWN = 3;
const SHOWN_CHARACTERS = 200;

/** I13: the plan in short, the whole of it as a file, and Apply while it would change something. */
export function importPlanCard({ plan, draftId }: { plan: ImportPlan; draftId: string | null }): Card {
  const lists: readonly (readonly [string, readonly string[]])[] = [
    ['Conflicts', plan.conflicts.map((finding) => `${finding.file}:${finding.line} ${findingSentence(finding)}`)],
    ['Could not be read as meant', plan.problems.map(({ file, line, problem }) => `${file}:${line} ${problem}`)],
    ['Left out', plan.leftOut.map((file) => `${file.file} ${leftOutSentence(file)}`)],
    ['To know', plan.notes.map((finding) => `${finding.file}:${finding.line} ${findingSentence(finding)}`)],
  ];
  const rows = lists.filter(([, lines]) => lines.length > 0);
  const canApply = draftId !== null && changesAnything(plan);
  return card(say`Import plan`, {
    tone: canApply ? 'waiting' : 'neutral',
    blocks: [
      text(plain(summary(plan))),
      ...rows.map(([title, lines]) => facts([title, listed(lines)])),
      ...(canApply ? [text(say`Nothing has been changed yet. The plan can be applied for seven days.`)] : []),
    ],
    buttons: canApply ? [{ label: 'Apply', look: 'good', action: APPLY_IMPORT, argument: draftId }] : [],
    files: [{ name: 'import-plan.md', content: importPlanMarkdown(plan) }],
  });
}

/** I13: what was done. */
export const importDoneCard = (plan: ImportPlan): Card =>
  card(say`Imported`, { tone: 'good', blocks: [text(plain(summary(plan)))] });

function listed(lines: readonly string[]): Markup {
  const shown = lines.slice(0, SHOWN).map((line) => {
    const characters = [...line];
    return say`${characters.length > SHOWN_CHARACTERS ? `${characters.slice(0, SHOWN_CHARACTERS).join('')} …` : line}`;
  });
  const rest = lines.length - shown.length;
  const more = rest > 0 ? [say`and ${rest} more in the file`] : [];
  return joined([say``, ...shown, ...more], '\n- ');
}
