import { describe, expect, it } from 'vitest';
import { definitionDifference } from './definition-difference';

const before = {
  name: 'Daily',
  tags: ['a', 'b'],
  routineConfig: { rounds: '3', 'a.b': 1 },
  loop: { kind: 'count', count: 3, pauseMs: 0 },
  updatedAt: '2026-01-01T00:00:00.000Z',
};

describe('definitionDifference', () => {
  it('is empty for the same content, whatever the order of keys and the time of saving', () => {
    const again = { ...before, loop: { pauseMs: 0, count: 3, kind: 'count' } };
    expect(definitionDifference(before, { ...again, updatedAt: 'later' })).toEqual([]);
  });

  it('names each value that is another, new or gone', () => {
    const after = {
      name: 'Daily 2',
      tags: ['b', 'a'],
      routineConfig: { rounds: '4', word: 'x' },
      loop: { kind: 'forever', pauseMs: 0 },
    };
    expect(definitionDifference(before, after)).toEqual([
      { path: 'name', before: 'Daily', after: 'Daily 2' },
      { path: 'tags', before: ['a', 'b'], after: ['b', 'a'] },
      { path: 'routineConfig.rounds', before: '3', after: '4' },
      { path: 'routineConfig.word', before: undefined, after: 'x' },
      { path: 'routineConfig.a.b', before: 1, after: undefined },
      { path: 'loop.kind', before: 'count', after: 'forever' },
      { path: 'loop.count', before: 3, after: undefined },
    ]);
  });

  it('tells an object that is new or gone value by value, and a change of type as one', () => {
    expect(definitionDifference({ a: { b: 1 } }, { c: { d: { e: 2 } }, f: {} })).toEqual([
      { path: 'c.d.e', before: undefined, after: 2 },
      { path: 'f', before: undefined, after: {} },
      { path: 'a.b', before: 1, after: undefined },
    ]);
    expect(definitionDifference({ a: { b: 1 } }, { a: [1] })).toEqual([
      { path: 'a', before: { b: 1 }, after: [1] },
    ]);
  });

  it('takes no key of Object.prototype for a value', () => {
    expect(definitionDifference({ id: 'x' }, { id: 'x', constructor: 1 })).toEqual([
      { path: 'constructor', before: undefined, after: 1 },
    ]);
  });
});
