import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The folder of the project, whether the program runs from src/ or from a build. */
export function rootFolder(): string {
  let folder = import.meta.dirname;
  while (!existsSync(join(folder, 'package.json'))) {
    const above = dirname(folder);
    if (above === folder) throw new Error('no folder with package.json is above the program');
    folder = above;
  }
  return folder;
}
