import ts from 'typescript';
import type { AccessPerson } from '../../domain/access.js';
import type { AccessEdit } from '../../domain/access-list.js';
import type { AccessDiff, SourceFile } from '../../ports/files.js';
import { insertion, listOfPeople } from './access-entry.js';
import { memberOf, memberOfText } from './access-member-of.js';
import { FileScopes } from './access-scopes.js';
import { lineOf } from './access-values.js';
import { objectsIn, writingOf } from './access-writing.js';
import { lineChanges, type Splice } from './splice.js';
import { unifiedDiff } from './unified-diff.js';

/** P10, C3: see the port. Nothing of the files runs, and everything that does not change stays as it was written. */
export function accessDiff(files: readonly SourceFile[], edits: readonly AccessEdit[], context: number): AccessDiff {
  const sources = files.flatMap(parsed);
  const scopes = new FileScopes(sources);
  const people = listOfPeople(sources);
  const fresh = edits.filter(({ entry }) => !isWritten(entry));
  const undone: AccessEdit[] = people ? [] : [...fresh];
  const diffs = sources.map((source) => {
    const writing = writingOf(source, scopes);
    const splices: Splice[] = [];
    for (const [node, several] of byEntry(source, edits, undone)) {
      const list = memberOf(node);
      const add = several.flatMap((edit) => edit.add);
      const remove = several.flatMap((edit) => edit.remove);
      const text = list && memberOfText(list, { add, remove }, writing);
      if (list && text !== null) splices.push({ from: list.getStart(source), to: list.end, text });
      else undone.push(...several);
    }
    if (people?.getSourceFile() === source && fresh.length > 0) splices.push(...insertion(people, fresh, writing));
    return unifiedDiff(source.fileName, source.text, lineChanges(source.text, splices), context);
  });
  return { diff: diffs.join(''), undone };
}

const isWritten = (entry: AccessEdit['entry']): entry is AccessPerson => 'line' in entry;

/** The edits of a file by the entry that they are of; those of which the entry is not found are undone. */
function byEntry(
  source: ts.SourceFile,
  edits: readonly AccessEdit[],
  undone: AccessEdit[],
): Map<ts.ObjectLiteralExpression, AccessEdit[]> {
  const found = new Map<ts.ObjectLiteralExpression, AccessEdit[]>();
  const objects = objectsIn(source);
  for (const edit of edits) {
    const { entry } = edit;
    if (!isWritten(entry) || entry.file !== source.fileName) continue;
    const node = objects.find((each) => lineOf(each) === entry.line && isNamed(each, entry.github));
    if (node) found.set(node, [...(found.get(node) ?? []), edit]);
    else undone.push(edit);
  }
  return found;
}

/** Several entries may stand in one line. */
const isNamed = (node: ts.ObjectLiteralExpression, github: string | null): boolean =>
  memberOf(node) !== null && (github === null || node.getText().includes(github));

/** None for a file that is nested so deeply that the parser gives up; no entry was ever read from such a file. */
function parsed({ path, content }: SourceFile): ts.SourceFile[] {
  try {
    return [ts.createSourceFile(path, content, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS)];
  } catch (error) {
    if (error instanceof RangeError) return [];
    throw error;
  }
}
