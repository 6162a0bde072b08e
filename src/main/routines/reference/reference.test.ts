import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { parse } from 'yaml';
import { createRoutineWorld, problemsOf, stepsText } from '../../../../testing/routine-world';
import { NOT_FOUND } from '../../../shared/recognition';
import { ACTIONS } from '../action-registry';
import { CONDITIONS } from '../condition-registry';
import { routineJsonSchema } from './json-schema';
import { routineReference, routineReferencePages } from './routine-reference';

const others = {
  'demo/open-app': 'inputs: { package: { type: text } }\nsteps:\n  - launchApp: ${package}',
};
const exampleSteps = (example: string): string => stepsText(...example.trim().split('\n'));
const conditionSteps = (example: string): string =>
  stepsText(
    '- takeAccount: {}',
    '- set: { mode: fast }',
    '- rememberScreen: {}',
    '- if:',
    ...example
      .trim()
      .split('\n')
      .map((line) => `    ${line}`),
    '  then: []',
  );

/** The schema as a checker of its own, made by zod from JSON Schema. */
const schema = z.fromJSONSchema(routineJsonSchema());

describe('the example of an action', () => {
  it.each(ACTIONS.map(({ name, example, inSentryOnly }) => [name, example, inSentryOnly === true] as const))(
    '%s compiles, runs, fits the schema',
    async (name, example, inSentryOnly) => {
      const text = exampleSteps(example);
      expect(text).toContain(`${name}:`);
      const world = createRoutineWorld();
      world.consents.add('network').add('shell');
      for (const place of ['270,700', '500,60']) world.screen.set(place, [0x2b, 0x8a, 0x3e]);
      const box = { x: 100, y: 200, width: 20, height: 10 };
      world.answers.recognise = ({ kind }) =>
        kind === 'image' || kind === 'text' ? { ...NOT_FOUND, found: true, box, text: '7' } : undefined;
      const guarded = `sentries: [{ run: guard, every: 5s, onFailure: fail }]\n${stepsText('- wait: 20s')}`;
      const run = inSentryOnly
        ? world.start(guarded, { others: { ...others, guard: text } })
        : world.start(text, { others });
      await world.clock.advance(60_000);
      expect(await run.end).toEqual({ ok: true });
      expect(schema.safeParse(parse(text)).success).toBe(true);
    },
  );
});

describe('the example of a condition', () => {
  it.each(CONDITIONS.map(({ name, example }) => [name, example]))(
    '%s compiles, runs, fits the schema',
    async (name, example) => {
      const text = conditionSteps(example);
      expect(text).toContain(`${name}:`);
      expect(await createRoutineWorld().start(text).end).toEqual({ ok: true });
      expect(schema.safeParse(parse(text)).success).toBe(true);
    },
  );
});

describe('the JSON Schema', () => {
  it.each([
    ['an unknown action', stepsText('- tapp: { x: 1, y: 2 }')],
    ['a number as duration', stepsText('- wait: 5')],
    ['a missing coordinate', stepsText('- tap: { x: 1 }')],
    ['an unknown key', stepsText('- wait: 5s', '  timout: 1s')],
    ['a wrong nested step', stepsText('- repeat:', '    times: 1', '    steps: [{ wait: 1 }]')],
    ['a wrong condition', stepsText('- waitFor: { pixels: { x: 1, y: 2, color: "#ffffff" } }')],
    ['no steps', 'title: A'],
    ['an unknown type of input', 'inputs: { a: { type: date } }\nsteps: []'],
  ])('refuses what the compiler refuses: %s', (_what, text) => {
    expect(problemsOf(text).some(({ level }) => level === 'error')).toBe(true);
    expect(schema.safeParse(parse(text)).success).toBe(false);
  });

  it('takes expressions where the compiler does', () => {
    const text = stepsText('- set: { n: 1 }', '- tap: { x: "${n}", y: 2 }', '  retry: { times: "${n}" }');
    expect(problemsOf(text)).toEqual([]);
    expect(schema.safeParse(parse(text)).success).toBe(true);
  });
});

describe('the reference page', () => {
  const page = routineReference();

  it('leads to a page with keys and example for every action and condition', () => {
    const pages = routineReferencePages();
    for (const [kind, entries] of [
      ['actions', ACTIONS],
      ['conditions', CONDITIONS],
    ] as const) {
      for (const { name, summary, example } of entries) {
        expect(page).toContain(`[${name}](${kind}/${name}.md): ${summary}`);
        expect(pages.get(`${kind}/README.md`)).toContain(`](./${name}.md)`);
        expect(pages.get(`${kind}/${name}.md`)).toContain(example.trim());
        expect(pages.get(`${kind}/${name}.md`)).toMatch(/\| `/);
      }
    }
  });

  it('starts with a routine that compiles', () => {
    const [, first] = /```yaml\n([\s\S]*?)```/.exec(page) ?? [];
    expect(problemsOf(first ?? '')).toEqual([]);
  });

  it('leaves no cell empty that says what a key takes', () => {
    for (const line of [page, ...routineReferencePages().values()]
      .join('\n')
      .split('\n')
      .filter((text) => text.startsWith('| `'))) {
      expect(line.split('|')[2]?.trim()).not.toBe('');
    }
  });
});
