import { describe, expect, it } from 'vitest';
import { PoolDraft } from './pool';
import { checkPool, watchedFolderParts, type PoolFacts } from './pool-rules';
import { errorAt } from './problem';

const FACTS: PoolFacts = {
  otherNames: ['Night farm'],
  fields: [{ name: 'level', type: 'number', label: '' }],
  missingKeys: new Set(['ghost']),
  checkRoutine: ({ routineName, routineConfig }) => {
    if (routineName !== 'demo/sign-in') return [errorAt('routineName', 'routine_not_found', { routineName })];
    return 'rounds' in routineConfig ? [errorAt('routineConfig.rounds', 'input_unknown')] : [];
  },
};
const check = (fields: Readonly<Record<string, unknown>>, facts: PoolFacts = FACTS): unknown[] =>
  checkPool(PoolDraft.parse({ name: 'Farm', ...fields }), facts).map(({ level, path, code }) => [
    level,
    path,
    code,
  ]);

describe('a pool', () => {
  it('as it is made anew has no problem but its name', () => {
    expect(check({})).toEqual([]);
    expect(check({ name: ' ' })).toEqual([['error', 'name', 'pool_name_required']]);
  });

  it.each([
    [{ name: 'NIGHT farm' }, ['error', 'name', 'pool_name_taken']],
    [{ name: 'x'.repeat(81) }, ['error', 'name', 'name_too_long']],
    [{ name: 'a\u0007' }, ['error', 'name', 'name_control_characters']],
    [
      { filter: { all: [{ field: 'lvl', is: 'atLeast', value: 3 }] } },
      ['error', 'filter.all.0', 'account_field_unknown'],
    ],
    [{ sort: [{ by: 'levels' }] }, ['error', 'sort.0', 'account_field_unknown']],
    [{ include: ['here', 'ghost'] }, ['warning', 'include.1', 'account_unknown']],
    [{ exclude: ['ghost'] }, ['warning', 'exclude.0', 'account_unknown']],
    [{ watchedFolders: ['pools/in', '../out'] }, ['error', 'watchedFolders.1', 'watched_folder_invalid']],
    [{ retry: { cooldownMs: 9e15 } }, ['error', 'retry.cooldownMs', 'value_out_of_range']],
    [{ reuse: { kind: 'after', afterMs: 9e15 } }, ['error', 'reuse.afterMs', 'value_out_of_range']],
    [{ reuse: { kind: 'always' } }, ['warning', 'reuse', 'pool_endless']],
    [{ onExhausted: { kind: 'wait' } }, ['warning', 'onExhausted', 'pool_endless']],
    [{ retry: { maxFailures: 0, cooldownMs: 0 } }, ['warning', 'retry.maxFailures', 'pool_endless']],
    [{ provision: { routineName: '' } }, ['error', 'provision.routineName', 'routine_required']],
    [{ cleanUp: { routineName: 'gone' } }, ['error', 'cleanUp.routineName', 'routine_not_found']],
    [
      { provision: { routineName: 'demo/sign-in', routineConfig: { rounds: 1 } } },
      ['error', 'provision.routineConfig.rounds', 'input_unknown'],
    ],
    [{ colour: 'red' }, ['warning', 'colour', 'unknown_key']],
    [{ retry: { later: 1 } }, ['warning', 'retry.later', 'unknown_key']],
  ])('%j: %j', (fields, problem) => {
    expect(check(fields)).toEqual([problem]);
  });

  it('is not blamed for what nobody knows here', () => {
    const fields = {
      filter: { field: 'lvl', is: 'atLeast', value: 3 },
      include: ['ghost'],
      provision: { routineName: 'gone' },
    };
    expect(check(fields, { otherNames: [], fields: null, missingKeys: null, checkRoutine: null })).toEqual(
      [],
    );
  });
});

describe('a watched folder', () => {
  it.each([
    ['pools/demo', ['pools', 'demo']],
    ['pools\\demo\\', ['pools', 'demo']],
    ['a//b', ['a', 'b']],
  ])('%j lies inside the data folder', (folder, parts) => {
    expect(watchedFolderParts(folder)).toEqual(parts);
  });

  it.each([
    ...[
      '',
      '.',
      '..',
      'a/../../b',
      '/etc',
      '\\\\server\\share',
      'C:\\accounts',
      'c:x',
      '.state',
      'a/.hidden',
    ],
    ...['a/ b', 'a\u0000b', 'a?', 'x'.repeat(501)],
  ])('%j does not', (folder) => {
    expect(watchedFolderParts(folder)).toBeUndefined();
  });
});
