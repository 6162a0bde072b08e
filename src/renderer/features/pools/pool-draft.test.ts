import { describe, expect, it } from 'vitest';
import { Pool, PoolDraft } from '../../../shared/pool';
import { isSameDraft } from '../../state/draft';
import {
  changedPoolFields,
  contradictions,
  copyOfPool,
  draftOfPool,
  exhaustedOfKind,
  keysIn,
  mergedPool,
  reuseOfKind,
} from './pool-draft';

const AT = '2026-11-20T10:00:00.000Z';
const pool = (fields: object = {}) =>
  Pool.parse({ schemaVersion: 1, id: 'p', name: 'Testers', createdAt: AT, updatedAt: AT, ...fields });
const draft = (fields: object = {}) => PoolDraft.parse({ name: 'Testers', ...fields });

describe('the draft of a pool', () => {
  it('holds what a person edits, and what Muster does not know', () => {
    const edited = draftOfPool(pool({ colour: 'red', limit: 3 }));
    expect(edited).toMatchObject({ name: 'Testers', limit: 3, colour: 'red' });
    expect(edited).not.toHaveProperty('id');
    expect(isSameDraft(edited, draftOfPool(pool({ limit: 3, colour: 'red' })))).toBe(true);
  });

  it('is copied under a name nobody has', () => {
    expect(copyOfPool(pool(), ['Testers', 'testers (COPY)']).name).toBe('Testers (copy) 2');
  });

  it('keeps the time of a rule that is chosen again', () => {
    expect(reuseOfKind('after', { kind: 'after', afterMs: 5 })).toEqual({ kind: 'after', afterMs: 5 });
    expect(reuseOfKind('after', { kind: 'never' })).toEqual({ kind: 'after', afterMs: 43_200_000 });
    expect(exhaustedOfKind('wait', { kind: 'fail' })).toEqual({ kind: 'wait', timeoutMs: null });
    expect(exhaustedOfKind('complete', { kind: 'wait', timeoutMs: 1 })).toEqual({ kind: 'complete' });
  });

  it('names keys that stand in both lists', () => {
    expect(contradictions({ include: ['a', 'b'], exclude: ['b', 'c'] })).toEqual(['b']);
  });
});

describe('keys out of pasted text', () => {
  it.each([
    ['a\nb\r\n\n c ', ['a', 'b', 'c']],
    ['a, b;c\td', ['a', 'b', 'c', 'd']],
    // Lines are keys as they are: a key may hold a comma.
    ['Smith, Anna\nDoe, Jane', ['Smith, Anna', 'Doe, Jane']],
    ['a\na', ['a']],
    ['  \n', []],
  ])('%j', (text, keys) => {
    expect(keysIn(text)).toEqual(keys);
  });
});

describe('two edits of one pool', () => {
  it('keeps what only one side changed, and asks for the rest', () => {
    const base = draft({ limit: 1 });
    const theirs = draft({ limit: 2, retry: { maxFailures: 5 } });
    const mine = draft({ limit: 3, retry: { cooldownMs: 1 } });
    const fields = changedPoolFields(base, theirs, mine);
    expect(fields.map(({ path, by }) => [path, by])).toEqual([
      ['limit', 'both'],
      ['retry.maxFailures', 'theirs'],
      ['retry.cooldownMs', 'mine'],
    ]);
    expect(mergedPool(theirs, fields, new Map([['limit', 'theirs']]))).toMatchObject({
      limit: 2,
      retry: { maxFailures: 5, cooldownMs: 1 },
    });
  });
});
