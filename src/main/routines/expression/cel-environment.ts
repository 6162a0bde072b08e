import type { CelFunc } from '@bufbuild/cel';
import { limitedEnvironment, type LimitedEnvironment } from './cel-limits';
import { celLibrary, type CelLibrary } from './cel-library';

let made: LimitedEnvironment | undefined;

/**
 * The Common Expression Language (https://cel.dev) as routines speak it. Whole numbers and fractions mix as people
 * expect: `5 / 2` is 2.5, `count * 1.5` needs no conversion, and a text may be joined with a number. Regular
 * expressions are those of RE2: none takes longer than its text is long.
 */
export function celEnvironment(): LimitedEnvironment {
  const cel = celLibrary();
  made ??= limitedEnvironment([
    ...cel.strings,
    ...[...mixedArithmetic(cel), ...joinedTexts(cel), ...numbers(cel), ...replacements(cel)],
  ]);
  return made;
}

/** Functions and methods an expression may call, without operators. */
export const FUNCTIONS: readonly string[] = [
  ...['abs', 'bool', 'ceil', 'charAt', 'contains', 'double', 'endsWith', 'floor', 'format', 'indexOf', 'int'],
  ...['join', 'lastIndexOf', 'lowerAscii', 'matches', 'max', 'min', 'replace', 'round', 'size', 'split'],
  ...['startsWith', 'string', 'substring', 'trim', 'upperAscii'],
];

type Calculation = (a: number, b: number) => number;

/** `_/_` of two whole numbers stands before CEL's own, which cuts the fraction off. */
function mixedArithmetic({ celFunc, CelScalar }: CelLibrary): CelFunc[] {
  const { INT, DOUBLE } = CelScalar;
  const calculations: readonly (readonly [name: string, calculate: Calculation])[] = [
    ['_+_', (a, b) => a + b],
    ['_-_', (a, b) => a - b],
    ['_*_', (a, b) => a * b],
    ['_/_', divide],
  ];
  const mixed = calculations.flatMap(([name, calculate]) => [
    celFunc(name, [INT, DOUBLE], DOUBLE, (a, b) => calculate(Number(a), b)),
    celFunc(name, [DOUBLE, INT], DOUBLE, (a, b) => calculate(a, Number(b))),
  ]);
  return [
    ...mixed,
    celFunc('_/_', [INT, INT], DOUBLE, (a, b) => divide(Number(a), Number(b))),
    celFunc('_/_', [DOUBLE, DOUBLE], DOUBLE, divide),
  ];
}

/** CEL's division of fractions by 0 is infinity, which no step can use. */
function divide(a: number, b: number): number {
  if (b === 0) throw new Error('a division by 0');
  return a / b;
}

function joinedTexts({ celFunc, CelScalar }: CelLibrary): CelFunc[] {
  const { INT, DOUBLE, STRING, BOOL } = CelScalar;
  return [INT, DOUBLE, BOOL].flatMap((type) => [
    celFunc('_+_', [STRING, type], STRING, (text, value) => text + String(value)),
    celFunc('_+_', [type, STRING], STRING, (value, text) => String(value) + text),
  ]);
}

/** The library's own look at the whole text again for each replacement. */
function replacements({ celMethod, CelScalar }: CelLibrary): CelFunc[] {
  const { INT, STRING } = CelScalar;
  return [
    celMethod('replace', STRING, [STRING, STRING], STRING, function (this: string, part, by) {
      return this.replaceAll(part, () => by);
    }),
    celMethod('replace', STRING, [STRING, STRING, INT], STRING, function (this: string, part, by, times) {
      let left = times < 0 ? Infinity : Number(times);
      return this.replaceAll(part, () => ((left -= 1) >= 0 ? by : part));
    }),
  ];
}

function numbers({ celFunc, celMethod, CelScalar }: CelLibrary): CelFunc[] {
  const { INT, DOUBLE, STRING, BOOL } = CelScalar;
  const one = (name: string, of: (value: number) => number): CelFunc[] => [
    celFunc(name, [INT], DOUBLE, (value) => of(Number(value))),
    celFunc(name, [DOUBLE], DOUBLE, of),
  ];
  const two = (name: string, of: Calculation): CelFunc[] =>
    [INT, DOUBLE].flatMap((left) =>
      [INT, DOUBLE].map((right) => celFunc(name, [left, right], DOUBLE, (a, b) => of(Number(a), Number(b)))),
    );
  return [
    ...[...one('round', Math.round), ...one('floor', Math.floor), ...one('ceil', Math.ceil)],
    ...[...one('abs', Math.abs), ...two('min', Math.min), ...two('max', Math.max)],
    celMethod('contains', STRING, [INT], BOOL, function (this: string, part) {
      return this.includes(String(part));
    }),
  ];
}
