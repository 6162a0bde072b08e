import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ExpressionError, type Scope } from './cel-expression';
import { parseText } from './template-text';

const scope = new Map<string, ReturnType<Scope['get']>>([
  ['n', 3],
  ['word', 'hello'],
  ['yes', true],
  ['words', ['a', 'b']],
  ['match', { x: 100, y: 200 }],
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
    ['${n + 1}', 4],
    ['${n / 2}', 1.5],
    ['${n * 0.5 + 1}', 2.5],
    ['${n - 4}', -1],
    ['${word + " " + n}', 'hello 3'],
    ["${word == 'hello' && n > 2}", true],
    ['${n > 2 ? "many" : "few"}', 'many'],
    ['${"}{"}', '}{'],
    ['${"\\"}"}', '"}'],
    ['a ${{"x": 1}["x"]} b', 'a 1 b'],
    ['${word.upperAscii()} ${size(word)}', 'HELLO 5'],
    ['${"a,b".split(",")}', ['a', 'b']],
    ['in ${"a,b".split(",")}', 'in a, b'],
    ['${words.exists(w, w == "b")}', true],
    ['${words.map(w, w + "!")}', ['a!', 'b!']],
    ['${match.x + 10}', 110],
    ['${round(n / 2) + max(1, n)}', 5],
    ['${int("12") + n}', 15],
    ['${word.matches("^h.l+o$")}', true],
    ['${true}', true],
    ['${n % 2 == 1}', true],
  ])('%s', (text, expected) => {
    expect(value(text)).toEqual(expected);
  });

  it.each([
    '${',
    'a ${n',
    '${}',
    '${a b}',
    '${1a}',
    '${n +}',
    '${${n}}',
    '${n.constructor()}',
    '${eval("1")}',
    '${words.map(w, words.map(v, v))}',
    ['${', '('.repeat(900), '1', ')'.repeat(900), '}'].join(''),
  ])('%s is refused', (text) => {
    expect(value(text)).toMatchObject({ kind: 'invalid' });
  });

  it('without a value for a name throws', () => {
    expect(() => value('${nothing}')).toThrow(ExpressionError);
  });

  it.each([
    ['${nothing + 1}', '"nothing" has no value yet.'],
    ['${n / 0}', '${n / 0}: a division by 0.'],
    ['${word * 2}', '${word * 2}: "*" does not work with a text and a whole number.'],
    ['${int("two")}', '${int("two")}: "two" is no whole number.'],
    ['${match.text}', '${match.text}: there is no ".text".'],
    ['${match}', '"match" is several values; name one, as in match.x.'],
    ['${null}', '${null} gave something that is no text, number, true, false or list of these.'],
  ])('%s has no value, and says why', (text, message) => {
    expect(() => value(text)).toThrow(message);
  });

  it.each(['__proto__', 'constructor', 'toString'])('%s is a name like any other', (name) => {
    expect(() => value(`\${${name}}`)).toThrow('has no value yet');
    expect(value(`\${match.${name}}`)).toMatchObject({ kind: 'invalid' });
  });

  it('names what the program knows, or is refused with what there is', () => {
    expect(value('${match.widht}')).toMatchObject({
      message:
        '"match" has no "widht". Did you mean "width"? Known: x, y, left, top, width, height, count, score, text.',
    });
    expect(value('${instance.serial + "!"}')).toMatchObject({ kind: 'invalid' });
  });

  it('reads 0 of a counter nobody has changed yet', () => {
    const parsed = parseText('${shared.gifts} ${shared.offers >= 1}');
    const shared = new Map([['shared', { offers: 2 }]]);
    expect(parsed.kind === 'template' && parsed.template.evaluate(shared)).toBe('0 true');
  });

  it('tells what it reads', () => {
    const parsed = parseText('${a} ${b + words.map(x, x + d)[0]} ${a} $${c} ${match.x}');
    expect(parsed).toMatchObject({
      kind: 'template',
      template: { names: ['a', 'b', 'words', 'd', 'match'] },
    });
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
