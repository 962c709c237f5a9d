import ts from 'typescript';

/** A value that a configuration file writes down. Objects are maps, so that no key can touch a prototype. */
export type Value = string | number | boolean | null | undefined | List | Fields;

export interface List {
  readonly type: 'list';
  readonly items: readonly Value[];
}

export interface Fields {
  readonly type: 'fields';
  readonly entries: ReadonlyMap<string, Value>;
  readonly file: string;
  readonly line: number;
}

/** Says that a piece of a file has no value that can be read without running it. */
export type Report = (file: string, line: number, problem: string) => void;

/** The constants that a name stands for in each file, with those that it imports from the other files. */
export interface Scopes {
  find(file: string, name: string): { readonly file: string; readonly node: ts.Expression } | null;
}

/** More pieces than this are not looked at: a few lines of spreads can stand for millions. */
const MOST_STEPS = 200_000;
const UNREADABLE = Symbol('unreadable');
type Read = Value | typeof UNREADABLE;

/** Reads expressions as data. Whatever would have to run to have a value is reported and left out. */
export class Evaluator {
  private steps = 0;
  private full = false;
  private readonly open = new Set<ts.Node>();

  constructor(
    private readonly scopes: Scopes,
    private readonly report: Report,
  ) {}

  /** The value of an expression in a file, or `unreadable` after it was reported. */
  read(file: string, node: ts.Expression): { readonly value: Value } | null {
    const value = this.value(file, node);
    return value === UNREADABLE ? null : { value };
  }

  private value(file: string, node: ts.Expression): Read {
    this.steps += 1;
    if (this.steps > MOST_STEPS) return this.tooMuch(file, node);
    if (ts.isStringLiteralLike(node)) return node.text;
    if (ts.isNumericLiteral(node)) return Number(node.text);
    if (node.kind === ts.SyntaxKind.TrueKeyword) return true;
    if (node.kind === ts.SyntaxKind.FalseKeyword) return false;
    if (node.kind === ts.SyntaxKind.NullKeyword) return null;
    if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node)) {
      return this.value(file, node.expression);
    }
    if (ts.isParenthesizedExpression(node) || ts.isNonNullExpression(node)) return this.value(file, node.expression);
    if (ts.isArrayLiteralExpression(node)) return this.list(file, node);
    if (ts.isObjectLiteralExpression(node)) return this.fields(file, node);
    if (ts.isTemplateExpression(node)) return this.template(file, node);
    if (ts.isIdentifier(node)) return node.text === 'undefined' ? undefined : this.constant(file, node);
    if (ts.isPropertyAccessExpression(node)) return this.member(file, node, node.expression, node.name.text);
    if (ts.isElementAccessExpression(node)) {
      const key = this.value(file, node.argumentExpression);
      if (key === UNREADABLE) return UNREADABLE;
      return this.member(file, node, node.expression, written(key));
    }
    return this.unreadable(file, node, `\`${shown(node)}\` has a value only when the program runs; it was not run.`);
  }

  private list(file: string, node: ts.ArrayLiteralExpression): Read {
    const items: Value[] = [];
    for (const element of node.elements) {
      if (ts.isOmittedExpression(element)) continue;
      const value = this.value(file, ts.isSpreadElement(element) ? element.expression : element);
      if (value === UNREADABLE) continue;
      if (!ts.isSpreadElement(element)) items.push(value);
      else if (isList(value)) {
        this.steps += value.items.length;
        if (this.steps > MOST_STEPS) return this.tooMuch(file, element);
        items.push(...value.items);
      } else this.unreadable(file, element, `\`${shown(element)}\` spreads something that is no list.`);
    }
    return { type: 'list', items };
  }

  private fields(file: string, node: ts.ObjectLiteralExpression): Read {
    const entries = new Map<string, Value>();
    for (const property of node.properties) {
      if (ts.isSpreadAssignment(property)) {
        const value = this.value(file, property.expression);
        if (value === UNREADABLE) continue;
        if (isFields(value)) for (const [name, item] of value.entries) entries.set(name, item);
        else this.unreadable(file, property, `\`${shown(property)}\` spreads something that is no object.`);
        continue;
      }
      const name = this.nameOf(file, property);
      if (name === null) continue;
      const expression = ts.isPropertyAssignment(property)
        ? property.initializer
        : ts.isShorthandPropertyAssignment(property)
          ? property.name
          : null;
      if (!expression) {
        this.unreadable(file, property, `\`${shown(property)}\` is a function; it was not run.`);
        continue;
      }
      const value = this.value(file, expression);
      if (value !== UNREADABLE) entries.set(name, value);
    }
    return { type: 'fields', entries, file, line: lineOf(node) };
  }

  private nameOf(file: string, property: ts.ObjectLiteralElementLike): string | null {
    const { name } = property;
    if (!name) return null;
    if (ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)) return name.text;
    if (!ts.isComputedPropertyName(name)) return null;
    const value = this.value(file, name.expression);
    return value === UNREADABLE ? null : written(value);
  }

  private template(file: string, node: ts.TemplateExpression): Read {
    let made = node.head.text;
    for (const span of node.templateSpans) {
      const value = this.value(file, span.expression);
      if (value === UNREADABLE) return UNREADABLE;
      made += written(value) + span.literal.text;
    }
    return made;
  }

  private constant(file: string, node: ts.Identifier): Read {
    const found = this.scopes.find(file, node.text);
    if (!found) {
      return this.unreadable(file, node, `\`${node.text}\` is not a constant of the files that were read.`);
    }
    if (this.open.has(found.node)) return this.unreadable(file, node, `\`${node.text}\` is made of itself.`);
    this.open.add(found.node);
    const value = this.value(found.file, found.node);
    this.open.delete(found.node);
    return value;
  }

  private member(file: string, node: ts.Expression, of: ts.Expression, name: string): Read {
    const value = this.value(file, of);
    if (value === UNREADABLE) return UNREADABLE;
    if (isFields(value) && value.entries.has(name)) return value.entries.get(name);
    return this.unreadable(file, node, `\`${shown(node)}\` names something that is not there.`);
  }

  private tooMuch(file: string, node: ts.Node): typeof UNREADABLE {
    if (!this.full) this.unreadable(file, node, 'The files stand for more than can be read at once.');
    this.full = true;
    return UNREADABLE;
  }

  private unreadable(file: string, node: ts.Node, problem: string): typeof UNREADABLE {
    this.report(file, lineOf(node), problem);
    return UNREADABLE;
  }
}

export const isList = (value: Value): value is List => typeof value === 'object' && value?.type === 'list';
export const isFields = (value: Value): value is Fields => typeof value === 'object' && value?.type === 'fields';

/** As it reads inside a text or as a key; lists and objects are neither. */
const written = (value: Value): string => (typeof value === 'object' && value !== null ? '' : String(value));

/** Counted from 1. */
export const lineOf = (node: ts.Node): number => {
  const source = node.getSourceFile();
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
};

const shown = (node: ts.Node): string => {
  const text = node.getText().replace(/\s+/gu, ' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
};
