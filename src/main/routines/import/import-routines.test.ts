import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createRoutineWorld, linkTexts } from '../../../../testing/routine-world';
import { importRoutines, kindOf, type ImportFile } from './import-routines';

const FOLDER = join(import.meta.dirname, '../../../../testing/fixtures/predecessor');
const file = (name: string, text: string): ImportFile => ({ name, bytes: Buffer.from(text) });
const drop = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.yaml'))
  .map((name) => file(name.replaceAll('\\', '/'), readFileSync(join(FOLDER, name), 'utf8')));

describe('importRoutines', () => {
  it('keeps calls and sentries among the routines of a drop', () => {
    const { drafts } = importRoutines(drop, { into: 'earlier one' });
    const linked = linkTexts(Object.fromEntries(drafts.map(({ name, text }) => [name, text])));
    const errors = [...linked].flatMap(([name, { summary }]) =>
      summary.problems.filter(({ level }) => level === 'error').map(({ message }) => `${name}: ${message}`),
    );
    expect(errors).toEqual([]);
    expect(drafts.map(({ name }) => name)).toContain('earlier one/farm/finish');
    const round = drafts.find(({ name }) => name === 'earlier one/daily-round');
    expect(round?.text).toContain('runRoutine: earlier one/farm/finish');
    expect(round?.text).toContain('run: earlier one/popup_handler');
  });

  it.each([
    ['a.yaml', 'title: A\nsteps: []', 'routine'],
    ['a.yaml', 'routine_name: A', 'earlierRoutine'],
    ['a.yaml', 'steps: [{ action: Click }]', 'earlierRoutine'],
    ['a.json', '{"A": {"next": "B",},}', 'pipeline'],
    ['a.yaml', 'name: G\nrequested_bot_count: 1', 'group'],
    ['a.json', '{"requestedBotCount": 1}', 'group'],
    ['a.yaml', 'pool_name: P', 'pool'],
    ['a.json', '{"name": "P", "watchedFolders": []}', 'pool'],
    ['a.yaml', 'templates: [{ name: Main, path: Main.png }]', 'templates'],
    ['a.yaml', '- 1', 'unknown'],
    ['a.json', '{', 'unknown'],
  ])('knows %s with %j as %s', (name, text, kind) => {
    expect(kindOf(name, text)).toBe(kind);
  });

  it('gives two files of one name two names, and says what is no routine', () => {
    const same = 'title: A\nsteps: []';
    const { drafts, files } = importRoutines([
      file('a.yaml', same),
      file('A.yaml', same),
      file('b.yaml', '- 1'),
    ]);
    expect(drafts.map(({ name }) => name)).toEqual(['a', 'A-2']);
    expect(files[2]).toMatchObject({ kind: 'unknown', name: null, report: [{ level: 'notConverted' }] });
  });
});

describe('files that belong together', () => {
  const json = (name: string, content: unknown): ImportFile => file(name, JSON.stringify(content));

  it('are pipelines that lead to each other’s nodes, with the defaults beside them', () => {
    const { drafts, files } = importRoutines([
      json('res/default_pipeline.json', {
        Default: { timeout: 3_000 },
        OCR: { recognition: 'OCR', threshold: 0.5 },
      }),
      json('res/pipeline/main.json', { Main: { next: ['Common', 'Nowhere'] } }),
      json('res/pipeline/common.json', {
        Common: { recognition: 'OCR', expected: 'x', next: 'Back' },
        Back: { action: 'ClickKey', key: 4 },
      }),
    ]);
    expect(
      drafts.map(({ name, problems }) => [name, problems.filter(({ level }) => level === 'error')]),
    ).toEqual([
      ['res/pipeline/main', []],
      ['res/pipeline/common', []],
    ]);
    expect(drafts[0]?.text).toContain('within: 3s');
    expect(drafts[0]?.text).toContain('key: BACK');
    expect(files[0]).toMatchObject({ kind: 'pipeline', name: null, report: [{ level: 'converted' }] });
    const lost = files[1]?.report.filter(({ level }) => level === 'notConverted').map(({ why }) => why);
    expect(lost).toEqual(['There is no node “Nowhere” in this file or beside it; it is left out.']);
  });

  it('are routines that were called by the end of their path, in a folder dropped as a whole', () => {
    const call = 'steps: [{ action: RunRoutine, routine: farm/inner.yaml }]';
    const inner = 'steps: [{ action: Sleep, duration: 1 }]';
    const { drafts } = importRoutines([
      file('my bot/routines/main.yaml', call),
      file('my bot/routines/farm/inner.yaml', inner),
      file('other/main.yaml', call),
    ]);
    expect(drafts.map(({ name }) => name)).toEqual(['main', 'farm/inner', 'other/main']);
    expect(drafts.map(({ text }) => text.includes('runRoutine: farm/inner'))).toEqual([true, false, true]);
    const [only] = importRoutines([
      file('x/a.yaml', 'steps: [{ action: RunRoutine, routine: b }]'),
      file('x/b.yaml', inner),
    ]).drafts;
    expect(only?.text).toContain('runRoutine: x/b');
  });

  it('hand the called routine what it reads, through those between, and say what does not come back', async () => {
    const { drafts, files } = importRoutines([
      file(
        'main.yaml',
        'steps: [{ action: SetVariable, name: word, value: hello }, { action: RunRoutine, routine: middle, config: { own: x } }, { action: Input, text: "${given}" }]',
      ),
      file('middle.yaml', 'config: [{ name: own }]\nsteps: [{ action: RunRoutine, routine: last }]'),
      file(
        'last.yaml',
        'steps: [{ action: Input, text: "${word}" }, { action: SetVariable, name: given, value: a }]',
      ),
    ]);
    const { main = '', ...others } = Object.fromEntries(drafts.map(({ name, text }) => [name, text]));
    const world = createRoutineWorld();
    expect(await world.start(main, { others }).end).toEqual({ ok: true });
    expect(world.calls).toEqual(['type hello', 'type ']);
    const told = files[0]?.report.find(({ what }) => what === 'given');
    expect(told).toMatchObject({ level: 'approximated' });
    expect(told?.why).toContain('“given” was set by a routine that this one calls');
  });
});
