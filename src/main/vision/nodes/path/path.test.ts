import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UiNode } from '../ui-node';
import { parseDump } from '../parse-dump';
import { findByPath } from './find-by-path';
import { parsePath, problemOfPath } from './parse-path';

const SCREEN = parseDump(`<hierarchy rotation="0">
  <node text="" class="android.widget.FrameLayout" bounds="[0,0][540,960]">
    <node text="First" class="android.widget.LinearLayout" bounds="[0,0][540,100]">
      <node text="OK" resource-id="com.example:id/ok" class="android.widget.Button" clickable="true" bounds="[0,0][9,9]"/>
      <node text="OK" class="android.widget.Button" bounds="[10,0][19,9]"/>
      <node text="Label a" class="android.widget.TextView" bounds="[20,0][29,9]"/>
    </node>
    <node text="Second" class="android.widget.LinearLayout" bounds="[0,100][540,200]">
      <node text="OK" class="com.example.MyButton" bounds="[0,100][9,109]"/>
      <node text="No" content-desc="Says no" class="android.widget.Button" bounds="[10,100][19,109]"/>
      <node text="Label b" class="android.widget.TextView" bounds="[20,100][29,109]"/>
    </node>
  </node>
</hierarchy>`);

const texts = (path: string): readonly string[] =>
  findByPath(parsePath(path), SCREEN).map(({ text }) => text);

describe('paths to elements', () => {
  it.each([
    ['//Button', ['OK', 'OK', 'No']],
    ['//android.widget.Button', ['OK', 'OK', 'No']],
    ['//node[@class="com.example.MyButton"]', ['OK']],
    ['//Button[@text="OK"][2]/..//TextView[contains(@text,"a")]', ['Label a']],
    ['//Button[2]', ['OK']],
    ['(//Button)[3]', ['No']],
    ['(//Button)[last()]', ['No']],
    ['(//Button)[last()-2]/..', ['First']],
    ['/FrameLayout/LinearLayout/*[last()]', ['Label a', 'Label b']],
    ['/hierarchy/android.widget.FrameLayout/*[2]', ['Second']],
    ["//*[@resource-id='ok']", ['OK']],
    ['//*[@id="com.example:id/ok"]/../@x', null],
    [
      '//LinearLayout[starts-with(@text, "Sec")]/*[not(@text="OK") and @clickable!="true"]',
      ['No', 'Label b'],
    ],
    ['//*[ends-with(@description, "no") or matches(@text, "^Label [a-z]$")]', ['Label a', 'No', 'Label b']],
    ['//TextView/../..//Button[1]/.', ['OK', 'No']],
    ['//Nothing', []],
    ['//..', ['', 'First', 'Second']],
  ] as const)('%s', (path, expected) => {
    if (expected === null) expect(problemOfPath(path)).toBeDefined();
    else expect(texts(path)).toEqual(expected);
  });

  it.each([
    ['', 1, 'begins with'],
    ['Button', 1, 'begins with'],
    ['//', 3, 'expected a class'],
    ['//Button[', 10, 'expected a number'],
    ['//Button[0]', 10, 'from 1'],
    ['//Button[2', 11, 'expected ]'],
    ['//Button[@txt="OK"]', 11, 'no @txt'],
    ['//Button[@text=OK]', 16, 'text in quotes'],
    ['//Button[@text]', 15, 'expected = or !='],
    ['//Button[@text="OK]', 16, 'text in quotes'],
    ['//Button[has(@text)]', 10, 'no has here'],
    ['//Button[matches(@text, "[a")]', 25, 'missing closing'],
    ['(//Button', 10, 'not closed'],
    ['//Button]', 9, 'nothing can stand here'],
    ['//ancestor::Button', 3, 'no axes'],
    ['//text()', 3, "can't stand here"],
    ['('.repeat(50), 6, 'too many brackets'],
    [`//a[${'('.repeat(50)}`, 15, 'too many brackets'],
    ['/a'.repeat(41), 81, '40 steps'],
    ['/'.repeat(1_001), 1_001, '1000 characters'],
  ])('%s is refused at character %i', (path, column, words) => {
    const problem = problemOfPath(path);
    expect(problem).toContain(words);
    expect(problem).toMatch(new RegExp(`^Character ${String(column)}:`));
  });

  it('never fails but with a place, whatever is written', () => {
    const piece = fc.constantFrom(
      ...Array.from('/.*[]()@="\' 2,'),
      '//',
      'Button',
      'text',
      'not',
      'last()',
      'contains',
      'and',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const problem = problemOfPath(pieces.join(''));
        expect(problem ?? 'Character 1:').toMatch(/^Character \d+:/);
      }),
      { numRuns: 2_000, seed: 8 },
    );
  });

  it('ends before one path holds up everybody', () => {
    const children = Array.from({ length: 19_000 }, () => ({ ...SCREEN, children: [] }));
    const path = parsePath(`//*${'[@text!="x"]'.repeat(60)}`);
    expect(() => findByPath(path, { ...SCREEN, children })).toThrow(/too much/);
  });
});

