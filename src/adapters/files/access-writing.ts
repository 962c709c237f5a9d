import ts from 'typescript';
import type { FileScopes } from './access-scopes.js';
import { Evaluator } from './access-values.js';

/** How a file of the access configuration writes what can be written in several ways. */
export interface Writing {
  readonly source: ts.SourceFile;
  /** A role: as a constant where the file does so with others. */
  readonly role: (id: string) => string;
  /** The role that an expression stands for; null for anything else. */
  readonly roleOf: (node: ts.Expression) => string | null;
  readonly quoted: (text: string) => string;
  /** One step of indentation. */
  readonly step: string;
  /** `\r\n` or `\n`. */
  readonly lineEnd: string;
}

export function writingOf(source: ts.SourceFile, scopes: FileScopes): Writing {
  const evaluator = new Evaluator(scopes, () => undefined);
  const { text, fileName } = source;
  const quote = /^\s*(?:import\s.*\sfrom|github:)\s+"/mu.test(text) ? '"' : "'";
  const quoted = (typed: string): string =>
    quote +
    typed.replace(/[\\'"\n]/gu, (mark) =>
      mark === '\n' ? '\\n' : mark === quote || mark === '\\' ? `\\${mark}` : mark,
    ) +
    quote;
  const constants = constantsIn(source, scopes, evaluator);
  return {
    source,
    quoted,
    role: (id) => constants.get(id) ?? quoted(id),
    roleOf: (node) => {
      const read = evaluator.read(fileName, node);
      return typeof read?.value === 'string' ? read.value : null;
    },
    step: /^(\t| {2,8})\S/mu.exec(text.slice(text.indexOf('[')))?.[1] ?? '  ',
    lineEnd: text.includes('\r\n') ? '\r\n' : '\n',
  };
}

/** Every object of a file, in its order. Not a recursion: a file that is nested deeply must not exhaust the stack. */
export function objectsIn(source: ts.SourceFile): ts.ObjectLiteralExpression[] {
  const found: ts.ObjectLiteralExpression[] = [];
  const open: ts.Node[] = [source];
  for (let node = open.pop(); node; node = open.pop()) {
    if (ts.isObjectLiteralExpression(node)) found.push(node);
    const children: ts.Node[] = [];
    ts.forEachChild(node, (child) => void children.push(child));
    open.push(...children.reverse());
  }
  return found;
}

/** The constants of roles that the file uses, such as `ROLE_IDS.AGENTS_WG`, by role. */
function constantsIn(source: ts.SourceFile, scopes: FileScopes, evaluator: Evaluator): Map<string, string> {
  const found = new Map<string, string>();
  const bases = new Set(
    [...source.text.matchAll(/(?<=[[,\s])([A-Za-z_$][\w$]*)\s*\.\s*[A-Za-z_$][\w$]*(?=\s*[,\]])/gu)].map(
      ([, base = '']) => base,
    ),
  );
  for (const base of bases) {
    const constant = scopes.find(source.fileName, base);
    const read = constant && evaluator.read(constant.file, constant.node);
    if (typeof read?.value !== 'object' || read.value?.type !== 'fields') continue;
    for (const [key, value] of read.value.entries) {
      if (typeof value !== 'string' || found.has(value)) continue;
      found.set(value, /^[A-Za-z_$][\w$]*$/u.test(key) ? `${base}.${key}` : `${base}[${JSON.stringify(key)}]`);
    }
  }
  return found;
}
