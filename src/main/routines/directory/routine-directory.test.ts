import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { createMemoryLogger } from '../../../../testing/memory-logger';
import { createRoutineWorld } from '../../../../testing/routine-world';
import { tempFolderOfTest } from '../../../../testing/temp-folder-of-test';
import { createSystemClock } from '../../platform/system-clock';
import { LinkedRoutine } from '../compile/link-routines';
import type { RoutineChange, RoutineDirectory } from '../routine-runner';
import { createRoutineDirectory } from './routine-directory';

const GOOD = 'title: Good\ninputs: { rounds: { type: integer, max: 5, default: 1 } }\nsteps: [{ log: hi }]';

async function write(folder: string, file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), content);
}

async function open(folder: string): Promise<{ directory: RoutineDirectory; changes: RoutineChange[] }> {
  const directory = await createRoutineDirectory({
    folder,
    clock: createSystemClock(),
    logger: createMemoryLogger(),
  });
  onTestFinished(() => directory.close());
  const changes: RoutineChange[] = [];
  directory.watch((change) => changes.push(change));
  return { directory, changes };
}

const until = (check: () => void): Promise<void> => vi.waitFor(check, { timeout: 8_000, interval: 20 });
const codes = (directory: RoutineDirectory, name: string): string[] | undefined =>
  directory
    .list()
    .find((routine) => routine.name === name)
    ?.problems.map(({ code }) => code);

