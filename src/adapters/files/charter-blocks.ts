import type { Heading as HeadingNode, Root, RootContent } from 'mdast';
import { toString } from 'mdast-util-to-string';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMdx from 'remark-mdx';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { Heading } from '../../domain/charter.js';

/** A top-level piece of a charter's body with the headings above it. */
export interface Block {
  readonly node: RootContent;
  readonly path: readonly Heading[];
  readonly line: number;
  /** The source from the piece's first character to the next piece: all pieces together are the whole body. */
  readonly text: string;
}

export interface Blocks {
  readonly frontMatter: { readonly text: string; readonly line: number } | null;
  readonly headings: readonly Heading[];
  readonly blocks: readonly Block[];
  /** Why the text is no MDX and was read as Markdown. */
  readonly notMdx: { readonly line: number; readonly problem: string } | null;
}

const markdown = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).freeze();
const mdx = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml']).use(remarkMdx).freeze();

/**
 * Splits a charter into front matter, headings and the pieces between them. MDX is only parsed, never compiled.
 * Text that MDX refuses, such as an HTML comment, is read as Markdown instead.
 * Throws a RangeError when the text is nested deeper than the parser can follow.
 */
export function charterBlocks(text: string): Blocks {
  const { root, notMdx } = parse(text);
  const headings: Heading[] = [];
  const blocks: Block[] = [];
  let frontMatter: Blocks['frontMatter'] = null;
  let path: Heading[] = [];
  for (const [index, node] of root.children.entries()) {
    const start = node.position?.start.offset ?? 0;
    const end = root.children[index + 1]?.position?.start.offset ?? text.length;
    const line = node.position?.start.line ?? 1;
    const ownEnd = node.position?.end.offset ?? end;
    if (node.type === 'yaml') {
      frontMatter = { text: node.value, line: line + 1 };
    } else if (node.type === 'heading') {
      const heading = { depth: node.depth, text: headingText(node, text), line };
      headings.push(heading);
      path = [...path.filter((above) => above.depth < node.depth), heading];
    } else {
      blocks.push({ node, path, line, text: text.slice(start, end).trim() });
      continue;
    }
    const rest = text.slice(ownEnd, end).trim();
    if (rest !== '') throw new Error(`text between two pieces at offset ${ownEnd}`);
  }
  return { frontMatter, headings, blocks, notMdx };
}

function parse(text: string): { root: Root; notMdx: Blocks['notMdx'] } {
  try {
    return { root: mdx.parse(text), notMdx: null };
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return { root: markdown.parse(text), notMdx: whereMdxStopped(error) };
  }
}

const whereMdxStopped = (error: unknown): { line: number; problem: string } => {
  const message = error as { readonly line?: number; readonly reason?: string };
  return { line: message.line ?? 1, problem: message.reason ?? 'it does not say why' };
};

/** The heading as written, without its marks: links and code in it stay as they are. */
function headingText(node: HeadingNode, text: string): string {
  const first = node.children[0]?.position?.start.offset;
  const last = node.children.at(-1)?.position?.end.offset;
  return first === undefined || last === undefined ? toString(node) : text.slice(first, last);
}
