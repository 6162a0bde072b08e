import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionError, parseText } from './expression';

const scope = new Map<string, string | number | boolean>([
  ['n', 3],
  ['word', 'hello'],
  ['yes', true],
]);

function value(text: string): unknown {
  const parsed = parseText(text);
  if (parsed.kind === 'plain') return parsed.text;
  return parsed.kind === 'invalid' ? parsed : parsed.template.evaluate(scope);
}

describe('a text', () => {
  it.each([
    ['plain', 'plain'],
    ['${n}', 3],
    ['${ n }', 3],
    ['${yes}', true],
    ['${n} ', '3 '],
    ['a ${word} b ${n}', 'a hello b 3'],
    ['${n}${n}', '33'],
    ['$${n}', '${n}'],
    ['costs $5 and $${n}', 'costs $5 and ${n}'],
    ['$${n} ${n}', '${n} 3'],
    ['$', '$'],
    ['{n}', '{n}'],
    ['${n}}', '3}'],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it.each(['${', 'a ${n', '${}', '${a b}', '${1a}', '${n + 1}', '${${n}}'])('%s is refused', (text) => {
    expect(value(text)).toMatchObject({ kind: 'invalid' });
  });

  it('without a value for a name throws', () => {
    expect(() => value('${nothing}')).toThrow(ExpressionError);
  });

  it('tells what it reads', () => {
    const parsed = parseText('${a} ${b} ${a} $${c}');
    expect(parsed).toMatchObject({ kind: 'template', template: { names: ['a', 'b'] } });
  });

  it('of any kind is answered, and is itself when there is no "${" in it', () => {
    const unit = fc.constantFrom('$', '{', '}', 'a', ' ', '\n');
    fc.assert(
      fc.property(fc.string({ unit }), (text) => {
        const parsed = parseText(text);
        return text.includes('${') || (parsed.kind === 'plain' && parsed.text === text);
      }),
    );
  });
});
