import { describe, expect, it } from 'vitest';
import { ROUTINE_ROOT_MEMBERS } from '../../../shared/routine';
import { createRoutineWorld, linkTexts } from '../../../../testing/routine-world';
import { FUNCTIONS } from '../expression/cel-environment';
import type { Scope } from '../expression/cel-expression';
import { parseText } from '../expression/template-text';
import { EXPRESSION_EXAMPLES } from './expression-words';
import { routineReference, routineReferencePages } from './routine-reference';
import { withSampleTables } from './samples-table';

const scope = new Map<string, ReturnType<Scope['get']>>([
  ['n', 3],
  ['word', 'hello'],
  ['words', ['a', 'b']],
]);

describe('the expressions of the reference page', () => {
  it.each(EXPRESSION_EXAMPLES.map(({ write, gives }) => [write, gives] as const))(
    '%s gives what it says',
    (write, gives) => {
      const parsed = parseText(`\${${write}}`);
      expect(parsed.kind === 'template' && parsed.template.evaluate(scope)).toEqual(gives);
    },
  );

  it('show every function', () => {
    const shown = EXPRESSION_EXAMPLES.map(({ write }) => write).join('\n');
    expect(FUNCTIONS.filter((name) => !shown.includes(`${name}(`))).toEqual([]);
  });
});

describe('the reference page', () => {
  const page = routineReference();
  const blocks = [...page.matchAll(/```yaml\n([\s\S]*?)```/g)].map(([, text = '']) => text);

  it.each(blocks.map((text, index) => [index + 1, text] as const))(
    'has a routine %i that compiles',
    (_n, text) => {
      const beside = 'steps:\n  - wait: 1s\n';
      const linked = linkTexts({ main: text, 'demo/close-offer': beside, 'demo/watch-app': beside });
      expect(linked.get('main')?.summary.problems).toEqual([]);
    },
  );

  it('names every key a file may have', () => {
    for (const key of ['title', 'resolution', 'fit', 'account', 'inputs', 'sentries', 'steps'])
      expect(page).toContain(`| \`${key}\` |`);
  });

  it('says of every name the program knows what it is', () => {
    for (const [root, members] of Object.entries(ROUTINE_ROOT_MEMBERS))
      for (const member of members) expect(page).toContain(`\`${root}.${member}\``);
    expect(page).toContain('`shared.NAME`');
  });

  it('has no cell that only a programmer can read', () => {
    for (const text of [page, ...routineReferencePages().values()]) {
      expect(text).not.toContain('[object Object]');
      expect(text).not.toContain('| `` |');
    }
    expect(routineReferencePages().get('actions/break.md')).toContain('| `break` | nothing | stands alone |');
    expect(routineReferencePages().get('actions/switch.md')).toContain('| `switch[].when` | a condition |');
    expect(routineReferencePages().get('actions/tap.md')).toContain('| `tap.from` | `match` |');
  });
});

describe('the codes of failures', () => {
  it.each([
    ['step_timeout', '{ wait: 10s, timeout: 100ms }'],
    ['condition_not_met', '{ waitFor: { equals: { value: 1, to: 2 } }, timeout: 100ms }'],
    [
      'condition_not_met',
      '{ firstOf: [{ when: { equals: { value: 1, to: 2 } }, then: [] }], within: 100ms }',
    ],
    ['not_found', '{ find: { color: { color: "#abcdef" } } }'],
    ['nothing_found', '{ tap: { from: match, x: 0, y: 0 } }'],
    ['expression_invalid', '{ log: "${int(\'x\')}" }'],
    ['routine_failed', '{ fail: enough }'],
    ['loop_endless', '{ while: { equals: { value: 1, to: 1 } }, steps: [{ wait: 1ms }], atMost: 3 }'],
    ['consent_missing', '{ http: { url: "https://example.com/" } }'],
    ['account_none', '{ returnAccount: {} }'],
  ])('%s is what a routine can read after %s', async (code, step) => {
    const world = createRoutineWorld();
    const run = world.start(`steps:\n  - try: [${step}]\n    catch: [{ log: "\${error.code}" }]\n`);
    for (let turn = 0; turn < 50 && run.outcome() === undefined; turn += 1) await world.clock.advance(100);
    expect([await run.end, world.logs]).toEqual([{ ok: true }, [`info: ${code}`]]);
    expect(routineReference()).toContain(`| \`${code}\` |`);
  });
});

describe('the page about samples', () => {
  it('gets its tables from the files, blocks last, and keeps what people wrote', () => {
    const page = 'Hello\n<!-- samples of a -->\nold\n<!-- end of samples -->\nBye\n';
    const sample = { title: 'T', description: 'x | y', tags: [] };
    const made = withSampleTables(page, [
      { ...sample, name: 'a/one', tags: ['building block'] },
      { ...sample, name: 'a/two' },
      { ...sample, name: 'b/three' },
    ]);
    expect(made).toMatch(
      /^Hello\n<!-- samples of a -->\n[^]*a\/two[^]*a\/one[^]*<!-- end of samples -->\nBye\n$/,
    );
    expect(made).toContain('x \\| y');
    expect(made).not.toMatch(/old|three/);
    expect(withSampleTables(made, [])).not.toContain('a/two');
  });
});
