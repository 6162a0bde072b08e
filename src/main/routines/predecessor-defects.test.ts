import { describe, expect, it } from 'vitest';
import { createRoutineWorld, linkTexts, problemsOf, stepsText } from '../../../testing/routine-world';
import { ACTIONS } from './action-registry';
import { compileRoutine } from './compile/compile-routine';
import { linkRoutines } from './compile/link-routines';
import { CONDITIONS } from './condition-registry';

/* Mistakes of an earlier program of this kind, each as a test that would find it here. */

describe('inputs are read, and checked before anything runs', () => {
  it('defect 19: a declared input has its default, and a missing required one is a problem', async () => {
    const text = `inputs:\n  rounds: { type: integer, default: 3 }\n${stepsText('- log: ${rounds}')}`;
    const world = createRoutineWorld();
    expect(await world.start(text).end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: 3']);
  });

  it('defect 19: what a step calls is checked: routine, inputs, templates', () => {
    const linked = linkTexts({
      main: stepsText('- runRoutine: inner', '- runRoutine: iner', '  inputs: { a: 1 }'),
      inner: 'inputs: { word: { type: text } }\nsteps:\n  - log: ${word}',
    });
    expect(linked.get('main')?.summary.problems.map(({ step, code }) => [step, code])).toEqual([
      ['1', 'input_required'],
      ['2', 'routine_missing'],
    ]);
    expect(linked.get('main')?.routine).toBeUndefined();
  });
});

describe('templates', () => {
  it('defect 20: those a routine names are known before it runs, and checked where it is known which there are', () => {
    const text = stepsText('- waitFor: { image: { template: buton } }');
    expect(linkTexts({ main: text }).get('main')?.summary).toMatchObject({
      templates: ['buton'],
      problems: [],
    });
    const file = compileRoutine({ name: 'main', file: 'main.yaml', text });
    const linked = linkRoutines(new Map([['main', file]]), { templateNames: () => new Set(['button']) });
    expect(linked.get('main')?.summary.problems).toMatchObject([
      { line: 2, step: '1', code: 'template_missing', suggestion: 'button' },
    ]);
    expect(linked.get('main')?.routine).toBeUndefined();
  });

  it('defect 27: one that an expression will name is not called missing', () => {
    const text = `inputs:\n  which: { type: template }\n${stepsText('- waitFor: { image: { template: "${which}" } }')}`;
    const file = compileRoutine({ name: 'main', file: 'main.yaml', text });
    const linked = linkRoutines(new Map([['main', file]]), { templateNames: () => new Set(['button']) });
    expect(linked.get('main')?.summary.problems).toEqual([]);
  });
});

describe('values', () => {
  it('defect 27: a number in a condition may be an expression', async () => {
    const text = `inputs:\n  least: { type: integer, default: 3 }\n${stepsText(
      '- set: { n: 5 }',
      '- { if: { is: "${n >= least}" }, then: [{ log: enough }] }',
      '- { if: { equals: { value: "${n}", to: "${least + 2}" } }, then: [{ log: same }] }',
    )}`;
    const world = createRoutineWorld();
    expect(await world.start(text).end).toEqual({ ok: true });
    expect(world.logs).toEqual(['info: enough', 'info: same']);
  });

  it('defect 27: every example that ships is made of actions and keys that exist', () => {
    for (const { name, example } of ACTIONS) {
      const errors = linkTexts({
        main: stepsText(...example.trim().split('\n')),
        'demo/open-app': 'inputs: { package: { type: text } }\nsteps:\n  - launchApp: ${package}',
      })
        .get('main')
        ?.summary.problems.filter(({ level, code }) => level === 'error' && code !== 'sentry_only');
      expect([name, errors]).toEqual([name, []]);
    }
    for (const { name, example } of CONDITIONS) {
      const lines = example
        .trim()
        .split('\n')
        .map((line) => `    ${line}`);
      const problems = problemsOf(
        stepsText('- takeAccount: {}', '- set: { mode: fast }', '- if:', ...lines, '  then: []'),
      );
      expect([name, problems.filter(({ level }) => level === 'error')]).toEqual([name, []]);
    }
  });
});
