/** What a button or form carries: which handler, and what it acts on. */
export interface CustomId {
  readonly action: string;
  readonly argument: string;
}

/** Discord's limit for a custom id, in characters. */
export const CUSTOM_ID_AT_MOST = 100;

const PATTERN = /^v1:([a-z][a-z0-9-]*):([\x20-\x7e]*)$/u;

/**
 * `v1:<action>:<argument>`. The action is lower case letters, digits and hyphens, the argument printable ASCII.
 * Throws when that doesn't hold or the whole is longer than 100 characters: actions and arguments are our own, so
 * that is a bug.
 */
export function customId(action: string, argument: string): string {
  const id = `v1:${action}:${argument}`;
  if (parseCustomId(id)?.action !== action) throw new Error(`"${id.slice(0, 120)}" can't be a custom id`);
  return id;
}

/** Reads a custom id. It comes from outside: null for whatever we could not have made. */
export function parseCustomId(id: string): CustomId | null {
  if (id.length > CUSTOM_ID_AT_MOST) return null;
  const [, action, argument] = PATTERN.exec(id) ?? [];
  return action !== undefined && argument !== undefined ? { action, argument } : null;
}
