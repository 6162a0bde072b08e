import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { ACTIONS } from '../action-registry';
import { compileRoutine, type CompiledFile } from './compile-routine';

const compile = (text: string): CompiledFile => compileRoutine({ name: 'fuzz', file: 'fuzz.yaml', text });

/** What must hold of any text: an answer, and each problem at a place inside the text. */
function expectSane(text: string): CompiledFile {
  const compiled = compile(text);
  const lines = text.split(/\r\n|\n|\r/).length;
  for (const problem of compiled.summary.problems) {
    expect(problem.line).toBeGreaterThanOrEqual(1);
    expect(problem.line).toBeLessThanOrEqual(lines);
    expect(problem.column).toBeGreaterThanOrEqual(1);
    expect(problem.code).not.toBe('');
    expect(problem.message).not.toMatch(/undefined|\[object/);
  }
  const valid = compiled.summary.problems.every(({ level }) => level !== 'error');
  expect(compiled.program !== undefined).toBe(valid);
  return compiled;
}

/** Words that mean something in a routine, so that random values come near to real ones. */
const word = fc.constantFrom(
  ...ACTIONS.map(({ name }) => name),
  ...['steps', 'inputs', 'title', 'tags', 'then', 'else', 'times', 'as', 'name', 'timeout', 'retry', 'delay'],
  ...['pixel', 'not', 'all', 'any', 'equals', 'value', 'to', 'x', 'y', 'color', 'type', 'default', 'options'],
  ...['', '2s', '#ffffff', '${a}', '${', '$${x}', '${a b}', 'a', 'true', '__proto__', 'toString', '*a', '&a'],
);
/** Pieces of expressions, in any order. */
const expression = fc
  .array(
    fc.constantFrom(
      ...['a', 'match.x', 'shared.n', '1', '2.5', '"t"', "'", 'true', 'null', '[1, 2]', '{', '}', '(', ')'],
      ...[
        '+',
        '-',
        '/',
        '%',
        '==',
        '&&',
        '||',
        '!',
        '?',
        ':',
        '.',
        'size(',
        'words.map(w, w)',
        'in',
        '\\',
        '$',
      ],
    ),
    { maxLength: 12 },
  )
  .map((parts) => `\${${parts.join(' ')}}`);
const scalar = fc.oneof(
  word,
  expression,
  fc.string(),
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
);
const { tree } = fc.letrec((tie) => ({
  tree: fc.oneof(
    { maxDepth: 6 },
    scalar,
    fc.array(tie('tree'), { maxLength: 5 }),
    fc.dictionary(word, tie('tree')),
  ),
}));
const routine = fc.record(
  { title: scalar, inputs: tree, steps: fc.array(tree) },
  { requiredKeys: ['steps'] },
);

describe('any text at all', () => {
  it('gets an answer', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => void expectSane(text)));
  });

  it('of characters YAML cares about gets an answer', () => {
    const unit = fc.constantFrom(...'-:?#&*!|>{}[],%@`"\'$ \n\t\r\\ab1'.split(''));
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 300 }), (text) => void expectSane(text)),
      { numRuns: 200 },
    );
  });

  it('that is YAML of any shape gets an answer', () => {
    fc.assert(
      fc.property(tree, (value) => void expectSane(stringify(value))),
      { numRuns: 150 },
    );
  });

  it('that looks like a routine gets an answer', () => {
    fc.assert(
      fc.property(routine, (value) => void expectSane(stringify(value))),
      { numRuns: 200 },
    );
  });

  it('that is a routine with a piece cut out or doubled gets an answer', () => {
    const whole = ACTIONS.map(({ example }) => example.trim().replace(/^/gm, '  ')).join('\n');
    const text = `inputs: { mode: { type: text } }\nsteps:\n${whole}\n  - log: \${mode}\n`;
    expect(compile(text).summary.problems).toEqual([]);
    const at = fc.integer({ min: 0, max: text.length });
    fc.assert(
      fc.property(at, at, fc.string({ maxLength: 3 }), (from, to, between) => {
        expectSane(text.slice(0, from) + between + text.slice(to));
      }),
      { numRuns: 150 },
    );
  });
});

