import { describe, expect, it } from 'vitest';
import { routineSummary } from '../../../../testing/renderer/view-fixtures';
import type { OutlineStep } from '../../../shared/routine-outline';
import { askedConsents, findRoutines, routineRows, standingOf, type ListedRoutine } from './routine-list';
import { partsOf, sourceRows } from './source-lines';
import { stepRows } from './step-rows';

const problem = (level: 'error' | 'warning', line = 1) => ({
  ...{ level, file: 'a.yaml', line, column: 1, step: '', code: 'x', message: `${level} at ${String(line)}` },
});
const listed = (...routines: ReturnType<typeof routineSummary>[]): readonly ListedRoutine[] => {
  const all = Object.fromEntries(routines.map((routine) => [routine.name, routine]));
  return routines.map((routine) => ({ routine, standing: standingOf(routine, all) }));
};
const shown = (rows: ReturnType<typeof routineRows>) =>
  rows.map((row) => `${' '.repeat(row.level - 1)}${row.key} ${String(row.position)}/${String(row.size)}`);

describe('the tree of routines', () => {
  const all = listed(
    routineSummary('top'),
    routineSummary('demo/b', { title: 'Round 10', problems: [problem('error')] }),
    routineSummary('demo/a', { title: 'Round 9' }),
    routineSummary('demo/inner/c', { problems: [problem('warning')] }),
  );

  it('has folders first, names in their natural order, and the place of each among its neighbours', () => {
    expect(shown(routineRows(all, new Set()))).toEqual([
      ...['demo/ 1/2', ' demo/inner/ 1/3', '  demo/inner/c 1/1', ' demo/a 2/3', ' demo/b 3/3', 'top 2/2'],
    ]);
  });

  it('leaves out what is in a folder that is folded up, and sums up what is the matter in it', () => {
    const rows = routineRows(all, new Set(['demo']));
    expect(shown(rows)).toEqual(['demo/ 1/2', 'top 2/2']);
    expect(rows[0]).toMatchObject({ isOpen: false, count: 3, standing: { errors: 1, warnings: 1 } });
  });

  it('a folder and a routine of one name are two rows', () => {
    expect(shown(routineRows(listed(routineSummary('a'), routineSummary('a/b')), new Set()))).toEqual([
      ...['a/ 1/2', ' a/b 1/1', 'a 2/2'],
    ]);
  });
});

describe('the search', () => {
  const input = { name: 'pace', type: 'duration', label: 'Speed of taps', help: '', default: null };
  const all = listed(
    routineSummary('demo/gift', { title: 'Claim', tags: ['qa', 'night'], description: 'For Zoë' }),
    routineSummary('demo/clock', {
      inputs: [{ ...input, required: true, min: null, max: null, options: [] }],
      problems: [problem('warning')],
    }),
  );
  const found = (wanted: Partial<Parameters<typeof findRoutines>[1]>) =>
    findRoutines(all, { search: '', filter: 'all', tags: [], ...wanted }).map(({ routine }) => routine.name);

  it.each([
    [{ search: 'GIFT claim' }, ['demo/gift']],
    [{ search: 'zoë' }, ['demo/gift']],
    [{ search: 'night' }, ['demo/gift']],
    [{ search: 'speed of' }, ['demo/clock']],
    [{ search: 'pace demo' }, ['demo/clock']],
    [{ search: 'gift pace' }, []],
    [{ tags: ['qa', 'night'] }, ['demo/gift']],
    [{ tags: ['qa', 'day'] }, []],
    [{ filter: 'warnings' as const }, ['demo/clock']],
    [{ filter: 'errors' as const }, []],
  ])('%o finds %o', (wanted, names) => {
    expect(found(wanted)).toEqual(names);
  });
});

describe('consents', () => {
  it('are those of the routine and of all it reaches by calls, also in a circle', () => {
    const a = routineSummary('a', {
      calls: ['b', 'gone'],
      capabilities: ['shell', 'network'],
      ownCapabilities: [],
    });
    const b = routineSummary('b', {
      ...{ calls: ['a', 'b'], ownCapabilities: ['shell', 'network', 'input'], hash: 'h' },
      ...{ capabilities: ['shell', 'network', 'input'], allowed: ['shell'] },
    });
    expect(askedConsents('a', { a, b })).toEqual([
      { routineName: 'a', hash: '', capability: 'network', allowed: false },
      { routineName: 'a', hash: '', capability: 'shell', allowed: false },
      { routineName: 'b', hash: 'h', capability: 'network', allowed: false },
      { routineName: 'b', hash: 'h', capability: 'shell', allowed: true },
    ]);
    expect(standingOf(a, { a, b }).lacking).toBe(3);
    const near = { ...b, privateHosts: ['nas.lan'] };
    expect(askedConsents('b', { b: near }).map(({ privateHosts }) => privateHosts)).toEqual([
      ...[['nas.lan'], undefined],
    ]);
  });
});

describe('steps as rows', () => {
  const step = (path: string, children: OutlineStep[] = []): OutlineStep => ({
    ...{ path, id: null, label: path, action: 'x', line: 1, children },
  });
  const steps = [
    step('1', [step('1.then.1'), step('1.then.2'), step('1.else.1')]),
    step('2', [step('2.steps.1')]),
  ];

  it('name a branch where it begins, unless there can be only one', () => {
    expect(stepRows(steps, new Set()).map(({ key, branch }) => [key, branch])).toEqual([
      ['1', null],
      ['1.then.1', 'then'],
      ['1.then.2', null],
      ['1.else.1', 'else'],
      ['2', null],
      ['2.steps.1', null],
    ]);
  });

  it('fold up', () => {
    const rows = stepRows(steps, new Set(['1']));
    expect(rows.map(({ key, isOpen }) => [key, isOpen])).toEqual([
      ['1', false],
      ['2', true],
      ['2.steps.1', null],
    ]);
  });
});

describe('the source', () => {
  it('has each problem beneath its line, one past the end beneath the last', () => {
    const problems = [problem('warning', 2), problem('error', 2), problem('error', 99)];
    expect(
      sourceRows('a: 1\r\nb: 2\r\nc: 3\r\n', problems).map((row) =>
        row.kind === 'line' ? `${String(row.number)} ${row.text} ${row.level ?? ''}` : row.problem.message,
      ),
    ).toEqual(['1 a: 1 ', '2 b: 2 error', 'warning at 2', 'error at 2', '3 c: 3 error', 'error at 99']);
  });

  it.each([
    '  - tap: { x: 1 } # here',
    '# ${x} whole',
    "label: 'it is # no comment' ${a + 'b'} \"c\"",
    'plain ${never ended',
    `key: ${'a'.repeat(600)}`,
    '',
  ])('is whole in parts: %s', (line) => {
    expect(
      partsOf(line)
        .map(({ text }) => text)
        .join(''),
    ).toBe(line);
  });

  it('tells keys, texts, expressions and comments apart', () => {
    expect(partsOf("  - log: 'a' ${b} # c").filter(({ kind }) => kind !== 'plain')).toEqual([
      { kind: 'key', text: 'log' },
      { kind: 'text', text: "'a'" },
      { kind: 'expression', text: '${b}' },
      { kind: 'comment', text: ' # c' },
    ]);
  });
});
