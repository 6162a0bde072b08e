import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { formatDocument, parseDocument, type DocumentFormat } from './json-document';

const Note = z.looseObject({ schemaVersion: z.literal(2), title: z.string(), waitMs: z.number() });

/** Version 0 had no mark and wrote `name`; version 1 wrote seconds; version 2 writes milliseconds. */
const format: DocumentFormat<z.infer<typeof Note>> = {
  schema: Note,
  migrations: [
    ({ name = '', ...rest }) => ({ ...rest, schemaVersion: 1, title: name }),
    ({ waitSeconds, ...rest }) => ({ ...rest, schemaVersion: 2, waitMs: Number(waitSeconds) * 1_000 }),
  ],
};
const parse = (content: string | Uint8Array) =>
  parseDocument(typeof content === 'string' ? Buffer.from(content) : content, format);
const CURRENT = '{"schemaVersion":2,"title":"t","waitMs":5}';

describe('reading a document', () => {
  it.each([
    ['0', '{"name":"old","waitSeconds":3,"mine":true}', 0],
    ['1', '{"schemaVersion":1,"title":"old","waitSeconds":3,"mine":true}', 1],
    ['2', '{"schemaVersion":2,"title":"old","waitMs":3000,"mine":true}', 2],
  ])('turns version %s into the current one and keeps unknown keys', (_name, text, version) => {
    expect(parse(text)).toEqual({
      ok: true,
      value: { version, value: { schemaVersion: 2, title: 'old', waitMs: 3_000, mine: true } },
    });
  });

  it('leaves a newer version alone', () => {
    expect(parse('{"schemaVersion":3,"what":"ever"}')).toEqual({
      ok: false,
      error: { code: 'newer_version', version: 3, supported: 2 },
    });
  });

  it.each(['"1"', '1.5', '-1', 'true', '{}'])('refuses %s as a version', (version) => {
    expect(parse(`{"schemaVersion":${version}}`)).toMatchObject({
      error: { code: 'wrong_shape', issues: [{ path: 'schemaVersion' }] },
    });
  });

  it('gives migrations a frozen document and turns a step that throws into a problem', () => {
    const spoiler: DocumentFormat<unknown> = {
      schema: z.unknown(),
      migrations: [
        (document) => {
          Object.assign(document['inner'] ?? {}, { changed: true });
          return document;
        },
      ],
    };
    const result = parseDocument(Buffer.from('{"inner":{}}'), spoiler);
    expect(result).toMatchObject({ ok: false, error: { code: 'wrong_shape' } });
  });

  it('names every field of a wrong shape', () => {
    const result = parse('{"schemaVersion":2,"title":7}');
    expect(result).toMatchObject({ error: { issues: [{ path: 'title' }, { path: 'waitMs' }] } });
  });

  it.each(['[]', '[{}]', '"text"', '12', 'null', 'true'])('refuses %s: no object', (text) => {
    expect(parse(text)).toMatchObject({ error: { code: 'wrong_shape', issues: [{ path: '' }] } });
  });

  it('tolerates a byte order mark and CRLF', () => {
    expect(parse(`\ufeff${CURRENT.replaceAll(',', ',\r\n')}\r\n`).ok).toBe(true);
  });

  it.each([
    ['UTF-16 LE with mark', Buffer.from(`\ufeff${CURRENT}`, 'utf16le')],
    ['UTF-16 LE without mark', Buffer.from(CURRENT, 'utf16le')],
    ['UTF-16 BE without mark', Buffer.from(CURRENT, 'utf16le').swap16()],
    ['Latin-1', Buffer.from(CURRENT.replace('"t"', '"\u00e4"'), 'latin1')],
    [
      'an encoded surrogate',
      Buffer.concat([Buffer.from('"'), Buffer.from([0xed, 0xa0, 0x80]), Buffer.from('"')]),
    ],
    ['only NUL', Buffer.alloc(200)],
  ])('refuses %s as wrong encoding', (_name, bytes) => {
    expect(parse(bytes)).toEqual({ ok: false, error: { code: 'wrong_encoding' } });
  });

  it.each([
    ['', 1, 1],
    ['{\n  "a": 1,\n  "b": tru\n}', 3, 8],
    ['{"a": 1,}', 1, 9],
    ['{"a" 1}', 1, 6],
    ['{a: 1}', 1, 2],
    ["{'a': 1}", 1, 2],
    ['[1 2]', 1, 4],
    ['[1,]', 1, 4],
    ['{"a": "x\ny"}', 1, 9],
    ['{"a": "\\q"}', 1, 8],
    ['{"a":\r\n"\u0000"}', 2, 2],
    ['{"a": 1} x', 1, 10],
    ['{"a": 01}', 1, 8],
    ['{"a": +1}', 1, 7],
    ['{"a": 1', 1, 8],
    ['{"a": "x', 1, 9],
    ['// note\n{}', 1, 1],
    ['{"a": NaN}', 1, 7],
    ['{"a": [1}', 1, 9],
    ['{"a": nullx}', 1, 7],
    ['\n\n  <html>', 3, 3],
  ])('tells line and column of what is no JSON: %j', (text, line, column) => {
    const result = parse(text);
    expect(result).toMatchObject({ ok: false, error: { code: 'not_json', line, column } });
    expect(result.ok || (result.error.code === 'not_json' && result.error.message.length > 0)).toBe(true);
  });

  it.each([
    ['{"a":{"__proto__":{"polluted":1}}}', 'a.__proto__'],
    ['{"a":["\\ud800"]}', 'a.0'],
    ['{"a":1e999}', 'a'],
    ['{"\\udc00":1}', ''],
  ])('refuses what could not be kept as it is: %s', (text, path) => {
    expect(parse(text)).toMatchObject({ error: { code: 'wrong_shape', issues: [{ path }] } });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it.each([
    ['lists', '['.repeat(400_000), ']'.repeat(400_000)],
    ['objects', '{"a":'.repeat(100_000) + '1', '}'.repeat(100_000)],
    ['unclosed lists', '['.repeat(1_000_000), ''],
  ])('survives a depth bomb of %s', (_name, open, close) => {
    expect(parse(open + close).ok).toBe(false);
  });

  it('allows 64 levels, the outer object included, and names the 65th', () => {
    const nested = (levels: number): string =>
      `${CURRENT.slice(0, -1)},"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;
    expect(parse(nested(63)).ok).toBe(true);
    expect(parse(nested(64))).toMatchObject({
      error: { issues: [{ message: 'nested deeper than 64 levels' }] },
    });
  });
});

describe('writing a document', () => {
  it('is indented and ends with a newline, and reads back', () => {
    const text = formatDocument({ schemaVersion: 2, title: '\u00e9\u{1f600}', waitMs: 1 });
    expect(text).toBe('{\n  "schemaVersion": 2,\n  "title": "\u00e9\u{1f600}",\n  "waitMs": 1\n}\n');
    expect(parse(text).ok).toBe(true);
  });
});
