import fc from 'fast-check';
import { JSDOM } from 'jsdom';
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
      ...'/.*[]()@="\' 2,',
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

// jsdom is wrong about places after `//`, such as `//A[@x][1]` and `//A[1][1]`: they have their rows above.
describe('the same as XPath 1.0 of jsdom', () => {
  const NAMES = ['A', 'B', 'C'] as const;
  interface Plain {
    readonly name: string;
    readonly text: string;
    readonly inside: readonly Plain[];
  }
  const tree = fc.letrec<{ one: Plain }>((tie) => ({
    one: fc.record({
      name: fc.constantFrom(...NAMES),
      text: fc.constantFrom('x', 'y', 'xy', ''),
      inside: fc.oneof({ maxDepth: 3 }, fc.constant([]), fc.array(tie('one'), { maxLength: 3 })),
    }),
  })).one;
  const test = fc.oneof(
    fc.constantFrom(
      '@text="x"',
      '@text!="x"',
      'contains(@text,"x")',
      'starts-with(@text,"y")',
      'not(@text="")',
    ),
    fc.constantFrom('@text="x" or @text="y"', 'contains(@text,"x") and contains(@text,"y")'),
  );
  const predicate = test.map((one) => `[${one}]`);
  const step = fc
    .tuple(
      fc.constantFrom('/', '//'),
      fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...NAMES, '*') }, fc.constantFrom('..', '.')),
      fc.array(predicate, { maxLength: 2 }).map((all) => all.join('')),
    )
    // XPath 1.0 has no predicates after `..` and `.`.
    .map(([slash, name, filters]) => slash + name + (name.startsWith('.') ? '' : filters));
  const steps = fc.array(step, { minLength: 1, maxLength: 4 }).map((all) => all.join(''));
  const downwards = steps.filter((written) => !written.includes('..'));
  const path = fc.oneof(
    { weight: 4, arbitrary: steps },
    fc
      .tuple(downwards, predicate, fc.oneof(fc.constant(''), steps))
      .map(([inner, filter, rest]) => `(${inner})${filter}${rest}`),
  );

  it('on 400 screens', () => {
    const { window } = new JSDOM('');
    const { DOMParser, XPathResult } = window;
    fc.assert(
      fc.property(fc.array(tree, { minLength: 1, maxLength: 3 }), path, (screen, written) => {
        let count = 0;
        const number = new Map<UiNode, number>();
        const asNode = ({ name, text, inside }: Plain): UiNode => {
          const own = (count += 1);
          const node = { ...SCREEN, className: `a.${name}`, text, children: inside.map(asNode) };
          number.set(node, own);
          return node;
        };
        let written2 = 0;
        const asXml = ({ name, text, inside }: Plain): string =>
          `<${name} n="${String((written2 += 1))}" text="${text}">${inside.map(asXml).join('')}</${name}>`;
        const root = { ...SCREEN, children: screen.map(asNode) };
        const document = new DOMParser().parseFromString(`<r>${screen.map(asXml).join('')}</r>`, 'text/xml');
        // What is outermost for us lies within one element there, which no path may answer.
        const seen = document.evaluate(
          written.replace(/^(\(?)\/(?!\/)/, '$1/r/').replace(')[', ')[not(self::r)]['),
          document,
          null,
          XPathResult.ORDERED_NODE_SNAPSHOT_TYPE,
        );
        const theirs: number[] = [];
        for (let at = 0; at < seen.snapshotLength; at += 1) {
          const item = seen.snapshotItem(at);
          if (item instanceof window.Element && item.nodeName !== 'r')
            theirs.push(Number(item.getAttribute('n')));
        }
        const ours = findByPath(parsePath(written), root).map((node) => number.get(node));
        // jsdom's answer names some elements twice, or late, after `..`.
        expect(ours).toEqual([...new Set(theirs)].sort((a, b) => a - b));
      }),
      { numRuns: 400, seed: 8 },
    );
  });
});
