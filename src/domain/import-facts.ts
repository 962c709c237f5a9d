import type { Access } from './access.js';
import type { Charter } from './charter.js';
import type { Group } from './group.js';
import type { Snowflake } from './ids.js';
import type { Membership } from './membership.js';
import type { Person } from './person.js';
import type { Problem } from './reading.js';

/** Everything that a plan is made of: the files, what is stored, and the server's channels. */
export interface ImportFacts {
  /** The charters that were given, each read. */
  readonly charters: readonly GivenCharter[];
  /** The access files that were given. */
  readonly accessFiles: readonly GivenFile[];
  /** The access configuration: the given files, and those imported before where none was given. */
  readonly access: Access;
  /** Charters imported before and not given now; they are compared, not planned. */
  readonly earlierCharters: readonly Charter[];
  readonly leftOut: readonly LeftOut[];
  readonly problems: readonly Problem[];
  /** Digest of the newest document of each path. */
  readonly documents: ReadonlyMap<string, string>;
  readonly groups: readonly Group[];
  readonly people: readonly Person[];
  /** Ended ones included where they matter. */
  readonly memberships: readonly Membership[];
  /** The server's text channels as they are now; null when they are not known. */
  readonly channels: readonly { readonly id: Snowflake; readonly name: string }[] | null;
}

export interface GivenFile {
  /** The path under which the document is kept: `working-groups/tracing.mdx`, `users.ts`. */
  readonly path: string;
  /** sha256 of the content. */
  readonly digest: string;
}

export interface GivenCharter extends GivenFile {
  readonly charter: Charter;
}

/** A file that is no part of an import, and why. */
export interface LeftOut {
  readonly file: string;
  readonly why: 'template' | 'proposal' | 'other-format' | 'no-kind' | 'kind-differs' | 'no-group-name' | 'twice';
}
