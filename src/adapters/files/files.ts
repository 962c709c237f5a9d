import type { Files } from '../../ports/files.js';
import { accessWithout } from './access-without.js';
import { readAccess } from './read-access.js';
import { readCharter } from './read-charter.js';

/** The readers of the real formats. */
export const files: Files = { charter: readCharter, access: readAccess, accessWithout };
