import { describe, expect, it } from 'vitest';
import { MAX_ROUTINE_BYTES } from '../../../shared/routine';
import { linkTexts } from '../../../../testing/routine-world';
import { importRoutines, type ImportedRoutines, type ImportFile, type ImportPlace } from './import-routines';

/* Files made to break an importer: each is refused or converted, in time, and nothing leads out of the folder. */

/** Of work, not of waiting: other tests run beside these. */
const MAX_MS = 4_000;
const file = (name: string, content: string | Uint8Array): ImportFile => ({
  name,
  bytes: typeof content === 'string' ? Buffer.from(content) : content,
});

function imported(files: readonly ImportFile[], place?: ImportPlace): ImportedRoutines {
  const before = process.cpuUsage();
  const result = importRoutines(files, place);
  const { user, system } = process.cpuUsage(before);
  expect((user + system) / 1_000).toBeLessThan(MAX_MS);
  for (const { text } of result.drafts) expect(text.length).toBeLessThanOrEqual(MAX_ROUTINE_BYTES);
  return result;
}

const nodes = (count: number, node: (index: number) => unknown): string =>
  JSON.stringify(
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`n${String(index)}`, node(index)])),
  );

describe('a file too large or too deep', { timeout: 60_000 }, () => {
  it.each([
    ['a.yaml', 'routine_name: a\n# '],
    ['a.json', '{"A":{"next":"B"}}'],
    ['a.yaml', 'title: a\nsteps: []\n# '],
  ])('%s of 10 MB is refused, and said to be', (name, start) => {
    const { drafts, files } = imported([file(name, start + ' '.repeat(10 * 1024 * 1024))]);
    expect(drafts).toEqual([]);
    expect(files[0]?.report[0]?.why).toMatch(/MB|large|kB|bytes/i);
  });

  it.each([
    ['deep lists', `steps: ${'['.repeat(50_000)}`],
    [
      'deep steps',
      `routine_name: a\nsteps: ${'[{ action: Repeat, iterations: 1, actions: '.repeat(500)}${'}]'.repeat(500)}`,
    ],
    [
      'a bomb of aliases',
      `a: &a [x,x]\n${Array.from({ length: 30 }, (_, at) => `b${String(at)}: &b${String(at)} [*a,*a]`).join('\n')}\nsteps: []\nroutine_name: x`,
    ],
    ['two megabytes of steps', `steps:\n${'- { action: Sleep, duration: 1 }\n'.repeat(60_000)}`],
    [
      'a step with ten thousand keys',
      `steps:\n- action: Sleep\n${Array.from({ length: 10_000 }, (_, at) => `  k${String(at)}: 1`).join('\n')}`,
    ],
    [
      'a list of twenty thousand',
      `steps:\n- { action: IfAnyImagesFound, templates: [${'a,'.repeat(20_000)}a], actions: [] }`,
    ],
  ])('%s', (_, text) => {
    const { files } = imported([file('a.yaml', text)]);
    expect(files[0]?.report.length).toBeGreaterThan(0);
  });

  it.each([
    ['deep JSON', `{"A":${'{"next":'.repeat(20_000)}1${'}'.repeat(20_000)}}`],
    [
      'nodes that all lead to all',
      nodes(300, () => ({
        next: Array.from({ length: 200 }, (_, at) => `n${String(at)}`),
        recognition: 'OCR',
        expected: 'a',
      })),
    ],
    [
      'an And of itself',
      nodes(1, () => ({ next: 'n0', recognition: 'And', all_of: ['n0', 'n0', 'n0', 'n0'] })),
    ],
    [
      'Ors of each other',
      nodes(3, (at) => ({
        next: 'n0',
        recognition: 'Or',
        any_of: ['n0', 'n1', 'n2'],
        action: at === 0 ? 'Click' : 'Swipe',
      })),
    ],
    [
      'thousands of nodes',
      nodes(1_500, (at) => ({ next: `n${String(at + 1)}`, action: 'Click', target: [1, 2, 3, 4] })),
    ],
    ['thousands of beginnings', nodes(1_000, () => ({ recognition: 'OCR', expected: 'x', next: 'n0' }))],
    [
      'anchors on anchors',
      nodes(300, (at) => ({ anchor: ['x', 'y'], next: ['[Anchor]x', '[Anchor]y', `n${String(at)}`] })),
    ],
  ])('%s', (_, text) => {
    const { files } = imported([file('a.json', text)]);
    expect(files[0]?.report.length).toBeGreaterThan(0);
  });
});