/** An element as the definition of XPath 1.0 has it. */
interface Plain {
  readonly name: string;
  readonly text: string;
  readonly inside: Plain[];
  around: Plain | null;
  number: number;
}

interface Filter {
  readonly written: string;
  readonly keeps: (one: Plain, position: number, count: number) => boolean;
}

interface PlainStep {
  readonly isDeep: boolean;
  readonly name: string;
  readonly filters: readonly Filter[];
}

describe('the same as the definition of XPath 1.0, word for word', () => {
  const NAMES = ['A', 'B', 'C'] as const;
  const tree = fc.letrec<{ one: Plain }>((tie) => ({
    one: fc.record({
      name: fc.constantFrom<string>(...NAMES),
      text: fc.constantFrom('x', 'y', 'xy', ''),
      inside: fc.oneof({ maxDepth: 3 }, fc.constant<Plain[]>([]), fc.array(tie('one'), { maxLength: 3 })),
      around: fc.constant(null),
      number: fc.constant(0),
    }),
  })).one;
  const filter = fc.constantFrom<Filter>(
    { written: '@text="x"', keeps: ({ text }) => text === 'x' },
    { written: '@text!="x"', keeps: ({ text }) => text !== 'x' },
    { written: 'not(contains(@text, "x")) or @text="x"', keeps: ({ text }) => text !== 'xy' },
    {
      written: 'starts-with(@text,"x") and ends-with(@text,"y")',
      keeps: ({ text }) => text === 'xy',
    },
    { written: '1', keeps: (_, position) => position === 1 },
    { written: '2', keeps: (_, position) => position === 2 },
    { written: 'last()', keeps: (_, position, count) => position === count },
    { written: 'last()-1', keeps: (_, position, count) => position === count - 1 },
  );
  const step: fc.Arbitrary<PlainStep> = fc.record({
    isDeep: fc.boolean(),
    name: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...NAMES, '*') }, fc.constantFrom('..', '.')),
    filters: fc.array(filter, { maxLength: 2 }),
  });

  const written = (steps: readonly PlainStep[]): string =>
    steps.map(({ isDeep, name, filters }) => `${isDeep ? '//' : '/'}${name}${bracketed(filters)}`).join('');
  const bracketed = (filters: readonly Filter[]): string => filters.map((one) => `[${one.written}]`).join('');

  const kept = (ones: readonly Plain[], filters: readonly Filter[]): readonly Plain[] =>
    filters.reduce(
      (left, { keeps }) => left.filter((one, index) => keeps(one, index + 1, left.length)),
      ones,
    );
  const below = (one: Plain): readonly Plain[] => [one, ...one.inside.flatMap(below)];
  const inOrder = (ones: readonly Plain[]): readonly Plain[] =>
    [...new Set(ones)].sort((a, b) => a.number - b.number);
  const along = (one: Plain, name: string): readonly Plain[] => {
    if (name === '.') return [one];
    if (name === '..') return one.around ? [one.around] : [];
    return one.inside.filter((inner) => name === '*' || inner.name === name);
  };
  const walked = (from: readonly Plain[], steps: readonly PlainStep[]): readonly Plain[] =>
    steps.reduce<readonly Plain[]>((ones, { isDeep, name, filters }) => {
      const begins = isDeep ? inOrder(ones.flatMap(below)) : ones;
      return inOrder(begins.flatMap((one) => kept(along(one, name), filters)));
    }, from);

  it('on 1000 screens', () => {
    const paths = fc.record({
      steps: fc.array(step, { minLength: 1, maxLength: 3 }),
      filters: fc.array(filter, { maxLength: 2 }),
      rest: fc.array(step, { maxLength: 2 }),
    });
    fc.assert(
      fc.property(
        fc.array(tree, { minLength: 1, maxLength: 3 }),
        paths,
        (screen, { steps, filters, rest }) => {
          const root: Plain = { name: 'hierarchy', text: '', inside: screen, around: null, number: 1 };
          const document: Plain = { name: '', text: '', inside: [root], around: null, number: 0 };
          below(document).forEach((one, number) => {
            one.number = number;
            for (const inner of one.inside) inner.around = one;
          });
          const elements = (ones: readonly Plain[]): readonly Plain[] =>
            ones.filter((one) => one !== root && one !== document);
          const first = elements(walked([steps[0]?.isDeep === false ? root : document], steps));
          const theirs = elements(walked(kept(first, filters), rest));

          const numbers = new Map<UiNode, number>();
          const asNode = (one: Plain): UiNode => {
            const { name, text, inside, number } = one;
            const node = { ...SCREEN, className: `a.${name}`, text, children: inside.map(asNode) };
            numbers.set(node, number);
            return node;
          };
          const path = `(${written(steps)})${bracketed(filters)}${written(rest)}`;
          const ours = findByPath(parsePath(path), asNode(root)).map((node) => numbers.get(node));
          expect(ours).toEqual(theirs.map(({ number }) => number));
        },
      ),
      { numRuns: 1_000, seed: 8 },
    );
  });
});
