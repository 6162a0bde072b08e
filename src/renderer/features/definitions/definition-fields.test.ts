import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DefinitionDraft } from '../../../shared/definition';
import { changedDefinitionFields as changedFields, mergedDraft } from './definition-fields';

const draft = (fields: object = {}) => DefinitionDraft.parse({ name: 'A', routineName: 'r', ...fields });
const merge = (base: object, theirs: object, mine: object, choices: [string, 'mine' | 'theirs'][] = []) =>
  mergedDraft(draft(theirs), changedFields(draft(base), draft(theirs), draft(mine)), new Map(choices));

describe('merging two edits of one definition', () => {
  it('keeps what only one side changed, down to single inputs and options', () => {
    const merged = merge(
      { routineConfig: { a: 1, b: 1, c: 1 } },
      { routineConfig: { a: 2, b: 1 }, launchOptions: { onConflict: 'ask' } },
      { routineConfig: { a: 1, b: 3, c: 1, d: 4 }, launchOptions: { startInstances: false } },
    );
    expect(merged.routineConfig).toEqual({ a: 2, b: 3, d: 4 });
    expect(merged.launchOptions).toMatchObject({ onConflict: 'ask', startInstances: false });
  });

  it('names what both changed first, and takes the side that was chosen', () => {
    const [base, theirs, mine] = [{ tags: [] }, { tags: ['x'], name: 'T' }, { description: 'd', name: 'M' }];
    const fields = changedFields(draft(base), draft(theirs), draft(mine));
    expect(fields.map(({ path, by }) => [path, by])).toEqual([
      ['name', 'both'],
      ['description', 'mine'],
      ['tags', 'theirs'],
    ]);
    expect(merge(base, theirs, mine, [['name', 'theirs']])).toMatchObject({ name: 'T', description: 'd' });
    expect(merge(base, theirs, mine, [['name', 'mine']])).toMatchObject({ name: 'M', tags: ['x'] });
  });

  it('never mixes halves of two loops', () => {
    const merged = merge(
      {},
      { loop: { kind: 'count', count: 5, pauseMs: 1 } },
      { loop: { kind: 'forever' } },
      [['loop', 'theirs']],
    );
    expect(merged.loop).toEqual({ kind: 'count', count: 5, pauseMs: 1 });
  });

  it('keeps keys Muster does not know, dots and all', () => {
    expect(merge({ 'x.y': 1 }, { 'x.y': 1, z: [1] }, { 'x.y': 2 })).toMatchObject({ 'x.y': 2, z: [1] });
  });

  it('against an unchanged file is my draft, and without changes of mine is theirs', () => {
    const fields = fc.record(
      {
        name: fc.string(),
        tags: fc.array(fc.string()),
        requestedBotCount: fc.integer(),
        accountPoolName: fc.option(fc.string()),
        routineConfig: fc.dictionary(fc.stringMatching(/^[a-z.]{1,5}$/), fc.oneof(fc.string(), fc.boolean())),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fields, fields, (one, other) => {
        expect(merge(one, one, other)).toEqual(draft(other));
        expect(merge(one, other, one)).toEqual(draft(other));
      }),
    );
  });
});