describe('names of files', () => {
  const routine = 'title: A\nsteps: [{ log: a }]';

  it.each([
    ['../../../etc/passwd.yaml', 'etc/passwd'],
    ['C:\\Windows\\..\\x.yaml', 'C-/Windows/x'],
    ['//server/share/./a.yaml', 'server/share/a'],
    ['a\u0000b.yaml', 'a-b'],
    ['con.yaml', 'con-'],
    ['farm/NUL.txt.yaml', 'farm/NUL-.txt'],
    ['...yaml', 'routine'],
    ['~/.ssh/id.yaml', '-/ssh/id'],
    ['a:stream.yaml', 'a-stream'],
    ['e\u0301.yaml', '\u00e9'],
    ['', 'routine'],
  ])('%j is kept as %s', (name, kept) => {
    expect(imported([file(name, routine)]).drafts.map((draft) => draft.name)).toEqual([kept]);
  });

  it('never become one, whatever the file system makes of large and small letters', () => {
    const names = [
      'a.yaml',
      'A.yaml',
      'a.yml',
      'a-2.yaml',
      './a.yaml',
      'routines/a.yaml',
      'e\u0301.yaml',
      '\u00e9.yaml',
    ];
    const { drafts } = imported(names.map((name) => file(name, routine)));
    expect(new Set(drafts.map(({ name }) => name.normalize().toLowerCase())).size).toBe(names.length);
  });

  it('that a person chose lead nowhere else either', () => {
    const chosen = new Map([
      [0, '../../out'],
      [1, '/etc/x'],
      [2, 'a\\..\\..\\b'],
    ]);
    const { drafts } = imported([file('a.yaml', routine), file('b.yaml', routine), file('c.yaml', routine)], {
      names: chosen,
    });
    expect(drafts.map(({ name }) => name)).toEqual(['out', 'etc/x', 'a/b']);
    const { drafts: into } = imported([file('a.yaml', routine)], { into: '../..//x' });
    expect(into.map(({ name }) => name)).toEqual(['x/a']);
  });
});

describe('bytes that are no text', () => {
  it.each([
    ['UTF-16', Buffer.from('\ufeffrouting_name: a', 'utf16le')],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00])],
    ['half a letter', Buffer.from('routine_name: \u00e4').subarray(0, -1)],
  ])('%s is said to be none', (_, bytes) => {
    const { drafts, files } = imported([file('a.yaml', bytes)]);
    expect(drafts).toEqual([]);
    expect(files[0]?.report[0]?.why).toContain('UTF-8');
  });

  it('a mark of byte order is no part of the text', () => {
    const { drafts } = imported([
      file('a.yaml', '\ufeffroutine_name: A\nsteps: [{ action: Sleep, duration: 1 }]'),
      file('b.json', '\ufeff{"A": {"action": "ClickKey", "key": 4}}'),
    ]);
    expect(drafts.map(({ kind, problems }) => [kind, problems])).toEqual([
      ['earlierRoutine', []],
      ['pipeline', []],
    ]);
  });
});

describe('names in a file that are more than names', () => {
  it('are texts in what is made of a routine', () => {
    const evil = [
      '${bot.number}',
      '__proto__',
      'constructor',
      'a"); x("',
      '*alias',
      '- a: b',
      '!!js/function',
      '$${x}',
    ];
    for (const word of evil) {
      const quoted = JSON.stringify(word);
      const text = `routine_name: ${quoted}\ndescription: ${quoted}\ntags: [${quoted}]\nsteps:\n  - { action: SetVariable, name: ${quoted}, value: a }\n  - { action: Input, text: ${quoted}, label: ${quoted} }\n  - { action: FindImage, template: ${quoted} }\n`;
      const { drafts } = imported([file('a.yaml', text)]);
      expect(drafts.flatMap(({ problems }) => problems.filter(({ level }) => level === 'error'))).toEqual([]);
    }
  });

  it('are texts in what is made of a pipeline', () => {
    const names = [
      '${start}',
      'a|b',
      'a/b',
      '"',
      '\\',
      'A: what follows',
      'A',
      'x'.repeat(5_000),
      '\u0007',
      ' ',
      '}',
      "'",
      '1',
      'null',
    ];
    const pipeline = Object.fromEntries(
      names.map((name, at) => [
        name,
        { action: 'ClickKey', key: 4, next: [`[JumpBack]${names[at + 1] ?? '1'}`], focus: name },
      ]),
    );
    const { drafts, files } = imported([file('a.json', JSON.stringify(pipeline))]);
    expect(drafts.flatMap(({ problems }) => problems.filter(({ level }) => level === 'error'))).toEqual([]);
    expect(files[0]?.report.filter(({ what }) => what === 'file')).toEqual([]);
  });
});

describe('files of one drop', () => {
  it('call each other in a circle: said, and not gone round', () => {
    const calls = (name: string): string =>
      `steps: [{ action: RunRoutine, routine: ${name} }, { action: Input, text: "\${a}" }]`;
    const { drafts } = imported([
      file('a.yaml', calls('b')),
      file('b.yaml', calls('c')),
      file('c.yaml', calls('a')),
    ]);
    const linked = linkTexts(Object.fromEntries(drafts.map(({ name, text }) => [name, text])));
    for (const { summary } of linked.values())
      expect(summary.problems.filter(({ level }) => level === 'error').map(({ code }) => code)).not.toContain(
        'input_unknown',
      );
  });

  it('borrow from each other within bounds', () => {
    const files = Array.from({ length: 120 }, (_, at) =>
      file(
        `${String(at)}.json`,
        JSON.stringify({ [`n${String(at)}`]: { next: [`n${String(at + 1)}`, 'n0'] } }),
      ),
    );
    const { drafts } = importRoutines(files);
    expect(drafts).toHaveLength(120);
    const nodes = drafts.reduce((all, { text }) => all + text.split("value: '${next}'").length, 0);
    expect(drafts.reduce((all, { text }) => all + text.length, 0)).toBeLessThan(3_000_000);
    expect(nodes).toBeLessThan(6_000);
  }, 60_000);
});
