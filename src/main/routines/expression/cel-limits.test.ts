import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionError, type Scope } from './cel-expression';
import { parseText } from './template-text';

const big = 'a'.repeat(100_000);
const numbers = Array.from({ length: 1_000 }, (_, index) => index);
const scope = new Map<string, ReturnType<Scope['get']>>([
  ['big', big],
  ['answer', `${'{"gifts":0},'.repeat(80_000)}{"gifts":7}`],
  ['list', numbers],
  ['texts', numbers.map(() => big)],
  ['n', 3],
  ['match', { x: 100, y: 200 }],
]);

function value(text: string): unknown {
  const parsed = parseText(text);
  return parsed.kind === 'template' ? parsed.template.evaluate(scope) : parsed;
}

describe('an expression made to eat time or memory', () => {
  it.each([
    '${big.replace("a", big)}',
    '${size(big.replace("a", big, 50000))}',
    '${texts.join(big).size()}',
    '${size(texts.join(""))}',
    '${list.map(x, big + "1")}',
    '${list.map(x, size(big.split(""))).size()}',
    '${list.map(x, big.upperAscii().size()).size()}',
    '${big.split("").map(x, big.split("")[0]).size()}',
    '${list.map(x, list + list).size()}',
    '${(list + list).size()}',
    '${list.filter(x, big in texts)}',
    '${"%s".format([texts])}',
    `\${big.matches("${'a?'.repeat(450)}${'a'.repeat(450)}$")}`,
    '${big.matches("(a?){1000}b?$")}',
    '${list.filter(x, big.matches("(a|aa)+$"))}',
    `\${${Array(400).fill('big').join('+')}}`,
    `\${[${Array(400).fill('big').join(',')}]}`,
  ])('%# is refused before it has', (text) => {
    const began = performance.now();
    expect(() => value(text)).toThrow(ExpressionError);
    // Alone it takes some tens of milliseconds; without the limits minutes, or the memory of the computer.
    expect(performance.now() - began).toBeLessThan(3_000);
  });

  it('says why', () => {
    expect(() => value('${big.replace("a", big)}')).toThrow('grew longer than 100000 characters');
    expect(() => value('${list + list}')).toThrow('the list grew longer than 1000');
    expect(() => value('${list.map(x, big.lowerAscii())}')).toThrow('too much to work out in one step');
  });

  it('leaves nothing behind for the next one', () => {
    expect(() => value('${list.map(x, big.lowerAscii())}')).toThrow(ExpressionError);
    expect(value('${size(big)}')).toBe(100_000);
  });
});

describe('what routines really do with long texts', () => {
  it.each([
    ['${answer.contains("\\"gifts\\":7")}', true],
    ['${answer.indexOf("7") > 0}', true],
    ['${answer.substring(answer.lastIndexOf(":") + 1)}', '7}'],
    ['${big.matches("a+")}', true],
    ['${big.replace("a", "b").startsWith("bb")}', true],
    ['${size(big.trim().lowerAscii().upperAscii().replace("A", ""))}', 0],
    ['${list.map(x, x * 2).filter(x, x > 1990).size()}', 4],
    ['${list.exists(x, x == 999)}', true],
    [
      '${"a-b-c".replace("-", "+")} ${"a-b-c".replace("-", "+", 1)} ${"a-b".replace("-", "$&")}',
      'a+b+c a+b-c a$&b',
    ],
    ['${"+49 151 2345".matches("[+][0-9]{2} [0-9]{3,4} [0-9 ]{4,12}")}', true],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });
});

describe('a name without a value', () => {
  it.each([
    ['${n > 2 ? n : coins}', 3],
    ['${n > 2 || coins == 1}', true],
    ['${false && coins > 1}', false],
    ['${has(match.text) ? match.text : "none"}', 'none'],
  ])('does not matter where it is not needed: %s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it.each([
    '${coins + 1}',
    '${n > 2 ? coins : 1}',
    '${list.map(x, x + coins)}',
    '${coins.size()}',
    '${-coins}',
  ])('is why %s has none', (text) => {
    expect(() => value(text)).toThrow('"coins" has no value yet.');
  });

  it('is not blamed for what it has nothing to do with', () => {
    expect(() => value('${1 / 0 + (false ? coins : 1)}')).toThrow('a division by 0');
  });

  it('may be called like what objects have of their own', () => {
    const odd = new Map(scope).set('__proto__', 5).set('constructor', 'c');
    const parsed = parseText('${__proto__ + 1} ${constructor + "!"}');
    expect(parsed.kind === 'template' && parsed.template.evaluate(odd)).toBe('6 c!');
  });
});

describe('any expression', () => {
  const leaf = fc.constantFrom(
    'big',
    'answer',
    'list',
    'texts',
    'n',
    'coins',
    'match.x',
    '"a"',
    '2',
    '0.5',
    '[]',
    'x',
  );
  const { expression } = fc.letrec<{ expression: string }>((tie) => ({
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      leaf,
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom('+', '-', '*', '/', '%', '==', '<', '&&', '||', 'in'),
          tie('expression'),
        )
        .map((parts) => `(${parts.join(' ')})`),
      fc
        .tuple(tie('expression'), fc.constantFrom('map', 'filter', 'exists', 'all'), tie('expression'))
        .map(([of, macro, inner]) => `${of}.${macro}(x, ${inner})`),
      fc
        .tuple(
          tie('expression'),
          fc.constantFrom(
            'replace("a", big)',
            'split("")',
            'join(big)',
            'matches("(a|aa)+")',
            'upperAscii()',
            'format(texts)',
          ),
        )
        .map((parts) => parts.join('.')),
      fc
        .tuple(tie('expression'), tie('expression'), tie('expression'))
        .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    ),
  }));

  it('ends soon, with a value or in words', () => {
    const property = fc.property(expression, (text) => {
      const parsed = parseText(`\${${text}}`);
      if (parsed.kind !== 'template') return true;
      const began = performance.now();
      try {
        parsed.template.evaluate(scope);
      } catch (error) {
        if (!(error instanceof ExpressionError)) throw error;
        expect(error.message).not.toMatch(/undefined|\[object/);
      }
      return performance.now() - began < 4_000;
    });
    fc.assert(property, { numRuns: 150, interruptAfterTimeLimit: 4_000 });
  });
});
