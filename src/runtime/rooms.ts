import { readdir } from 'node:fs/promises';

/**
 * The default exports of all modules in a folder, in order of their file names. So a new command, job or reminder is
 * one new file, and no list of them can be forgotten.
 * @param folder ends with a slash; holds nothing but modules with a default export
 */
export async function everyFileOf<T>(folder: URL): Promise<T[]> {
  const names = (await readdir(folder)).filter((name) => /(?<!\.d)\.[jt]s$/u.test(name)).sort();
  return Promise.all(
    names.map(async (name) => {
      const module = (await import(new URL(name, folder).href)) as { default?: T };
      if (module.default === undefined) throw new Error(`${name} has no default export`);
      return module.default;
    }),
  );
}
