import { readFile, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aDefinition, aDraft } from '../../../testing/builders';
import { definitionStoreBench, numberedDefinition } from '../../../testing/definition-store-bench';
import { entryOf } from './definition-folder';

const GOOD = JSON.stringify(aDefinition());
const withKey = (key: string, value: string): string =>
  GOOD.replace(/\}$/, `,${JSON.stringify(key)}:${value}}`);

describe('hostile files', () => {
  it.each([
    ['nothing', '', 'not_json'],
    ['NUL bytes', Buffer.alloc(4_096), 'wrong_encoding'],
    ['NUL inside', GOOD.replace('Daily', 'Da\u0000ily'), 'not_json'],
    ['a control character', GOOD.replace('Daily', 'Da\u0007ily'), 'not_json'],
    ['cut JSON', GOOD.slice(0, 200), 'not_json'],
    ['text', 'hello', 'not_json'],
    ['YAML', 'name: Daily\nroutine: x\n', 'not_json'],
    ['UTF-16 with mark', Buffer.from(`\ufeff${GOOD}`, 'utf16le'), 'wrong_encoding'],
    ['UTF-16 without mark', Buffer.from(GOOD, 'utf16le'), 'wrong_encoding'],
    ['Latin-1', Buffer.from(GOOD.replace('Daily', 'D\u00e4ily'), 'latin1'), 'wrong_encoding'],
    ['a lone surrogate', GOOD.replace('Daily', 'Da\\ud800ily'), 'wrong_shape'],
    [
      'raw surrogate bytes',
      Buffer.concat([Buffer.from('["'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"]')]),
      'wrong_encoding',
    ],
    ['an array', `[${GOOD}]`, 'wrong_shape'],
    ['a number', '42', 'wrong_shape'],
    ['null', 'null', 'wrong_shape'],
    ['wrong types', GOOD.replace('"requestedBotCount":1', '"requestedBotCount":"1"'), 'wrong_shape'],
    ['no id', GOOD.replace(/"id":"[^"]*",/, ''), 'wrong_shape'],
    ['an unknown loop', GOOD.replace('"kind":"once"', '"kind":"twice"'), 'wrong_shape'],
    ['__proto__', withKey('__proto__', '{"name":"x"}'), 'wrong_shape'],
    ['a depth bomb', withKey('deep', '['.repeat(100_000) + ']'.repeat(100_000)), 'wrong_shape'],
    ['a number beyond all bounds', withKey('big', '1e999'), 'wrong_shape'],
    ['a newer version', GOOD.replace('"schemaVersion":1', '"schemaVersion":2'), 'newer_version'],
    ['100 MB', Buffer.alloc(100_000_000, ' '), 'too_large'],
  ])('is a problem with its reason, bytes untouched: %s', async (_name, content, code) => {
    const bench = await definitionStoreBench({ 'bad.json': content, 'good.json': numberedDefinition(7) });
    const before = await readFile(join(bench.folder, 'bad.json'));
    expect(bench.store.problemFiles()).toMatchObject([{ file: 'bad.json', reason: { code } }]);
    expect(bench.store.list()).toHaveLength(1);
    await bench.store.create(aDraft({ name: 'another' }));
    await bench.store.close();
    expect((await readFile(join(bench.folder, 'bad.json'))).equals(before)).toBe(true);
    expect(await bench.files()).toHaveLength(3);
  });

  it('name the place', async () => {
    const { store } = await definitionStoreBench({
      'a.json': '{\n  "name": "x",\n  oops\n}',
      'b.json': '{"schemaVersion":1,"launchOptions":{"stagger":{"mode":"fixed","delayMs":"5s"}}}',
      'c.json': '{"schemaVersion":12}',
      'd.json': Buffer.alloc(5_000_001, ' '),
    });
    expect(store.problemFiles()).toMatchObject([
      { file: 'a.json', reason: { line: 3, column: 3 } },
      {
        file: 'b.json',
        reason: { issues: [{ path: 'id' }, { path: 'launchOptions.stagger.delayMs' }, {}, {}] },
      },
      { file: 'c.json', reason: { version: 12, supported: 1 } },
      { file: 'd.json', reason: { bytes: 5_000_001, limit: 5_000_000 } },
    ]);
  });

  it.each([
    ['a byte order mark', `\ufeff${GOOD}`],
    ['CRLF', JSON.stringify(aDefinition(), null, 2).replaceAll('\n', '\r\n')],
    ['tabs and no newline at the end', JSON.stringify(aDefinition(), null, '\t')],
    ['an escaped pair of surrogates', GOOD.replace('Daily rewards', '\\ud83d\\ude00')],
  ])('does not take this for a problem: %s', async (_name, content) => {
    const { store } = await definitionStoreBench({ 'a.json': content });
    expect(store.problemFiles()).toEqual([]);
    expect(store.list()).toHaveLength(1);
  });

  it('never throws, whatever the bytes', () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.json().map((text) => Buffer.from(text)),
      fc
        .tuple(fc.nat(GOOD.length), fc.nat(40), fc.string({ maxLength: 10 }))
        .map(([at, length, text]) => Buffer.from(GOOD.slice(0, at) + text + GOOD.slice(at + length))),
    );
    fc.assert(
      fc.property(bytes, (content) => {
        const entry = entryOf('a.json', { bytes: content, hash: 'h', writable: true });
        if (entry.kind === 'document') expect(typeof entry.saved.definition.id).toBe('string');
        else
          expect(entry.problem.reason.code).toMatch(/^(not_json|wrong_encoding|wrong_shape|newer_version)$/);
      }),
      { numRuns: 500 },
    );
  });
});

describe('the folder', () => {
  it('may hold other things: folders, hidden files, other endings, a README', async () => {
    const bench = await definitionStoreBench({
      'README.md': '#',
      '.hidden.json': 'x',
      'a.json~': 'x',
      'a.json.12345': 'x',
      'UPPER.JSON': aDefinition(),
    });
    await mkdir(join(bench.folder, 'schema'));
    await writeFile(join(bench.folder, 'schema', 'bot-group.schema.json'), '{}');
    await mkdir(join(bench.folder, 'folder.json'));
    const { store } = await bench.reopen();
    expect(store.problemFiles()).toEqual([]);
    expect(store.list().map(({ file }) => file)).toEqual(['UPPER.JSON']);
  });

  it('reads a file written before versions had a mark', async () => {
    const { store } = await definitionStoreBench({
      'old.json': '{"id":"hand-made","name":"Old","availableInstances":["sim:1"]}',
    });
    expect(store.list()).toMatchObject([
      {
        file: 'old.json',
        definition: { schemaVersion: 1, name: 'Old', createdAt: '1970-01-01T00:00:00.000Z' },
      },
    ]);
  });

  it('shows a second file with the same id as a problem; the one named after the id is the definition', async () => {
    const [twin] = [aDefinition()];
    const named = `x-${twin.id.slice(-8)}.json`;
    const { store } = await definitionStoreBench({ 'a-copy.json': twin, [named]: twin, 'z-copy.json': twin });
    expect(store.list().map(({ file }) => file)).toEqual([named]);
    expect(store.problemFiles()).toEqual([
      { file: 'a-copy.json', reason: { code: 'duplicate_id', otherFile: named }, previous: null },
      { file: 'z-copy.json', reason: { code: 'duplicate_id', otherFile: named }, previous: null },
    ]);
    await store.remove(twin.id);
    expect(store.list().map(({ file }) => file)).toEqual(['a-copy.json']);
    expect(store.problemFiles()).toMatchObject([
      { file: 'z-copy.json', reason: { otherFile: 'a-copy.json' } },
    ]);
  });
});
