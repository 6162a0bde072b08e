import { describe, expect, it } from 'vitest';
import { explainImportRefusal } from '../../../shared/explain/import';
import { inOneLine } from '../../../shared/explain/words';
import { DefinitionId } from '../../../shared/ids';
import { aDefinition } from '../../../../testing/builders';
import { exportDefinitions } from '../export/export-definitions';
import { readSource } from './read-source';

let ids = 0;
const parts = {
  newId: () => DefinitionId.parse(`new-${String(++ids)}`),
  nowIso: () => '2026-06-01T00:00:00.000Z',
  breathe: () => new Promise<void>((resolve) => setImmediate(resolve)),
};
const read = (name: string, content: string | Uint8Array) =>
  readSource(name, typeof content === 'string' ? Buffer.from(content) : content, parts);

/** What the entries are, in short: the name of a definition, or the words of a refusal. */
async function summary(name: string, content: string | Uint8Array): Promise<string[]> {
  const entries = await read(name, content);
  return entries.map(({ position, form, found }) => {
    const what =
      'definition' in found ? found.definition.name : inOneLine(explainImportRefusal(found.refusal));
    return `${position === null ? '' : `#${String(position)} `}${form ?? '?'}: ${what}`;
  });
}

const one = aDefinition({ name: 'One', mine: { deep: [1, null] } });
const two = aDefinition({ name: 'Two', id: DefinitionId.parse('two') });
const json = (value: unknown): string => JSON.stringify(value);

describe('accepted forms', () => {
  it.each([
    ['a definition', 'a.json', json(one), ['definition: One']],
    ['a definition with a byte order mark', 'a.json', `\uFEFF${json(one)}`, ['definition: One']],
    ['a definition under any name', 'notes.txt', ` ${json(one)}`, ['definition: One']],
    ['a list', 'a.json', json([one, two]), ['#1 array: One', '#2 array: Two']],
    ['a bundle', 'a.json', json({ musterBundle: 1, definitions: [one] }), ['bundle: One']],
    [
      'a share string',
      'a.txt',
      `\n${exportDefinitions([one, two], 'shareString', () => []).text}\n`,
      ['#1 shareString: One', '#2 shareString: Two'],
    ],
    [
      'JSON of the earlier program',
      'a.json',
      json({ Name: 'G', RoutineName: 'r', AvailableInstances: [0] }),
      ['goJson: G'],
    ],
    [
      'a mixed list',
      'a.json',
      json([{ Name: 'G', RoutineName: 'r' }, two, 5]),
      [
        '#1 goJson: G',
        '#2 array: Two',
        '#3 ?: There is no group in it: it looks like a number. Choose a file that Muster or the earlier program saved a group in.',
      ],
    ],
    ['YAML of the earlier program', 'a.yaml', 'name: G\nroutine_name: r\n', ['goYaml: G']],
    [
      'several YAML documents',
      'a.yml',
      '---\nname: G\nroutine_name: r\n---\n---\nname: H\nroutine_name: r\n',
      ['#1 goYaml: G', '#2 goYaml: H'],
    ],
    [
      'a YAML list',
      'pasted',
      '- {name: G, routine_name: r}\n- {name: H, routine_name: r}\n',
      ['#1 goYaml: G', '#2 goYaml: H'],
    ],
    ['JSON in a file called YAML', 'a.yaml', json(one), ['definition: One']],
  ])('%s', async (_form, name, content, expected) => {
    expect(await summary(name, content)).toEqual(expected);
  });

  it('keeps id, times and unknown keys of a definition of ours', async () => {
    const [entry] = await read('a.json', json(one));
    expect(entry?.found).toMatchObject({ definition: one, notes: [] });
  });

  it('gives a definition written by hand what it lacks', async () => {
    const [entry] = await read('a.json', json({ name: 'Hand', routineName: 'r' }));
    expect(entry?.found).toMatchObject({
      definition: {
        name: 'Hand',
        createdAt: '2026-06-01T00:00:00.000Z',
        schemaVersion: 1,
        loop: { kind: 'once' },
      },
    });
  });

  it('takes a definition that breaks rules as a draft', async () => {
    expect(await summary('a.json', json({ ...one, name: '', requestedBotCount: 0 }))).toEqual([
      'definition: ',
    ]);
  });
});

const deepJson = `${'['.repeat(200_000)}${']'.repeat(200_000)}`;
const aliasBomb = [
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...'bcdefghi'.split('').map((c, i) => `${c}: &${c} [${`*${'abcdefgh'.charAt(i)},`.repeat(9)}]`),
].join('\n');

