import type { Table as TableNode } from 'mdast';
import { toString } from 'mdast-util-to-string';
import type { Charter, Kept, Table } from '../../domain/charter.js';
import {
  AUTHORITY,
  CHANGELOG,
  LEADERSHIP,
  MEMBERSHIP,
  OPERATIONS,
  WORK_ITEMS,
  type Columns,
} from '../../domain/charter-columns.js';
import type { GroupKind } from '../../domain/group.js';
import type { Problem, Reading } from '../../domain/reading.js';
import type { SourceFile } from '../../ports/files.js';
import { charterBlocks, type Block, type Blocks } from './charter-blocks.js';
import { channelIn } from './charter-channel.js';
import { readFrontMatter } from './charter-front-matter.js';
import { beginsSection, sectionAt, type Section } from './charter-sections.js';
import { readTable } from './charter-tables.js';
import { sourceText } from './source-text.js';

/**
 * I13: reads a charter in the real format. What has no field is kept as text; what can't be read is a problem with
 * its line. A section that stands twice fills its field from the first copy that says something.
 */
export function readCharter(file: SourceFile): Reading<Charter> {
  const source = sourceText(file, 'charter');
  if ('problem' in source) return { value: null, problems: [source.problem] };
  const problems: Problem[] = [];
  const report = (line: number, problem: string): void => void problems.push({ file: file.path, line, problem });
  try {
    return { value: charterOf(file.path, source.text, charterBlocks(source.text), report), problems };
  } catch (error) {
    // The parsers are recursive; only nesting can exhaust the stack.
    if (!(error instanceof RangeError)) throw error;
    return { value: null, problems: [{ file: file.path, line: 1, problem: 'The file is nested too deeply.' }] };
  }
}

type Report = (line: number, problem: string) => void;

function charterOf(file: string, source: string, parsed: Blocks, report: Report): Charter | null {
  const { frontMatter, blocks, headings, notMdx } = parsed;
  if (!headings.some(beginsSection)) {
    report(1, 'None of the sections of a charter is in the file, so it is not read as one.');
    return null;
  }
  if (notMdx) report(notMdx.line, `This is not MDX, so the file was read as Markdown: ${notMdx.problem}.`);
  if (!frontMatter) report(1, 'The file has no front matter, so its title is taken from its name.');
  const front = readFrontMatter(frontMatter?.text ?? '', frontMatter?.line ?? 1);
  for (const { line, problem } of front.problems) report(line, problem);
  const sections = fill(blocks, source, report);
  if (sections.kind === null) report(1, 'The Group Type section does not say which kind of group this is.');
  const { prose, tables } = sections;
  return {
    file,
    name: groupNameOf(file),
    kind: sections.kind,
    title: front.title,
    description: front.description,
    mission: prose('mission'),
    scope: { in: prose('inScope'), out: prose('outOfScope'), related: prose('relatedGroups') },
    leadership: tables.leadership.value,
    authority: tables.authority.value,
    membership: tables.membership.value,
    operations: tables.operations.value,
    workItems: tables.workItems.value,
    successCriteria: prose('successCriteria'),
    changelog: tables.changelog.value,
    channel: channelIn(blocks),
    headings,
    kept: [...front.kept, ...sections.kept],
  };
}

const PROSE: ReadonlySet<string> = new Set(['paragraph', 'list', 'blockquote', 'code', 'table', 'thematicBreak']);

/** `tracing.mdx` and, in the older layout, `tracing/charter.mdx` are the charter of `tracing`. */
function groupNameOf(file: string): string {
  const [base = '', folder] = file.split(/[\\/]/u).reverse();
  const name = base.replace(/\.mdx?$/iu, '');
  return name.toLowerCase() === 'charter' && folder !== undefined ? folder : name;
}

/** Puts each piece of the body into the field of its section, or into what is kept as text. */
function fill(blocks: readonly Block[], source: string, report: Report) {
  const tables = {
    leadership: new Slot(LEADERSHIP, ['name', 'github'], source, report),
    authority: new Slot(AUTHORITY, ['decision', 'authority'], source, report),
    membership: new Slot(MEMBERSHIP, ['name', 'github'], source, report),
    operations: new Slot(OPERATIONS, ['meeting'], source, report),
    workItems: new Slot(WORK_ITEMS, ['item'], source, report),
    changelog: new Slot(CHANGELOG, ['date', 'change'], source, report),
  };
  const tableOf = (section: Section) => (section in tables ? tables[section as keyof typeof tables] : null);
  const texts = new Map<Section, string[]>();
  const kept: Kept[] = [];
  const copies = new Copies(report);
  let kind: GroupKind | null = null;

  /** Whether the piece went into a field. */
  const placed = (block: Block, section: Section): boolean => {
    const table = tableOf(section);
    if (table) return table.take(block);
    if (section !== 'kind') {
      texts.set(section, [...(texts.get(section) ?? []), block.text]);
      return true;
    }
    const words = toString(block.node).trim();
    kind ??= kindIn(words);
    // The section may say more than the kind; that is kept.
    return kind !== null && /^(?:working|interest) group\.?$/iu.test(words);
  };

  for (const block of blocks) {
    const section = sectionAt(block.path);
    const heading = block.path.at(-1)?.line ?? 0;
    if (section !== null && PROSE.has(block.node.type) && copies.isFirst(section, heading) && placed(block, section)) {
      copies.filled(section, heading);
    } else {
      kept.push({ path: block.path.map((above) => above.text), line: block.line, text: block.text });
    }
  }
  return {
    kind: kind as GroupKind | null,
    prose: (section: Section) => (texts.get(section) ?? []).join('\n\n'),
    tables,
    kept,
  };
}

/** K1: the kind that the text names, unless it names both as the template does. */
function kindIn(words: string): GroupKind | null {
  const working = /\bworking group\b/iu.test(words);
  const interest = /\binterest group\b/iu.test(words);
  return working === interest ? null : working ? 'working-group' : 'interest-group';
}

/** Which copy of a section filled it. */
class Copies {
  private readonly headings = new Map<Section, number>();
  private readonly reported = new Set<number>();

  constructor(private readonly report: Report) {}

  isFirst(section: Section, heading: number): boolean {
    const first = this.headings.get(section);
    if (first === undefined || first === heading) return true;
    if (!this.reported.has(heading)) {
      this.reported.add(heading);
      this.report(heading, `The section stands twice (first in line ${first}); this copy is kept as text.`);
    }
    return false;
  }

  filled(section: Section, heading: number): void {
    this.headings.set(section, heading);
  }
}

/** The table of a section: the first one that has a column it needs. */
class Slot<Row extends object> {
  value: Table<Row> = { columns: [], rows: [] };
  private taken = false;

  constructor(
    private readonly columns: Columns<Row>,
    private readonly needed: readonly (keyof Row & string)[],
    private readonly source: string,
    private readonly report: Report,
  ) {}

  take(block: Block): boolean {
    if (block.node.type === 'paragraph' && block.text.startsWith('|')) {
      this.report(block.line, 'This looks like a table but is none: the row of dashes is missing or does not fit.');
    }
    return block.node.type === 'table' && this.read(block.node);
  }

  private read(node: TableNode): boolean {
    const line = node.position?.start.line ?? 1;
    if (this.taken) {
      this.report(line, 'The section has another table; it is kept as text.');
      return false;
    }
    const table = readTable(node, this.source, this.columns, this.needed, this.report);
    if (!table) {
      this.report(line, 'The table has none of the columns that this section has; it is kept as text.');
      return false;
    }
    this.value = table;
    this.taken = true;
    return true;
  }
}
