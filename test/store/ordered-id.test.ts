import { afterEach, expect, it, vi } from 'vitest';
import { orderedId } from '../../src/adapters/prisma/ordered-id.js';

afterEach(() => void vi.useRealTimers());

it('makes ids that sort in the order in which they were made, however many in a millisecond', () => {
  vi.useFakeTimers({ now: Date.now() + 60_000 });
  const ids = Array.from({ length: 10_000 }, orderedId);
  vi.setSystemTime(Date.now() - 3_600_000);
  ids.push(orderedId());
  vi.setSystemTime(Date.now() + 7_200_000);
  ids.push(orderedId());
  expect(ids.toSorted()).toEqual(ids);
  expect(new Set(ids).size).toBe(ids.length);
});

it('makes them as UUIDs of version 7', () => {
  const before = Date.now();
  vi.useFakeTimers({ now: before + 7_200_000 });
  const id = orderedId();
  expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(before + 7_200_000);
});
