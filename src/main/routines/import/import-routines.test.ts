import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { linkTexts } from '../../../../testing/routine-world';
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
