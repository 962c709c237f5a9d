import ts from 'typescript';
import type { Scopes } from './access-values.js';

interface FileScope {
  readonly constants: Map<string, ts.Expression>;
  /** Local name -> module and its name there. */
  readonly imports: Map<string, { readonly module: string; readonly name: string }>;
  /** Exported values in the order of the file. */
  readonly exported: ts.Expression[];
}

const baseName = (path: string): string =>
  (path.split(/[\\/]/u).at(-1) ?? '').replace(/\.[cm]?[jt]s$/u, '').toLowerCase();

/** Finds what names stand for in configuration files, from their syntax alone. */
export class FileScopes implements Scopes {
  private readonly scopes = new Map<string, FileScope>();

  constructor(sources: readonly ts.SourceFile[]) {
    for (const source of sources) this.scopes.set(source.fileName, scopeOf(source));
  }

  exportedOf(file: string): readonly ts.Expression[] {
    return this.scopes.get(file)?.exported ?? [];
  }

  find(file: string, name: string): { readonly file: string; readonly node: ts.Expression } | null {
    const scope = this.scopes.get(file);
    const own = scope?.constants.get(name);
    if (own) return { file, node: own };
    const imported = scope?.imports.get(name);
    if (!imported) return null;
    for (const [path, other] of this.scopes) {
      const node = baseName(path) === baseName(imported.module) ? other.constants.get(imported.name) : undefined;
      if (node) return { file: path, node };
    }
    return null;
  }
}

function scopeOf(source: ts.SourceFile): FileScope {
  const scope: FileScope = { constants: new Map(), imports: new Map(), exported: [] };
  const exportedNames: string[] = [];
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement) && (statement.declarationList.flags & ts.NodeFlags.Const) !== 0) {
      const isExported = statement.modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword);
      for (const { name, initializer } of statement.declarationList.declarations) {
        if (!ts.isIdentifier(name) || !initializer) continue;
        scope.constants.set(name.text, initializer);
        if (isExported) scope.exported.push(initializer);
      }
    } else if (ts.isImportDeclaration(statement) && ts.isStringLiteral(statement.moduleSpecifier)) {
      const bindings = statement.importClause?.namedBindings;
      for (const element of bindings && ts.isNamedImports(bindings) ? bindings.elements : []) {
        const name = (element.propertyName ?? element.name).text;
        scope.imports.set(element.name.text, { module: statement.moduleSpecifier.text, name });
      }
    } else if (
      ts.isExportDeclaration(statement) &&
      statement.exportClause &&
      ts.isNamedExports(statement.exportClause)
    ) {
      for (const element of statement.exportClause.elements)
        exportedNames.push((element.propertyName ?? element.name).text);
    } else if (ts.isExportAssignment(statement)) {
      scope.exported.push(statement.expression);
    }
  }
  for (const name of exportedNames) {
    const node = scope.constants.get(name);
    if (node) scope.exported.push(node);
  }
  return scope;
}
