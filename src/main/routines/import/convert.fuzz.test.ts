import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { compileRoutine } from '../compile/compile-routine';
import { formatRoutine } from '../format/format-routine';
import type { ConvertedRoutine } from './import-report';
import { importRoutines } from './import-routines';
import { convertMaaPipeline } from './maa/convert-maa-pipeline';
import { plainJson } from './maa/plain-json';
import { convertEarlierRoutine } from './predecessor/convert-earlier-routine';

const FIXTURES = join(import.meta.dirname, '../../../../testing/fixtures');
const texts = (folder: string): readonly string[] =>
  readdirSync(join(FIXTURES, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => readFileSync(join(FIXTURES, folder, name), 'utf8'));
const EARLIER = texts('predecessor');
const PIPELINES = texts('maa');
const MAX_MS = 1_000;
/** Each run reads, compiles and formats a whole routine; every time the tests run these are others. */
const RUNS = 25;

/** What must hold of any text: an answer in time, that our own reader reads; a report with places. */
function expectSane(text: string, convert: (text: string) => ConvertedRoutine): void {
  const startedMs = performance.now();
  const { text: made, report } = convert(text);
  expect(performance.now() - startedMs).toBeLessThan(MAX_MS);
  for (const { line, column, what, why } of report) {
    expect(line).toBeGreaterThanOrEqual(1);
    expect(column).toBeGreaterThanOrEqual(1);
    expect(`${what}${why}`).not.toMatch(/undefined|\[object/);
  }
  if (made === '') {
    expect(report.length).toBeGreaterThan(0);
    return;
  }
  const { problems } = compileRoutine({ name: 'r', file: 'r.yaml', text: made }).summary;
  expect(problems.filter(({ level }) => level === 'error')).toEqual([]);
  expect(formatRoutine(made)).toBe(made);
}

/** A text with a piece cut out, doubled or replaced. */
function mutated(all: readonly string[]): fc.Arbitrary<string> {
  const piece = fc.constantFrom(
    '',
    ' ',
    '\n',
    '- ',
    ': ',
    '{',
    '}',
    '[',
    ']',
    '"',
    '${',
    '#',
    '&a',
    '*a',
    '0',
    '-1',
    '\t',
    'null',
    '1e400',
    '...',
  );
  return fc
    .tuple(
      fc.constantFrom(...all),
      fc.array(fc.tuple(fc.nat(), fc.nat(30), piece), { minLength: 1, maxLength: 6 }),
    )
    .map(([text, cuts]) =>
      cuts.reduce((now, [at, length, put]) => {
        const from = now.length === 0 ? 0 : at % now.length;
        return now.slice(0, from) + put + now.slice(from + length);
      }, text),
    );
}

const odd = fc.oneof(
  fc.constantFrom(
    '',
    '${a b}',
    '${x}',
    '__proto__',
    'constructor',
    '-',
    '~',
    'true',
    '# no',
    'a: b',
    'Break',
    '|',
    '\n',
    '"',
  ),
  fc.string(),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.constant([]),
  fc.constant({}),
  fc.constant([[1], { a: 'b' }]),
);

/** The same structure with some values swapped for others. */
function swapped(all: readonly unknown[]): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...all), fc.array(fc.tuple(fc.nat(200), odd), { minLength: 1, maxLength: 5 }))
    .map(([root, swaps]) => {
      let count = 0;
      const byPlace = new Map(swaps);
      const walk = (value: unknown): unknown => {
        count += 1;
        if (byPlace.has(count)) return byPlace.get(count);
        if (Array.isArray(value)) return value.map(walk);
        if (typeof value !== 'object' || value === null) return value;
        return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]));
      };
      return walk(root);
    });
}

describe('any text', () => {
  it('is a routine of the earlier program or refused', () => {
    fc.assert(
      fc.property(mutated(EARLIER), (text) => expectSane(text, convertEarlierRoutine)),
      { numRuns: RUNS },
    );
    fc.assert(
      fc.property(swapped(EARLIER.map((text) => parse(text) as unknown)), (value) =>
        expectSane(stringify(value), convertEarlierRoutine),
      ),
      { numRuns: RUNS },
    );
  });

  it('is a pipeline or refused', () => {
    fc.assert(
      fc.property(mutated(PIPELINES), (text) => expectSane(text, convertMaaPipeline)),
      { numRuns: RUNS },
    );
    const values = PIPELINES.map((text) => JSON.parse(plainJson(text)) as unknown);
    fc.assert(
      fc.property(swapped(values), (value) => expectSane(JSON.stringify(value), convertMaaPipeline)),
      { numRuns: RUNS },
    );
  });

  it('may be dropped under any name, and never leads out of the folder', () => {
    const file = fc.record({
      name: fc.oneof(fc.string(), fc.constantFrom('../../a.yaml', 'C:\\x\\y.jsonc', '/etc/a', '...')),
      text: fc.oneof(fc.string(), fc.constantFrom(...EARLIER, ...PIPELINES)),
    });
    fc.assert(
      fc.property(fc.array(file, { maxLength: 4 }), fc.string(), (files, into) => {
        const given = files.map(({ name, text }) => ({ name, bytes: Buffer.from(text) }));
        const { drafts, files: reports } = importRoutines(given, { into });
        expect(reports).toHaveLength(files.length);
        for (const { name } of drafts) expect(name).not.toMatch(/(^|\/)\.\.?(\/|$)|^\/|\\|:/);
        expect(new Set(drafts.map(({ name }) => name.toLowerCase())).size).toBe(drafts.length);
      }),
      { numRuns: 2 * RUNS },
    );
  });
});