describe('any expression', () => {
  it('in any parameter or condition gets an answer, in no time', () => {
    fc.assert(
      fc.property(expression, fc.constantFrom('log', 'wait', 'set', 'is'), (text, where) => {
        const step =
          where === 'set'
            ? { set: { a: text } }
            : where === 'is'
              ? { log: 'x', when: { is: text } }
              : { [where]: text };
        const before = performance.now();
        expectSane(stringify({ steps: [step] }));
        expect(performance.now() - before).toBeLessThan(1_000);
      }),
      { numRuns: 300 },
    );
  });
});

describe('texts made to eat time or memory', () => {
  const bomb = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...'bcdefghi'.split('').map((key, index) => {
      const before = String.fromCharCode('a'.charCodeAt(0) + index);
      return `${key}: &${key} [${Array.from({ length: 9 }, () => `*${before}`).join(',')}]`;
    }),
  ].join('\n');
  const cases: readonly [what: string, text: string, code: string][] = [
    ['brackets a million deep', '['.repeat(1_000_000), 'too_deep'],
    ['braces a hundred thousand deep', '{a: '.repeat(100_000), 'too_deep'],
    ['dashes a hundred thousand deep', '- '.repeat(100_000), 'too_deep'],
    ['steps nested a thousand deep', nested(300), 'too_deep'],
    ['aliases of aliases', bomb, 'alias_refused'],
    ['a list that contains itself', 'steps: &a [*a]', 'alias_refused'],
    ['more than two megabytes', `title: ${'x'.repeat(2_200_000)}`, 'too_large'],
    ['ten megabytes', `steps:\n${'- wait: 1s\n'.repeat(950_000)}`, 'too_large'],
    ['a million values', `[${'1,'.repeat(900_000)}]`, 'too_large'],
    ['two hundred thousand documents', '---\n'.repeat(200_000), 'several_documents'],
    ['half a million closing braces', '}'.repeat(500_000), 'yaml_syntax'],
    ['a quarter of a million commas', `[${','.repeat(250_000)}`, 'yaml_syntax'],
    ['thirty thousand keys', keys(30_000), 'key_unknown'],
    ['a million exclamation marks', '!'.repeat(1_000_000), 'yaml_syntax'],
    [
      'a text of a hundred thousand open expressions',
      `steps: [{ log: "${'${'.repeat(100_000)}" }]`,
      'expression_invalid',
    ],
    ['thirty thousand wrong steps', `steps:\n${'- {}\n'.repeat(30_000)}`, 'action_missing'],
  ];
  it.each(cases)('%s: refused at a place, within a second or so', (_what, text, code) => {
    const before = performance.now();
    const { problems } = expectSane(text).summary;
    const tookMs = performance.now() - before;
    expect(problems.map((problem) => problem.code)).toContain(code);
    expect(problems.length).toBeLessThanOrEqual(400);
    // The bound is generous for a busy machine; without the limits these take from ten seconds to for ever.
    expect(tookMs).toBeLessThan(5_000);
  });

  it('nothing of them reaches the prototypes', () => {
    expectSane('steps: []\nconstructor: { prototype: { polluted: 1 } }\n__proto__: { polluted: 1 }');
    expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
  });
});

function nested(depth: number): string {
  const level = (index: number): string => ' '.repeat(index * 2);
  const opening = Array.from(
    { length: depth },
    (_, index) => `${level(index * 2)}- repeat:\n${level(index * 2 + 2)}steps:`,
  );
  return `steps:\n${opening.join('\n')}`;
}

function keys(count: number): string {
  return Array.from({ length: count }, (_, index) => `k${String(index)}: 1`).join('\n');
}
