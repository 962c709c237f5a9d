import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { SourceFile } from '../ports/files.js';

/**
 * The files at a path, or below it if it is a folder, except hidden ones and node_modules. Their paths begin with the
 * folder that holds them, because `working-groups/` tells a charter's kind. Throws what the file system throws.
 */
export function sourcesAt(path: string): SourceFile[] {
  const root = resolve(path);
  const isFolder = statSync(root).isDirectory();
  const from = isFolder ? dirname(root) : dirname(dirname(root));
  const files = isFolder ? filesBelow(root) : [root];
  return files.map((file) => ({
    path: relative(from, file).split(sep).join('/'),
    content: readFileSync(file, 'utf8'),
  }));
}

/** Everything else in a folder (pictures, lists of pages) is not of an import. */
const FORMATS = /\.(?:mdx?|ts)$/iu;

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.') || basename(path) === 'node_modules') return [];
    if (entry.isDirectory()) return filesBelow(path);
    return entry.isFile() && FORMATS.test(entry.name) ? [path] : [];
  });
}
