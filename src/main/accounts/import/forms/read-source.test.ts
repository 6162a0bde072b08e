import { expect, it } from 'vitest';
import { BadSource, isProblem, type RowProblem, type SourceRow } from './source-row';
import { itemsOf, readSource } from './read-source';

interface Read {
  readonly form: string | null;
  readonly rows: readonly { line: number; [column: string]: unknown }[];
  readonly problems: readonly Pick<RowProblem, 'code' | 'line'>[];
}

/** Reads a file in pieces of `size` bytes, so that everything is cut somewhere. */
async function read(content: string | Uint8Array, name = 'a.txt', size = 7): Promise<Read> {
  const bytes = Buffer.from(content);
  async function* pieces(): AsyncGenerator<Uint8Array> {
    // As from a file: the same memory for every piece.
    const memory = Buffer.alloc(size);
    for (let at = 0; at < bytes.length; at += size) {
      const length = bytes.copy(memory, 0, at, Math.min(at + size, bytes.length));
      yield memory.subarray(0, length);
    }
  }
  const rows: SourceRow[] = [];
  const problems: RowProblem[] = [];
  try {
    const reading = await readSource(name, pieces());
    for await (const items of itemsOf(reading))
      for (const item of items) {
        if (isProblem(item)) problems.push(item);
        else rows.push(item);
      }
    return { form: reading.form, rows: rows.map(shown), problems: problems.map(place) };
  } catch (error) {
    if (error instanceof BadSource)
      return { form: null, rows: rows.map(shown), problems: [place(error.problem)] };
    throw error;
  }
}

const place = ({ code, line }: RowProblem): Pick<RowProblem, 'code' | 'line'> => ({ code, line });
const shown = ({ line, names, cells }: SourceRow): { line: number } => ({
  line,
  ...Object.fromEntries(names.map((name, index) => [name, cells[index]])),
});

it.each([
  ['comma', 'a,b\n1,2\n'],
  ['semicolon', 'a;b\r\n1;2\r\n'],
  ['tab', 'a\tb\n1\t2'],
  ['bar', 'a|b\n1|2\n\n'],
  ['caret', 'a^b\n1^2\n'],
  ['told', 'sep=#\na#b\n1#2\n'],
  ['a mark and quotes', '\uFEFF"a","b"\r\n"1","2"\r\n'],
  ['old Mac', 'a,b\r1,2\r'],
  ['mixed line ends', 'a,b\n1,2\r\n'],
])('reads a table: %s', async (_name, text) => {
  const { form, rows, problems } = await read(text, 'a.csv', 500);
  expect({ form, problems }).toEqual({ form: 'csv', problems: [] });
  expect(rows).toMatchObject([{ a: '1', b: '2' }]);
});

it('tells the line where a row of a table begins', async () => {
  const { rows, problems } = await read('k,v\r\n1,"x\r\ny"\r\n\r\n2\r\n3,a,b\r\n4,"say ""hi"""\r\n');
  expect(rows).toEqual([
    { line: 2, k: '1', v: 'x\r\ny' },
    { line: 7, k: '4', v: 'say "hi"' },
  ]);
  expect(problems).toEqual([
    { code: 'too_few_columns', line: 5 },
    { code: 'too_many_columns', line: 6 },
  ]);
});

it.each([
  ['a quote that is not closed', 'k,v\n1,2\n3,"x\n4,5\n', 'broken_quote', 3, 1],
  ['a quote in the middle', 'k,v\n1,2\n3,x"y\n4,5\n', 'broken_quote', 3, 1],
  ['text after a quote', 'k,v\n1,2\n3,"x"y\n4,5\n', 'broken_quote', 3, 1],
  ['a row without an end', `k,v\n1,2\n3,"${'x'.repeat(4_200_000)}`, 'too_long', 3, 1],
  ['ten thousand columns', `${'c,'.repeat(10_000)}c\n`, 'too_many_columns', 1, 0],
  ['NUL', 'k,v\n1,2\n3,\u00004\n', 'not_text', 3, 1],
  ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0]), 'wrong_encoding', 1, 0],
  ['Windows-1252', Buffer.from('k,v\n1,2\n3,M\u00FCnchen\n', 'latin1'), 'wrong_encoding', 3, 1],
  ['a cut character', Buffer.from('k,v\n1,M\u00FC').subarray(0, -1), 'wrong_encoding', 2, 0],
  [
    'an odd number of bytes of UTF-16',
    Buffer.from('\uFEFFk,v\n1', 'utf16le').subarray(0, -1),
    'wrong_encoding',
    2,
    0,
  ],
  ['nothing', ' \n ', 'form_unknown', 1, 0],
] as const)('tells of %s', async (_name, content, code, line, rows) => {
  const result = await read(content, 'a.csv', content.length > 1_000 ? 65_536 : 7);
  expect(result.problems).toEqual([{ code, line }]);
  expect(result.rows.length).toBeLessThanOrEqual(rows);
});

it('reads UTF-16 in both orders', async () => {
  const little = Buffer.from('\uFEFFk,v\n1,Köln\n', 'utf16le');
  const big = Buffer.from(little).swap16();
  for (const bytes of [little, big])
    expect((await read(bytes)).rows).toEqual([{ line: 2, k: '1', v: 'Köln' }]);
});

