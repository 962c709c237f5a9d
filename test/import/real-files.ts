import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../../src/ports/files.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The files of a folder of this repository, sub folders included. */
export function filesIn(folder: string, below = join(ROOT, folder)): SourceFile[] {
  return readdirSync(below, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return { path: path.slice(below.length + 1).replaceAll('\\', '/'), content: readFileSync(path, 'utf8') };
    });
}

/** Real files beside the repository, which is where a deployment may have them; null when they are not there. */
export function realData(): string | null {
  const places = [process.env.CONVENOR_SHARED, join(ROOT, '..', 'shared'), join(ROOT, '..', '..', 'shared')];
  return (
    places
      .filter((place) => place !== undefined)
      .map((place) => join(place, 'data'))
      .find((place) => existsSync(join(place, 'charters'))) ?? null
  );
}
