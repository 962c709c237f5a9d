import ts from 'typescript';
import type { SourceFile } from '../../ports/files.js';

/** X8: a file of the access configuration without the entries of somebody; everything else stays as it was written. */
export function accessWithout(
  file: SourceFile,
  of: { githubs: readonly string[]; accounts: readonly string[] },
): string {
  const githubs = new Set(of.githubs.map((name) => name.toLowerCase()));
  const accounts = new Set(of.accounts);
  const source = parsed(file);
  if (source === null) return file.content;
  const found: { readonly from: number; readonly to: number }[] = [];
  const isTheirs = (node: ts.ObjectLiteralExpression): boolean =>
    node.properties.some((property) => {
      if (!ts.isPropertyAssignment(property) || !ts.isStringLiteralLike(property.initializer)) return false;
      const { text } = property.initializer;
      const name = ts.isIdentifier(property.name) || ts.isStringLiteralLike(property.name) ? property.name.text : '';
      return (name === 'github' && githubs.has(text.toLowerCase())) || (name === 'discord' && accounts.has(text));
    });
  // A list of nodes and not a recursion: a file that is nested deeply must not exhaust the stack.
  const open: ts.Node[] = [source];
  for (let node = open.pop(); node; node = open.pop()) {
    if (ts.isObjectLiteralExpression(node) && isTheirs(node)) found.push({ from: node.getStart(source), to: node.end });
    else ts.forEachChild(node, (child) => void open.push(child));
  }
  let content = file.content;
  for (const { from, to } of found.sort((a, b) => b.from - a.from)) {
    content = `${content.slice(0, from)}{ memberOf: [] }${content.slice(to)}`;
  }
  return content;
}

/** Null for a file that is nested so deeply that the parser gives up; no entry was ever read from such a file. */
function parsed({ path, content }: SourceFile): ts.SourceFile | null {
  try {
    return ts.createSourceFile(path, content, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
