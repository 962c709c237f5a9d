import { createHash } from 'node:crypto';
import type { Charter } from '../domain/charter.js';
import type { GroupKind } from '../domain/group.js';
import type { GivenCharter, GivenFile, LeftOut } from '../domain/import-facts.js';
import type { Problem } from '../domain/reading.js';
import type { Files, SourceFile } from '../ports/files.js';

/** The files of an import, sorted by what they are and read as far as that needs no database. */
export interface ImportFiles {
  readonly charters: readonly GivenCharter[];
  readonly accessFiles: readonly GivenFile[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly Problem[];
  /** Content by the path under which a document is kept. */
  readonly contents: ReadonlyMap<string, string>;
  /** The access files as they were given. */
  readonly accessSources: readonly SourceFile[];
}

/** I13: sorts and reads the given files. The order in which they are given makes no difference. */
export async function readImportFiles(given: readonly SourceFile[], files: Files): Promise<ImportFiles> {
  const charters: GivenCharter[] = [];
  const accessFiles: GivenFile[] = [];
  const accessSources: SourceFile[] = [];
  const leftOut: LeftOut[] = [];
  const problems: Problem[] = [];
  const contents = new Map<string, string>();
  const take = (path: string, source: SourceFile): GivenFile | null => {
    if (contents.has(path)) {
      leftOut.push({ file: source.path, why: 'twice' });
      return null;
    }
    contents.set(path, source.content);
    return { path, digest: createHash('sha256').update(source.content, 'utf8').digest('hex') };
  };
  for (const source of [...given].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    const base = source.path.split(/[\\/]/u).at(-1) ?? '';
    if (/\.ts$/iu.test(base)) {
      const file = take(base, source);
      if (file) accessFiles.push(file);
      if (file) accessSources.push(source);
      continue;
    }
    const why = !/\.mdx?$/iu.test(base)
      ? 'other-format'
      : /template/iu.test(base)
        ? 'template'
        : /proposal/iu.test(base)
          ? 'proposal'
          : null;
    if (why) {
      leftOut.push({ file: source.path, why });
      continue;
    }
    const reading = await files.charter(source);
    problems.push(...reading.problems);
    if (!reading.value) continue;
    const charter = withKind(reading.value, source.path);
    if (typeof charter === 'string') {
      leftOut.push({ file: source.path, why: charter });
      continue;
    }
    const file = take(`${charter.kind}s/${charter.name}.mdx`, source);
    if (file) charters.push({ ...file, charter });
  }
  return { charters, accessFiles, accessSources, leftOut, problems, contents };
}

/** K1: the kind can't be changed later, so a charter whose section and folder differ is left out until they agree. */
function withKind(charter: Charter, path: string): (Charter & { kind: GroupKind }) | LeftOut['why'] {
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(charter.name)) return 'no-group-name';
  const folder = /(?:^|[\\/])(working-group|interest-group)s[\\/]/u.exec(path)?.[1] as GroupKind | undefined;
  if (charter.kind !== null && folder !== undefined && charter.kind !== folder) return 'kind-differs';
  const kind = charter.kind ?? folder;
  return kind === undefined ? 'no-kind' : { ...charter, kind };
}
