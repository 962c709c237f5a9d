import ts from 'typescript';
import type { Access, AccessPerson, AccessRole } from '../../domain/access.js';
import type { Problem, Reading } from '../../domain/reading.js';
import type { SourceFile } from '../../ports/files.js';
import { FileScopes } from './access-scopes.js';
import { Evaluator, isFields, isList, lineOf, type Fields, type Value } from './access-values.js';
import { sourceText } from './source-text.js';

/**
 * P10: reads the access configuration (roleIds.ts, roles.ts, users.ts) from its syntax tree; nothing in it runs.
 * Exported lists are told apart by what their entries have: `memberOf` makes a person, `id` with a platform a role.
 */
export function readAccess(files: readonly SourceFile[]): Reading<Access> {
  const problems: Problem[] = [];
  const report = (file: string, line: number, problem: string): void => {
    if (problems.every((other) => other.file !== file || other.line !== line || other.problem !== problem)) {
      problems.push({ file, line, problem });
    }
  };
  const sources = files.flatMap((file) => {
    const source = sourceText(file, 'access');
    if ('problem' in source) {
      problems.push(source.problem);
      return [];
    }
    return parse(file.path, source.text, report);
  });
  const scopes = new FileScopes(sources);
  const evaluator = new Evaluator(scopes, report);
  const people: AccessPerson[] = [];
  const roles: AccessRole[] = [];
  for (const source of sources) {
    for (const node of scopes.exportedOf(source.fileName)) {
      const read = guarded(() => evaluator.read(source.fileName, node));
      if (read === 'too deep') report(source.fileName, lineOf(node), 'The value is nested too deeply.');
      if (read === 'too deep' || read === null || !isList(read.value)) continue;
      for (const item of read.value.items) {
        if (!isFields(item)) continue;
        if (item.entries.has('memberOf')) people.push(personOf(item, report));
        else if (isRole(item)) roles.push(roleOf(item));
      }
    }
  }
  return { value: sources.length > 0 ? { roles, people } : null, problems };
}

type Report = (file: string, line: number, problem: string) => void;

function parse(path: string, text: string, report: Report): ts.SourceFile[] {
  const source = guarded(() => ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS));
  if (source === 'too deep') {
    report(path, 1, 'The file is nested too deeply.');
    return [];
  }
  for (const { start, messageText } of syntaxErrorsOf(source)) {
    const line = source.getLineAndCharacterOfPosition(start).line + 1;
    report(path, line, `The TypeScript is broken here: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
  }
  return [source];
}

/** The parser keeps its errors on the tree, though its types don't say so. */
const syntaxErrorsOf = (source: ts.SourceFile): readonly ts.DiagnosticWithLocation[] =>
  (source as ts.SourceFile & { readonly parseDiagnostics?: readonly ts.DiagnosticWithLocation[] }).parseDiagnostics ??
  [];

/** Parser and evaluator are recursive; only nesting can exhaust the stack. */
function guarded<T>(work: () => T): T | 'too deep' {
  try {
    return work();
  } catch (error) {
    if (error instanceof RangeError) return 'too deep';
    throw error;
  }
}

const isRole = ({ entries }: Fields): boolean =>
  entries.has('id') && ['description', 'github', 'discord', 'google'].some((name) => entries.has(name));

const textOf = (value: Value): string | null => (typeof value === 'string' && value !== '' ? value : null);
const inside = (fields: Fields, outer: string, inner: string): string | null => {
  const value = fields.entries.get(outer);
  return isFields(value) ? textOf(value.entries.get(inner)) : null;
};

const roleOf = (fields: Fields): AccessRole => ({
  id: textOf(fields.entries.get('id')) ?? '',
  description: textOf(fields.entries.get('description')),
  githubTeam: inside(fields, 'github', 'team'),
  discordRole: inside(fields, 'discord', 'role'),
  file: fields.file,
  line: fields.line,
});

function personOf(fields: Fields, report: Report): AccessPerson {
  const { entries, file, line } = fields;
  const discord = entries.get('discord');
  const isSnowflake = typeof discord === 'string' && /^\d{17,20}$/u.test(discord);
  if (discord !== undefined && !isSnowflake) {
    report(file, line, 'The value of `discord` is not a Discord user id in quotes; it is not used.');
  }
  const memberOf = entries.get('memberOf');
  const names = [textOf(entries.get('firstName')), textOf(entries.get('lastName'))].filter((name) => name !== null);
  return {
    github: textOf(entries.get('github')),
    discord: isSnowflake ? discord : null,
    name: names.length > 0 ? names.join(' ') : null,
    memberOf: isList(memberOf) ? memberOf.items.filter((item) => typeof item === 'string') : [],
    file,
    line,
  };
}