describe('bad input is refused by name and place', () => {
  it.each<[string, string, string | Uint8Array, RegExp]>([
    ['nothing', 'a.json', '', /nothing in it/],
    ['only a comment', 'a.yaml', '# later\n', /nothing in it/],
    ['broken JSON', 'a.json', '{\n  "name": "x",\n  oops\n}', /^Line 3, column 3: 'o' where a key/],
    [
      'a wrong type',
      'a.json',
      json({ ...one, launchOptions: { stagger: { mode: 'fixed', delayMs: 'soon' } } }),
      /^launchOptions\.stagger\.delayMs: /,
    ],
    [
      'a wrong type of the earlier program',
      'a.json',
      json({ Name: 'G', RoutineName: 'r', LaunchOptions: { RestartPolicy: { MaxRetries: 'x' } } }),
      /^LaunchOptions\.RestartPolicy\.MaxRetries: /,
    ],
    ['a newer version', 'a.json', json({ ...one, schemaVersion: 9 }), /newer Muster \(format 9/],
    ['a newer bundle', 'a.json', json({ musterBundle: 2, definitions: [] }), /newer Muster \(format 2/],
    ['a bundle of nothing', 'a.json', json({ musterBundle: 1, definitions: {} }), /^definitions: a list/],
    ['a depth bomb', 'a.json', deepJson, /nested deeper than 64 levels/],
    [
      'a YAML depth bomb',
      'a.yaml',
      `a: ${'['.repeat(100_000)}`,
      /Line 1, column \d+: nested deeper than 64 levels/,
    ],
    ['an alias bomb', 'a.yaml', aliasBomb, /^Line 1, column \d+: anchors \(&\) and aliases/],
    [
      '__proto__',
      'a.json',
      '{"name":"x","routineName":"r","__proto__":{"polluted":1}}',
      /^__proto__: this key is not allowed/,
    ],
    [
      '__proto__ in YAML',
      'a.yaml',
      'name: x\nroutine_name: r\n__proto__: {polluted: 1}\n',
      /^Line 3, column 1: the key __proto__/,
    ],
    [
      'a key twice',
      'a.yaml',
      'name: x\nname: y\nroutine_name: r\n',
      /^Line 2, column 1: “name” is written twice/,
    ],
    ['NUL in JSON', 'a.json', '{"name":"a\u0000b"}', /^Line 1, column 11: control character U\+0000/],
    ['NUL in YAML', 'a.yaml', 'name: a\nx: \u0000\n', /^Line 2, column 4: control character U\+0000/],
    ['UTF-16', 'a.json', Buffer.from(json(one), 'utf16le'), /not UTF-8/],
    ['Latin-1', 'a.yaml', Buffer.from('name: Grün\n', 'latin1'), /not UTF-8/],
    ['a picture', 'a.png', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a]), /not UTF-8/],
    ['a web page', 'a.txt', '<!doctype html><p>404', /looks like a web page/],
    ['a routine', 'a.yaml', 'steps:\n  - wait: 1s\n', /looks like a routine/],
    ['plain words', 'pasted', 'hello there', /looks like plain text/],
    ['tabs in YAML', 'a.yaml', 'name: x\n\troutine_name: r\n', /^Line 2/],
    ['too many values', 'a.json', json([...new Array<number>(500_000).fill(0)]), /more than 400000 values/],
    [
      'too many values in one group',
      'a.json',
      json({ ...one, tags: new Array<number>(30_000).fill(1) }),
      /more than 20000 values in one group/,
    ],
    ['too many bytes', 'a.json', Buffer.alloc(8_000_001, ' '), /Too large: 8\.0 MB/],
    [
      'too many YAML parts',
      'a.yaml',
      `a:\n${'- b: c\n'.repeat(200_000)}`,
      /^Line 120001, column 7: too many parts/,
    ],
    ['too many parts of one YAML document', 'a.yaml', `a:\n${'- b: c\n'.repeat(30_000)}`, /too many parts/],
    [
      'paths in a name that is a wrong type',
      'a.json',
      json({ ...one, name: ['../../etc/passwd'] }),
      /^name: /,
    ],
    ['a cut-off share string', 'a.txt', 'MUSTER1:abc', /cut off/],
  ])('%s', async (_what, name, content, expected) => {
    const started = performance.now();
    const [first] = await summary(name, content);
    expect(first?.replace(/^.*?: /, '')).toMatch(expected);
    expect(performance.now() - started).toBeLessThan(1_000);
    expect('polluted' in {}).toBe(false);
  });

  it('tells what is beyond 2 000 groups in one row', async () => {
    const entries = await summary(
      'a.json',
      json(new Array<unknown>(2_100).fill({ name: 'x', routineName: 'r' })),
    );
    expect(entries).toHaveLength(2_001);
    expect(entries.at(-1)).toMatch(/^#2001 \?: More than 2,000 groups/);
  });
});
