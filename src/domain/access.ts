/** What the access configuration says: roles, and people with their GitHub name and Discord account. */
export interface Access {
  readonly roles: readonly AccessRole[];
  readonly people: readonly AccessPerson[];
}

export interface AccessRole {
  readonly id: string;
  readonly description: string | null;
  readonly githubTeam: string | null;
  readonly discordRole: string | null;
  readonly file: string;
  readonly line: number;
}

/** One entry; several entries with the same Discord account are one person. */
export interface AccessPerson {
  readonly github: string | null;
  /** A Discord user id. */
  readonly discord: string | null;
  readonly name: string | null;
  /** Ids of roles. */
  readonly memberOf: readonly string[];
  readonly file: string;
  readonly line: number;
}

export const NO_ACCESS: Access = { roles: [], people: [] };
