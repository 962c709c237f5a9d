import { describe, expect, it } from 'vitest';
import { atLeast, TIERS } from '../../src/domain/membership.js';
import { requireTier } from '../../src/domain/standing.js';
import { expectRefused } from './decided.js';
import { group, standing } from './sample.js';

describe('tiers', () => {
  it('P1: stand in the order Observer, Participant, WG Member, Lead', () => {
    for (const [height, tier] of TIERS.entries()) {
      for (const [needed, least] of TIERS.entries()) expect(atLeast(tier, least)).toBe(height >= needed);
      expect(atLeast(null, tier)).toBe(false);
    }
  });

  it('P2: who stands too low is told the own tier and the needed one', () => {
    expect(requireTier(standing(2, 'participant'), 'participant', 'P2').ok).toBe(true);
    expect(
      expectRefused(requireTier(standing(2, 'observer'), 'participant', 'P2'), 'P2', 'tier-too-low'),
    ).toMatchObject({ tier: 'observer', needed: 'participant', kind: 'working-group', group: 'Tracing' });
    expect(expectRefused(requireTier(standing(2, null), 'observer', 'P1'), 'P1', 'tier-too-low')).toMatchObject({
      tier: null,
    });
  });

  it('nobody acts in a retired group, not even its leads', () => {
    const retired = group('working-group', { status: 'retired' });
    expectRefused(requireTier(standing(1, 'lead', retired), 'observer', 'D5'), 'D5', 'group-retired');
  });
});