describe('a folder of routines', () => {
  it('is listed by name, folders included, in order; other files are no routines', async () => {
    const folder = await tempFolderOfTest();
    await write(folder, 'b.yaml', GOOD);
    await write(folder, 'demo/sub/a.yaml', GOOD);
    await write(folder, 'readme.md', '# no');
    await write(folder, 'schema/routine.schema.json', '{}');
    await write(folder, '.hidden/x.yaml', GOOD);
    const { directory } = await open(folder);
    expect(directory.list().map(({ name, title }) => [name, title])).toEqual([
      ['b', 'Good'],
      ['demo/sub/a', 'Good'],
    ]);
    expect(directory.find('demo/sub/a')?.summary.name).toBe('demo/sub/a');
    expect(directory.find('nothing')).toBeUndefined();
  });

  it('lists files with problems too, but does not run them', async () => {
    const folder = await tempFolderOfTest();
    await write(folder, 'broken.yaml', 'steps: [{ tapp: 1 }]');
    await write(folder, 'caller.yaml', 'steps: [{ runRoutine: broken }]');
    await write(folder, 'latin.yaml', Uint8Array.from([0x74, 0x3a, 0x20, 0xe4, 0xff]));
    await write(folder, 'huge.yaml', 'x'.repeat(2_200_000));
    await write(folder, 'short.yml', GOOD);
    const { directory } = await open(folder);
    expect(
      Object.fromEntries(directory.list().map(({ name, problems }) => [name, problems[0]?.code])),
    ).toEqual({
      broken: 'action_unknown',
      caller: 'routine_invalid',
      huge: 'too_large',
      latin: 'not_utf8',
      'short.yml': 'extension_wrong',
    });
    for (const { name } of directory.list()) expect(directory.find(name)).toBeUndefined();
  });

  it('need not be there when it is opened', async () => {
    const folder = join(await tempFolderOfTest(), 'later');
    const { directory } = await open(folder);
    expect(directory.list()).toEqual([]);
    await write(folder, 'new.yaml', GOOD);
    await until(() => expect(directory.find('new')).toBeDefined());
  });

  it('is found again when it goes away and comes back', async () => {
    const folder = join(await tempFolderOfTest(), 'routines');
    await write(folder, 'old.yaml', GOOD);
    const { directory } = await open(folder);
    await rm(folder, { recursive: true });
    await until(() => expect(directory.find('old')).toBeUndefined());
    await write(folder, 'new.yaml', GOOD);
    await until(() => expect(directory.find('new')).toBeDefined());
    await write(folder, 'later.yaml', GOOD);
    await until(() => expect(directory.find('later')).toBeDefined());
  });

  it('is followed: new, changed, mended, renamed, deleted', async () => {
    const folder = await tempFolderOfTest();
    await write(folder, 'a.yaml', GOOD);
    const { directory, changes } = await open(folder);
    await write(folder, 'demo/b.yaml', 'steps: [{ wait: 5 }]');
    await until(() => expect(codes(directory, 'demo/b')).toEqual(['value_invalid']));
    await write(folder, 'demo/b.yaml', 'steps: [{ wait: 5s }]');
    await until(() => expect(directory.find('demo/b')).toBeDefined());
    await write(folder, 'a.yaml', GOOD.replace('Good', 'Better'));
    await until(() => expect(directory.find('a')?.summary.title).toBe('Better'));
    await rename(join(folder, 'a.yaml'), join(folder, 'c.yaml'));
    await until(() => expect(directory.list().map(({ name }) => name)).toEqual(['c', 'demo/b']));
    await rm(join(folder, 'demo'), { recursive: true });
    await until(() => expect(directory.list().map(({ name }) => name)).toEqual(['c']));
    expect(
      changes.map((change) => (change.type === 'put' ? change.routine.name : `-${change.routineName}`)),
    ).toEqual(expect.arrayContaining(['demo/b', 'a', 'c', '-a', '-demo/b']) as string[]);
  });

  it('leaves a bot at work the version it began with, called routines and sentries included', async () => {
    const folder = await tempFolderOfTest();
    const text = 'sentries:\n  - run: watch\nsteps:\n  - runRoutine: inner\n';
    await write(folder, 'outer.yaml', text);
    await write(
      folder,
      'inner.yaml',
      'steps:\n  - { forEach: { in: [1], as: n, steps: [{ log: "${n}" }] } }',
    );
    await write(folder, 'watch.yaml', 'steps:\n  - wait: 1s');
    const { directory } = await open(folder);
    const begun = directory.find('outer');
    if (!(begun instanceof LinkedRoutine)) throw new Error('not linked');
    const inner = begun.library.get('inner');
    await write(folder, 'inner.yaml', 'steps:\n  - wait: 2s\n  - wait: 3s\n  - wait: 4s');
    await until(() => expect(directory.list().find(({ name }) => name === 'inner')?.stepCount).toBe(3));
    expect(begun.library.get('inner')).toBe(inner);
    expect(inner?.steps.length).toBe(1);
    const next = directory.find('outer');
    expect(next instanceof LinkedRoutine && next.library.get('inner')?.steps.length).toBe(3);
    expect(next instanceof LinkedRoutine && next.library.get('watch')).toBe(begun.library.get('watch'));
  });

  it('tells of a routine whose callee changed', async () => {
    const folder = await tempFolderOfTest();
    await write(folder, 'outer.yaml', 'steps: [{ runRoutine: inner }]');
    const { directory, changes } = await open(folder);
    expect(codes(directory, 'outer')).toEqual(['routine_missing']);
    await write(folder, 'inner.yaml', GOOD);
    await until(() => expect(directory.find('outer')).toBeDefined());
    expect(changes.map((change) => change.type === 'put' && change.routine.name)).toContain('outer');
  });

  it('a bot finishes with what it began with', async () => {
    const folder = await tempFolderOfTest();
    await write(folder, 'inner.yaml', 'steps: [{ log: old }]');
    await write(folder, 'outer.yaml', 'steps: [{ wait: 1s }, { runRoutine: inner }]');
    const { directory } = await open(folder);
    const found = directory.find('outer');
    if (!(found instanceof LinkedRoutine)) throw new Error('not found');
    const world = createRoutineWorld();
    const run = world.startLinked(found);
    await write(folder, 'inner.yaml', 'steps: [{ log: new }]');
    await until(() => expect(directory.find('outer')).not.toBe(found));
    await world.clock.advance(1_000);
    expect(await run.end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: old']);
  });

  it('a file saved in pieces is read once it stands still', async () => {
    const folder = await tempFolderOfTest();
    const { directory, changes } = await open(folder);
    const text = `title: Whole\n${GOOD.slice(GOOD.indexOf('steps'))}`;
    for (let length = 1; length <= text.length; length += 6)
      await write(folder, 'a.yaml', text.slice(0, length));
    await write(folder, 'a.yaml', text);
    await until(() => expect(directory.find('a')?.summary.title).toBe('Whole'));
    expect(changes).toHaveLength(1);
  });

  it('tells nobody anything after it was closed', async () => {
    const folder = await tempFolderOfTest();
    const { directory, changes } = await open(folder);
    const stop = directory.watch((change) => changes.push(change));
    stop();
    await write(folder, 'a.yaml', GOOD);
    await directory.close();
    expect(changes).toEqual([]);
  });
});

describe('checkConfig', () => {
  it('tells all that is wrong with the values of a group', async () => {
    const folder = await tempFolderOfTest();
    await write(
      folder,
      'a.yaml',
      `inputs: { who: { type: text }, rounds: { type: integer, max: 5 } }\nsteps: [{ log: "\${who}" }]`,
    );
    const { directory } = await open(folder);
    expect(directory.checkConfig('a', { who: 'Ada', rounds: '5' })).toEqual([]);
    expect(directory.checkConfig('a', { rounds: 6, ronds: 1 })).toEqual([
      { level: 'error', path: 'routineConfig.who', code: 'input_required', detail: { input: 'who' } },
      {
        level: 'error',
        path: 'routineConfig.rounds',
        code: 'input_invalid',
        detail: { input: 'rounds', value: '6', expected: 'a whole number, at most 5' },
      },
      {
        level: 'error',
        path: 'routineConfig.ronds',
        code: 'input_unknown',
        detail: { input: 'ronds', suggestion: 'rounds' },
      },
    ]);
  });

  it('tells of an input that names no routine, or no app', async () => {
    const folder = await tempFolderOfTest();
    const inputs =
      'inputs: { next: { type: routine, required: false }, game: { type: app, required: false } }';
    await write(folder, 'a.yaml', `${inputs}\nsteps: [{ log: "\${next} \${game}" }]`);
    await write(folder, 'farm/daily.yaml', GOOD);
    await write(folder, 'calls.yaml', 'steps:\n  - runRoutine: a\n    inputs: { next: farm/dayly }');
    const { directory } = await open(folder);
    expect(directory.checkConfig('a', { next: 'farm/daily', game: 'com.example.rewards' })).toEqual([]);
    expect(directory.checkConfig('a', {})).toEqual([]);
    const detail = { routineName: 'farm/dayly', suggestion: 'farm/daily' };
    expect(directory.checkConfig('a', { next: 'farm/dayly', game: 'the rewards' })).toMatchObject([
      { level: 'error', path: 'routineConfig.game', code: 'input_invalid' },
      { level: 'error', path: 'routineConfig.next', code: 'routine_not_found', detail },
    ]);
    const calls = directory.list().find(({ name }) => name === 'calls');
    expect(calls?.problems).toMatchObject([
      { code: 'routine_missing', line: 3, suggestion: 'farm/daily', level: 'error' },
    ]);
  });

  it('says nothing of a routine that is missing or unreadable: others do', async () => {
    const folder = await tempFolderOfTest();
    await write(folder, 'bad.yaml', ': : :');
    const { directory } = await open(folder);
    expect(directory.checkConfig('bad', { a: 1 })).toEqual([]);
    expect(directory.checkConfig('missing', { a: 1 })).toEqual([]);
  });
});
