import { describe, expect, it } from 'vitest';
import { EDITIONS, EDITION_NAMES, edition } from '../../src/domain/rules.js';

describe('the numbers of the rule book', () => {
  it('X2: an edition never changes: matters that began under it count on it', () => {
    expect(EDITIONS['mcp-2026']).toEqual({
      name: 'mcp-2026',
      MINOR_DAYS: 5,
      SIGNIFICANT_DAYS: 10,
      LONGEST_DAYS: 90,
      PARTICIPANT_SILENCE_DAYS: 7,
      NOMINATION_MONTHS: 3,
      NOMINATION_CONTRIBUTIONS: 1,
      NOMINATION_DAYS: 7,
      EMERITUS_MONTHS: 3,
      DISCUSSION_DAYS: 3,
      SPONSORS_CORE: 2,
      SPONSORS_LEAD: 1,
      REOPENED_HOURS: 48,
      VOTE_REQUESTS: 3,
      QUORUM_OF: 1,
      QUORUM_IN: 2,
      PARTICIPANTS_COUNT: true,
      SCOPE_MAJORITY: 2,
      VOTE_DAYS: 7,
      SCOPE_VOTE_DAYS: 10,
      EXTENSION_DAYS: 14,
      EARLY_CLOSE_HOURS: 24,
      CORE_APPROVALS: 1,
      CONTEST_HOURS: 72,
      DRAFT_HOURS: 48,
      DRAFT_DAYS: 5,
      RESPONSE_BUSINESS_DAYS: 5,
      OUTAGE_TOLERATED_HOURS: 1,
      OUTAGE_WINDOW_HOURS: 24,
      OUTAGE_EXTENSION_HOURS: 24,
    });
  });

  it('K5: every number is a whole one, and an edition is found by its name alone', () => {
    for (const name of EDITION_NAMES) {
      const { name: own, ...numbers } = edition(name);
      expect(own).toBe(name);
      for (const value of Object.values(numbers)) {
        expect(typeof value === 'boolean' || Number.isSafeInteger(value)).toBe(true);
      }
    }
    expect(() => edition('toString')).toThrow();
    expect(() => edition('no such edition')).toThrow();
  });
});
