import { randomBytes } from 'node:crypto';
import type { Instant } from '../../domain/ids.js';
import type { World } from './world.js';

/** What a person's OAuth2 access token allows, and until when. */
export interface AccessToken {
  readonly userId: string;
  readonly scopes: readonly string[];
  readonly until: Instant;
}

/** The scope with which an application sets where its commands show. */
export const PERMISSIONS_SCOPE = 'applications.commands.permissions.update';
const WEEK_MS = 7 * 86_400_000;

/** An access token as a person would get one by authorizing the bot's application; Discord's live for a week. */
export function issueToken(
  world: World,
  userId: string,
  { scopes = [PERMISSIONS_SCOPE], lastsMs = WEEK_MS }: { scopes?: readonly string[]; lastsMs?: number } = {},
): string {
  const token = randomBytes(24).toString('base64url').replace(/[-_]/gu, 'x').slice(0, 30);
  world.accessTokens.set(token, { userId, scopes, until: world.clock.now() + lastsMs });
  return token;
}
