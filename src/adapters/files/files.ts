import type { Files } from '../../ports/files.js';

/**
 * The readers of the real formats. They are loaded with the first file: the parsers that they need take as much memory
 * as all the rest of the program, and most processes never read a file.
 */
export const files: Files = {
  charter: async (file) => (await import('./read-charter.js')).readCharter(file),
  access: async (list) => (await import('./read-access.js')).readAccess(list),
  accessWithout: async (file, of) => (await import('./access-without.js')).accessWithout(file, of),
  accessDiff: async (list, edits, context) => (await import('./access-diff.js')).accessDiff(list, edits, context),
};
