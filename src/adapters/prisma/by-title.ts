import { Prisma } from '../../generated/sqlite/client.js';
import type { Target } from './target.js';

const ORDERS: Record<Target['provider'], Prisma.Sql> = {
  // Its own lower case and order are those of ASCII; without a language Postgres has the same.
  sqlite: Prisma.sql`LOWER("title"), "id"`,
  postgres: Prisma.sql`LOWER("title" COLLATE "C") COLLATE "C", "id" COLLATE "C"`,
};

/** The order of groups by title, the same on both databases: without the case of A to Z, everything else by its code. */
export const byTitle = (provider: Target['provider']): Prisma.Sql => ORDERS[provider];
