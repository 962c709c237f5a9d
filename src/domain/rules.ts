/**
 * Every number of the rule book beside its clause. An edition is a named set of them; a matter keeps the edition
 * under which it began (X2), and nothing overrides an edition per group (K5).
 */
export interface Edition {
  readonly name: string;
  /** D3: shortest time for a minor proposal, in days of 24 hours. */
  readonly MINOR_DAYS: number;
  /** D3: shortest time for a significant proposal, in days of 24 hours. */
  readonly SIGNIFICANT_DAYS: number;
  /** D3: longest time that may be asked for; keeps a typing error from parking a matter for years. */
  readonly LONGEST_DAYS: number;
  /** P1: a request for Participant is confirmed by silence after this many days of 24 hours. */
  readonly PARTICIPANT_SILENCE_DAYS: number;
  /** V1: when the last block is lifted, the proposal stays open at least this long. */
  readonly REOPENED_HOURS: number;
  /** X7: an outage longer than this within OUTAGE_WINDOW_HOURS before a deadline moves it. */
  readonly OUTAGE_TOLERATED_HOURS: number;
  /** X7: the time before a deadline in which people must have been able to act. */
  readonly OUTAGE_WINDOW_HOURS: number;
  /** X7: a moved deadline stands this long after the bot was back. */
  readonly OUTAGE_EXTENSION_HOURS: number;
}

const MCP_2026: Edition = {
  name: 'mcp-2026',
  MINOR_DAYS: 5,
  SIGNIFICANT_DAYS: 10,
  LONGEST_DAYS: 90,
  PARTICIPANT_SILENCE_DAYS: 7,
  REOPENED_HOURS: 48,
  OUTAGE_TOLERATED_HOURS: 1,
  OUTAGE_WINDOW_HOURS: 24,
  OUTAGE_EXTENSION_HOURS: 24,
};

/** All editions that matters may have begun under. An edition is never changed or removed, only added. */
export const EDITIONS = { 'mcp-2026': MCP_2026 } as const;
export type EditionName = keyof typeof EDITIONS;
export const EDITION_NAMES = Object.keys(EDITIONS) as [EditionName, ...EditionName[]];

/** The edition by its name. Throws for an unknown name: a stored matter names only editions that were built in. */
export function edition(name: string): Edition {
  const found = Object.hasOwn(EDITIONS, name) ? (EDITIONS as Record<string, Edition>)[name] : undefined;
  if (!found) throw new Error(`the program has no rules edition "${name}"`);
  return found;
}
