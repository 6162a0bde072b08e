import { describe, expect, it } from 'vitest';
import { fits } from './fuzzy';

const best = (query: string, ...texts: string[]) =>
  [...texts].sort((a, b) => fits(query, b) - fits(query, a)).find((text) => fits(query, text) > 0);

describe('what was typed fits', () => {
  it.each([
    ['dr', 'Dry run'],
    ['sa', 'Stop all groups…'],
    ['GROUP new', 'New group'],
    ['uber', 'Über alles'],
    ['sim 1', 'sim:1'],
  ])('%s: %s', (query, text) => {
    expect(fits(query, text)).toBeGreaterThan(0);
  });

  it.each([
    ['zz', 'Dry run'],
    ['run fast', 'Dry run'],
    ['yr', 'Dry run'],
  ])('%s is not in %s', (query, text) => {
    expect(fits(query, text)).toBe(0);
  });

  it('beginnings come before middles, and short before long', () => {
    expect(best('st', 'Restart', 'Stop now', 'Trash')).toBe('Stop now');
    expect(best('daily', 'Not daily at all', 'Daily rewards and more', 'Daily')).toBe('Daily');
  });
});