it('takes formulas back that were neutralised, and leaves other apostrophes', async () => {
  const { rows } = await read("k,v\n1,'=1+1\n2,'tis\n3,''=x\n4,-5\n");
  expect(rows.map(({ v }) => v)).toEqual(['=1+1', "'tis", "'=x", '-5']);
});

it('names columns so that people can tell them apart', async () => {
  const { rows } = await read('a,a,,__proto__,"x"");DROP TABLE accounts;--"\n1,2,3,4,5\n');
  expect(rows.map((row) => Object.keys(row).slice(1))).toEqual([
    ['a', 'a (2)', 'column 3', '__proto__', 'x");DROP TABLE accounts;--'],
  ]);
  expect(Object.getPrototypeOf({})).toBe(Object.prototype);
});

it.each([
  ['an array', '[\n{"k":"1","n":5},\n\n{"k":"2","n":null}]', [2, 4]],
  ['lines', '{"k":"1","n":5}\n{"k":"2","n":null}\n', [1, 2]],
  ['objects after each other', '{"k":"1","n":5}{"k":"2",\n"n":null}', [1, 1]],
  ['a list within an object', '{"accounts":[{"k":"1","n":5},\n{"k":"2","n":null}]}', [1, 2]],
])('reads JSON: %s', async (_name, text, lines) => {
  const { form, rows, problems } = await read(text);
  expect({ form, problems }).toEqual({ form: 'json', problems: [] });
  expect(rows).toEqual([
    { line: lines[0], k: '1', n: 5 },
    { line: lines[1], k: '2', n: null },
  ]);
});

it('reads what our own JSON says of its fields', async () => {
  const text =
    '{"format":"muster-accounts","version":1,"fields":[{"name":"at","type":"date","label":""}],"accounts":[{"key":"a","tags":["x","y"],"fields":{"at":"2026-11-21","deep":{"a":[1]}}}]}';
  expect((await read(text)).rows).toEqual([
    { line: 1, key: 'a', tags: ['x', 'y'], 'at:date': '2026-11-21', deep: '{"a":[1]}' },
  ]);
});

it.each([
  ['that ends in the middle', '[{"k":"1"},\n{"k":', 'broken_json', 2, 1],
  ['with a comma too many', '[{"k":"1"},\n,{"k":"2"}]', 'broken_json', 2, 1],
  ['that is no JSON', '{"k":"1"}\n{k:2}', 'broken_json', 2, 1],
  ['of numbers', '[1,2]', 'broken_json', 1, 0],
  ['a thousand deep', `[{"k":${'['.repeat(1_000)}`, 'broken_json', 1, 0],
  ['with a text without end', `[{"k":"1"},\n{"k":"${'x'.repeat(4_200_000)}`, 'too_long', 2, 1],
] as const)('tells of JSON %s', async (_name, text, code, line, rows) => {
  const result = await read(text, 'a.json', text.length > 5_000 ? 65_536 : 7);
  expect(result.problems).toEqual([{ code, line }]);
  expect(result.rows).toHaveLength(rows);
});

const MAP =
  '<?xml version="1.0" encoding="utf-8"?>\n<map>\n<string name="deviceAccount">a &amp; b</string><int name="level" value="5"/>\n<set name="tags"><string>x</string></set></map>';

it.each([
  ['as Android keeps settings', MAP, 'xml', [{ line: 2, deviceAccount: 'a & b', level: '5', tags: ['x'] }]],
  [
    'an element per value',
    '<a>\n<deviceAccount>1</deviceAccount><p><![CDATA[<2>]]></p></a>',
    'xmlElements',
    [{ line: 1, deviceAccount: '1', p: '<2>' }],
  ],
  [
    'several',
    '<l n="2"><made>today</made><map><string name="k">1</string></map>\n<map><string name="k">2</string></map></l>',
    'xml',
    [
      { line: 1, k: '1' },
      { line: 2, k: '2' },
    ],
  ],
  [
    'several with elements',
    '<l>\n<account><k type="date">1</k></account><account><k>2</k></account></l>',
    'xmlElements',
    [
      { line: 2, 'k:date': '1' },
      { line: 2, k: '2' },
    ],
  ],
])('reads XML: %s', async (_name, text, form, rows) => {
  expect(await read(text)).toEqual({ form, rows, problems: [] });
});

const BILLION =
  '<!DOCTYPE l [<!ENTITY a "lol"><!ENTITY b "&a;&a;">]>\n<map><string name="k">&b;</string></map>';

it.each([
  ['entities', BILLION, 'entity_refused', 1],
  ['an external entity', '<!DOCTYPE m SYSTEM "file:///etc/passwd"><m/>', 'entity_refused', 1],
  ['an unknown entity', '<map>\n<string name="k">&x;</string></map>', 'entity_refused', 2],
  ['an end that is missing', '<map>\n<string name="k">1</string>', 'broken_xml', 2],
  ['ends crossed', '<map>\n<string name="k">1</map></string>', 'broken_xml', 2],
  ['depth', `<a>${'<b>'.repeat(50)}`, 'broken_xml', 1],
  ['no account', '<html></html>', 'form_unknown', 1],
  ['a text without end', `<map>\n<string name="k">${'x'.repeat(4_200_000)}`, 'too_long', 2],
])('tells of XML with %s', async (_name, text, code, line) => {
  const { problems, rows } = await read(text, 'a.xml', text.length > 5_000 ? 65_536 : 7);
  expect(problems).toEqual([{ code, line }]);
  expect(rows).toEqual([]);
});
